import{B as e,D as t,G as n,O as r,U as i,c as a,d as o,g as s,k as c,l,o as u,p as d,q as f,u as p,z as m}from"../sourcing-chat.js";import{t as h}from"./hint-CI2rzz0I.js";import{n as g,t as _}from"./load-jdKIAvO4.js";import{t as v}from"./panels.css-6jD4GRDt.js";import{t as y}from"./preferences-D8dvA823.js";import{n as b,t as x}from"./save-CYxlbCMg.js";var S=f`
  .box {
    position: relative;
    overflow: auto;
    overscroll-behavior-x: contain;
    max-block-size: max(24rem, calc(100dvh - 13rem));
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    scroll-padding-inline-start: var(--first);
    --first: 12rem;
    --each: 13rem;
  }

  table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
    font-size: var(--s-text-sm);
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: var(--s-2) var(--s-3);
    border-block-end: 1px solid var(--s-line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    min-inline-size: var(--each);
    background: var(--s-surface);
    border-block-end: 2px solid var(--s-line);
  }

  .corner,
  .row {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    inline-size: var(--first);
    min-inline-size: var(--first);
    max-inline-size: var(--first);
    background: var(--s-surface);
    border-inline-end: 1px solid var(--s-line);
  }

  .corner {
    z-index: 3;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    vertical-align: bottom;
  }

  .product {
    display: grid;
    gap: var(--s-1);
  }

  .product .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    font-weight: 600;
    line-height: 1.35;
  }

  .product .who {
    overflow: hidden;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    text-overflow: ellipsis;
    white-space: nowrap;
    max-inline-size: 18rem;
  }

  .product .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
  }

  .letter {
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: 50%;
    background: var(--s-accent-soft);
    color: var(--s-accent-strong);
    font-size: var(--s-text-xs);
    font-weight: 650;
  }

  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1);
  }

  .group th {
    position: sticky;
    inset-inline-start: 0;
    padding-block: var(--s-1);
    background: var(--s-sunken);
  }

  .group button {
    position: sticky;
    inset-inline-start: var(--s-2);
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    min-block-size: 1.75rem;
    padding: 0 var(--s-2) 0 0;
    border: 0;
    background: none;
    color: var(--s-text);
    font-size: var(--s-text-xs);
    font-weight: 650;
    letter-spacing: 0.01em;
    cursor: pointer;
  }

  .group svg {
    transition: transform var(--s-fast);
  }

  .group [aria-expanded='true'] svg {
    transform: rotate(90deg);
  }

  .group .count {
    color: var(--s-muted);
    font-weight: 400;
  }

  .sort {
    display: flex;
    align-items: flex-start;
    gap: var(--s-1);
    inline-size: 100%;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--s-muted);
    text-align: start;
    cursor: pointer;
  }

  .sort .label {
    flex: 1;
    min-inline-size: 0;
    font-weight: 550;
  }

  .sort svg {
    margin-block-start: 0.1875rem;
    opacity: 0;
  }

  .sort:hover,
  [aria-sort] .sort {
    color: var(--s-accent-strong);
  }

  .sort:hover svg,
  .sort:focus-visible svg,
  [aria-sort] .sort svg {
    opacity: 1;
  }

  .required {
    display: block;
    color: var(--s-faint);
    font-size: var(--s-text-xs);
  }

  .cell {
    display: flex;
    align-items: flex-start;
    gap: var(--s-1);
    min-inline-size: 100%;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: var(--s-text);
    text-align: start;
    cursor: pointer;
  }

  .cell:hover .text {
    text-decoration: underline;
    text-decoration-style: dotted;
    text-underline-offset: 0.25em;
  }

  .cell svg {
    margin-block-start: 0.1875rem;
  }

  .cell .text {
    min-inline-size: 0;
    white-space: pre-line;
  }

  .is-unknown .text {
    color: var(--s-unknown);
    font-style: italic;
  }

  .is-best {
    background: var(--s-met-soft);
  }

  .is-best .text {
    font-weight: 650;
  }

  .is-missed .text {
    color: var(--s-missed);
  }

  .total td,
  .total th {
    font-weight: 650;
    border-block-start: 1px solid var(--s-edge);
  }

  /* How far a value can be relied on: filled, ring, half and dashed, so that no colour is needed. */
  .basis {
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    margin-block-start: 0.4375rem;
    margin-inline-start: auto;
    border: 1.5px solid var(--s-muted);
    border-radius: 50%;
  }

  .basis.confirmed {
    border-color: var(--s-met);
    background: var(--s-met);
  }

  .basis.listed {
    background: var(--s-muted);
  }

  .basis.estimated {
    border-style: dashed;
    border-color: var(--s-unknown);
  }

  .basis.calculated {
    border-radius: 1px;
  }

  .basis.unknown {
    border-color: transparent;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-4);
  }

  .legend span {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
  }

  .legend .basis {
    margin: 0;
  }

  @media (max-width: 48rem) {
    .box {
      --first: 7.5rem;
      --each: 10.5rem;
      max-block-size: calc(100dvh - 12rem);
      scroll-snap-type: x proximity;
    }

    thead th:not(.corner) {
      scroll-snap-align: start;
    }

    th,
    td {
      padding-inline: var(--s-2);
    }
  }

  @media print {
    .box {
      max-block-size: none;
      overflow: visible;
    }
  }
`;function C(e){return`${e.group}/${e.id}`}function w(e){return!e||e.basis===`unknown`?null:e.money?Number(e.money.amount):e.value===null?e.text.toLocaleLowerCase():typeof e.value==`boolean`?Number(e.value):e.value}function T(e,t){let n=e.columns.map((e,t)=>t),r=t&&e.rows.find(e=>C(e)===t.row);if(!r)return n;let i=t.descending?-1:1;return n.sort((e,t)=>{let n=w(r.cells[e]),a=w(r.cells[t]);return n===null||a===null?Number(n===null)-Number(a===null):typeof n==`number`&&typeof a==`number`?i*(n-a):i*String(n).localeCompare(String(a))})}function E(e){return e.direction===`more`}function D(e,t,n){return e.rows.filter(e=>e.group===t&&(!n||O(e)))}function O(e){if(e.differs||e.total)return!0;let t=e.cells.filter(e=>e.basis===`unknown`).length;return t>0&&t<e.cells.length}var k={met:`check`,missed:`cross`,unknown:`question`},A=[`confirmed`,`listed`,`inferred`,`estimated`,`calculated`],j=`score`,M=5,N=class extends g{constructor(...e){super(...e),this.onlyDifferent=!1,this.sorting=null,this.folded=new Set([j]),this.exportFailure=null,this.preferences=new y(this,()=>this.store),this.table=new _(this,async e=>{let t={body:this.order(),signal:e};return(await this.store.client.post(`/v1/compare`,t)).value}),this.forget=()=>{this.exportFailure=null}}static{this.styles=[c,r,t,v,S]}willUpdate(e){super.willUpdate(e);let{conversation:t,version:n,outbox:r}=this.state;if(!t||!s(this.state)?.lines.length)return void this.table.clear();if(r.length)return;let{currency:i,units:a}=this.state.settings,o=[t,n,this.language,i,a,this.preferences.current.key];this.table.want(o.join(` `))}render(){let{value:e,failure:t,busy:r}=this.table;return n`
      ${t?this.failed(t,this.table.again):i}
      ${this.exportFailure?this.failed(this.exportFailure,this.forget):i}
      ${e?this.comparison(e,r):this.without(t!==null)}
      <sourcing-hint></sourcing-hint>
    `}order(){let{preset:e,weights:t}=this.preferences.current;return{conversation_id:this.state.conversation,language:this.language,columns:M,preset:e,weights:t}}get selected(){return d(s(this.state))?.selected??[]}without(e){return e?i:this.table.busy||this.state.phase===`loading`?n`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`:n`<div class="empty">
      ${l(`compare`,36)}
      <h2>${this.w(`compare.empty`)}</h2>
      <p>${this.w(`compare.emptyHelp`)}</p>
    </div>`}comparison(e,t){let{w:r}=this;if(!e.columns.length)return n`<div class="empty">
        ${l(`box`,36)}
        <h2>${r(`compare.nothing`)}</h2>
        ${e.notes.map(e=>n`<p>${e}</p>`)}
      </div>`;let a=T(e,this.sorting),o=[this.selected.length?r(`compare.shortlist`):r(`compare.best`),e.quantity?r(`compare.at`,{quantity:e.quantity.text}):null,e.basis&&e.currency?r(`compare.basis`,{basis:e.basis,currency:e.currency}):null].filter(e=>e!==null);return n`
      <div class="bar">
        <div class="grow">
          <h2>${r(`compare.title`,{what:e.title})}</h2>
          <p class="lead">${o.join(` · `)}</p>
        </div>
        <label class="switch">
          <input type="checkbox" .checked=${this.onlyDifferent} @change=${this.setOnly} />
          ${r(`compare.different`)}
        </label>
        ${[`csv`,`xlsx`].map(t=>n`<button
            type="button"
            class="button small"
            aria-label=${r(`compare.export`,{format:t.toUpperCase()})}
            @click=${()=>this.export(t,e.title)}
          >
            ${l(`document`,16)} ${t.toUpperCase()}
          </button>`)}
      </div>
      ${e.is_example?n`<p class="note warning">${l(`alert`,16)} ${r(`compare.example`)}</p>`:i}
      <div
        class="box ${t?`stale`:``}"
        role="region"
        tabindex="0"
        aria-label=${r(`compare.table`)}
        aria-busy=${t}
      >
        <table>
          <thead>
            <tr>
              <th class="corner" scope="col">${r(`compare.row`)}</th>
              ${a.map(t=>this.head(e.columns[t]))}
            </tr>
          </thead>
          ${e.groups.map(t=>this.group(e,t.id,t.label,a))}
        </table>
      </div>
      ${this.foot(e)}
    `}head(e){if(!e)return i;let{w:t}=this,r=u(e.url),a=this.selected.includes(e.product_id),{musts:o}=e,s=o.missed?`missed`:o.unknown?`unknown`:`met`;return n`<th scope="col">
      <div class="product">
        <div class="head">
          <span class="letter">${e.letter}</span>
          ${a?n`<button
                  type="button"
                  class="button quiet icon small"
                  aria-label=${t(`compare.remove`,{name:e.title})}
                  title=${t(`compare.remove`,{name:e.title})}
                  @click=${()=>this.unlist(e)}
                >
                  ${l(`close`,14)}
                </button>`:i}
        </div>
        <span class="title" title=${e.title}
          >${r?n`<a href=${r} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"
                  >${e.title}<span class="hidden-visually"> (${this.t(`card.opensTab`)})</span></a
                >`:e.title}</span
        >
        ${e.supplier?n`<span class="who" title=${e.supplier}>${e.supplier}</span>
                <span class="who">${e.country_name??e.country??``}</span>`:n`<span class="who">${t(`compare.nobody`)}</span>`}
        <span class="badges">
          ${o.text?n`<span class="badge ${s}">${l(k[s]??`check`,12)}${o.text}</span>`:i}
          ${e.best?n`<span class="badge">${l(`star`,12)}${t(`compare.bestIn`,{count:e.best})}</span>`:i}
        </span>
      </div>
    </th>`}group(e,t,r,a){let o=D(e,t,this.onlyDifferent);if(!o.length)return i;let s=!this.folded.has(t);return n`<tbody>
      <tr class="group">
        <th scope="rowgroup" colspan=${a.length+1}>
          <button type="button" aria-expanded=${s} @click=${()=>this.fold(t)}>
            ${l(`chevron`,14)} ${r} <span class="count">${o.length}</span>
          </button>
        </th>
      </tr>
      ${s?o.map(e=>this.row(e,a)):i}
    </tbody>`}row(e,t){let{w:r}=this,a=this.sorting?.row===C(e)?this.sorting:null,o=a?a.descending?`descending`:`ascending`:i;return n`<tr class=${e.total?`total`:``}>
      <th class="row" scope="row" aria-sort=${o}>
        <button
          type="button"
          class="sort"
          title=${r(`compare.sort`,{what:e.label})}
          @click=${()=>this.sort(e)}
        >
          <span class="label"
            >${e.label}${e.unit?n` <small>(${e.unit})</small>`:i}</span
          >
          ${l(a?.descending?`down`:`up`,14)}
        </button>
        ${e.required?n`<span class="required">${e.required}</span>`:i}
        ${e.note?n`<span class="required">${e.note}</span>`:i}
      </th>
      ${t.map(t=>this.cell(e,e.cells[t]))}
    </tr>`}cell(e,t){if(!t)return n`<td></td>`;let r=[t.basis===`unknown`?`is-unknown`:``,t.best?`is-best`:``,t.truth===`missed`?`is-missed`:``].join(` `),a=[t.truth_label,t.best?this.w(`compare.isBest`):null,t.basis_label];return n`<td class=${r}>
      <button
        type="button"
        class="cell"
        aria-haspopup="dialog"
        @click=${n=>this.explain(n,e,t)}
      >
        ${t.truth?n`<span class=${t.truth}>${l(k[t.truth]??`question`,14)}</span>`:i}
        ${t.best?l(`star`,14):i}
        <span class="text">${t.text||this.w(`compare.none`)}</span>
        <span class="hidden-visually">(${a.filter(e=>e).join(`, `)})</span>
        <span class="basis ${t.basis}" title=${t.basis_label}></span>
      </button>
    </td>`}foot(e){let{w:t}=this,r=new Set(e.rows.flatMap(e=>e.cells.map(e=>e.basis))),i=A.filter(e=>r.has(e));return n`<div class="foot">
      <p class="legend" aria-hidden="true">
        ${i.map(e=>n`<span><span class="basis ${e}"></span>${t(`basis.${e}`)}</span>`)}
      </p>
      ${e.notes.map(e=>n`<p>${e}</p>`)}
      ${e.rates.map(e=>n`<p>${e.text}</p>`)}
      ${e.tables.map(e=>n`<p>${e}</p>`)}
    </div>`}explain(e,t,r){let{w:a}=this,o=n`<h3>${t.label}: ${r.text}</h3>
      <p>${[r.basis_label,r.truth_label].filter(e=>e).join(` · `)}</p>
      ${r.notes.length?n`<ul>${r.notes.map(e=>n`<li>${e}</li>`)}</ul>`:i}
      ${h(r.evidence,a)}
      ${r.sources.length?n`<ul>${r.sources.map(e=>n`<li>${e}</li>`)}</ul>`:i}
      ${!r.evidence.length&&!r.sources.length&&!r.notes.length?n`<p>${a(r.basis===`unknown`?`evidence.unknown`:`evidence.none`)}</p>`:i}`;this.hint.show(e.currentTarget,t.label,o)}sort(e){let t=this.sorting?.row===C(e)?this.sorting:null,n=E(e);this.sorting=t?t.descending===n?{row:C(e),descending:!n}:null:{row:C(e),descending:n}}fold(e){let t=new Set(this.folded);t.delete(e)||t.add(e),this.folded=t}setOnly(e){this.onlyDifferent=e.target.checked}unlist(e){this.store.edit([{op:`unlist`,product_ids:[e.product_id]}],e.title)}async export(e,t){this.forget();try{let n=await this.store.client.blob(`/v1/compare?format=${e}`,{body:this.order()});b(n,x(t,e))}catch(e){this.exportFailure=o(e)}}};a([e()],N.prototype,`onlyDifferent`,void 0),a([e()],N.prototype,`sorting`,void 0),a([e()],N.prototype,`folded`,void 0),a([e()],N.prototype,`exportFailure`,void 0),a([m(`sourcing-hint`)],N.prototype,`hint`,void 0),N=a([p(`sourcing-compare`)],N);export{N as SourcingCompare};