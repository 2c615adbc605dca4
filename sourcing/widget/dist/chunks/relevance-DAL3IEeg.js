import{B as e,D as t,E as n,G as r,K as i,O as a,U as o,c as s,k as c,l,q as u,u as d,z as f}from"../sourcing-chat.js";import{n as p,t as m}from"./page.css-CsrKMBc_.js";import{t as h}from"./figures-BEJoasCH.js";import{t as g}from"./panels.css-6jD4GRDt.js";import{n as _}from"./save-CYxlbCMg.js";var v=[`words`,`meaning`,`both`];function y(e,t){return e[`${t}_rank`]}function b(e){let t=[e.words_rank,e.meaning_rank].filter(e=>e!==null);return!t.length||e.both_rank===null?null:Math.min(...t)-e.both_rank}var x={method:`convex`,dense_weight:null,coverage_weight:null,rrf_k:60};function S(e){let t=new URLSearchParams(e),n=(e,n,r)=>{let i=t.get(e),a=i===null||i===``?NaN:Number(i);return Number.isFinite(a)?Math.min(r,Math.max(n,a)):null};return{text:(t.get(`q`)??``).slice(0,2e3),fusion:{method:t.get(`method`)===`rrf`?`rrf`:`convex`,dense_weight:n(`dense`,0,1),coverage_weight:n(`coverage`,0,10),rrf_k:n(`k`,1,1e4)??x.rrf_k}}}function C(e,t){let n=new URLSearchParams;e&&n.set(`q`,e),t.method!==x.method&&n.set(`method`,t.method),t.dense_weight!==null&&n.set(`dense`,String(t.dense_weight)),t.coverage_weight!==null&&n.set(`coverage`,String(t.coverage_weight)),t.rrf_k!==x.rrf_k&&n.set(`k`,String(t.rrf_k));let r=n.toString();return r?`?${r}`:``}function w(e){let t=new Map;for(let n of e){let e=n.field??n.part,r=t.get(e)??{score:0,tokens:new Set};r.score+=n.score,n.token&&r.tokens.add(n.token),t.set(e,r)}return[...t].map(([e,{score:t,tokens:n}])=>({name:e,score:t,tokens:[...n]})).sort((e,t)=>Math.abs(t.score)-Math.abs(e.score))}var T=[0,1,2,3];function E(e,t,n){let{side:i,card:a,grade:s,same:c,w:l,speak:u,judge:d,reach:f}=n,p=a?.title??e.product_id;return r`<li
    class="hit ${c?`same`:``}"
    tabindex="0"
    aria-label="${t}. ${p}"
    @keydown=${e=>{let t=Number(e.key);e.key.length===1&&T.some(e=>e===t)&&e.key!==` `&&(e.preventDefault(),d(t))}}
    @focus=${()=>f(e.product_id)}
    @pointerenter=${()=>f(e.product_id)}
    @pointerleave=${()=>f(null)}
  >
    <div class="head">
      <span class="place">${t}</span>
      <span class="title">${p}</span>
      ${i===`both`?D(e,l):o}
    </div>
    <p class="ranks">
      ${v.map(t=>{let n=y(e,t);return r`<span>${l(`short.${t}`)} ${n??`–`}</span>`})}
      <span>${l(`lab.score`,{score:h(u,e.score,4)})}</span>
    </p>
    ${O(e,n)}
    <div class="grades" role="group" aria-label=${l(`lab.grade`,{what:p})}>
      ${T.map(e=>r`<button
          type="button"
          aria-pressed=${s===e}
          title=${l(`grade.${e}`)}
          @click=${()=>d(e)}
        >
          ${e}<span class="hidden-visually"> ${l(`grade.${e}`)}</span>
        </button>`)}
    </div>
  </li>`}function D(e,t){let n=b(e);if(n===null||n===0)return o;let i=n>0?`met`:`missed`,a=t(n>0?`lab.up`:`lab.down`,{count:Math.abs(n)});return r`<span class="move ${i}" title=${a}
    >${l(n>0?`up`:`down`,12)}<span aria-hidden="true">${Math.abs(n)}</span
    ><span class="hidden-visually">${a}</span></span
  >`}function O(e,{w:t,speak:n}){let a=w(e.contributions);if(!a.length)return o;let s=Math.max(...a.map(e=>Math.abs(e.score)),1e-9);return r`<details>
    <summary>${t(`lab.why`)}</summary>
    <dl class="fields">
      ${a.map(e=>r`<div>
          <dt>${e.name}</dt>
          <dd class="share">
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              ${i`<rect class=${e.score<0?`negative`:``} width=${Math.abs(e.score)/s*100} height="8" rx="1" />`}
            </svg>
            <span class="tokens">${e.tokens.join(` `)}</span>
          </dd>
          <dd>${h(n,e.score,3)}</dd>
        </div>`)}
    </dl>
  </details>`}var k=u`
  form.ask {
    display: flex;
    gap: var(--s-2);
    margin-block-end: var(--s-3);
  }

  form.ask .input {
    flex: 1;
    min-block-size: 2.75rem;
    font-size: var(--s-text-md);
  }

  .tuning {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s-3) var(--s-6);
    margin-block-end: var(--s-4);
  }

  .tuning .field {
    inline-size: 17rem;
  }

  .tuning label {
    display: flex;
    justify-content: space-between;
    gap: var(--s-2);
  }

  .tuning output {
    white-space: nowrap;
    color: var(--s-text);
    font-variant-numeric: tabular-nums;
  }

  .tuning input[type='range'] {
    inline-size: 100%;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--s-accent);
  }

  .read {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-2);
    margin-block-end: var(--s-4);
  }

  .lists {
    position: relative;
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--s-4);
    align-items: start;
  }

  .list > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--s-2);
    margin-block-end: var(--s-2);
  }

  .list header small {
    color: var(--s-muted);
    font-variant-numeric: tabular-nums;
  }

  ol {
    display: grid;
    gap: var(--s-2);
  }

  .hit {
    padding: var(--s-2) var(--s-3);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .hit:focus-within,
  .hit.same {
    border-color: var(--s-accent);
  }

  .hit:focus-visible {
    outline-offset: 1px;
  }

  .head {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr) auto;
    gap: 0 var(--s-2);
    align-items: baseline;
  }

  .place {
    color: var(--s-muted);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .title {
    font-size: var(--s-text-sm);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .move {
    display: inline-flex;
    align-items: center;
    font-size: var(--s-text-xs);
    font-variant-numeric: tabular-nums;
  }

  .ranks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-3);
    margin-block-start: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-variant-numeric: tabular-nums;
  }

  .fields {
    display: grid;
    gap: 0.25rem;
    margin-block: var(--s-2);
    font-size: var(--s-text-xs);
  }

  .fields div {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr) 3.25rem;
    gap: var(--s-2);
    align-items: center;
  }

  .fields dt,
  .fields .tokens {
    overflow-wrap: anywhere;
    color: var(--s-muted);
  }

  .fields dd:last-child {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .fields svg {
    inline-size: 100%;
    block-size: 0.5rem;
  }

  .fields rect {
    fill: var(--s-accent);
  }

  .fields rect.negative {
    fill: var(--s-missed);
  }

  .grades {
    display: flex;
    align-items: center;
    gap: var(--s-1);
    margin-block-start: var(--s-2);
  }

  .grades button {
    inline-size: 1.875rem;
    min-block-size: 1.875rem;
    padding: 0;
    border: 1px solid var(--s-edge);
    border-radius: var(--s-radius-sm);
    background: var(--s-surface);
    font-size: var(--s-text-xs);
    cursor: pointer;
  }

  .grades [aria-pressed='true'] {
    border-color: var(--s-accent);
    background: var(--s-accent);
    color: var(--s-on-accent);
    font-weight: 650;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-4);
    margin-block: var(--s-5) 0;
  }

  kbd {
    padding: 0 0.25rem;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-sm);
    font: inherit;
  }

  @media (max-width: 60rem) {
    .lists {
      grid-template-columns: repeat(3, minmax(17rem, 86vw));
      overflow-x: auto;
      scroll-snap-type: x mandatory;
      padding-block-end: var(--s-2);
    }

    .list {
      scroll-snap-align: start;
    }
  }
`,A=150,j=20,M=class extends p{constructor(...e){super(...e),this.scope=`feedback`,this.here=`relevance`,this.text=``,this.fusion=x,this.answer=null,this.busy=!1,this.reached=null,this.given=new Map,this.judged=0,this.away=new AbortController,this.recall=()=>{let{text:e,fusion:t}=S(location.search);this.text=e,this.fusion=t,e?this.search():this.answer=null}}static{this.styles=[n,c,a,t,g,m,k]}connectedCallback(){super.connectedCallback(),globalThis.addEventListener(`popstate`,this.recall)}disconnectedCallback(){super.disconnectedCallback(),globalThis.removeEventListener(`popstate`,this.recall),clearTimeout(this.timer),this.away.abort()}begin(){this.recall(),this.count()}content(){let{w:e}=this;return r`
      <form class="ask" role="search" @submit=${this.submit}>
        <label class="hidden-visually" for="query">${e(`lab.query`)}</label>
        <input
          class="input"
          id="query"
          type="search"
          maxlength="2000"
          autocomplete="off"
          placeholder=${e(`lab.placeholder`)}
          .value=${this.text}
        />
        <button class="button primary">${e(`lab.search`)}</button>
      </form>
      ${this.tuning()} ${this.answer?this.lists(this.answer):this.without()}
      <div class="after">
        <button type="button" class="button small" ?disabled=${!this.judged} @click=${()=>this.export(`qrels`)}>
          ${l(`document`,16)} ${e(`lab.qrels`)}
        </button>
        <button type="button" class="button small" ?disabled=${!this.judged} @click=${()=>this.export(`csv`)}>
          ${l(`document`,16)} CSV
        </button>
        <span class="lead" role="status">${e(`lab.judged`,{count:this.judged})}</span>
        <span class="lead">${e(`lab.keys`)}</span>
      </div>
    `}tuning(){let{w:e,fusion:t}=this,n=t.method===`convex`,i=this.answer?.query.dense_weight??null;return r`<div class="tuning card" role="group" aria-label=${e(`lab.tuning`)}>
      <div class="field">
        <label for="method">${e(`lab.method`)}</label>
        <select
          class="input"
          id="method"
          @change=${e=>this.tune({method:e.target.value})}
        >
          <option value="convex" ?selected=${n}>${e(`lab.convex`)}</option>
          <option value="rrf" ?selected=${!n}>${e(`lab.rrf`)}</option>
        </select>
      </div>
      ${n?r`${this.slider(`dense_weight`,e(`lab.dense`),0,1,.05,i)}
            ${this.slider(`coverage_weight`,e(`lab.coverage`),0,2,.1,null)}`:this.slider(`rrf_k`,`k`,1,200,1,null)}
      <button type="button" class="button quiet small" @click=${()=>this.tune(x)}>
        ${l(`restart`,16)} ${e(`lab.reset`)}
      </button>
    </div>`}slider(e,t,n,i,a,o){let{w:s}=this,c=this.fusion[e],l=c??o,u=c===null?o===null?s(`lab.byQuery`):s(`lab.byQueryNow`,{value:h(this.speaks,o,2)}):h(this.speaks,c,2);return r`<div class="field">
      <label for=${e}>${t} <output>${u}</output></label>
      <input
        id=${e}
        type="range"
        min=${n}
        max=${i}
        step=${a}
        .value=${String(l??(n+i)/2)}
        aria-valuetext=${u}
        @input=${t=>this.tune({[e]:t.target.valueAsNumber})}
      />
    </div>`}without(){let{w:e}=this;return this.busy?r`<div class="lists" aria-busy="true">
        ${v.map(()=>r`<div class="waiting"><div class="skeleton"></div><div class="skeleton"></div></div>`)}
      </div>`:r`<div class="empty">
      ${l(`compare`,36)}
      <h2>${e(`lab.empty`)}</h2>
      <p>${e(`lab.emptyHelp`)}</p>
    </div>`}lists(e){let{w:t}=this,{query:n}=e;return r`
      <p class="read">
        <span class="badge">${t(`lab.type`,{type:n.type})}</span>
        ${n.language?r`<span class="badge">${n.language}</span>`:o}
        ${n.corrected?r`<span class="badge">${t(`lab.corrected`,{text:n.corrected})}</span>`:o}
        <span class="badge">${t(`lab.generation`,{id:e.generation})}</span>
      </p>
      <div
        class="lists ${this.busy?`stale`:``}"
        role="group"
        aria-label=${t(`lab.lists`)}
        aria-busy=${this.busy}
      >
        ${v.map(t=>this.list(e,t))}
      </div>
    `}list(e,t){let{w:n}=this,i=e[t];return r`<section class="list" aria-labelledby="l-${t}">
      <header>
        <h2 id="l-${t}">${n(`side.${t}`)}</h2>
        <small
          >${n(`lab.found`,{count:i.total})} · ${n(`lab.took`,{ms:h(this.speaks,i.milliseconds,1)})}</small
        >
      </header>
      ${i.unavailable?r`<p class="note warning">${l(`info`,16)} ${i.unavailable}</p>`:o}
      ${!i.hits.length&&!i.unavailable?r`<p class="lead">${n(`lab.nothing`)}</p>`:o}
      <ol>
        ${i.hits.map((r,i)=>E(r,i+1,{side:t,card:e.cards[r.product_id],grade:this.given.get(r.product_id)??r.grade,same:this.reached===r.product_id,w:n,speak:this.speaks,judge:e=>void this.judge(r.product_id,e),reach:e=>{this.reached=e}}))}
      </ol>
    </section>`}submit(e){e.preventDefault();let t=this.box?.value.trim()??``;t&&(this.text=t,this.given=new Map,history.pushState(null,``,location.pathname+C(t,this.fusion)),this.search())}tune(e){this.fusion={...this.fusion,...e},history.replaceState(null,``,location.pathname+C(this.text,this.fusion)),clearTimeout(this.timer),this.text&&(this.timer=setTimeout(()=>void this.search(),A))}async search(){this.away.abort(),this.away=new AbortController;let{signal:e}=this.away;this.busy=!0;let{language:t}=this.speaks,n={text:this.text,size:j,language:t,fusion:this.fusion},r=await this.attempt(async()=>{try{return(await this.client.post(`/v1/lab/search`,{body:n,signal:e})).value}catch(t){if(e.aborted)return null;throw t}});e.aborted||(this.busy=!1,r&&(this.answer=r))}async judge(e,t){let n=this.given;this.given=new Map(n).set(e,t);let r={query:this.text,product_id:e,grade:t};await this.attempt(()=>this.client.put(`/v1/judgements`,{body:r}))?this.count():this.given=n}async count(){let e=await this.attempt(()=>this.client.get(`/v1/judgements`));e&&(this.judged=e.value.judgements.length)}async export(e){let t=`/v1/judgements/export?format=${e}`,n=await this.attempt(()=>this.client.blob(t));n&&_(n,`judgements.${e===`csv`?`csv`:`qrels`}`)}};s([e()],M.prototype,`text`,void 0),s([e()],M.prototype,`fusion`,void 0),s([e()],M.prototype,`answer`,void 0),s([e()],M.prototype,`busy`,void 0),s([e()],M.prototype,`reached`,void 0),s([e()],M.prototype,`given`,void 0),s([e()],M.prototype,`judged`,void 0),s([f(`#query`)],M.prototype,`box`,void 0),M=s([d(`sourcing-relevance`)],M);export{M as SourcingRelevance};