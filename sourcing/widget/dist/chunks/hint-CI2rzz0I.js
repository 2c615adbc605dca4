import{B as e,G as t,H as n,U as r,c as i,k as a,q as o,u as s,z as c}from"../sourcing-chat.js";function l(e,n){return e.length?t`<dl>
    ${e.map(e=>t`<div>
        <dt>${n(`evidence.place`,{file:e.source,row:e.row})}</dt>
        <dd>${e.column}: <code>${e.raw}</code></dd>
      </div>`)}
  </dl>`:r}var u=6,d=8,f=class extends n{constructor(...e){super(...e),this.content=null,this.label=``,this.anchor=null}static{this.styles=[a,o`
      .panel {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--s-3) var(--s-4);
        inline-size: max-content;
        max-inline-size: min(24rem, calc(100vw - 1rem));
        max-block-size: min(24rem, calc(100dvh - 1rem));
        overflow: auto;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-raised);
        color: var(--s-text);
        font-size: var(--s-text-sm);
        box-shadow: var(--s-shadow);
      }

      h3 {
        margin-block-end: var(--s-1);
      }

      dl {
        display: grid;
        gap: var(--s-2);
      }

      dt {
        color: var(--s-muted);
        font-size: var(--s-text-xs);
      }

      dd,
      li {
        overflow-wrap: anywhere;
      }

      code {
        padding: 0 0.25rem;
        border-radius: var(--s-radius-sm);
        background: var(--s-sunken);
        font-size: 0.95em;
      }
    `]}render(){return t`<div
      class="panel"
      popover="auto"
      role="dialog"
      aria-label=${this.label}
      tabindex="-1"
      @toggle=${this.toggled}
    >
      ${this.content}
    </div>`}async show(e,t,n){if(this.anchor===e)return this.panel.hidePopover?.();this.panel.hidePopover?.(),this.anchor=e,this.label=t,this.content=n,await this.updateComplete,e.setAttribute(`aria-expanded`,`true`),this.panel.showPopover?.(),this.place(e),this.panel.focus()}toggled(e){if(e.newState!==`closed`)return;let{anchor:t}=this;t?.setAttribute(`aria-expanded`,`false`),setTimeout(()=>{this.anchor===t&&(this.anchor=null)},50)}place(e){let t=e.getBoundingClientRect(),n=this.panel.getBoundingClientRect(),r=Math.max(d,Math.min(t.left,innerWidth-n.width-d)),i=t.bottom+u,a=t.top-u-n.height,o=i+n.height<=innerHeight-d||a<d?i:a,{style:s}=this.panel;s.setProperty(`left`,`${r}px`),s.setProperty(`top`,`${Math.max(d,Math.min(o,innerHeight-n.height-d))}px`)}};i([e()],f.prototype,`content`,void 0),i([e()],f.prototype,`label`,void 0),i([c(`.panel`)],f.prototype,`panel`,void 0),f=i([s(`sourcing-hint`)],f);export{l as t};