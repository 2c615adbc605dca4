import{B as e,D as t,E as n,G as r,K as i,O as a,U as o,c as s,d as c,i as l,k as u,l as d,q as f,u as p,z as m}from"../sourcing-chat.js";import{n as h,t as g}from"./page.css-CsrKMBc_.js";import{t as _}from"./panels.css-6jD4GRDt.js";import{n as v}from"./figures-BEJoasCH.js";var y=f`
  .sections {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s-5);
  }

  section > h2 {
    margin-block-end: var(--s-1);
  }

  section > .lead {
    margin-block-end: var(--s-3);
  }

  .stats {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: var(--s-3);
  }

  .stats div {
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .stats dt {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .stats dd {
    font-size: var(--s-text-lg);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  td.number,
  th.number {
    text-align: end;
  }

  td .badge + .badge {
    margin-inline-start: var(--s-1);
  }

  .good {
    background: var(--s-met-soft);
    color: var(--s-met);
  }

  .bad {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  form.row {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--s-3);
    margin-block-end: var(--s-3);
  }

  form.row .field {
    flex: 1 1 12rem;
    max-inline-size: 22rem;
  }

  form.row .field > .input {
    block-size: 2.5rem;
  }

  /* Beside the fields, not beside their labels. */
  form.row > .switch {
    max-inline-size: 16rem;
    margin-block-start: 1.75rem;
  }

  form.row > .button {
    margin-block-start: 1.375rem;
  }

  fieldset.field {
    flex: 1 1 100%;
    max-inline-size: none;
  }

  .scopes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-1) var(--s-4);
  }

  .job {
    display: grid;
    gap: var(--s-1);
    padding-block: var(--s-2);
    border-block-end: 1px solid var(--s-line);
    font-size: var(--s-text-sm);
  }

  .job .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--s-3);
    overflow-wrap: anywhere;
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
    background: var(--s-accent);
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
    gap: var(--s-3);
    margin-block-end: var(--s-3);
  }

  .chart {
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .chart h3 {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .chart p {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--s-2);
    font-size: var(--s-text-xl);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .chart p small {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 400;
  }

  .chart svg {
    inline-size: 100%;
    block-size: 3.5rem;
  }

  .chart rect {
    fill: var(--s-accent);
  }

  .chart rect.none {
    fill: var(--s-line);
  }

  .secret {
    display: grid;
    gap: var(--s-2);
    margin-block: var(--s-3);
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--s-met);
    border-radius: var(--s-radius);
    background: var(--s-met-soft);
    font-size: var(--s-text-sm);
  }

  .secret code {
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-surface);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
    user-select: all;
  }

  .secret p {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
  }
`,b=864e5;function x(e,t,n){let r=new Map(e.days.map(e=>[e.day,e.counts[t]??0])),i=[],a=Date.parse(`${n}T00:00:00Z`);for(let t=Date.parse(`${e.since}T00:00:00Z`);t<=a;t+=b){let e=new Date(t).toISOString().slice(0,10);i.push({day:e,count:r.get(e)??0})}return i}function S(e,t){let n=e.steps.indexOf(t),r=e.total[e.steps[n-1]??``],i=e.total[t]??0;return n>0&&r&&i<=r?i/r:null}var C=200,w=40,T={search:`step.search`,conversation:`step.conversation`,selection:`step.selection`,comparison:`step.comparison`,rfq:`step.rfq`,export:`step.export`};function E(e,t){let n=T[e];return n?t(n):e}function D(e,t,n){let a=new Date().toISOString().slice(0,10),s=e.steps.map(t=>({step:t,days:x(e,t,a)})),c=s[0]?.days??[];return r`
    <div class="charts">
      ${s.map(({step:a,days:s})=>{let c=Math.max(1,...s.map(e=>e.count)),l=C/Math.max(1,s.length),u=S(e,a),d=E(a,t);return r`<div class="chart">
          <h3>${d}</h3>
          <p>
            ${n.number(e.total[a]??0)}
            ${u===null?o:r`<small>${t(`funnel.share`,{share:v(n,u)})}</small>`}
          </p>
          <svg
            viewBox="0 0 ${C} ${w}"
            preserveAspectRatio="none"
            role="img"
            aria-label=${t(`funnel.label`,{what:d,count:s.length,most:c})}
          >
            ${s.map((e,t)=>{let r=e.count?Math.max(2,e.count/c*w):1;return i`<rect
                class=${e.count?``:`none`}
                x=${t*l}
                y=${w-r}
                width=${Math.max(1,l-1.5)}
                height=${r}
              ><title>${n.date(e.day)}: ${e.count}</title></rect>`})}
          </svg>
        </div>`})}
    </div>
    <details>
      <summary>${t(`funnel.table`)}</summary>
      <div class="table-box" role="region" tabindex="0" aria-label=${t(`funnel.table`)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t(`funnel.day`)}</th>
              ${s.map(({step:e})=>r`<th scope="col" class="number">${E(e,t)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${[...c].reverse().map(({day:e})=>r`<tr>
                <th scope="row">${n.date(e)}</th>
                ${s.map(t=>r`<td class="number">${t.days.find(t=>t.day===e)?.count??0}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
    </details>
  `}var O=1048576;function k(e,{w:t,speak:n,switching:i,activate:a}){if(!e.length)return r`<p class="lead">${t(`generation.none`)}</p>`;let s=e=>e===null?`–`:`${n.number(Math.round(e/O))} MB`,c=new Intl.DateTimeFormat(n.locale,{dateStyle:`medium`,timeStyle:`short`});return r`<div class="table-box" role="region" tabindex="0" aria-label=${t(`generation.title`)}>
    <table>
      <thead>
        <tr>
          <th scope="col">${t(`generation.id`)}</th>
          <th scope="col">${t(`generation.made`)}</th>
          <th scope="col" class="number">${t(`generation.products`)}</th>
          <th scope="col" class="number">${t(`generation.offers`)}</th>
          <th scope="col" class="number">${t(`generation.suppliers`)}</th>
          <th scope="col" class="number">${t(`generation.size`)}</th>
          <th scope="col">${t(`generation.index`)}</th>
          <th scope="col">${t(`keys.state`)}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(e=>r`<tr>
            <th scope="row">${e.id}</th>
            <td>${c.format(new Date(e.made))}</td>
            <td class="number">${n.number(e.products)}</td>
            <td class="number">${n.number(e.offers)}</td>
            <td class="number">${n.number(e.suppliers)}</td>
            <td class="number">${s(e.size)} + ${s(e.index_size)}</td>
            <td title=${e.models.join(`, `)}>
              <span class="badge ${e.index===`ready`?`good`:`bad`}"
                >${e.index===`ready`?t(`generation.ready`):e.index===`not built`?t(`generation.notBuilt`):e.index}</span
              >
            </td>
            <td>
              ${e.served?r`<span class="badge good">${t(`generation.served`)}</span>`:o}
              ${i===e.id?r`<span class="badge" role="status">${t(`status.opening`)}</span>`:o}
              ${e.current&&!e.served?r`<span class="badge">${t(`generation.current`)}</span>`:o}
              ${e.current?o:r`<button
                      type="button"
                      class="button small"
                      aria-label=${t(`generation.activateNamed`,{id:e.id})}
                      ?disabled=${i!==null||e.index!==`ready`}
                      @click=${()=>a(e)}
                    >
                      ${t(`generation.activate`)}
                    </button>`}
            </td>
          </tr>`)}
      </tbody>
    </table>
  </div>`}var A=`.csv,.tsv,.json,.jsonl,.ndjson,.parquet,.xlsx,.jsonld,.xml,.gz`,j=1048576;function M(e){return e.stage===`done`||e.stage===`failed`}function N(e,t){let{w:n,speak:i,limit:a,sending:s,send:c}=t,l=e=>{e.preventDefault();let t=e.target,n=new FormData(t);n.set(`replace`,n.has(`replace`)?`true`:`false`),c(n),t.reset()},u=s||e.some(e=>!M(e));return r`
    <form class="row" @submit=${l}>
      <div class="field">
        <label for="file">${n(`ingest.file`)}</label>
        <input class="input" id="file" name="file" type="file" required accept=${A} />
        <p class="help">${n(`ingest.limit`,{size:`${i.number(Math.floor(a/j))} MB`})}</p>
      </div>
      <div class="field">
        <label for="dataset">${n(`ingest.dataset`)}</label>
        <input class="input" id="dataset" name="dataset" value="default" required maxlength="100" />
        <p class="help">${n(`ingest.datasetHelp`)}</p>
      </div>
      <label class="switch">
        <input type="checkbox" name="replace" value="true" />
        <span>${n(`ingest.replace`)}</span>
      </label>
      <button class="button" ?disabled=${u}>${d(`up`,16)} ${n(`ingest.send`)}</button>
    </form>
    ${s?r`<p class="lead" role="status">${n(`ingest.sending`)}</p>`:o}
    <ul>
      ${e.map(e=>r`<li>${P(e,t)}</li>`)}
    </ul>
  `}function P(e,{w:t,speak:n}){let i=M(e),a=t(`ingest.counts`,{read:e.read,accepted:e.accepted,rejected:e.rejected});return r`<div class="job">
    <div class="line">
      <strong>${e.file}</strong>
      <span>
        <span class="badge ${e.stage===`done`?`good`:e.stage===`failed`?`bad`:``}"
          >${t(`stage.${e.stage}`)}</span
        >
        ${n.date(e.updated)}
      </span>
    </div>
    ${i?o:r`<progress max="1" value=${e.share} aria-label=${t(`ingest.progress`,{file:e.file})}></progress>`}
    <div class="line">
      <span class="lead" role=${i?o:`status`}
        >${i?a:`${e.step||t(`stage.${e.stage}`)} · ${v(n,e.share)}`}</span
      >
      ${e.generation?r`<span class="lead">${t(`ingest.made`,{id:e.generation})}</span>`:o}
    </div>
    ${e.problem?r`<p class="fault">${e.problem}</p>`:o}
  </div>`}var F=[`search`,`converse`,`rfq`,`feedback`,`admin`,`metrics`];function I(e,t){let{w:n,issued:i}=t;return r`
    ${i?L(i,t):o}
    <form class="row" @submit=${e=>z(e,t)}>
      <div class="field">
        <label for="key-name">${n(`keys.name`)}</label>
        <input class="input" id="key-name" name="name" required maxlength="100" autocomplete="off" />
      </div>
      <div class="field">
        <label for="key-expires">${n(`keys.expires`)}</label>
        <input class="input" id="key-expires" name="expires" type="date" />
      </div>
      <fieldset class="field">
        <legend class="label">${n(`keys.scopes`)}</legend>
        <div class="scopes">
          ${F.map(e=>r`<label class="switch">
              <input type="checkbox" name="scope" value=${e} ?checked=${e===`search`} />
              ${n(`scope.${e}`)}
            </label>`)}
        </div>
      </fieldset>
      <button class="button">${d(`plus`,16)} ${n(`keys.create`)}</button>
    </form>
    ${e.length?R(e,t):r`<p class="lead">${n(`keys.none`)}</p>`}
  `}function L(e,{w:t,copy:n,copied:i,done:a}){return r`<div class="secret" role="alert">
    <strong>${t(`keys.once`,{name:e.key.name})}</strong>
    <code>${e.token}</code>
    <p>
      <button type="button" class="button small" @click=${()=>n(e.token??``)}>
        ${d(i?`check`:`copies`,16)} ${t(i?`keys.copied`:`keys.copy`)}
      </button>
      <button type="button" class="button small quiet" @click=${a}>${t(`keys.kept`)}</button>
    </p>
  </div>`}function R(e,{w:t,speak:n,revoke:i}){return r`<div class="table-box" role="region" tabindex="0" aria-label=${t(`keys.title`)}>
    <table>
      <thead>
        <tr>
          <th scope="col">${t(`keys.name`)}</th>
          <th scope="col">${t(`keys.scopes`)}</th>
          <th scope="col">${t(`keys.created`)}</th>
          <th scope="col">${t(`keys.used`)}</th>
          <th scope="col">${t(`keys.state`)}</th>
          <th scope="col">${t(`keys.action`)}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(e=>{let a=e.expires!==null&&Date.parse(e.expires)<Date.now();return r`<tr>
            <th scope="row">${e.name}</th>
            <td>${n.list(e.scopes.map(e=>t(`scope.${e}`)))}</td>
            <td>${n.date(e.created)}</td>
            <td>${e.last_used?n.date(e.last_used):t(`keys.never`)}</td>
            <td>
              ${e.revoked?r`<span class="badge bad">${t(`keys.revoked`)}</span>`:a?r`<span class="badge bad">${t(`keys.expired`)}</span>`:r`<span class="badge good">${t(`keys.valid`)}</span>`}
              ${e.expires&&!a&&!e.revoked?t(`keys.until`,{day:n.date(e.expires)}):o}
            </td>
            <td>
              ${e.revoked?o:r`<button
                      type="button"
                      class="button small"
                      aria-label=${t(`keys.revokeNamed`,{name:e.name})}
                      @click=${()=>i(e)}
                    >
                      ${t(`keys.revoke`)}
                    </button>`}
            </td>
          </tr>`})}
      </tbody>
    </table>
  </div>`}function z(e,{create:t}){e.preventDefault();let n=e.target,r=new FormData(n),i=r.getAll(`scope`).map(String),a=String(r.get(`name`)??``).trim(),o=String(r.get(`expires`)??``),s=n.querySelector(`[name="scope"]`);!a||!i.length?s?.focus():(t({name:a,scopes:F.filter(e=>i.includes(e)),expires:o?new Date(`${o}T23:59:59`).toISOString():null}),n.reset())}var B=30,V=class extends h{constructor(...e){super(...e),this.scope=`admin`,this.here=`admin`,this.status=null,this.generations=[],this.ingests=[],this.funnel=null,this.keys=[],this.issued=null,this.copied=!1,this.sending=!1,this.switching=null,this.asked=null,this.watched=new Set,this.away=new AbortController}static{this.styles=[n,u,a,t,l,_,g,y]}disconnectedCallback(){super.disconnectedCallback(),this.away.abort()}begin(){this.away=new AbortController,this.refresh()}content(){let{w:e,speaks:t}=this;return this.status?r`<div class="sections">
      ${this.state(this.status)}
      <section>
        <h2>${e(`generation.title`)}</h2>
        <p class="lead">${e(`generation.help`)}</p>
        ${k(this.generations,{w:e,speak:t,switching:this.switching,activate:e=>this.activate(e)})}
      </section>
      <section>
        <h2>${e(`ingest.title`)}</h2>
        <p class="lead">${e(`ingest.help`)}</p>
        <div class="card">
          ${N(this.ingests,{w:e,speak:t,limit:this.session?.limits.upload??0,sending:this.sending,send:e=>void this.send(e)})}
        </div>
      </section>
      ${this.funnel?r`<section>
        <h2>${e(`funnel.title`)}</h2>
              <p class="lead">${e(`funnel.help`,{day:t.date(this.funnel.since)})}</p>
              ${D(this.funnel,e,t)}
            </section>`:o}
      <section>
        <h2>${e(`keys.title`)}</h2>
        <p class="lead">${e(`keys.help`)}</p>
        <div class="card">
          ${I(this.keys,{w:e,speak:t,issued:this.issued,copied:this.copied,create:e=>void this.createKey(e),revoke:e=>this.revoke(e),copy:e=>void this.copy(e),done:()=>{this.issued=null}})}
        </div>
      </section>
      ${this.question()}
    </div>`:r`<div class="waiting" aria-busy="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`}state(e){let{w:t}=this,n=[[t(`status.served`),e.served??t(`status.opening`)],[t(`status.version`),e.version],[t(`status.database`),e.database],[t(`status.workers`),this.speaks.number(e.workers)]];return r`<section aria-label=${t(`status.title`)}>
      ${e.problem?r`<p class="note warning">${d(`alert`,16)} ${e.problem}</p>`:o}
      <dl class="stats">
        ${n.map(([e,t])=>r`<div><dt>${e}</dt><dd>${t}</dd></div>`)}
      </dl>
    </section>`}question(){let{asked:e}=this;if(!e)return o;let{t}=this.speaks;return r`<sourcing-dialog
      label=${e.title}
      close-label=${t(`dialog.close`)}
      @closed=${()=>{this.asked=null}}
    >
      <p>${e.text}</p>
      <div slot="actions">
        <button
          type="button"
          class="button primary"
          @click=${()=>{e.run(),this.dialog?.close()}}
        >
          ${e.yes}
        </button>
        <button type="button" class="button" @click=${()=>this.dialog?.close()}>
          ${t(`editor.cancel`)}
        </button>
      </div>
    </sourcing-dialog>`}async ask(e){this.asked=e,await this.updateComplete,await this.dialog?.show()}async refresh(){await this.attempt(async()=>{let{client:e}=this,[t,n,r,i,a]=await Promise.all([e.get(`/v1/admin/status`),e.get(`/v1/admin/generations`),e.get(`/v1/admin/ingests`),e.get(`/v1/admin/funnel?days=${B}`),e.get(`/v1/admin/keys`)]);this.status=t.value,this.generations=n.value.generations,this.ingests=r.value.ingests,this.funnel=i.value,this.keys=a.value.keys});for(let e of this.ingests)M(e)||this.watch(e.id)}activate(e){let{w:t,speaks:n}=this,r=this.generations.find(e=>e.current),i=r!==void 0&&Date.parse(e.made)<Date.parse(r.made);this.ask({title:t(i?`generation.backTitle`:`generation.switchTitle`),text:t(`generation.sure`,{id:e.id,products:n.number(e.products)}),yes:t(`generation.activate`),run:async()=>{this.switching=e.id;let t=`/v1/admin/generations/${encodeURIComponent(e.id)}/activate`;await this.attempt(()=>this.client.post(t)),this.switching=null,this.failure||await this.refresh()}})}async send(e){this.sending=!0;let t=await this.attempt(()=>this.client.post(`/v1/admin/ingests`,{body:e}));this.sending=!1,t&&(this.ingests=[t.value,...this.ingests],this.watch(t.value.id))}async watch(e){if(this.watched.has(e))return;this.watched.add(e);let{signal:t}=this.away;try{let n=`/v1/admin/ingests/${encodeURIComponent(e)}/events`;for await(let r of this.client.stream(`GET`,n,{signal:t})){let t=JSON.parse(r.data);if(this.ingests=this.ingests.map(n=>n.id===e?t:n),M(t))break}}catch(e){t.aborted||(this.failure=c(e));return}finally{this.watched.delete(e)}t.aborted||await this.refresh()}async createKey(e){let t=await this.attempt(()=>this.client.post(`/v1/admin/keys`,{body:e}));t&&(this.copied=!1,this.issued=t.value,this.keys=[...this.keys,t.value.key])}revoke(e){let{w:t}=this;this.ask({title:t(`keys.revokeNamed`,{name:e.name}),text:t(`keys.sure`),yes:t(`keys.revoke`),run:async()=>{let t=`/v1/admin/keys/${encodeURIComponent(e.id)}`;await this.attempt(()=>this.client.delete(t)),await this.refresh()}})}async copy(e){try{await navigator.clipboard.writeText(e),this.copied=!0}catch{}}};s([e()],V.prototype,`status`,void 0),s([e()],V.prototype,`generations`,void 0),s([e()],V.prototype,`ingests`,void 0),s([e()],V.prototype,`funnel`,void 0),s([e()],V.prototype,`keys`,void 0),s([e()],V.prototype,`issued`,void 0),s([e()],V.prototype,`copied`,void 0),s([e()],V.prototype,`sending`,void 0),s([e()],V.prototype,`switching`,void 0),s([e()],V.prototype,`asked`,void 0),s([m(`sourcing-dialog`)],V.prototype,`dialog`,void 0),V=s([p(`sourcing-admin`)],V);export{V as SourcingAdmin};