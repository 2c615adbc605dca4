/** Skeleton: grey shapes in the place of what is on its way. */

import { css } from 'lit';

export const skeleton = css`
  .skeleton {
    border-radius: var(--s-radius-sm);
    background: linear-gradient(
      100deg,
      var(--s-sunken) 30%,
      var(--s-line) 50%,
      var(--s-sunken) 70%
    );
    background-size: 300% 100%;
    animation: shimmer 1.4s ease-in-out infinite;
  }

  @keyframes shimmer {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: 0 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
      background: var(--s-line);
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;
