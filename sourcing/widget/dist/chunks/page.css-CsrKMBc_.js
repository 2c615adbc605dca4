import{B as e,Client as t,G as n,H as r,S as i,T as a,U as o,V as s,_ as c,c as l,d as u,j as d,l as f,q as p,v as m,w as h,x as g,y as _}from"../sourcing-chat.js";import{n as v}from"./panels.css-6jD4GRDt.js";var y=class{constructor(e,t){this.visitor=e,this.name=`sourcing:${t}:key`,this.key=this.read()}get(){return this.key??this.visitor.get()}set(e){e===null&&this.key!==null?this.use(null):this.visitor.set(e)}use(e){this.key=e;try{e===null?sessionStorage.removeItem(this.name):sessionStorage.setItem(this.name,e)}catch{}}read(){try{return sessionStorage.getItem(this.name)}catch{return null}}},b=new v({"page.nav":`Pages`,"page.relevance":`Relevance`,"page.admin":`Administration`,"door.title":`A key is needed`,"door.help":`This page is for keys with the scope “{scope}”.`,"door.key":`API key`,"door.enter":`Continue`,"door.kept":`Kept until this tab is closed.`,"door.refused":`This key is not valid, or lacks the scope “{scope}”.`,"lab.query":`Query`,"lab.placeholder":`A query, such as: pallet truck 2500 kg`,"lab.search":`Rank`,"lab.tuning":`How both sides are brought together`,"lab.method":`Fusion`,"lab.convex":`Weighted sum`,"lab.rrf":`Reciprocal ranks (RRF)`,"lab.dense":`Share of meaning`,"lab.coverage":`Weight of coverage`,"lab.byQuery":`by the query`,"lab.byQueryNow":`{value}, by the query`,"lab.reset":`Reset`,"lab.empty":`No query yet`,"lab.emptyHelp":`See what words find, what meaning finds, and what both make of it.`,"lab.type":`Kind of query: {type}`,"lab.corrected":`Read as: {text}`,"lab.generation":`Catalogue {id}`,"lab.lists":`Three rankings of the query`,"lab.found":{one:`{count} found`,other:`{count} found`},"lab.took":`{ms} ms`,"lab.nothing":`Nothing found.`,"lab.score":`score {score}`,"lab.why":`What the score is made of`,"lab.up":{one:`rose by {count} place`,other:`rose by {count} places`},"lab.down":{one:`fell by {count} place`,other:`fell by {count} places`},"lab.grade":`Judge: {what}`,"lab.qrels":`Judgements (qrels)`,"lab.judged":{one:`{count} judgement kept`,other:`{count} judgements kept`},"lab.keys":`Keys 0 to 3 judge the product in focus.`,"side.words":`Words (BM25)`,"side.meaning":`Meaning (dense)`,"side.both":`Both (fused)`,"short.words":`words`,"short.meaning":`meaning`,"short.both":`both`,"grade.0":`wrong`,"grade.1":`related`,"grade.2":`good`,"grade.3":`exactly that`,"status.title":`State of the service`,"status.served":`Generation served`,"status.opening":`being opened`,"status.version":`Version`,"status.database":`Database`,"status.workers":`Processes`,"generation.title":`Generations of the catalogue`,"generation.help":`Each is a whole, unchanging state of the catalogue with its index.`,"generation.none":`There is no catalogue yet: upload a product file.`,"generation.id":`Generation`,"generation.made":`Made`,"generation.products":`Products`,"generation.offers":`Offers`,"generation.suppliers":`Suppliers`,"generation.size":`Catalogue + index`,"generation.index":`Index`,"generation.ready":`ready`,"generation.notBuilt":`not built`,"generation.served":`served`,"generation.current":`about to be served`,"generation.activate":`Serve this one`,"generation.activateNamed":`Serve this one: {id}`,"generation.switchTitle":`Switch the catalogue?`,"generation.backTitle":`Roll the catalogue back?`,"generation.sure":`All searches and conversations will use {id} with {products} products once its index is open.`,"ingest.title":`Product files`,"ingest.help":`A file is read and indexed beside the service, and served when its index is whole.`,"ingest.file":`File`,"ingest.limit":`CSV, TSV, JSON, JSON Lines, Parquet, XLSX, JSON-LD or BMEcat, at most {size}.`,"ingest.dataset":`Dataset`,"ingest.datasetHelp":`Products of other datasets stay as they are.`,"ingest.replace":`Replace the dataset: what is not in the file is removed`,"ingest.send":`Upload`,"ingest.sending":`Uploading…`,"ingest.progress":`Progress of {file}`,"ingest.counts":`{read} read, {accepted} accepted, {rejected} rejected`,"ingest.made":`Generation {id}`,"stage.waiting":`waiting`,"stage.reading":`reading`,"stage.indexing":`indexing`,"stage.done":`done`,"stage.failed":`failed`,"funnel.title":`From search to request for quotation`,"funnel.help":`Since {day}, by day.`,"funnel.share":`{share} of the step before`,"funnel.label":`{what}: {count} days, at most {most} a day`,"funnel.table":`The same as a table`,"funnel.day":`Day`,"step.search":`Searches`,"step.conversation":`Conversations`,"step.selection":`Shortlists`,"step.comparison":`Comparisons`,"step.rfq":`Requests for quotation`,"step.export":`Exports`,"keys.title":`API keys`,"keys.help":`For programs, and for people who administer the service.`,"keys.name":`Name`,"keys.expires":`Expires (optional)`,"keys.scopes":`What it allows`,"keys.create":`Create a key`,"keys.none":`No keys yet.`,"keys.once":`The secret of “{name}”. It is shown now and never again.`,"keys.copy":`Copy`,"keys.copied":`Copied`,"keys.kept":`I have kept it`,"keys.created":`Created`,"keys.used":`Last used`,"keys.never":`never`,"keys.state":`State`,"keys.action":`Action`,"keys.valid":`valid`,"keys.revoked":`revoked`,"keys.expired":`expired`,"keys.until":`until {day}`,"keys.revoke":`Revoke`,"keys.revokeNamed":`Revoke: {name}`,"keys.sure":`It is refused within a few seconds. What was made with it stays.`,"scope.search":`search`,"scope.converse":`converse`,"scope.rfq":`requests for quotation`,"scope.feedback":`feedback and judgements`,"scope.admin":`administer`,"scope.metrics":`read metrics`},{es:async()=>(await d(async()=>{let{es:e}=await import(`./es-CIr9YZ2i.js`);return{es:e}},[],import.meta.url)).es,"zh-Hans":async()=>(await d(async()=>{let{zhHans:e}=await import(`./zh-hans-DJgdxPZj.js`);return{zhHans:e}},[],import.meta.url)).zhHans,"zh-Hant":async()=>(await d(async()=>{let{zhHant:e}=await import(`./zh-hant-BQ6UKznC.js`);return{zhHant:e}},[],import.meta.url)).zhHant}),x=class extends r{constructor(){super(),this.endpoint=location.origin,this.theme=`auto`,this.session=null,this.failure=null,this.refused=!1,this.speech=new m,this.unlock=async e=>{e.preventDefault();let t=this.renderRoot.querySelector(`#key`)?.value.trim();t&&(this.access.use(t),await this.enter(),this.refused=!this.allowed,this.refused&&this.access.use(null))},new _(this,()=>this.speech)}connectedCallback(){super.connectedCallback(),this.keeper=new c(this.endpoint),this.access=new y(this.keeper.token,this.endpoint),this.theme=this.keeper.theme??this.theme;let e=this.keeper.settings.language;this.speak(g([...e?[e]:[],...navigator.languages])),this.enter()}render(){let{w:e}=this;return n`
      <header class="top">
        <a class="brand" href="/">${f(`chat`,20)} ${this.speech.current.t(`app.title`)}</a>
        <nav aria-label=${e(`page.nav`)}>
          ${[`relevance`,`admin`].map(t=>n`<a href="/${t}" aria-current=${t===this.here?`page`:o}
              >${e(`page.${t}`)}</a
            >`)}
        </nav>
        <label class="pick">
          <span class="hidden-visually">${this.speech.current.t(`menu.language`)}</span>
          <select class="input" @change=${this.setLanguage}>
            ${h.map(e=>n`<option value=${e} lang=${e} ?selected=${e===this.speech.current.language}>
                ${a[e]}
              </option>`)}
          </select>
        </label>
        <label class="pick">
          <span class="hidden-visually">${this.speech.current.t(`menu.theme`)}</span>
          <select class="input" @change=${this.setTheme}>
            ${[`auto`,`light`,`dark`].map(e=>n`<option value=${e} ?selected=${e===this.theme}>
                ${this.speech.current.t(e===`auto`?`menu.automatic`:`menu.${e}`)}
              </option>`)}
          </select>
        </label>
      </header>
      <main>
        <h1>${e(`page.${this.here}`)}</h1>
        ${this.failure?this.failed(this.failure,()=>void this.enter()):o}
        ${this.session?this.allowed?this.content():this.door():o}
      </main>
    `}updated(){this.lang=this.speech.current.language,document.title=`${this.w(`page.${this.here}`)} · ${this.speech.current.t(`app.title`)}`}get w(){return b.in(this.speech.current,()=>this.requestUpdate())}get speaks(){return this.speech.current}failed(e,t){let{t:r}=this.speech.current,i=e.kind===`unreachable`?r(`state.unreachable`):e.detail;return n`<div class="failed" role="alert">
      ${f(`alert`,20)}
      <p>
        ${i||r(`state.failed`)}
        ${e.reference?n`<small>${r(`state.reference`,{id:e.reference})}</small>`:o}
      </p>
      ${t?n`<button type="button" class="button small" @click=${t}>${r(`state.retry`)}</button>`:o}
    </div>`}async attempt(e){this.failure=null;try{return await e()}catch(e){return this.failure=u(e),null}}get allowed(){return this.session?.scopes.includes(this.scope)??!1}async enter(){this.client=new t(this.endpoint,this.access),this.session=await this.attempt(()=>this.client.session()),this.session&&this.allowed&&this.begin()}door(){let{w:e}=this;return n`<form class="card door" @submit=${this.unlock}>
      <h2>${e(`door.title`)}</h2>
      <p class="lead">${e(`door.help`,{scope:this.scope})}</p>
      <div class="field">
        <label for="key">${e(`door.key`)}</label>
        <input
          class="input"
          id="key"
          type="password"
          required
          autocomplete="off"
          spellcheck="false"
          placeholder="sk_…"
          aria-invalid=${this.refused}
          aria-describedby=${this.refused?`key-fault`:o}
        />
        ${this.refused?n`<p class="fault" id="key-fault" role="alert">${e(`door.refused`,{scope:this.scope})}</p>`:o}
      </div>
      <p class="help">${e(`door.kept`)}</p>
      <button class="button primary">${e(`door.enter`)}</button>
    </form>`}setTheme(e){let t=e.target.value;this.theme=t,this.keeper.theme=t===`auto`?null:t}setLanguage(e){let t=e.target.value;if(!i(t))return;let{currency:n=null,units:r=null}=this.keeper.settings;this.keeper.settings={language:t,currency:n,units:r},this.speak(t)}async speak(e){await this.speech.use(e)}};l([s()],x.prototype,`endpoint`,void 0),l([s({reflect:!0})],x.prototype,`theme`,void 0),l([e()],x.prototype,`session`,void 0),l([e()],x.prototype,`failure`,void 0),l([e()],x.prototype,`refused`,void 0);var S=p`
  :host {
    display: block;
    min-block-size: 100dvh;
    background: var(--s-canvas);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-4);
    padding: var(--s-2) clamp(var(--s-3), 3vw, var(--s-8));
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .brand {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    min-block-size: 2rem;
    color: var(--s-text);
    font-weight: 650;
    text-decoration: none;
  }

  .brand svg {
    color: var(--s-accent);
  }

  .top nav {
    display: flex;
    flex: 1;
    gap: var(--s-1);
  }

  .top nav a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2rem;
    padding-inline: var(--s-3);
    border-radius: var(--s-radius-sm);
    color: var(--s-muted);
    font-size: var(--s-text-sm);
    font-weight: 550;
    text-decoration: none;
  }

  .top nav a:hover {
    color: var(--s-text);
  }

  .top nav [aria-current] {
    background: var(--s-accent-soft);
    color: var(--s-accent-strong);
  }

  .pick .input {
    inline-size: auto;
    min-block-size: 2rem;
    padding-block: 0.125rem;
  }

  main {
    display: block;
    max-inline-size: 88rem;
    margin-inline: auto;
    padding: var(--s-5) clamp(var(--s-3), 3vw, var(--s-8)) var(--s-10);
  }

  h1 {
    margin-block-end: var(--s-4);
    font-size: var(--s-text-2xl);
    letter-spacing: -0.015em;
  }

  h2 {
    font-size: var(--s-text-lg);
  }

  .door {
    display: grid;
    justify-items: start;
    gap: var(--s-3);
    max-inline-size: 30rem;
    margin: 8vh auto 0;
  }

  .door .field {
    inline-size: 100%;
  }
`;export{x as n,S as t};