import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: block;
    container: card / inline-size;
  }

  article {
    display: grid;
    grid-template: 'picture head' auto 'terms terms' auto 'marks marks' auto 'foot foot' auto / auto minmax(0, 1fr);
    gap: var(--s-3);
    padding: var(--s-3);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    transition: border-color var(--s-fast);
  }

  article:hover {
    border-color: var(--s-edge);
  }

  article.selected {
    border-color: var(--s-accent);
    box-shadow: inset 3px 0 0 var(--s-accent);
  }

  .picture {
    grid-area: picture;
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    aspect-ratio: 1;
    overflow: hidden;
    border-radius: var(--s-radius-sm);
    background: var(--s-sunken);
    color: var(--s-faint);
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
    background: #fff;
  }

  .head {
    grid-area: head;
    min-inline-size: 0;
  }

  h4 {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: var(--s-text-md);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  h4 a {
    color: inherit;
    text-decoration: none;
  }

  h4 a:hover {
    color: var(--s-accent);
    text-decoration: underline;
  }

  .supplier {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.5rem;
    margin-block-start: 0.1875rem;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .supplier .name {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .verified {
    background: var(--s-info-soft);
    color: var(--s-info);
  }

  .rating > span:first-child {
    display: inline-flex;
    align-items: center;
    gap: 0.1875rem;
  }

  .terms {
    grid-area: terms;
    display: grid;
    grid-template-columns: 1.4fr 1fr 1fr;
    gap: var(--s-2);
  }

  .terms > div {
    min-inline-size: 0;
  }

  dt {
    color: var(--s-faint);
    font-size: var(--s-text-xs);
  }

  .terms dd {
    font-size: var(--s-text-sm);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .terms .price strong {
    font-size: var(--s-text-md);
    font-weight: 650;
  }

  .note {
    display: block;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .unstated {
    color: var(--s-faint);
    font-style: italic;
  }

  .marks {
    grid-area: marks;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.375rem;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    max-inline-size: 100%;
    padding: 0.0625rem 0.4375rem;
    border-radius: var(--s-radius-sm);
    background: var(--s-sunken);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    overflow-wrap: anywhere;
  }

  .mark b {
    color: var(--s-text);
    font-weight: 600;
  }

  .mark svg {
    stroke-width: 2.2;
  }

  .mark.met {
    background: var(--s-met-soft);
    color: var(--s-met);
  }

  .mark.missed {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  .mark.unknown {
    background: var(--s-unknown-soft);
    color: var(--s-unknown);
  }

  .word::before {
    content: '· ';
  }

  .foot {
    grid-area: foot;
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: var(--s-1) var(--s-2);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-1);
  }

  .alike {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    padding-inline: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .why {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: 1.875rem;
    text-decoration: none;
  }

  .why[aria-expanded='true'] svg {
    rotate: 90deg;
  }

  :host(:dir(rtl)) .why[aria-expanded='false'] svg {
    scale: -1 1;
  }

  .reasons {
    display: grid;
    grid-column: 1 / -1;
    gap: var(--s-3);
    padding: var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-canvas);
    font-size: var(--s-text-sm);
  }

  h5 {
    margin: 0 0 calc(-1 * var(--s-2));
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 600;
  }

  .reasons table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  caption {
    padding-block-end: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 600;
    text-align: start;
  }

  .reasons th,
  .reasons td {
    padding-block: 0.3125rem;
    border-block-start: 1px solid var(--s-line);
    font-weight: 500;
    text-align: start;
    vertical-align: top;
  }

  .reasons td {
    text-align: end;
  }

  small {
    display: block;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 400;
  }

  .reasons tr.met td small {
    color: var(--s-met);
  }

  .reasons tr.missed td small {
    color: var(--s-missed);
  }

  .reasons tr.unknown td small {
    color: var(--s-unknown);
  }

  .weights {
    display: grid;
    gap: var(--s-1);
  }

  .weights li {
    display: flex;
    gap: var(--s-2);
    align-items: baseline;
  }

  .weights svg {
    position: relative;
    inset-block-start: 0.125rem;
  }

  .weights .for svg {
    color: var(--s-met);
  }

  .weights .against svg {
    color: var(--s-missed);
  }

  .sheet {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
    gap: var(--s-2) var(--s-3);
  }

  @container card (min-width: 43rem) {
    article {
      grid-template:
        'picture head terms' auto 'picture marks marks' auto 'picture foot foot' auto / auto
        minmax(0, 1fr) minmax(0, 22rem);
      column-gap: var(--s-4);
      row-gap: var(--s-2);
      padding: var(--s-4);
    }

    .picture {
      inline-size: 5rem;
    }

    .terms {
      gap: var(--s-3);
    }
  }

  @container card (max-width: 21rem) {
    .terms {
      grid-template-columns: 1fr 1fr;
    }

    .terms .price {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    .mark {
      border: 1px solid CanvasText;
    }
  }
`;
