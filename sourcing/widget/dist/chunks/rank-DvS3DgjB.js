import{B as e,D as t,G as n,K as r,N as i,O as a,U as o,V as s,c,g as l,i as u,k as d,l as f,q as p,u as m,z as h}from"../sourcing-chat.js";import{n as g,t as _}from"./figures-BEJoasCH.js";import{n as v,t as y}from"./load-jdKIAvO4.js";import{t as b}from"./panels.css-6jD4GRDt.js";import{n as x,t as S}from"./preferences-D8dvA823.js";import{t as C}from"./hint-CI2rzz0I.js";function w(e){let t=e.reduce((e,t)=>e+t.weight,0),n=0;return e.filter(e=>e.weight>0).map(e=>{let r=t>0?e.weight/t:0,i=e.known?e.value??e.worst:e.worst,a={criterion:e.criterion,from:n,wide:r,filled:T(i),possible:T(Math.max(e.best,i)),known:e.known};return n+=r,a})}function T(e){return Math.min(1,Math.max(0,e))}var E=400,D=14;function O(e,t){return n`<svg
    class="score-bar"
    viewBox="0 0 ${E} ${D}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${t}
  >
    ${w(e).map((e,t)=>{let n=e.from*E,i=Math.max(0,e.wide*E-2);return r`<g>
        <rect class="slot" x=${n} y="0" width=${i} height=${D} rx="2" />
        <rect class="possible" x=${n} y="0" width=${i*e.possible} height=${D} rx="2" />
        <rect class=${t%2?`part odd`:`part`} x=${n} y="0" width=${i*e.filled} height=${D} rx="2" />
      </g>`})}
  </svg>`}var k=p`
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
`;function A(e,t){let{w:r}=t;return n`<div class="more">
    <div class="why">
      ${j(r(`rank.inFavour`),e.in_favour,`check`,`met`)}
      ${j(r(`rank.against`),e.against,`cross`,`missed`)}
      ${j(r(`rank.risks`),e.risks.map(e=>`${e.label}: ${e.text}`),`alert`,`missed`)}
      ${j(r(`rank.unknown`),e.unknown,`question`,`unknown`)}
    </div>
    <div class="table-box parts" role="region" tabindex="0" aria-label=${r(`rank.parts`)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${r(`rank.criterion`)}</th>
            <th scope="col" class="number">${r(`rank.weight`)}</th>
            <th scope="col" class="number">${r(`rank.worth`)}</th>
            <th scope="col" class="number">${r(`rank.adds`)}</th>
            <th scope="col">${r(`rank.facts`)}</th>
          </tr>
        </thead>
        <tbody>
          ${e.parts.filter(e=>e.weight>0).map(e=>M(e,t))}
        </tbody>
      </table>
    </div>
    ${e.others.length?n`<div>
            <h3>${r(`rank.others`)}</h3>
            <ul>
              ${e.others.map(e=>n`<li class="lead">
                  ${e.title} · ${e.price?.text??r(`rank.noPrice`)} ·
                  ${e.lead_time?.text??r(`rank.noLeadTime`)}
                </li>`)}
            </ul>
          </div>`:o}
  </div>`}function j(e,t,r,i){return t.length?n`<div>
    <h3>${e}</h3>
    <ul>
      ${t.map(e=>n`<li><span class=${i}>${f(r,14)}</span><span>${e}</span></li>`)}
    </ul>
  </div>`:o}function M(e,{w:t,speak:r,show:i}){let a=e=>_(r,e*100,1),o=e.known?a(e.value??0):`${a(e.worst)}–${a(e.best)}`,s=e.facts.filter(e=>e.value!==null).map(e=>`${e.label} ${e.value??``}`).join(`, `),c=e.facts.flatMap(e=>e.evidence);return n`<tr>
    <th scope="row">${e.label}</th>
    <td class="number">${g(r,e.weight,1)}</td>
    <td class="number">
      ${e.known?o:n`<span class="unknown" title=${t(`rank.unknownHelp`)}>${o}</span>`}
    </td>
    <td class="number">${a(e.contribution)}</td>
    <td>
      ${e.known||s?c.length?n`<button type="button" class="link" aria-haspopup="dialog" @click=${r=>{let a=n`<h3>${e.label}</h3>
      <p>${s||t(`rank.notStated`)}</p>
      ${C(c,t)}`;i(r.currentTarget,e.label,a)}}>
                ${s||e.label}
              </button>`:s:n`<span class="unknown">${t(`rank.notStated`)}</span>`}
    </td>
  </tr>`}var N=class{constructor(e,t){this.host=e,this.selector=t,this.before=new Map,e.addController(this)}hostUpdate(){this.before=this.places()}hostUpdated(){if(globalThis.matchMedia?.(`(prefers-reduced-motion: reduce)`).matches)return;let e=this.places();for(let t of this.rows()){let n=t.dataset.key??``,r=this.before.get(n),i=e.get(n);r===void 0||i===void 0||Math.abs(r-i)<1||t.animate?.([{transform:`translateY(${r-i}px)`},{transform:`none`}],{duration:240,easing:`ease-out`})}}rows(){return[...this.host.renderRoot?.querySelectorAll(this.selector)??[]]}places(){return new Map(this.rows().map(e=>[e.dataset.key??``,e.offsetTop]))}},P=p`
  .weights {
    margin-block-end: var(--s-4);
  }

  .weights > summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-3);
    list-style: none;
  }

  .weights > summary::-webkit-details-marker {
    display: none;
  }

  .weights[open] > summary svg {
    transform: rotate(180deg);
  }

  ol.ranked {
    display: grid;
    gap: var(--s-2);
  }

  .supplier {
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .summary {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr) auto;
    gap: var(--s-1) var(--s-3);
    inline-size: 100%;
    padding: var(--s-3) var(--s-4);
    border: 0;
    border-radius: var(--s-radius);
    background: none;
    color: var(--s-text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .summary:hover {
    background: var(--s-accent-soft);
  }

  .place {
    grid-row: span 3;
    color: var(--s-muted);
    font-size: var(--s-text-lg);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .value {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .value small {
    color: var(--s-muted);
    font-weight: 400;
  }

  .line {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-1) var(--s-2);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .line strong {
    color: var(--s-text);
  }

  .score-bar {
    grid-column: 2 / -1;
    margin-block: var(--s-1);
  }

  .more {
    display: grid;
    gap: var(--s-4);
    padding: var(--s-2) var(--s-4) var(--s-4);
  }

  .why {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
    gap: var(--s-3) var(--s-5);
  }

  .why li {
    display: flex;
    gap: var(--s-2);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .why li svg {
    margin-block-start: 0.1875rem;
  }

  .more h3 {
    margin-block-end: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .parts th,
  .parts td {
    min-inline-size: 4rem;
  }

  .parts .number {
    text-align: end;
    white-space: nowrap;
  }

  .out {
    margin-block-start: var(--s-4);
  }

  .out li {
    padding-block: var(--s-2);
    border-block-end: 1px solid var(--s-line);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .badge.risk {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  .badge.open {
    background: var(--s-unknown-soft);
    color: var(--s-unknown);
  }

  .badge.good {
    background: var(--s-met-soft);
    color: var(--s-met);
  }

  @media (max-width: 40rem) {
    .summary {
      grid-template-columns: 1.5rem minmax(0, 1fr) auto;
      padding-inline: var(--s-3);
    }

    .more {
      padding-inline: var(--s-3);
    }
  }
`,F=50,I=class extends v{static{this.styles=[d,a,b,p`
      .presets {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
        margin-block: var(--s-2) var(--s-4);
      }

      .sliders {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
        gap: var(--s-2) var(--s-6);
      }

      label {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 var(--s-2);
        font-size: var(--s-text-sm);
      }

      label .off {
        color: var(--s-faint);
      }

      input {
        grid-column: 1 / -1;
        inline-size: 100%;
        block-size: 1.5rem;
        margin: 0;
        accent-color: var(--s-accent);
      }

      output {
        color: var(--s-muted);
        font-variant-numeric: tabular-nums;
      }

      .reset {
        margin-inline-start: auto;
      }

      @media (pointer: coarse) {
        input {
          block-size: 2rem;
        }
      }
    `]}render(){let{ranking:e,w:t}=this,r=x(this.store),i=Object.keys(r.weights).length>0,a=e.presets.find(e=>e.id===r.preset);return n`
      <div class="presets" role="group" aria-label=${t(`rank.presets`)}>
        ${e.presets.map(e=>n`<button
            type="button"
            class="chip"
            title=${e.description}
            aria-pressed=${e.id===r.preset&&!i}
            @click=${()=>r.choose(e.id)}
          >
            ${e.label}
          </button>`)}
        ${i?n`<button
                type="button"
                class="button quiet small reset"
                @click=${()=>r.choose(r.preset)}
              >
                ${f(`restart`,16)} ${t(`rank.reset`)}
              </button>`:o}
      </div>
      <div class="sliders">
        ${e.criteria.map(e=>{let i=r.weights[e.id]??a?.weights[e.id]??e.weight,o=g(this.speak,e.share),s=e.applies?o:t(`rank.idle`);return n`<label>
            <span class=${e.applies?``:`off`}>${e.label}</span>
            <output>${s}</output>
            <input
              type="range"
              min="0"
              max=${F}
              step="1"
              .value=${String(i)}
              aria-label=${e.label}
              aria-valuetext=${s}
              @input=${t=>r.weigh(e.id,t.target.valueAsNumber)}
            />
          </label>`})}
      </div>
    `}};c([s({attribute:!1})],I.prototype,`ranking`,void 0),I=c([m(`sourcing-weights`)],I);var L=120,R=50,z=`(min-width: 40rem)`,B=class extends v{static{this.styles=[d,a,t,u,b,k,P]}constructor(){super(),this.open=new Set,this.preferences=new S(this,()=>this.store),this.ranking=new y(this,e=>this.ask(e)),this.roomy=globalThis.matchMedia?.(z).matches??!0,new N(this,`.supplier`)}willUpdate(e){super.willUpdate(e);let{conversation:t,version:n,outbox:r,settings:i}=this.state;if(!t||!l(this.state)?.lines.length)return void this.ranking.clear();if(r.length)return;let a=[t,n,this.language,i.currency,i.units];this.ranking.want([...a,this.preferences.current.key,this.open.size>0].join(` `),L)}render(){let{value:e,failure:t,busy:r}=this.ranking;return n`
      ${t?this.failed(t,this.ranking.again):o}
      ${e?this.ranked(e,r):this.without(t!==null)}
      <sourcing-hint></sourcing-hint>
    `}async ask(e){let{preset:t,weights:n}=this.preferences.current,r={conversation_id:this.state.conversation,product_ids:[],language:this.language,size:R,chart:!1,explain:this.open.size>0,preset:t,weights:n};return(await this.store.client.post(`/v1/rank`,{body:r,signal:e})).value}without(e){return e?o:this.ranking.busy||this.state.phase===`loading`?n`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`:n`<div class="empty">
      ${f(`factory`,36)}
      <h2>${this.w(`rank.empty`)}</h2>
      <p>${this.w(`rank.emptyHelp`)}</p>
    </div>`}ranked(e,t){let{w:r}=this,a=[r(`rank.from`,{offers:e.offers,products:e.products}),e.quantity?r(`compare.at`,{quantity:e.quantity.text}):null,e.currency?r(`rank.in`,{currency:e.currency}):null].filter(e=>e!==null);return n`
      <div class="bar">
        <div class="grow">
          <h2>${r(`rank.title`,{count:e.total,what:e.title})}</h2>
          <p class="lead">${a.join(` · `)}</p>
        </div>
      </div>
      <details class="weights card" ?open=${this.roomy}>
        <summary><span>${r(`rank.weights`)}</span>${f(`down`,16)}</summary>
        <sourcing-weights .store=${this.store} .ranking=${e}></sourcing-weights>
      </details>
      ${e.is_relaxed?n`<p class="note warning">${f(`alert`,16)} ${r(`rank.relaxed`)}</p>`:o}
      ${this.sensitivity(e)}
      ${e.suppliers.length?n`<ol class="ranked" aria-busy=${t} aria-label=${r(`rank.list`)}>
              ${i(e.suppliers,e=>e.supplier.id,e=>n`<li class="supplier" data-key=${e.supplier.id}>${this.supplier(e)}</li>`)}
            </ol>`:n`<div class="empty">${f(`factory`,36)}<h2>${r(`rank.nobody`)}</h2></div>`}
      ${this.excluded(e)}
      <div class="foot">
        ${e.market?n`<p>${e.market.text}</p>`:o}
        ${e.rates.map(e=>n`<p>${e.text}</p>`)}
      </div>
      <p class="hidden-visually" role="status">
        ${e.suppliers[0]?r(`rank.first`,{name:e.suppliers[0].supplier.name}):o}
      </p>
    `}sensitivity(e){if(e.suppliers.length<2)return o;let{w:t}=this;return n`<p class="note sense">
      ${f(`info`,16)}
      <span>
        ${e.sensitivity?.text??t(`rank.firm`)}
        ${e.overlapping?n`<br />`:o}
        ${e.overlapping?t(`rank.overlapping`,{count:e.overlapping}):o}
      </span>
    </p>`}supplier(e){let{w:t,speak:r}=this,{supplier:i,offer:a}=e,s=this.open.has(i.id),c=_(r,a.score*100,1),l=a.best-a.worst>.005,u=_(r,a.worst*100,0),d=_(r,a.best*100,0);return n`<button
        type="button"
        class="summary"
        aria-expanded=${s}
        @click=${()=>this.toggle(i.id)}
      >
        <span class="place">${e.tied?`=`:``}${e.rank}</span>
        <span class="name">${i.name}</span>
        <span class="value"
          >${c}${l?n` <small>${u}–${d}</small>`:o}</span
        >
        ${O(e.parts,t(`rank.score`,{score:c}))}
        <span class="line">
          <strong>${a.price?a.price.converted?r.money(a.price.converted.amount,a.price.converted.currency):a.price.text:this.t(`card.noPrice`)}</strong>
          <span>${a.lead_time?.text??this.t(`card.notStated`)}</span>
          ${i.country_name?n`<span>${i.country_name}</span>`:o}
          ${i.kind?n`<span class="badge">${this.t(`supplier.${i.kind}`)}</span>`:o}
          ${e.unbeaten?n`<span class="badge good" title=${t(`rank.unbeatenHelp`)}>${t(`rank.unbeaten`)}</span>`:o}
          ${e.left_open.length?n`<span class="badge open">${t(`rank.open`,{count:e.left_open.length})}</span>`:o}
          ${e.risks.map(e=>n`<span class="badge risk" title=${e.text}>${f(`alert`,12)}${e.label}</span>`)}
        </span>
      </button>
      ${s?A(e,{w:t,speak:r,show:(e,t,n)=>void this.hint.show(e,t,n)}):o}`}excluded(e){if(!e.excluded.length)return o;let{w:t}=this;return n`<details class="out">
      <summary>${t(`rank.excluded`,{count:e.excluded.length})}</summary>
      <ul>
        ${e.excluded.map(e=>n`<li>
            <strong>${e.name??t(`rank.unnamed`)}</strong> — ${e.label}: ${e.detail}
          </li>`)}
      </ul>
    </details>`}toggle(e){let t=new Set(this.open);t.delete(e)||t.add(e),this.open=t}};c([e()],B.prototype,`open`,void 0),c([h(`sourcing-hint`)],B.prototype,`hint`,void 0),B=c([m(`sourcing-rank`)],B);export{B as SourcingRank};