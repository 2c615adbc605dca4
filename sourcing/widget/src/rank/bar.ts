/** Bar: a score drawn as what it is made of; the words beside it say the same. */

import { css, html, svg, type TemplateResult } from 'lit';
import { type Part, segments } from './scores';

const WIDE = 400;
const TALL = 14;

export function scoreBar(parts: readonly Part[], label: string): TemplateResult {
  return html`<svg
    class="score-bar"
    viewBox="0 0 ${WIDE} ${TALL}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    ${segments(parts).map((one, at) => {
      const x = one.from * WIDE;
      const wide = Math.max(0, one.wide * WIDE - 2);
      return svg`<g>
        <rect class="slot" x=${x} y="0" width=${wide} height=${TALL} rx="2" />
        <rect class="possible" x=${x} y="0" width=${wide * one.possible} height=${TALL} rx="2" />
        <rect class=${at % 2 ? 'part odd' : 'part'} x=${x} y="0" width=${wide * one.filled} height=${TALL} rx="2" />
      </g>`;
    })}
  </svg>`;
}

export const barStyles = css`
  .score-bar {
    inline-size: 100%;
    block-size: 0.75rem;
  }

  :host(:dir(rtl)) .score-bar {
    transform: scaleX(-1);
  }

  .score-bar .slot {
    fill: var(--s-sunken);
    stroke: var(--s-line);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }

  .score-bar .possible {
    fill: var(--s-unknown);
    opacity: 0.35;
  }

  .score-bar .part {
    fill: var(--s-accent);
  }

  .score-bar .part.odd {
    fill: color-mix(in oklab, var(--s-accent) 72%, var(--s-surface));
  }

  .score-bar rect {
    transition: width 200ms;
  }

  @media (forced-colors: active) {
    .score-bar .part {
      fill: Highlight;
    }
  }
`;
