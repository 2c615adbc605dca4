import{A as e,B as t,D as n,E as r,G as i,H as a,O as o,U as s,V as c,a as l,c as u,d,f,g as p,h as m,k as h,l as g,m as _,n as v,p as y,q as b,r as x,u as S,z as C}from"../sourcing-chat.js";import{n as w,t as T}from"./load-jdKIAvO4.js";import{t as E}from"./router-zKNX7ZYJ.js";import{t as D}from"./panels.css-6jD4GRDt.js";var O=b`
  :host {
    display: block;
    block-size: 100dvh;
    background: var(--s-canvas);
  }

  .app {
    display: grid;
    block-size: 100%;
  }

  .side {
    min-block-size: 0;
    min-inline-size: 0;
  }

  .app.wide {
    grid-template: minmax(0, 1fr) / clamp(22rem, var(--share), calc(100vw - 34rem)) minmax(0, 1fr);
  }

  .app.narrow {
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .bottom {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    padding-block-end: env(safe-area-inset-bottom);
    border-block-start: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .bottom button {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.125rem;
    min-block-size: 3.25rem;
    padding: 0.25rem 0.125rem;
    border: 0;
    background: none;
    color: var(--s-muted);
    font-size: 0.6875rem;
    font-weight: 550;
    cursor: pointer;
  }

  .bottom span {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bottom [aria-current] {
    color: var(--s-accent-strong);
    box-shadow: inset 0 2px var(--s-accent);
  }

  .bottom button:focus-visible {
    outline-offset: -3px;
  }

  .bottom b {
    position: absolute;
    inset-block-start: 0.25rem;
    inset-inline-start: calc(50% + 0.5rem);
    min-inline-size: 1rem;
    padding-inline: 0.25rem;
    border-radius: 999px;
    background: var(--s-accent);
    color: var(--s-on-accent);
    font-size: 0.625rem;
    line-height: 1rem;
    text-align: center;
  }

  sourcing-chat {
    block-size: 100%;
    max-block-size: none;
  }

  sourcing-tabs {
    padding-inline: var(--s-4);
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .wide sourcing-tabs {
    /* As tall as the header of the conversation beside it. */
    padding-block-start: 0.75rem;
  }

  main {
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--s-canvas);
  }

  main:focus-visible {
    outline-offset: -2px;
  }

  .panel {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    padding: var(--s-5) var(--s-6) var(--s-8);
  }

  .narrow .panel {
    padding: var(--s-4) var(--s-3) var(--s-6);
  }

  .panel > * {
    max-inline-size: 76rem;
    margin-inline: auto;
  }

  .older {
    opacity: 0.55;
    transition: opacity var(--s-fast) linear 150ms;
  }

  .late {
    display: grid;
    gap: var(--s-3);
    opacity: 0;
    animation: appear 1ms linear 150ms forwards;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  .skeleton.card {
    block-size: 9rem;
    border-radius: var(--s-radius);
  }

  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--s-3);
    block-size: 100%;
    color: var(--s-muted);
    text-align: center;
  }

  .empty svg {
    color: var(--s-faint);
  }
`,k=`sourcing:split`,A=34,j=2;function M(){try{let e=Number(localStorage.getItem(k));return e>=24&&e<=60?e:A}catch{return A}}var N=class extends a{constructor(...e){super(...e),this.share=A,this.label=``}static{this.styles=[h,b`
      :host {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
        z-index: 3;
        inline-size: 1px;
        background: var(--s-line);
      }

      [role='separator'] {
        position: absolute;
        inset-block: 0;
        inset-inline: -5px;
        cursor: col-resize;
        touch-action: none;
      }

      [role='separator']:is(:hover, :focus-visible)::after {
        content: '';
        position: absolute;
        inset-block: 0;
        inset-inline: 3px;
        background: var(--s-accent);
      }

      [role='separator']:focus-visible {
        outline: none;
      }
    `]}render(){return i`<div
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.label}
      aria-valuemin=${24}
      aria-valuemax=${60}
      aria-valuenow=${Math.round(this.share)}
      @keydown=${this.key}
      @pointerdown=${this.grab}
      @dblclick=${()=>this.move(A)}
    ></div>`}get rightToLeft(){return getComputedStyle(this).direction===`rtl`}key(e){let t=this.rightToLeft?-1:1,n={ArrowLeft:this.share-t*j,ArrowRight:this.share+t*j,Home:24,End:60,Enter:A}[e.key];n!==void 0&&(e.preventDefault(),this.move(n))}grab(e){let t=e.currentTarget;t.setPointerCapture(e.pointerId);let n=e=>{let t=e.clientX/innerWidth*100;this.move(this.rightToLeft?100-t:t)},r=new AbortController,{signal:i}=r;t.addEventListener(`pointermove`,n,{signal:i});for(let e of[`pointerup`,`pointercancel`])t.addEventListener(e,()=>r.abort(),{signal:i})}move(e){let t=Math.min(60,Math.max(24,e));try{localStorage.setItem(k,String(t))}catch{}this.dispatchEvent(new CustomEvent(`moved`,{detail:t}))}};u([c({type:Number})],N.prototype,`share`,void 0),u([c()],N.prototype,`label`,void 0),N=u([S(`sourcing-split`)],N);var P=30,F=class extends w{constructor(...e){super(...e),this.asking=null,this.failure=null,this.page=new T(this,async e=>{let{value:t}=await this.store.client.get(`/v1/conversations?limit=${P}`,{signal:e});return t})}static{this.styles=[h,o,n,D,b`
      li {
        border-block-end: 1px solid var(--s-line);
      }

      .row {
        display: flex;
        align-items: center;
        gap: var(--s-1);
      }

      .open {
        flex: 1;
        min-inline-size: 0;
        display: grid;
        padding: var(--s-2) var(--s-1);
        border: 0;
        border-radius: var(--s-radius-sm);
        background: none;
        text-align: start;
        cursor: pointer;
      }

      .open:hover {
        color: var(--s-accent-strong);
      }

      .open strong {
        overflow: hidden;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .open small {
        color: var(--s-muted);
      }

      .sure {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s-2);
        padding: var(--s-2) var(--s-3);
        margin-block-end: var(--s-2);
        border-radius: var(--s-radius-sm);
        background: var(--s-missed-soft);
        font-size: var(--s-text-sm);
      }

      .sure p {
        flex: 1 1 14rem;
        overflow-wrap: anywhere;
      }

      .after {
        margin-block-start: var(--s-3);
      }
    `]}connectedCallback(){super.connectedCallback(),this.page.want(f())}render(){let{w:e}=this,{value:t,failure:n}=this.page;return i`
      <p class="bar">
        <button type="button" class="button primary small" @click=${this.begin}>
          ${g(`plus`,16)} ${e(`history.new`)}
        </button>
      </p>
      ${n?this.failed(n,this.page.again):s}
      ${this.failure?this.failed(this.failure,this.page.again):s}
      ${t?this.list(t):n?s:i`<div class="waiting" aria-busy="true"><div class="skeleton"></div></div>`}
    `}list(e){let{w:t}=this;return e.conversations.length?i`<ul>
        ${e.conversations.map(e=>i`<li>${this.row(e)}</li>`)}
      </ul>
      ${e.cursor?i`<button type="button" class="button small after" @click=${()=>this.more(e)}>
              ${t(`history.more`)}
            </button>`:s}`:i`<p class="lead">${t(`history.empty`)}</p>`}row(e){let{w:t}=this,n=e.title||t(`history.untitled`),r=e.id===this.state.conversation,a=[this.speak.date(e.updated),t(`history.turns`,{count:e.turns}),r?t(`history.current`):null].filter(e=>e!==null);return i`<div class="row">
        <button
          type="button"
          class="open"
          aria-current=${r?`true`:s}
          @click=${()=>this.take(e.id)}
        >
          <strong title=${n}>${n}</strong><small>${a.join(` · `)}</small>
        </button>
        <button
          type="button"
          class="button quiet icon small"
          aria-label=${t(`history.fork`,{title:n})}
          title=${t(`history.fork`,{title:n})}
          @click=${()=>this.fork(e)}
        >
          ${g(`fork`,16)}
        </button>
        <button
          type="button"
          class="button quiet icon small"
          aria-label=${t(`history.delete`,{title:n})}
          title=${t(`history.delete`,{title:n})}
          aria-expanded=${this.asking===e.id}
          @click=${()=>this.ask(e.id)}
        >
          ${g(`trash`,16)}
        </button>
      </div>
      ${this.asking===e.id?i`<div class="sure" role="group">
              <p>${t(`history.sure`,{title:n})}</p>
              <button type="button" class="button small" @click=${()=>this.erase(e)}>
                ${t(`history.confirm`)}
              </button>
              <button type="button" class="button quiet small" @click=${()=>this.ask(e.id)}>
                ${this.t(`editor.cancel`)}
              </button>
            </div>`:s}`}ask(e){this.asking=this.asking===e?null:e}begin(){this.store.startNew(),this.opened()}async take(e){await this.store.open(e),this.opened()}async fork(e){await this.attempt(async()=>{let t=`/v1/conversations/${encodeURIComponent(e.id)}/fork`,n={after_turn:e.turns},{value:r}=await this.store.client.post(t,{body:n,key:f()});await this.take(r.id)})}async erase(e){await this.attempt(async()=>{await this.store.client.delete(`/v1/conversations/${encodeURIComponent(e.id)}`),this.asking=null,e.id===this.state.conversation&&this.store.startNew(),this.page.want(f()),this.requestUpdate()})}async more(e){await this.attempt(async()=>{let t=`?limit=${P}&cursor=${encodeURIComponent(e.cursor??``)}`,{value:n}=await this.store.client.get(`/v1/conversations${t}`),r=[...e.conversations,...n.conversations];this.page.put({conversations:r,cursor:n.cursor})})}async attempt(e){this.failure=null;try{await e()}catch(e){this.failure=d(e)}}opened(){this.dispatchEvent(new CustomEvent(`opened`,{bubbles:!0,composed:!0}))}};u([t()],F.prototype,`asking`,void 0),u([t()],F.prototype,`failure`,void 0),F=u([S(`sourcing-history`)],F);var I=`(min-width: 60rem)`,L=class extends w{constructor(...e){super(...e),this.endpoint=location.origin,this.theme=`auto`,this.wide=!1,this.share=M(),this.looking=!1,this.router=new E(`products`),this.away=new AbortController,this.moved=()=>{let e=this.router.takeConversation();e&&this.store.open(e),this.requestUpdate()}}static{this.styles=[r,h,o,n,O]}connectedCallback(){this.store??=v(this.endpoint),super.connectedCallback(),this.away=new AbortController;let{signal:e}=this.away,t=matchMedia(I),n=()=>{this.wide=t.matches};t.addEventListener(`change`,n,{signal:e}),n(),this.router.listen(e),this.router.addEventListener(`change`,this.moved,{signal:e});let r=this.router.takeConversation();r&&(this.store.keeper.conversation=r),this.theme=this.store.keeper.theme??this.theme}disconnectedCallback(){super.disconnectedCallback(),this.away.abort()}render(){let{view:e}=this,t=this.wide||e!==`products`,n=i`<h1 class="hidden-visually">${this.t(`app.title`)}</h1>`;return i`<div
      class="app ${this.wide?`wide`:`narrow`}"
      ${x({"--share":`${this.share}vw`})}
      @sourcing-compare=${e=>this.open(e,`compare`)}
      @sourcing-rfq=${e=>this.open(e,`rfq`)}
    >
      <div
        class="side"
        role=${this.wide?`region`:`main`}
        aria-label=${this.t(`app.conversation`)}
        ?hidden=${!this.wide&&e!==`products`}
      >
        ${t?s:n}
        <sourcing-chat
          .store=${this.store}
          .theme=${this.theme}
          .apart=${this.wide}
          owns
          @themed=${e=>{this.theme=e.detail}}
          @to-products=${()=>this.main?.focus()}
        >
          <button
            slot="actions"
            type="button"
            class="button quiet icon"
            aria-label=${this.w(`history.open`)}
            aria-haspopup="dialog"
            title=${this.w(`history.open`)}
            @click=${this.look}
          >
            ${g(`history`)}
          </button>
        </sourcing-chat>
      </div>
      ${t?i`<main tabindex="-1" aria-label=${this.wide?this.t(`app.results`):this.t(`app.${e}`)}>
              ${n}
              ${this.wide?i`${this.split()} ${this.tabBar()}`:s}
              <div class="panel">${this.panel()}</div>
            </main>`:s}
      ${this.wide?s:this.bottomBar()}
      ${this.looking?i`<sourcing-dialog
              label=${this.w(`history.title`)}
              close-label=${this.t(`dialog.close`)}
              @closed=${()=>{this.looking=!1}}
            >
              <sourcing-history
                .store=${this.store}
                @opened=${()=>{this.dialog?.close(),this.router.go(`products`)}}
              ></sourcing-history>
            </sourcing-dialog>`:s}
    </div>`}get view(){let{view:t}=this.router;return t in e?t:`products`}tabs(){let{t}=this;return[this.wide?{id:`products`,label:t(`app.products`),icon:`box`}:{id:`products`,label:t(`app.conversation`),icon:`chat`,short:this.w(`app.chatShort`)},...Object.entries(e).map(([e,n])=>({id:e,label:t(`app.${e}`),icon:n.icon,...e===`compare`?{count:y(p(this.state))?.selected.length}:{},...e===`rfq`?{short:this.w(`app.rfqShort`)}:{}}))]}split(){return i`<sourcing-split
      label=${this.w(`app.split`)}
      .share=${this.share}
      @moved=${e=>{this.share=e.detail}}
    ></sourcing-split>`}tabBar(){return i`<sourcing-tabs
      label=${this.t(`app.panels`)}
      .tabs=${this.tabs()}
      chosen=${this.view}
      @chosen=${e=>this.router.go(e.detail)}
    ></sourcing-tabs>`}bottomBar(){return i`<nav class="bottom" aria-label=${this.t(`app.panels`)}>
      ${this.tabs().map(e=>i`<button
          type="button"
          aria-current=${e.id===this.view?`page`:s}
          @click=${()=>this.router.go(e.id)}
        >
          ${e.icon?g(e.icon,20):s}
          <span>${e.short??e.label}</span>
          ${e.count?i`<b aria-hidden="true">${e.count}</b>`:s}
        </button>`)}
    </nav>`}async look(){this.looking=!0,await this.updateComplete,await this.dialog?.show()}panel(){if(this.view!==`products`)return i`<sourcing-panel .store=${this.store} name=${this.view}></sourcing-panel>`;let{partial:e,outbox:t,turns:n}=this.state,r=_(this.state),a=e.products?.length?e:null;return!a&&!r?.need.lines.length?this.beginning():i`<sourcing-products
      class=${t.length&&!a?`older`:``}
      .store=${this.store}
      .cards=${a?.products??m(n)}
      .total=${a?a.total:r?.total??0}
      .meeting=${a?a.meeting:r?.meeting??0}
      .more=${!a&&r?.more===!0}
      .ideas=${a?a.ideas:r?.ideas===!0}
      .bar=${!0}
      @rejected=${()=>this.chat.toldRejected()}
    ></sourcing-products>`}beginning(){return this.state.phase===`loading`||this.state.outbox.length?i`${l(this.store)}`:i`<div class="empty">
      ${g(`box`,40)}
      <p>${this.t(`app.nothingYet`)}</p>
    </div>`}open(t,n){e[n]&&(t.preventDefault(),this.router.go(n))}};u([c()],L.prototype,`endpoint`,void 0),u([c({reflect:!0})],L.prototype,`theme`,void 0),u([t()],L.prototype,`wide`,void 0),u([C(`sourcing-chat`)],L.prototype,`chat`,void 0),u([t()],L.prototype,`share`,void 0),u([t()],L.prototype,`looking`,void 0),u([C(`sourcing-dialog`)],L.prototype,`dialog`,void 0),u([C(`main`)],L.prototype,`main`,void 0),L=u([S(`sourcing-app`)],L);export{L as SourcingApp};