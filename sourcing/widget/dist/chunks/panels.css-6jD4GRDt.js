import{b as e,q as t}from"../sourcing-chat.js";var n=class{constructor(e,t){this.others=t,this.language=`en`,this.wanted=`en`,this.locale=``,this.found=e,this.english=this.found,this.words=this.worded(`en`)}in(e,t){return e.language!==this.wanted&&this.use(e.language,t),e.locale!==this.locale&&(this.locale=e.locale,this.words=this.worded(e.locale)),this.words}async use(e,t){this.wanted=e;try{let n=e===`en`?this.english:await this.others[e]();if(e!==this.wanted)return;this.found=n,this.language=e,this.words=this.worded(this.locale||e),t()}catch{}}worded(t){let n=this.found;return new e(this.language,n,t).t}},r=t`
  :host {
    display: block;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-3);
    margin-block-end: var(--s-4);
  }

  .bar > .grow {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }

  h2 {
    font-size: var(--s-text-xl);
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }

  h3 {
    font-size: var(--s-text-md);
  }

  .lead {
    color: var(--s-muted);
    font-size: var(--s-text-sm);
    text-wrap: pretty;
  }

  .card {
    padding: var(--s-4) var(--s-5);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .note {
    display: flex;
    gap: var(--s-2);
    margin-block-end: var(--s-3);
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-info-soft);
    font-size: var(--s-text-sm);
    text-wrap: pretty;
  }

  .note svg {
    margin-block-start: 0.125rem;
    color: var(--s-info);
  }

  .note.warning {
    background: var(--s-unknown-soft);
  }

  .note.warning svg {
    color: var(--s-unknown);
  }

  .failed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-3);
    margin-block-end: var(--s-4);
    padding: var(--s-3) var(--s-4);
    border-radius: var(--s-radius);
    background: var(--s-missed-soft);
    font-size: var(--s-text-sm);
  }

  .failed p {
    flex: 1 1 12rem;
  }

  .failed small {
    display: block;
    color: var(--s-muted);
  }

  .failed > svg {
    color: var(--s-missed);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--s-3);
    padding: var(--s-10) var(--s-4);
    border: 1px dashed var(--s-edge);
    border-radius: var(--s-radius);
    color: var(--s-muted);
    text-align: center;
    text-wrap: balance;
  }

  .empty > svg {
    color: var(--s-faint);
  }

  .empty h2 {
    color: var(--s-text);
    font-size: var(--s-text-lg);
  }

  .waiting {
    display: grid;
    gap: var(--s-3);
  }

  .waiting .skeleton {
    block-size: 5rem;
    border-radius: var(--s-radius);
  }

  .stale {
    opacity: 0.55;
    transition: opacity var(--s-fast) linear 200ms;
  }

  .met {
    color: var(--s-met);
  }

  .missed {
    color: var(--s-missed);
  }

  .unknown {
    color: var(--s-unknown);
  }

  .figures {
    font-variant-numeric: tabular-nums;
  }

  details > summary {
    min-block-size: 1.75rem;
    color: var(--s-accent);
    font-size: var(--s-text-sm);
    font-weight: 550;
    cursor: pointer;
  }

  .foot {
    display: grid;
    gap: var(--s-1);
    margin-block-start: var(--s-4);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }
`;export{n,r as t};