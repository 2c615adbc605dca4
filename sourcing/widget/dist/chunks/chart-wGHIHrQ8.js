import{B as e,D as t,G as n,K as r,O as i,U as a,c as o,g as s,i as c,k as l,l as u,p as d,q as f,u as p}from"../sourcing-chat.js";import{n as m,t as h}from"./load-jdKIAvO4.js";import{t as g}from"./panels.css-6jD4GRDt.js";import{t as _}from"./preferences-D8dvA823.js";var v=f`
  .axes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-3);
    align-items: end;
  }

  .axes .field {
    flex: 1 1 7rem;
    min-inline-size: 0;
    max-inline-size: 12rem;
  }

  .plot {
    position: relative;
    padding: var(--s-3);
  }

  .plot > svg {
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
    /* The paper of a chart is not mirrored: numbers grow to the right everywhere. */
    direction: ltr;
  }

  .grid line {
    stroke: var(--s-line);
  }

  text {
    fill: var(--s-muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  text.name {
    fill: var(--s-text);
    font-weight: 600;
  }

  .front {
    fill: none;
    stroke: var(--s-accent);
    stroke-width: 1.75;
    stroke-dasharray: 5 4;
  }

  .point {
    cursor: pointer;
    outline: none;
  }

  .point .dot {
    fill: color-mix(in oklab, var(--s-muted) 55%, var(--s-surface));
    stroke: var(--s-surface);
    stroke-width: 1.5;
  }

  .point.meets .dot {
    fill: var(--s-muted);
  }

  .point.best .dot {
    fill: var(--s-accent);
  }

  .point.picked .dot {
    stroke: var(--s-text);
    stroke-width: 2;
  }

  .point .hit {
    fill: transparent;
  }

  .point .range {
    stroke: var(--s-faint);
    stroke-width: 1.5;
  }

  .point:focus-visible .ring,
  .point:hover .ring {
    stroke: var(--s-accent);
    stroke-width: 2.5;
    fill: none;
  }

  .ring {
    fill: none;
    stroke: none;
  }

  .tip {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0;
    z-index: 2;
    inline-size: max-content;
    max-inline-size: 16rem;
    padding: var(--s-2) var(--s-3);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-sm);
    background: var(--s-raised);
    box-shadow: var(--s-shadow);
    font-size: var(--s-text-xs);
    pointer-events: none;
    translate: var(--tip-x) var(--tip-y);
  }

  .tip strong {
    display: block;
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-4);
    margin-block-start: var(--s-2);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .legend span {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 15rem;
    gap: var(--s-4);
    align-items: start;
  }

  .unplaced li {
    padding-block: var(--s-1);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }

  .unplaced small {
    display: block;
    color: var(--s-unknown);
  }

  .unplaced ul {
    max-block-size: 22rem;
    overflow: auto;
  }

  .data {
    margin-block-start: var(--s-4);
  }

  .data .table-box {
    margin-block-start: var(--s-2);
  }

  @media (max-width: 75rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .point .dot {
      fill: CanvasText;
    }

    .point.best .dot {
      fill: Highlight;
    }
  }
`;function y(e,t){let n=e.values[t];return n?(n.low+n.high)/2:null}function b(e,t,n){let r=[],i=[];for(let a of e){let[e,o]=[y(a,t),y(a,n)];e===null||o===null?i.push(a):r.push({point:a,x:e,y:o})}return{drawn:r,unknown:i}}function x(e,t,n){let[r,i]=[e.values[n.id],t.values[n.id]];return!r||!i?NaN:n.better===`more`?r.low-i.high:i.low-(r.floor?1/0:r.high)}function S(e,t,n){let r=e.pairs.find(e=>e.x===t.id&&e.y===n.id);if(r)return r.front;if(!t.better||!n.better)return[];let{drawn:i}=b(e.points,t.id,n.id),a=(e,r)=>{let[i,a]=[x(e.point,r.point,t),x(e.point,r.point,n)];return i>=0&&a>=0&&(i>0||a>0)};return i.filter(e=>!i.some(t=>a(t,e))).sort((e,t)=>e.x-t.x||e.y-t.y).map(e=>e.point.offer_id)}function C(e,t){let n=10**Math.floor(Math.log10(e)),r=e/n,i=t?[1.5,3,7]:[1,2,5],a=[1,2,5],o=i.findIndex(e=>t?r<e:r<=e);return(o<0?10:a[o]??10)*n}function w(e,t=5){let n=e.filter(Number.isFinite),r=n.length?Math.min(...n):0,i=n.length?Math.max(...n):1;if(r===i){let e=Math.abs(r)/10||1;r-=e,i+=e}r>0&&r<(i-r)/2&&(r=0);let a=C((i-r)/Math.max(1,t-1),!0),o=Math.floor(r/a+1e-9)*a,s=Math.ceil(i/a-1e-9)*a,c=Math.max(0,-Math.floor(Math.log10(a))),l=[];for(let e=0;o+e*a<=s+a/2;e+=1)l.push(Number((o+e*a).toFixed(c)));return{low:l[0]??o,high:l.at(-1)??s,ticks:l}}function T(e,t){return(t-e.low)/(e.high-e.low)}var E={wide:760,tall:440,left:66,bottom:46,right:18,top:26},D={wide:380,tall:400,left:52,bottom:46,right:14,top:26};function O(e,t){let{paper:n,scaleX:r}=e;return n.left+T(r,t)*(n.wide-n.left-n.right)}function k(e,t){let{paper:n,scaleY:r}=e;return n.tall-n.bottom-T(r,t)*(n.tall-n.bottom-n.top)}function A(e,t,n){let{paper:i,scaleX:a,scaleY:o}=e,s=i.tall-i.bottom;return r`<g class="grid" aria-hidden="true">
    ${o.ticks.map(n=>{let a=k(e,n);return r`<line x1=${i.left} x2=${i.wide-i.right} y1=${a} y2=${a} />
        <text x=${i.left-8} y=${a+4} text-anchor="end">${t(n)}</text>`})}
    ${a.ticks.map(n=>{let a=O(e,n);return r`<line x1=${a} x2=${a} y1=${i.top} y2=${s} />
        <text x=${a} y=${s+18} text-anchor="middle">${t(n)}</text>`})}
    <text class="name" x=${i.wide-i.right} y=${i.tall-6} text-anchor="end">${n.x}</text>
    <text class="name" x="0" y="14">${n.y}</text>
  </g>`}function j(e,t){if(t.length<2)return null;let n=t.map(t=>`${O(e,t.x)},${k(e,t.y)}`).join(` `);return r`<polyline class="front" points=${n} />`}function M(e,t,n){let[i,a]=[t.values[e.x.id],t.values[e.y.id]],o=[];if(i&&i.low!==i.high){let t=k(e,n.y);o.push(r`<line class="range" x1=${O(e,i.low)} x2=${O(e,i.high)} y1=${t} y2=${t} />`)}if(a&&a.low!==a.high){let t=O(e,n.x);o.push(r`<line class="range" x1=${t} x2=${t} y1=${k(e,a.low)} y2=${k(e,a.high)} />`)}return o}var N=`(min-width: 40rem)`,P=class extends m{constructor(...e){super(...e),this.x=``,this.y=``,this.shown=null,this.reached=null,this.preferences=new _(this,()=>this.store),this.ranking=new h(this,async e=>{let{preset:t,weights:n}=this.preferences.current,r={conversation_id:this.state.conversation,product_ids:[],language:this.language,size:1,chart:!0,explain:!1,preset:t,weights:n};return(await this.store.client.post(`/v1/rank`,{body:r,signal:e})).value})}static{this.styles=[l,i,t,c,g,v]}willUpdate(e){super.willUpdate(e);let{conversation:t,version:n,outbox:r,settings:i}=this.state;if(!t||!s(this.state)?.lines.length)return void this.ranking.clear();if(r.length)return;let a=[t,n,this.language,i.currency,i.units];this.ranking.want([...a,this.preferences.current.key].join(` `))}render(){let{value:e,failure:t,busy:r}=this.ranking,i=e?.chart;return n`
      ${t?this.failed(t,this.ranking.again):a}
      ${i?.points.length?this.chart(i,e?.title??``,r):this.without(t!==null)}
    `}without(e){return e?a:this.ranking.busy||this.state.phase===`loading`?n`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`:n`<div class="empty">
      ${u(`compare`,36)}
      <h2>${this.w(`chart.empty`)}</h2>
      <p>${this.w(`chart.emptyHelp`)}</p>
    </div>`}axes(e){let t=e.axes[0];if(!t)return null;let n=e.axes.find(e=>e.id===this.x)??t;return[n,e.axes.find(e=>e.id===this.y&&e!==n)??e.axes.find(e=>e!==n)??t]}chart(e,t,r){let{w:i}=this,o=this.axes(e);if(!o)return n``;let[s,c]=o,{drawn:l,unknown:d}=b(e.points,s.id,c.id),f=S(e,s,c);return n`
      <div class="bar">
        <div class="grow">
          <h2>${i(`chart.title`,{what:t})}</h2>
          <p class="lead">
            ${i(`chart.lead`,{count:l.length})}
            ${f.length?i(`chart.frontHelp`,{count:f.length}):i(`chart.noFront`)}
          </p>
        </div>
        <div class="axes">
          ${this.select(`x`,i(`chart.across`),e,s,c)} ${this.select(`y`,i(`chart.up`),e,c,s)}
          <button
            type="button"
            class="button icon"
            aria-label=${i(`chart.swap`)}
            title=${i(`chart.swap`)}
            @click=${()=>this.choose(c.id,s.id)}
          >
            ${u(`swap`,16)}
          </button>
        </div>
      </div>
      <div class="sides ${r?`stale`:``}">
        <div class="plot card">
          ${l.length?this.plot(l,f,s,c):n`<p class="lead">${i(`chart.noneKnown`)}</p>`}
          <p class="legend" aria-hidden="true">
            <span><svg width="12" height="12"><circle cx="6" cy="6" r="5" fill="var(--s-accent)" /></svg>${i(`chart.onFront`)}</span>
            <span><svg width="12" height="12"><circle cx="6" cy="6" r="5" fill="var(--s-muted)" /></svg>${i(`chart.meets`)}</span>
            <span><svg width="12" height="12"><circle cx="6" cy="6" r="5" fill="var(--s-line)" stroke="var(--s-muted)" /></svg>${i(`chart.mayMiss`)}</span>
          </p>
        </div>
        ${d.length?this.unknown(d,s,c):a}
      </div>
      ${e.left_out?n`<p class="lead">${i(`chart.leftOut`,{count:e.left_out})}</p>`:a}
      ${this.data(e,s,c,f)}
    `}select(e,t,r,i,a){return n`<div class="field">
      <label for=${e}>${t}</label>
      <select
        class="input"
        id=${e}
        @change=${t=>{let n=t.target.value;e===`x`?this.choose(n,n===a.id?i.id:a.id):this.choose(n===a.id?i.id:a.id,n)}}
      >
        ${r.axes.map(e=>n`<option value=${e.id} ?selected=${e.id===i.id}>${this.nameOf(e)}</option>`)}
      </select>
    </div>`}nameOf(e){return e.unit?`${e.label} (${e.unit===`d`?this.w(`chart.days`):e.unit})`:e.label}choose(e,t){this.x=e,this.y=t,this.shown=null}plot(e,t,r,i){let o=t=>e.flatMap(({point:e})=>{let n=e.values[t.id];return n?[n.low,n.high]:[]}),s=globalThis.matchMedia?.(N).matches??!0,c=s?E:D,l={paper:c,x:r,y:i,scaleX:w(o(r),s?7:4),scaleY:w(o(i),6)},u=e=>this.speak.number(e,{notation:Math.abs(e)>=1e5?`compact`:`standard`}),d=t.map(t=>e.find(e=>e.point.offer_id===t)).filter(e=>e!==void 0),f=[...e].sort((e,t)=>e.x-t.x||e.y-t.y),p=f.some(e=>e.point.offer_id===this.reached)?this.reached:f[0]?.point.offer_id,m=e.find(e=>e.point.offer_id===this.shown);return n`<svg
        viewBox="0 0 ${c.wide} ${c.tall}"
        role="group"
        aria-label=${this.w(`chart.label`,{x:r.label,y:i.label})}
        @keydown=${e=>this.key(e,f)}
        @pointerleave=${()=>{this.shown=null}}
      >
        ${A(l,u,{x:this.nameOf(r),y:this.nameOf(i)})} ${j(l,d)}
        ${f.map(e=>this.point(e,l,t,e.point.offer_id===p))}
      </svg>
      ${m?this.tip(m,l):a}`}point(e,t,n,i){let{point:a}=e,o=n.includes(a.offer_id),c=d(s(this.state))?.selected.includes(a.product_id),l=`point ${o?`best`:``} ${a.meets?`meets`:``} ${c?`picked`:``}`,[u,f]=[O(t,e.x),k(t,e.y)],p=()=>{this.shown=a.offer_id,this.reached=a.offer_id};return r`<g
      class=${l}
      role="img"
      data-id=${a.offer_id}
      tabindex=${i?0:-1}
      aria-label=${this.words(a,t,o)}
      @pointerenter=${()=>{this.shown=a.offer_id}}
      @click=${p}
      @focus=${p}
      @blur=${()=>{this.shown=null}}
    >
      ${M(t,a,e)}
      <circle class="hit" cx=${u} cy=${f} r="13" />
      <circle class="ring" cx=${u} cy=${f} r="10" />
      <circle class="dot" cx=${u} cy=${f} r=${o?6.5:5} />
    </g>`}words(e,{x:t,y:n},r){return[`${e.supplier}: ${e.title}`,`${t.label} ${e.values[t.id]?.text??``}`,`${n.label} ${e.values[n.id]?.text??``}`,r?this.w(`chart.onFront`):null].filter(e=>e).join(`, `)}tip({point:e},{x:t,y:r}){return n`<div class="tip" aria-hidden="true">
      <strong>${e.supplier}</strong>
      ${e.title}<br />
      ${t.label}: ${e.values[t.id]?.text}<br />
      ${r.label}: ${e.values[r.id]?.text}
    </div>`}updated(){let e=this.renderRoot.querySelector(`.tip`),t=this.renderRoot.querySelector(`[data-id="${CSS.escape(this.shown??``)}"] .dot`),n=e?.parentElement?.getBoundingClientRect(),r=t?.getBoundingClientRect();if(!e||!n||!r)return;let i=e.getBoundingClientRect(),a=r.left+r.width/2-n.left,o=r.top-n.top,s=a>n.width/2?a-i.width-12:a+12,c=Math.min(Math.max(0,o-i.height/2),n.height-i.height);e.style.setProperty(`--tip-x`,`${Math.max(0,s)}px`),e.style.setProperty(`--tip-y`,`${c}px`)}key(e,t){if(e.key===`Escape`){this.shown=null;return}let n=t.findIndex(e=>e.point.offer_id===this.reached),r={ArrowRight:n+1,ArrowUp:n+1,ArrowLeft:n-1,ArrowDown:n-1,Home:0,End:t.length-1}[e.key];if(r===void 0)return;e.preventDefault();let i=t[Math.min(t.length-1,Math.max(0,r))];i&&(this.reached=i.point.offer_id,this.updateComplete.then(()=>this.renderRoot.querySelector(`[data-id="${CSS.escape(i.point.offer_id)}"]`)?.focus()))}unknown(e,t,r){let{w:i}=this,a=e=>[t,r].filter(t=>!e.values[t.id]).map(e=>i(`chart.lacks`,{what:e.label})).join(`, `);return n`<section class="unplaced card" aria-labelledby="unplaced">
      <h3 id="unplaced">${i(`chart.unknown`,{count:e.length})}</h3>
      <ul tabindex="0" aria-labelledby="unplaced">
        ${e.map(e=>n`<li>${e.supplier}<small>${a(e)}</small></li>`)}
      </ul>
    </section>`}data(e,t,r,i){let{w:a}=this;return n`<details class="data">
      <summary>${a(`chart.asTable`)}</summary>
      <div class="table-box" role="region" tabindex="0" aria-label=${a(`chart.asTable`)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${a(`chart.supplier`)}</th>
              <th scope="col">${a(`chart.product`)}</th>
              <th scope="col">${t.label}</th>
              <th scope="col">${r.label}</th>
              <th scope="col">${a(`chart.onFront`)}</th>
            </tr>
          </thead>
          <tbody>
            ${e.points.map(e=>n`<tr>
                <th scope="row">${e.supplier}</th>
                <td>${e.title}</td>
                <td>${e.values[t.id]?.text??this.t(`card.notStated`)}</td>
                <td>${e.values[r.id]?.text??this.t(`card.notStated`)}</td>
                <td>${this.t(i.includes(e.offer_id)?`editor.yes`:`editor.no`)}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
    </details>`}};o([e()],P.prototype,`x`,void 0),o([e()],P.prototype,`y`,void 0),o([e()],P.prototype,`shown`,void 0),o([e()],P.prototype,`reached`,void 0),P=o([p(`sourcing-chart`)],P);export{P as SourcingChart};