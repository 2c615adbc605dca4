import{B as e,C as t,E as n,G as r,H as i,O as a,U as o,V as s,c,k as l,l as u,n as d,q as f,t as p,u as m,x as h,y as g,z as _}from"../sourcing-chat.js";var v=f`
  :host {
    position: fixed;
    inset-block-end: max(1rem, env(safe-area-inset-bottom));
    inset-inline-end: 1rem;
    z-index: var(--sourcing-z-index, 2147483000);
  }

  .launch {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    min-block-size: 3rem;
    max-inline-size: calc(100vw - 2rem);
    padding: 0.5rem 1.25rem;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--s-accent);
    color: var(--s-on-accent);
    font-size: var(--s-text-md);
    font-weight: 600;
    box-shadow: var(--s-shadow);
    cursor: pointer;
    transition: background var(--s-fast);
  }

  .launch:hover {
    background: var(--s-accent-strong);
  }

  dialog {
    position: fixed;
    inset: auto;
    inset-block-end: calc(max(1rem, env(safe-area-inset-bottom)) + 3.75rem);
    inset-inline-end: 1rem;
    inline-size: min(27rem, calc(100vw - 2rem));
    block-size: min(46rem, calc(100dvh - 6.75rem));
    max-block-size: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-lg);
    background: var(--s-canvas);
    color: var(--s-text);
    box-shadow: var(--s-shadow);
  }

  dialog::backdrop {
    background: rgb(10 14 18 / 0.5);
  }

  sourcing-chat {
    block-size: 100%;
    max-block-size: none;
  }

  @media (max-width: 40rem) {
    dialog {
      inset-inline: 0;
      inset-block-end: 0;
      inline-size: 100%;
      max-inline-size: none;
      block-size: calc(100dvh - 2.5rem);
      border-inline: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 160ms ease-out;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(1rem);
    }
  }
`,y={en:`Find products`,es:`Buscar productos`,"zh-Hans":`找产品`,"zh-Hant":`找產品`},b={en:`Close`,es:`Cerrar`,"zh-Hans":`关闭`,"zh-Hant":`關閉`},x=`sourcing:launcher`,S=`(max-width: 40rem)`,C=class extends i{static{this.styles=[n,l,a,v]}constructor(){super(),this.endpoint=``,this.language=``,this.currency=``,this.units=``,this.theme=`auto`,this.heading=``,this.opened=!1,this.wanted=!1,this.store=null,this.close=()=>this.dialog.close(),new g(this,()=>this.store?.speech??null)}connectedCallback(){super.connectedCallback(),this.store??=d(this.endpoint||p);let{store:e}=this,n=e.state.settings.language??t(this.language);e.speech.use(h([...n?[n]:[],...navigator.languages])),this.theme=e.keeper.theme??this.theme}firstUpdated(e){w()&&this.open(!1)}render(){let{language:e}=this.store?.speech.current??{language:`en`},t=b[e],n=this.heading||y[e];return r`
      <button
        type="button"
        class="launch"
        aria-haspopup="dialog"
        aria-expanded=${this.opened}
        @click=${()=>this.opened?this.close():this.open()}
      >
        ${u(this.opened?`down`:`chat`,20)} <span>${this.opened?t:n}</span>
      </button>
      <dialog aria-label=${n} @close=${this.closed} @keydown=${this.key}>
        ${this.wanted?r`<sourcing-chat
                .store=${this.store}
                .theme=${this.theme}
                .language=${this.language}
                .currency=${this.currency}
                .units=${this.units}
                .heading=${this.heading}
                owns
                @themed=${e=>{this.theme=e.detail}}
              >
                <button
                  slot="actions"
                  type="button"
                  class="button quiet icon"
                  aria-label=${t}
                  title=${t}
                  @click=${this.close}
                >
                  ${u(`close`)}
                </button>
              </sourcing-chat>`:o}
      </dialog>
    `}open(e=!0){this.wanted=!0,this.dialog.open||(e&&globalThis.matchMedia?.(S).matches?this.dialog.showModal():this.dialog.show(),this.opened=!0,T(!0),e?this.updateComplete.then(()=>this.toComposer()):document.activeElement?.blur())}async toComposer(){await this.chat?.updateComplete,this.chat?.shadowRoot?.querySelector(`sourcing-composer`)?.focus()}closed(){this.opened=!1,T(!1),this.button.focus()}key(e){e.key!==`Escape`||e.defaultPrevented||e.composedPath()[0].closest?.(`[popover], dialog`)||(e.preventDefault(),this.close())}};c([s()],C.prototype,`endpoint`,void 0),c([s()],C.prototype,`language`,void 0),c([s()],C.prototype,`currency`,void 0),c([s()],C.prototype,`units`,void 0),c([s({reflect:!0})],C.prototype,`theme`,void 0),c([s()],C.prototype,`heading`,void 0),c([e()],C.prototype,`opened`,void 0),c([e()],C.prototype,`wanted`,void 0),c([_(`dialog`)],C.prototype,`dialog`,void 0),c([_(`.launch`)],C.prototype,`button`,void 0),c([_(`sourcing-chat`)],C.prototype,`chat`,void 0),C=c([m(`sourcing-launcher`)],C);function w(){try{return sessionStorage.getItem(x)===`open`}catch{return!1}}function T(e){try{e?sessionStorage.setItem(x,`open`):sessionStorage.removeItem(x)}catch{}}export{C as SourcingLauncher};