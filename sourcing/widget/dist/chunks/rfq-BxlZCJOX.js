import{B as e,D as t,F as n,G as r,I as i,L as a,M as o,N as s,O as c,P as l,R as u,U as d,V as f,W as p,c as m,d as h,f as g,g as _,k as v,l as y,q as b,u as x}from"../sourcing-chat.js";import{t as S}from"./router-zKNX7ZYJ.js";import{n as C,t as w}from"./load-jdKIAvO4.js";import{t as T}from"./panels.css-6jD4GRDt.js";import{n as E}from"./preferences-D8dvA823.js";import{n as D}from"./save-CYxlbCMg.js";var O=/^(header\.title|terms\.tooling|lines\[[^\]]+\]\.description)$/;function k(e){return e.kind===`supplier`?`suppliers`:e.kind===`specification`?`specification`:e.kind===`choice`?`choice`:e.example===null&&!O.test(e.path)?`read`:e.kind===`flag`?`flag`:e.kind===`date`||e.kind===`moment`?`day`:e.kind===`long_text`?`long`:`text`}function A(e){let{value:t}=e;if(t==null)return``;switch(e.kind){case`date`:case`moment`:return String(t).slice(0,10);case`money`:{let{amount:e,currency:n}=t;return`${e} ${n}`}case`place`:{let{name:e,country:n}=t;return[e,n].filter(e=>e).join(`, `)}case`delivery_term`:{let{rule:e,place:n}=t;return[e,n].filter(e=>e).join(` `)}case`flag`:return j(t)?`yes`:`no`;case`list`:return e.path.endsWith(`.specifications`)?``:(e.text??``).replace(/\n/g,`, `);case`contact`:return(e.text??``).replace(/\s*·\s*/g,` `);default:return(e.text??``).replace(/\u00a0/g,` `)}}function j(e){if(typeof e==`boolean`)return e;let{required:t,allowed:n}=e;return t??n??!0}function M(e,t){for(let n of e.sections){let e=n.fields.find(e=>e.path===t);if(e)return e}return null}function N(e,t){return JSON.stringify(e?.value??null)===JSON.stringify(t?.value??null)}function P(e,t){let n=/^lines\[([^\]]+)\]\.(\w+)$/.exec(t);if(n){let[,t,r=``]=n;return{lines:e.document.lines.map(e=>e.id===t?{...e,[r]:Array.isArray(e[r])?[]:null}:e)}}return t.split(`.`).reduceRight((e,t)=>({[t]:e}),null)}function F(e,t){return e.split(`.`).reduceRight((e,t)=>({[t]:e}),t)}function I(e){return e.sections.map(e=>({...e,fields:e.fields.filter(e=>k(e)!==`read`||e.text!==null)})).filter(e=>e.fields.length>0)}var L=class extends EventTarget{constructor(e,t,n){super(),this.client=e,this.rfq=t,this.language=n,this.saving=`saved`,this.failure=null,this.typed=new Map,this.faults=new Map,this.conflicts=new Map,this.queue=[],this.working=!1,this.retry=()=>{this.failure=null,this.flush()}}get path(){return`/v1/rfqs/${encodeURIComponent(this.rfq.id)}`}pending(e){return this.queue.findLast(t=>t.path===e)?.change??null}get waits(){return this.queue.length>0}set(e,t){this.faults.delete(e),this.conflicts.delete(e);let n=M(this.rfq.form,e);this.queue=[...this.queue.filter(t=>t.path!==e),{path:e,change:t,before:n}],this.flush()}keepTheirs(e){this.conflicts.delete(e),this.tell()}keepMine(e){let t=this.conflicts.get(e);t&&this.set(e,t.mine)}async reload(){let e=`?language=${encodeURIComponent(this.language())}`;this.rfq=(await this.client.get(`${this.path}${e}`)).value,this.tell()}async mark(e){await this.exchange(()=>this.client.patch(`${this.path}?language=${this.language()}`,{body:{status:e},version:this.rfq.version}))}async revise(e){let t=[...this.rfq.document.header.notes??[],e];await this.exchange(async()=>({value:(await this.client.post(`${this.path}/revisions?language=${this.language()}`,{body:{document:{header:{notes:t}}},version:this.rfq.version})).value.rfq}))}async exchange(e){this.failure=null,this.saving=`saving`,this.tell();try{this.rfq=(await e()).value,this.saving=`saved`}catch(e){this.failure=h(e),this.saving=`failed`,R(e)&&await this.reload().catch(()=>void 0)}this.tell()}async flush(){if(this.tell(),!this.working){this.working=!0;try{for(let e=this.queue[0];e;e=this.queue[0]){if(this.saving=`saving`,this.tell(),!await this.deliver(e))return;this.queue=this.queue.filter(t=>t!==e)}this.saving=`saved`,this.failure=null}finally{this.working=!1,this.tell()}}}async deliver(e){try{return this.rfq=await this.send(e),!0}catch(t){if(R(t))return this.compare(e,t);if(t instanceof o&&t.status===422){let{accepted:n,detail:r}=t.problem;return this.faults.set(e.path,[r,...n??[]].join(` · `)),!0}return this.failure=h(t),this.saving=`failed`,!1}}async compare(e,t){let{version:n}=this.rfq;try{await this.reload()}catch(e){return this.failure=h(e),this.saving=`failed`,!1}let r=M(this.rfq.form,e.path);return N(e.before,r)?this.rfq.version===n?(this.failure=h(t),this.saving=`failed`,this.queue=[],!1):this.deliver(e):(this.conflicts.set(e.path,{mine:e.change,theirs:r?.text??``}),!0)}async send({path:e,change:t}){let{version:n}=this.rfq,r=`?language=${encodeURIComponent(this.language())}`;if(t.text!==void 0){let i={body:{answers:{[e]:t.text}},version:n};return(await this.client.post(`${this.path}/answers${r}`,i)).value}let i={body:{document:t.patch??P(this.rfq,e)},version:n};return(await this.client.patch(`${this.path}${r}`,i)).value}tell(){this.dispatchEvent(new Event(`change`))}};function R(e){return e instanceof o&&(e.status===412||e.status===409)}var z=i(class extends a{constructor(e){if(super(e),e.type!==u.PROPERTY&&e.type!==u.ATTRIBUTE&&e.type!==u.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!n(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===p||t===d)return t;let n=e.element,r=e.name;if(e.type===u.PROPERTY){if(t===n[r])return p}else if(e.type===u.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(r))return p}else if(e.type===u.ATTRIBUTE&&n.getAttribute(r)===t+``)return p;return l(e),t}}),B={stated:`chat`,chosen:`check`,edited:`settings`,inferred:`info`,default:`question`};function V(e,t){let{draft:n,w:i}=t,a=H(e.path),o=n.faults.get(e.path),s=n.conflicts.get(e.path),c=k(e),l=c!==`specification`&&c!==`read`,u=[e.missing?`missing ${e.necessity??``}`:``,o?`wrong`:``];return r`<div class="field-row ${u.join(` `)}">
    <div class="name">
      ${l?r`<label for=${a}>${e.label}</label>`:r`<span class="label">${e.label}</span>`}
      ${e.importance?r`<span class="badge">${i(`importance.${e.importance}`)}</span>`:d}
      ${e.private?r`<span class="badge" title=${i(`rfq.privateHelp`)}>${y(`hide`,12)}${i(`rfq.private`)}</span>`:d}
      ${e.missing&&e.necessity?r`<span class="badge need">${i(`necessity.${e.necessity}`)}</span>`:d}
    </div>
    <div class="control">
      ${U(e,c,t)}
      ${e.missing&&e.question?r`<p class="help" id="${a}-help">${e.question}${e.example?r` <em>${i(`rfq.example`,{example:e.example})}</em>`:d}</p>`:d}
      ${e.provenance&&!e.missing?r`<p class="origin ${e.provenance.origin}">
              ${y(B[e.provenance.origin]??`info`,12)} ${e.provenance.text}
            </p>`:d}
      ${o?r`<p class="fault" id="${a}-fault" role="alert">${o}</p>`:d}
      ${s?r`<div class="conflict" role="alert">
              <p>${i(`rfq.conflict`,{theirs:s.theirs||i(`rfq.nothing`)})}</p>
              <button type="button" class="button small" @click=${()=>n.keepMine(e.path)}>
                ${i(`rfq.keepMine`,{mine:s.mine.text??i(`rfq.nothing`)})}
              </button>
              <button type="button" class="button small quiet" @click=${()=>n.keepTheirs(e.path)}>
                ${i(`rfq.keepTheirs`)}
              </button>
            </div>`:d}
    </div>
  </div>`}function H(e){return`f-${e.replace(/[^\w]+/g,`-`)}`}function U(e,t,n){let{draft:i,w:a,speak:o,locked:s}=n,c=H(e.path),l=[e.missing&&e.question?`${c}-help`:``,i.faults.has(e.path)?`${c}-fault`:``].join(` `).trim(),u=i.typed.get(e.path)??i.pending(e.path)?.text??A(e),f=i.faults.has(e.path),p=t=>{let{value:n}=t.target;i.typed.delete(e.path),(n.trim()!==A(e).trim()||f)&&i.set(e.path,n.trim()?{text:n.trim()}:{})},m=t=>{i.typed.set(e.path,t.target.value)};switch(t){case`read`:case`specification`:return r`<p class="value">${e.text}</p>`;case`choice`:return r`<select
        class="input"
        id=${c}
        ?disabled=${s}
        @change=${t=>{let{value:n}=t.target;i.set(e.path,{patch:F(e.path,n)})}}
      >
        ${e.choices.map(t=>r`<option value=${t} ?selected=${t===e.value}>${G(t,a)}</option>`)}
      </select>`;case`flag`:return r`<select
        class="input"
        id=${c}
        aria-describedby=${l||d}
        ?disabled=${s}
        @change=${p}
      >
        <option value="" ?selected=${u===``}>${a(`rfq.notSaid`)}</option>
        <option value="yes" ?selected=${u===`yes`}>${o.t(`editor.yes`)}</option>
        <option value="no" ?selected=${u===`no`}>${o.t(`editor.no`)}</option>
      </select>`;case`long`:return r`<textarea
        class="input"
        id=${c}
        rows="2"
        placeholder=${e.example??``}
        aria-invalid=${f}
        aria-describedby=${l||d}
        ?disabled=${s}
        .value=${z(u)}
        @input=${m}
        @change=${p}
      ></textarea>`;default:return r`<input
        class="input"
        id=${c}
        type=${t===`day`?`date`:`text`}
        placeholder=${e.example??``}
        autocomplete="off"
        aria-invalid=${f}
        aria-required=${e.necessity===`required`}
        aria-describedby=${l||d}
        ?disabled=${s}
        .value=${z(u)}
        @input=${m}
        @change=${p}
      />`}}var W={open:`choice.open`,confidential:`choice.confidential`,"under NDA":`choice.nda`,en:`choice.en`,es:`choice.es`,"zh-Hans":`choice.zhHans`,"zh-Hant":`choice.zhHant`};function G(e,t){let n=W[e];return n?t(n):e}var K=b`
  :host {
    container-type: inline-size;
  }

  .grid {
    display: grid;
    gap: var(--s-5);
    align-items: start;
  }

  @container (min-width: 56rem) {
    .grid {
      grid-template-columns: minmax(0, 1.15fr) minmax(20rem, 1fr);
    }

    sourcing-rfq-side {
      position: sticky;
      inset-block-start: 0;
    }
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .state.failed-save {
    color: var(--s-missed);
  }

  .progress {
    display: grid;
    gap: var(--s-2);
    margin-block-end: var(--s-4);
  }

  .progress .counts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-3);
    font-size: var(--s-text-sm);
  }

  .progress .counts .grow {
    flex: 1;
  }

  progress {
    inline-size: 100%;
    block-size: 0.5rem;
    border: 0;
    border-radius: 999px;
    overflow: hidden;
    background: var(--s-line);
    accent-color: var(--s-accent);
  }

  progress::-webkit-progress-bar {
    background: var(--s-line);
  }

  progress::-webkit-progress-value {
    border-radius: 999px;
    background: var(--s-accent);
    transition: inline-size 200ms;
  }

  fieldset {
    margin-block-end: var(--s-4);
    padding: var(--s-4) var(--s-5);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: var(--s-2);
    padding: 0;
    font-weight: 650;
  }

  legend + * {
    clear: both;
  }

  .field-row {
    display: grid;
    gap: var(--s-1) var(--s-4);
    padding-block: var(--s-2);
  }

  @container (min-width: 34rem) {
    .field-row {
      grid-template-columns: 10rem minmax(0, 1fr);
    }

    .field-row .name {
      padding-block-start: 0.375rem;
    }
  }

  .name {
    display: flex;
    flex-wrap: wrap;
    align-content: flex-start;
    gap: 0.125rem var(--s-2);
    font-size: var(--s-text-sm);
    font-weight: 550;
  }

  .badge.need {
    background: var(--s-unknown-soft);
    color: var(--s-unknown);
  }

  .missing.required .badge.need {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  .missing.required .input {
    border-inline-start: 3px solid var(--s-missed);
  }

  .value {
    padding-block-start: 0.375rem;
    font-size: var(--s-text-sm);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .help {
    margin-block-start: var(--s-1);
  }

  .help em {
    font-style: normal;
    color: var(--s-muted);
  }

  .origin {
    display: flex;
    align-items: center;
    gap: var(--s-1);
    margin-block-start: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    overflow-wrap: anywhere;
  }

  .origin.default,
  .origin.inferred {
    color: var(--s-unknown);
  }

  .fault {
    margin-block-start: var(--s-1);
  }

  .conflict {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
    margin-block-start: var(--s-2);
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-unknown-soft);
    font-size: var(--s-text-sm);
  }

  .conflict p {
    flex: 1 1 100%;
  }

  fieldset p > .button {
    margin-block-start: var(--s-2);
  }

  textarea.input {
    resize: vertical;
    min-block-size: 3.5rem;
  }

  .start {
    display: grid;
    justify-items: start;
    gap: var(--s-4);
    max-inline-size: 38rem;
  }

  .start .field {
    inline-size: 12rem;
  }

  @media print {
    .bar,
    .progress,
    form {
      display: none;
    }
  }
`,q=i(class extends a{constructor(){super(...arguments),this.key=d}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(l(e),this.key=t),n}}),J={pdf:`pdf`,xlsx:`xlsx`,docx:`docx`,ubl:`xml`,json:`json`,zip:`zip`},Y=class extends C{constructor(...e){super(...e),this.version=0,this.failure=null,this.review=new w(this,async e=>{let t=`?language=${this.language}`;return(await this.store.client.get(`${this.draft.path}/review${t}`,{signal:e})).value}),this.changes=new w(this,e=>this.revisions(e))}static{this.styles=[v,c,t,T,b`
      :host {
        display: grid;
        gap: var(--s-4);
      }

      .files {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
        margin-block-start: var(--s-2);
      }

      .paper {
        overflow: hidden;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        /* What is printed is black on white, whatever the page around it looks like. */
        background: #fff;
        color-scheme: light;
      }

      iframe {
        display: block;
        inline-size: 100%;
        block-size: 34rem;
        border: 0;
      }

      .findings li {
        padding-block: var(--s-2);
        border-block-end: 1px solid var(--s-line);
        font-size: var(--s-text-sm);
      }

      .findings ul ul {
        margin-block-start: var(--s-1);
        color: var(--s-muted);
        font-size: var(--s-text-xs);
      }

      .findings ul ul li {
        padding-block: 0.125rem;
        border: 0;
        overflow-wrap: anywhere;
      }

      .head {
        display: flex;
        align-items: center;
        gap: var(--s-2);
      }

      .changes {
        margin-block: var(--s-1) var(--s-2);
        font-size: var(--s-text-sm);
        overflow-wrap: anywhere;
      }

      .changes li {
        padding-block: 0.125rem;
      }
    `]}willUpdate(e){super.willUpdate(e);let{rfq:t}=this.draft;this.review.want(`${t.id} ${t.version} ${this.language}`,400),t.revision>1&&this.changes.want(`${t.id} ${t.revision} ${this.language}`)}render(){return r`${this.files()} ${this.findings()} ${this.preview()} ${this.history()}`}files(){let{w:e}=this;return r`<section class="card" aria-labelledby="files">
      <h3 id="files">${e(`rfq.files`)}</h3>
      <p class="lead">${e(`rfq.filesHelp`)}</p>
      ${this.failure?this.failed(this.failure,()=>this.forget()):d}
      <div class="files">
        ${Object.keys(J).map(t=>r`<button
            type="button"
            class="button small ${t===`pdf`?`primary`:``}"
            @click=${()=>this.download(t)}
          >
            ${t===`zip`?e(`rfq.all`):t.toUpperCase()}
          </button>`)}
      </div>
    </section>`}findings(){let{w:e}=this,{value:t}=this.review;return t?.findings.length?r`<section class="card findings" aria-labelledby="checks">
      <h3 id="checks">${e(`rfq.checks`,{count:t.findings.length})}</h3>
      <ul>
        ${t.findings.map(e=>r`<li>
            <span class="head"
              ><span class=${e.severity===`error`?`missed`:`unknown`}>${y(`alert`,14)}</span
              ><strong>${e.label}</strong></span
            >
            ${e.text}
            ${e.evidence.length?this.evidence(e):d}
          </li>`)}
      </ul>
    </section>`:d}evidence(e){return r`<details>
      <summary>${this.w(`rfq.because`,{count:e.evidence.length+e.more})}</summary>
      <ul>
        ${e.evidence.map(e=>r`<li>
            ${[e.supplier,e.product,e.value,e.source].filter(e=>e).join(` · `)}
          </li>`)}
        ${e.more?r`<li>${this.t(`need.more`,{count:e.more})}</li>`:d}
      </ul>
    </details>`}preview(){let{w:e}=this,{endpoint:t}=this.store.client;if(new URL(t,location.href).origin!==location.origin)return d;let n=`${t}${this.draft.path}/preview`;return r`<section aria-labelledby="preview">
      <h3 id="preview">${e(`rfq.preview`)}</h3>
      <p class="lead">${e(`rfq.previewHelp`)}</p>
      <div class="paper">
        ${q(`${this.draft.rfq.id} ${this.draft.rfq.version}`,r`<iframe title=${e(`rfq.preview`)} src=${n} sandbox="" loading="lazy"></iframe>`)}
      </div>
    </section>`}history(){let{w:e}=this,{value:t}=this.changes;return this.draft.rfq.revision<2||!t?d:r`<section class="card" aria-labelledby="revisions">
      <h3 id="revisions">${e(`rfq.revisions`)}</h3>
      ${[...t].reverse().map(t=>r`<h4>${e(`rfq.changed`,{from:t.from_revision,to:t.to_revision})}</h4>
          <ul class="changes">
            ${t.changes.filter(e=>!e.bookkeeping).map(e=>r`<li>${e.text}</li>`)}
          </ul>`)}
    </section>`}async revisions(e){let{client:t}=this.store,{path:n}=this.draft,{value:r}=await t.get(`${n}/revisions`,{signal:e}),i=r.revisions.map(e=>e.revision),a=i.slice(1).map((e,t)=>[i[t],e]);return Promise.all(a.map(async([r,i])=>{let a=`?from=${r}&to=${i}&language=${this.language}`;return(await t.get(`${n}/changes${a}`,{signal:e})).value}))}forget(){this.failure=null}async download(e){this.failure=null;let{rfq:t,path:n}=this.draft;try{let r=await this.store.client.blob(`${n}/export/${e}`);D(r,`${t.number}-r${t.revision}.${J[e]}`)}catch(e){this.failure=h(e)}}};m([f({attribute:!1})],Y.prototype,`draft`,void 0),m([f({type:Number})],Y.prototype,`version`,void 0),m([e()],Y.prototype,`failure`,void 0),Y=m([x(`sourcing-rfq-side`)],Y);var X=20,Z=class extends C{constructor(...e){super(...e),this.version=0,this.locked=!1,this.picking=!1,this.ranking=new w(this,async e=>{let{preset:t,weights:n}=E(this.store),r={conversation_id:this.draft.rfq.conversation_id,product_ids:[],language:this.language,size:X,chart:!1,explain:!1,preset:t,weights:n};return(await this.store.client.post(`/v1/rank`,{body:r,signal:e})).value})}static{this.styles=[v,c,t,T,b`
      li {
        display: flex;
        align-items: center;
        gap: var(--s-2);
        min-block-size: 2.25rem;
        border-block-end: 1px solid var(--s-line);
        font-size: var(--s-text-sm);
      }

      li span {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .switch {
        flex: 1;
        padding-block: var(--s-2);
      }

      .pick {
        margin-block-start: var(--s-3);
      }

      .pick ul {
        max-block-size: 20rem;
        margin-block: var(--s-2);
        overflow: auto;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        padding-inline: var(--s-3);
      }

      .pick li:last-child {
        border: 0;
      }
    `]}render(){let{w:e}=this,t=this.draft.rfq.document.suppliers??[];return r`
      ${t.length?d:r`<p class="lead">${e(`rfq.noSuppliers`)}</p>`}
      <ul>
        ${t.map(n=>r`<li>
            <span>${n.name}${n.country?r` · ${this.speak.country(n.country)}`:d}</span>
            ${this.locked?d:r`<button
                    type="button"
                    class="button quiet icon small"
                    aria-label=${e(`rfq.dontAsk`,{name:n.name})}
                    @click=${()=>this.ask(t.filter(e=>e!==n).map(e=>e.id))}
                  >
                    ${y(`close`,14)}
                  </button>`}
          </li>`)}
      </ul>
      ${this.draft.rfq.conversation_id&&!this.locked?r`<button
              type="button"
              class="button small pick"
              aria-expanded=${this.picking}
              @click=${this.toggle}
            >
              ${y(`plus`,16)} ${e(`rfq.pick`)}
            </button>`:d}
      ${this.picking?this.choices(new Set(this.wanted??t.map(e=>e.id))):d}
    `}choices(e){let{value:t,failure:n}=this.ranking;return n?this.failed(n,this.ranking.again):t?r`<div class="pick">
      <ul>
        ${t.suppliers.map(({rank:t,supplier:n,offer:i})=>r`<li>
            <label class="switch">
              <input
                type="checkbox"
                .checked=${e.has(n.id)}
                @change=${t=>{let r=new Set(e);t.target.checked?r.add(n.id):r.delete(n.id),this.ask([...r])}}
              />
              <span>${t}. ${n.name}<br /><small class="lead">${i.price?.text??this.w(`rank.noPrice`)}</small></span>
            </label>
          </li>`)}
      </ul>
    </div>`:r`<div class="waiting" aria-busy="true"><div class="skeleton"></div></div>`}get wanted(){let e=this.draft.pending(`suppliers`);return e&&(e.text?.split(`, `)??[])}ask(e){this.draft.set(`suppliers`,e.length?{text:e.join(`, `)}:{patch:{suppliers:[]}})}toggle(){this.picking=!this.picking,this.picking&&this.ranking.want(E(this.store).key)}};m([f({attribute:!1})],Z.prototype,`draft`,void 0),m([f({type:Number})],Z.prototype,`version`,void 0),m([f({type:Boolean})],Z.prototype,`locked`,void 0),m([e()],Z.prototype,`picking`,void 0),Z=m([x(`sourcing-rfq-suppliers`)],Z);var Q=3,$=class extends C{constructor(...e){super(...e),this.draft=null,this.failure=null,this.creating=!1,this.copied=!1,this.top=Q,this.key=g(),this.router=new S(`products`),this.found=new w(this,async e=>{let t=await this.find(e);return this.take(t),t}),this.create=async()=>{this.creating=!0,this.failure=null;try{let{value:e}=await this.store.client.post(`/v1/rfqs`,{body:{conversation_id:this.state.conversation,language:this.language,top:Math.min(20,Math.max(0,this.top)),preset:E(this.store).preset},key:this.key});this.key=g(),this.take(e),this.found.put(e)}catch(e){this.failure=h(e)}this.creating=!1},this.copy=async()=>{if(!this.draft)return;let{origin:e,pathname:t}=location;try{await navigator.clipboard.writeText(`${e}${t}#rfq/${this.draft.rfq.id}`)}catch{}this.router.go(`rfq`,this.draft.rfq.id),this.copied=!0,setTimeout(()=>{this.copied=!1},2e3)},this.online=()=>{this.draft?.waits&&this.draft.retry()}}static{this.styles=[v,c,t,T,K]}connectedCallback(){super.connectedCallback(),globalThis.addEventListener(`online`,this.online)}disconnectedCallback(){super.disconnectedCallback(),globalThis.removeEventListener(`online`,this.online)}willUpdate(e){super.willUpdate(e);let{conversation:t,phase:n}=this.state;if(n===`starting`||n===`loading`)return;let[r]=this.view;if(!t&&!r)return void this.found.clear();this.found.want(`${t??``} ${r??``} ${this.language}`)}render(){let{failure:e,busy:t}=this.found;return r`
      ${e?this.failed(e,this.found.again):d}
      ${this.failure?this.failed(this.failure,()=>void this.create()):d}
      ${this.draft&&this.isWanted(this.draft)?this.form(this.draft):this.beginning(t)}
    `}get view(){return this.router.view===`rfq`?this.router.rest:[]}isWanted(e){let[t]=this.view;return t?e.rfq.id===t:e.rfq.conversation_id===this.state.conversation}async find(e){let{client:t}=this.store,[n]=this.view,r=async n=>{let r=`/v1/rfqs/${encodeURIComponent(n)}?language=${this.language}`;return(await t.get(r,{signal:e})).value};if(n)return r(n);let i=`/v1/rfqs?conversation_id=${encodeURIComponent(this.state.conversation??``)}&limit=1`,{value:a}=await t.get(i,{signal:e}),o=a.rfqs[0];return o?r(o.id):null}take(e){e?this.draft?.rfq.id===e.id?this.draft.rfq=e:(this.draft=new L(this.store.client,e,()=>this.language),this.draft.addEventListener(`change`,()=>this.requestUpdate())):this.draft=null}beginning(e){let{w:t}=this;return e||this.state.phase===`loading`?r`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`:!this.state.conversation||!_(this.state)?.lines.length?r`<div class="empty">
        ${y(`document`,36)}
        <h2>${t(`rfq.empty`)}</h2>
        <p>${t(`rfq.emptyHelp`)}</p>
      </div>`:r`<div class="start card">
      <h2>${t(`rfq.write`)}</h2>
      <p class="lead">${t(`rfq.writeHelp`)}</p>
      <div class="field">
        <label for="top">${t(`rfq.top`)}</label>
        <input
          class="input"
          id="top"
          type="number"
          min="0"
          max="20"
          .value=${String(this.top)}
          @input=${e=>{this.top=Math.round(e.target.valueAsNumber)||0}}
        />
      </div>
      <button type="button" class="button primary" ?disabled=${this.creating} @click=${this.create}>
        ${y(`document`,16)} ${t(`rfq.begin`)}
      </button>
    </div>`}form(e){let{w:t}=this,{rfq:n}=e,i=n.status!==`draft`;return r`
      <div class="bar">
        <div class="grow">
          <h2>${n.document.header.title||t(`rfq.title`)}</h2>
          <p class="lead">
            ${n.number} · ${t(`rfq.revision`,{number:n.revision})} · ${t(`status.${n.status}`)}
          </p>
        </div>
        ${this.saved(e)}
        <button type="button" class="button small" @click=${this.copy}>
          ${y(this.copied?`check`:`link`,16)} ${this.copied?t(`rfq.copied`):t(`rfq.copy`)}
        </button>
        ${this.step(e)}
      </div>
      ${e.failure?this.failed(e.failure,e.retry):d}
      <div class="grid">
        <form @submit=${e=>e.preventDefault()} autocomplete="off">
          ${this.progress(e)} ${i?this.revise(e):d}
          ${s(I(n.form),e=>`${e.id} ${e.line??``}`,t=>this.section(t,e,i))}
        </form>
        <sourcing-rfq-side
          .store=${this.store}
          .draft=${e}
          .version=${n.version}
        ></sourcing-rfq-side>
      </div>
    `}saved(e){let{w:t}=this,n=new Intl.DateTimeFormat(this.speak.locale,{timeStyle:`short`}).format(new Date(e.rfq.updated)),i=e.saving===`saving`?t(`rfq.saving`):e.saving===`failed`?t(`rfq.unsaved`):t(`rfq.saved`,{at:n});return r`<span class="state ${e.saving===`failed`?`failed-save`:``}" role="status">
      ${y(e.saving===`failed`?`alert`:e.saving===`saving`?`clock`:`check`,14)}
      ${i}
    </span>`}step(e){let{w:t}=this,{status:n,form:i}=e.rfq;return n===`draft`?r`<button
        type="button"
        class="button primary small"
        ?disabled=${!i.ready||e.waits}
        title=${i.ready?t(`rfq.sentHelp`):t(`rfq.notReady`)}
        @click=${()=>e.mark(`sent`)}
      >
        ${y(`send`,16)} ${t(`rfq.sent`)}
      </button>`:n===`closed`?d:r`<button type="button" class="button small" @click=${()=>e.mark(`closed`)}>
      ${t(`rfq.close`)}
    </button>`}progress(e){let{w:t}=this,{form:n}=e.rfq,i=n.sections.flatMap(e=>e.fields).filter(e=>e.necessity!==null||e.question!==null),a=i.filter(e=>!e.missing).length;return r`<div class="progress">
      <progress max=${i.length} value=${a} aria-label=${t(`rfq.progress`)}></progress>
      <div class="counts">
        <span class="grow">
          ${n.ready?r`<strong class="met">${t(`rfq.ready`)}</strong>`:r`<strong>${t(`rfq.required`,{count:n.required})}</strong>`}
          ${n.expected?r` · ${t(`rfq.expected`,{count:n.expected})}`:d}
          ${n.helpful?r` · ${t(`rfq.helpful`,{count:n.helpful})}`:d}
        </span>
        ${n.required+n.expected+n.helpful&&e.rfq.status===`draft`?r`<button type="button" class="button small" @click=${()=>this.next(e)}>
                ${t(`rfq.next`)} ${y(`down`,16)}
              </button>`:d}
      </div>
    </div>`}revise(e){let{w:t}=this;return r`<p class="note">${y(`info`,16)} ${t(`rfq.locked`)}</p>
      ${e.rfq.status===`sent`?r`<fieldset>
              <legend>${t(`rfq.revise`)}</legend>
              <div class="field">
                <label for="remark">${t(`rfq.remark`)}</label>
                <textarea class="input" id="remark" rows="2" maxlength="2000"></textarea>
              </div>
              <p>
                <button type="button" class="button small" @click=${()=>this.issue(e)}>
                  ${t(`rfq.issue`)}
                </button>
              </p>
            </fieldset>`:d}`}section(e,t,n){let i={draft:t,w:this.w,speak:this.speak,locked:n};return r`<fieldset>
      <legend>${e.label}</legend>
      ${e.id===`suppliers`?r`<sourcing-rfq-suppliers
              id=${H(`suppliers`)}
              .store=${this.store}
              .draft=${t}
              .version=${t.rfq.version}
              .locked=${n}
            ></sourcing-rfq-suppliers>`:s(e.fields,e=>e.path,e=>V(e,i))}
    </fieldset>`}next(e){let t=[`required`,`expected`,`helpful`],n=e.rfq.form.sections.flatMap(e=>e.fields).filter(e=>e.missing&&e.necessity!==null).sort((e,n)=>t.indexOf(e.necessity??``)-t.indexOf(n.necessity??``)),r=this.shadowRoot?.activeElement?.id,i=n[(n.findIndex(e=>H(e.path)===r)+1)%n.length],a=i&&this.renderRoot.querySelector(`#${H(i.path)}`);a?.scrollIntoView({block:`center`}),a?.focus()}issue(e){let t=this.renderRoot.querySelector(`#remark`),n=t?.value.trim();if(!n)return void t?.focus();e.revise(n),t&&(t.value=``)}};m([e()],$.prototype,`draft`,void 0),m([e()],$.prototype,`failure`,void 0),m([e()],$.prototype,`creating`,void 0),m([e()],$.prototype,`copied`,void 0),$=m([x(`sourcing-rfq`)],$);export{$ as SourcingRfq};