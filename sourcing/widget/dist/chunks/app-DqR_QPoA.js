import{_ as e,a as t,c as n,d as r,f as i,g as a,h as o,i as s,l as c,m as l,n as u,o as d,p as f,r as p,s as m,t as h,u as g,v as _,y as v}from"../sourcing-chat.js";var y=v`
  :host {
    display: block;
    block-size: 100dvh;
    background: var(--s-canvas);
  }

  .app {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
  }

  .side {
    min-block-size: 0;
    grid-row: 2;
  }

  .wide .side {
    grid-row: 1;
    border-inline-end: 1px solid var(--s-line);
  }

  .app.wide {
    grid-template: minmax(0, 1fr) / clamp(24rem, 34vw, 34rem) minmax(0, 1fr);
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
`,b=class extends EventTarget{constructor(e){super(),this.fallback=e}get view(){return this.parts[0]||this.fallback}get rest(){return this.parts.slice(1)}listen(e){globalThis.addEventListener(`hashchange`,()=>this.dispatchEvent(new Event(`change`)),{signal:e})}go(e,...t){let n=(e===this.fallback&&!t.length?[]:[e,...t]).map(encodeURIComponent).join(`/`);n!==location.hash.slice(1)&&(history.pushState(null,``,n?`#${n}`:location.pathname+location.search),this.dispatchEvent(new Event(`change`)))}get parts(){return location.hash.slice(1).split(`/`).filter(Boolean).map(e=>{try{return decodeURIComponent(e)}catch{return e}})}},x=`(min-width: 60rem)`,S=class extends p{constructor(...e){super(...e),this.endpoint=location.origin,this.theme=`auto`,this.wide=!1,this.router=new b(`products`),this.away=new AbortController}static{this.styles=[c,i,r,g,y]}connectedCallback(){this.store??=h(this.endpoint),super.connectedCallback(),this.away=new AbortController;let{signal:e}=this.away,t=matchMedia(x),n=()=>{this.wide=t.matches};t.addEventListener(`change`,n,{signal:e}),n(),this.router.listen(e),this.router.addEventListener(`change`,()=>this.requestUpdate(),{signal:e}),this.theme=this.store.keeper.theme??this.theme}disconnectedCallback(){super.disconnectedCallback(),this.away.abort()}render(){let{view:t}=this,n=this.tabs(),r=_`<h1 class="hidden-visually">${this.t(`app.title`)}</h1>`,i=this.wide||t!==`products`;return _`<div
      class="app ${this.wide?`wide`:``}"
      @sourcing-compare=${e=>this.open(e,`compare`)}
      @sourcing-rfq=${e=>this.open(e,`rfq`)}
    >
      ${!this.wide&&n.length>1?this.tabBar(n):e}
      <div
        class="side"
        role=${this.wide?e:`main`}
        ?hidden=${!this.wide&&t!==`products`}
      >
        ${this.wide?e:r}
      <sourcing-chat
        .store=${this.store}
        .theme=${this.theme}
        .apart=${this.wide}
        owns
        @themed=${e=>{this.theme=e.detail}}
        @to-products=${()=>this.main?.focus()}
      ></sourcing-chat>
      </div>
      ${i?_`<main tabindex="-1" aria-label=${this.t(`app.results`)}>
              ${this.wide?r:e}
              ${this.wide&&n.length>1?this.tabBar(n):e}
              <div class="panel">${this.panel()}</div>
            </main>`:e}
    </div>`}get view(){let{view:e}=this.router;return e in f?e:`products`}tabs(){let{t:e}=this;return[this.wide?{id:`products`,label:e(`app.products`),icon:`box`}:{id:`products`,label:e(`app.conversation`),icon:`chat`},...Object.entries(f).map(([t,n])=>({id:t,label:e(`app.${t}`),icon:n.icon}))]}tabBar(e){return _`<sourcing-tabs
      label=${this.t(`app.panels`)}
      .tabs=${e}
      chosen=${this.view}
      @chosen=${e=>this.router.go(e.detail)}
    ></sourcing-tabs>`}panel(){if(this.view!==`products`)return _`<sourcing-panel .store=${this.store} name=${this.view}></sourcing-panel>`;let{partial:e,outbox:t,turns:r}=this.state,i=m(this.state),a=e.products?.length?e:null;return!a&&!i?.need.lines.length?this.beginning():_`<sourcing-products
      class=${t.length&&!a?`older`:``}
      .store=${this.store}
      .cards=${a?.products??n(r)}
      .total=${a?a.total:i?.total??0}
      .meeting=${a?a.meeting:i?.meeting??0}
      .more=${!a&&i?.more===!0}
      .bar=${!0}
      @rejected=${()=>this.chat.toldRejected()}
    ></sourcing-products>`}beginning(){return this.state.phase===`loading`||this.state.outbox.length?_`${u(this.store)}`:_`<div class="empty">
      ${t(`box`,40)}
      <p>${this.t(`app.nothingYet`)}</p>
    </div>`}open(e,t){f[t]&&(e.preventDefault(),this.router.go(t))}};s([a()],S.prototype,`endpoint`,void 0),s([a({reflect:!0})],S.prototype,`theme`,void 0),s([o()],S.prototype,`wide`,void 0),s([l(`sourcing-chat`)],S.prototype,`chat`,void 0),s([l(`main`)],S.prototype,`main`,void 0),S=s([d(`sourcing-app`)],S);export{S as SourcingApp};