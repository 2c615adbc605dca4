var e=globalThis,t=e.ShadowRoot&&(e.ShadyCSS===void 0||e.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,n=Symbol(),r=new WeakMap,i=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==n)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,n=this.t;if(t&&e===void 0){let t=n!==void 0&&n.length===1;t&&(e=r.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),t&&r.set(n,e))}return e}toString(){return this.cssText}},a=e=>new i(typeof e==`string`?e:e+``,void 0,n),o=(e,...t)=>new i(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,n),s=(n,r)=>{if(t)n.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let t of r){let r=document.createElement(`style`),i=e.litNonce;i!==void 0&&r.setAttribute(`nonce`,i),r.textContent=t.cssText,n.appendChild(r)}},c=t?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return a(t)})(e):e,{is:l,defineProperty:u,getOwnPropertyDescriptor:d,getOwnPropertyNames:f,getOwnPropertySymbols:p,getPrototypeOf:m}=Object,ee=globalThis,te=ee.trustedTypes,ne=te?te.emptyScript:``,re=ee.reactiveElementPolyfillSupport,ie=(e,t)=>e,ae={toAttribute(e,t){switch(t){case Boolean:e=e?ne:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},oe=(e,t)=>!l(e,t),se={attribute:!0,type:String,converter:ae,reflect:!1,useDefault:!1,hasChanged:oe};Symbol.metadata??=Symbol(`metadata`),ee.litPropertyMetadata??=new WeakMap;var h=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=se){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&u(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=d(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??se}static _$Ei(){if(this.hasOwnProperty(ie(`elementProperties`)))return;let e=m(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ie(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ie(`properties`))){let e=this.properties,t=[...f(e),...p(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(c(e))}else e!==void 0&&t.push(c(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return s(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?ae:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?ae:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??oe)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};h.elementStyles=[],h.shadowRootOptions={mode:`open`},h[ie(`elementProperties`)]=new Map,h[ie(`finalized`)]=new Map,re?.({ReactiveElement:h}),(ee.reactiveElementVersions??=[]).push(`2.1.2`);var ce=globalThis,le=e=>e,ue=ce.trustedTypes,de=ue?ue.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,fe=`$lit$`,g=`lit$${Math.random().toFixed(9).slice(2)}$`,pe=`?`+g,me=`<${pe}>`,_=document,he=()=>_.createComment(``),ge=e=>e===null||typeof e!=`object`&&typeof e!=`function`,_e=Array.isArray,ve=e=>_e(e)||typeof e?.[Symbol.iterator]==`function`,ye=`[ 	
\f\r]`,be=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,xe=/-->/g,Se=/>/g,v=RegExp(`>|${ye}(?:([^\\s"'>=/]+)(${ye}*=${ye}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),Ce=/'/g,we=/"/g,Te=/^(?:script|style|textarea|title)$/i,Ee=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),y=Ee(1),b=Ee(2),x=Symbol.for(`lit-noChange`),S=Symbol.for(`lit-nothing`),De=new WeakMap,C=_.createTreeWalker(_,129);function Oe(e,t){if(!_e(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return de===void 0?t:de.createHTML(t)}var ke=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=be;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===be?c[1]===`!--`?o=xe:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=v):(Te.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=v):o=Se:o===v?c[0]===`>`?(o=i??be,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?v:c[3]===`"`?we:Ce):o===we||o===Ce?o=v:o===xe||o===Se?o=be:(o=v,i=void 0);let d=o===v&&e[t+1].startsWith(`/>`)?` `:``;a+=o===be?n+me:l>=0?(r.push(s),n.slice(0,l)+fe+n.slice(l)+g+d):n+g+(l===-2?t:d)}return[Oe(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Ae=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=ke(t,n);if(this.el=e.createElement(l,r),C.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=C.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(fe)){let t=u[o++],n=i.getAttribute(e).split(g),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Ne:r[1]===`?`?Pe:r[1]===`@`?Fe:T}),i.removeAttribute(e)}else e.startsWith(g)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(Te.test(i.tagName)){let e=i.textContent.split(g),t=e.length-1;if(t>0){i.textContent=ue?ue.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],he()),C.nextNode(),c.push({type:2,index:++a});i.append(e[t],he())}}}else if(i.nodeType===8){if(i.data===pe)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(g,e+1))!==-1;)c.push({type:7,index:a}),e+=g.length-1}}a++}}static createElement(e,t){let n=_.createElement(`template`);return n.innerHTML=e,n}};function w(e,t,n=e,r){if(t===x)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=ge(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=w(e,i._$AS(e,t.values),i,r)),t}var je=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??_).importNode(t,!0);C.currentNode=r;let i=C.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new Me(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new Ie(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=C.nextNode(),a++)}return C.currentNode=_,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},Me=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=S,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=w(this,e,t),ge(e)?e===S||e==null||e===``?(this._$AH!==S&&this._$AR(),this._$AH=S):e!==this._$AH&&e!==x&&this._(e):e._$litType$===void 0?e.nodeType===void 0?ve(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==S&&ge(this._$AH)?this._$AA.nextSibling.data=e:this.T(_.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=Ae.createElement(Oe(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new je(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=De.get(e.strings);return t===void 0&&De.set(e.strings,t=new Ae(e)),t}k(t){_e(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(he()),this.O(he()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=le(e).nextSibling;le(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},T=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=S,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=S}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=w(this,e,t,0),a=!ge(e)||e!==this._$AH&&e!==x,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=w(this,r[n+o],t,o),s===x&&(s=this._$AH[o]),a||=!ge(s)||s!==this._$AH[o],s===S?e=S:e!==S&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===S?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},Ne=class extends T{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===S?void 0:e}},Pe=class extends T{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==S)}},Fe=class extends T{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=w(this,e,t,0)??S)===x)return;let n=this._$AH,r=e===S&&n!==S||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==S&&(n===S||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Ie=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){w(this,e)}},Le={M:fe,P:g,A:pe,C:1,L:ke,R:je,D:ve,V:w,I:Me,H:T,N:Pe,U:Fe,B:Ne,F:Ie},Re=ce.litHtmlPolyfillSupport;Re?.(Ae,Me),(ce.litHtmlVersions??=[]).push(`3.3.3`);var ze=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new Me(t.insertBefore(he(),e),e,void 0,n??{})}return i._$AI(e),i},Be=globalThis,E=class extends h{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ze(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return x}};E._$litElement$=!0,E.finalized=!0,Be.litElementHydrateSupport?.({LitElement:E});var Ve=Be.litElementPolyfillSupport;Ve?.({LitElement:E}),(Be.litElementVersions??=[]).push(`4.2.2`);var He={attribute:!0,type:String,converter:ae,reflect:!1,hasChanged:oe},Ue=(e=He,t,n)=>{let{kind:r,metadata:i}=n,a=globalThis.litPropertyMetadata.get(i);if(a===void 0&&globalThis.litPropertyMetadata.set(i,a=new Map),r===`setter`&&((e=Object.create(e)).wrapped=!0),a.set(n.name,e),r===`accessor`){let{name:r}=n;return{set(n){let i=t.get.call(this);t.set.call(this,n),this.requestUpdate(r,i,e,!0,n)},init(t){return t!==void 0&&this.C(r,void 0,e,t),t}}}if(r===`setter`){let{name:r}=n;return function(n){let i=this[r];t.call(this,n),this.requestUpdate(r,i,e,!0,n)}}throw Error(`Unsupported decorator location: `+r)};function D(e){return(t,n)=>typeof n==`object`?Ue(e,t,n):((e,t,n)=>{let r=t.hasOwnProperty(n);return t.constructor.createProperty(n,e),r?Object.getOwnPropertyDescriptor(t,n):void 0})(e,t,n)}function O(e){return D({...e,state:!0,attribute:!1})}var We=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function k(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return We(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return We(n,r,{get(){return a(this)}})}}var Ge={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ke=e=>(...t)=>({_$litDirective$:e,values:t}),qe=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:Je}=Le,Ye=e=>e,Xe=e=>e.strings===void 0,Ze=()=>document.createComment(``),Qe=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Je(r.insertBefore(Ze(),i),r.insertBefore(Ze(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=Ye(e).nextSibling;Ye(r).insertBefore(e,i),e=t}}}return n},A=(e,t,n=e)=>(e._$AI(t,n),e),$e={},et=(e,t=$e)=>e._$AH=t,tt=e=>e._$AH,nt=e=>{e._$AR(),e._$AA.remove()},rt=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},it=Ke(class extends qe{constructor(e){if(super(e),e.type!==Ge.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){let i=tt(e),{values:a,keys:o}=this.dt(t,n,r);if(!Array.isArray(i))return this.ut=o,a;let s=this.ut??=[],c=[],l,u,d=0,f=i.length-1,p=0,m=a.length-1;for(;d<=f&&p<=m;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(s[d]===o[p])c[p]=A(i[d],a[p]),d++,p++;else if(s[f]===o[m])c[m]=A(i[f],a[m]),f--,m--;else if(s[d]===o[m])c[m]=A(i[d],a[m]),Qe(e,c[m+1],i[d]),d++,m--;else if(s[f]===o[p])c[p]=A(i[f],a[p]),Qe(e,i[d],i[f]),f--,p++;else if(l===void 0&&(l=rt(o,p,m),u=rt(s,d,f)),l.has(s[d])){if(l.has(s[f])){let t=u.get(o[p]),n=t===void 0?null:i[t];if(n===null){let t=Qe(e,i[d]);A(t,a[p]),c[p]=t}else c[p]=A(n,a[p]),Qe(e,i[d],n),i[t]=null;p++}else nt(i[f]),f--}else nt(i[d]),d++;for(;p<=m;){let t=Qe(e,c[m+1]);A(t,a[p]),c[p++]=t}for(;d<=f;){let e=i[d++];e!==null&&nt(e)}return this.ut=o,et(e,c),x}}),j=class extends Error{constructor(e,t){super(e.detail||e.title),this.problem=e,this.retryAfter=t,this.name=`Refused`}get status(){return this.problem.status}get passing(){return[408,425,429,500,502,503,504].includes(this.status)}},M=class extends Error{constructor(e){super(`the service cannot be reached`,{cause:e}),this.name=`Unreachable`}};function at(e){return typeof e==`object`&&!!e&&typeof e.title==`string`&&typeof e.status==`number`}async function ot(e){let t=null;try{t=await e.json()}catch{}let n=at(t)?t:{type:`about:blank`,title:e.statusText||`HTTP ${e.status}`,status:e.status,detail:``,instance:e.headers.get(`x-request-id`)??``},r=Number(e.headers.get(`retry-after`)??NaN);return new j(n,Number.isFinite(r)?r:null)}var st=class{constructor(){this.rest=``,this.event=``,this.data=[],this.id=``,this.first=!0}push(e){let t=this.rest+e;this.first&&t.length>0&&(this.first=!1,t.startsWith(`﻿`)&&(t=t.slice(1)));let n=[],r=0;for(;;){let e=ct(t,r);if(e===null)break;let i=this.line(t.slice(r,e.at));i&&n.push(i),r=e.next}return this.rest=t.slice(r),n}line(e){if(e===``)return this.dispatch();let t=e.indexOf(`:`);if(t===0)return null;let n=t<0?e:e.slice(0,t),r=t<0?``:e.slice(t+1),i=r.startsWith(` `)?r.slice(1):r;return n===`event`?this.event=i:n===`data`?this.data.push(i):n===`id`&&!i.includes(`\0`)&&(this.id=i),null}dispatch(){let e=this.event||`message`,t=this.data;return this.event=``,this.data=[],t.length?{event:e,data:t.join(`
`),id:this.id}:null}};function ct(e,t){for(let n=t;n<e.length;n+=1){let t=e[n];if(t===`
`)return{at:n,next:n+1};if(t===`\r`)return n+1>=e.length?null:{at:n,next:e[n+1]===`
`?n+2:n+1}}return null}async function*lt(e){let t=e.getReader(),n=new TextDecoder,r=new st;try{for(;;){let{done:e,value:i}=await t.read();if(e)return;yield*r.push(n.decode(i,{stream:!0}))}}finally{await t.cancel().catch(()=>void 0)}}var ut=class{constructor(e,t,n=(e,t)=>fetch(e,t)){this.endpoint=e,this.token=t,this.send=n,this.opening=null}session(){return this.opening??=this.hello().catch(e=>{throw this.opening=null,e}),this.opening}async get(e,t={}){return this.json(`GET`,e,t)}async post(e,t={}){return this.json(`POST`,e,t)}async patch(e,t={}){return this.json(`PATCH`,e,t)}async put(e,t={}){return this.json(`PUT`,e,t)}async delete(e,t={}){await this.exchange(`DELETE`,e,`application/json`,t)}async blob(e,t={}){let n=t.body===void 0?`GET`:`POST`;return(await this.exchange(n,e,`*/*`,t)).blob()}async*stream(e,t,n={}){let r=await this.exchange(e,t,`text/event-stream`,n);if(!r.body)throw new M(`no body`);try{for await(let e of lt(r.body)){if(e.event===`problem`)throw new j(JSON.parse(e.data),null);yield e}}catch(e){throw e instanceof j||n.signal?.aborted?e:new M(e)}}async hello(){let e=await this.once(`GET`,`/v1/session`,`application/json`,{});if(e.status===401&&this.token.get()!==null)return this.token.set(null),this.hello();if(!e.ok)throw await ot(e);let t=await this.read(e);return t.visitor&&this.token.set(t.visitor),t.generation===null&&(this.opening=null),t}async json(e,t,n){let r=await this.exchange(e,t,`application/json`,n),i=/^(?:W\/)?"(\d+)"$/.exec(r.headers.get(`etag`)??``);return{value:r.status===204?void 0:await this.read(r),version:i?Number(i[1]):null}}async read(e){try{return await e.json()}catch(e){throw new M(e)}}async exchange(e,t,n,r){await this.session();let i=await this.once(e,t,n,r);if(i.status===401&&this.token.get()!==null&&(this.opening=null,await this.session(),i=await this.once(e,t,n,r)),!i.ok)throw await ot(i);return i}async once(e,t,n,r){let i={accept:n},a=this.token.get();a!==null&&(i.authorization=`${a.startsWith(`sk_`)?`Bearer`:`Visitor`} ${a}`),r.key!==void 0&&(i[`idempotency-key`]=r.key),r.version!=null&&(i[`if-match`]=`"${r.version}"`);let o={method:e,headers:i,credentials:`same-origin`,cache:`no-store`};r.signal&&(o.signal=r.signal),r.body instanceof FormData?o.body=r.body:r.body!==void 0&&(i[`content-type`]=`application/json`,o.body=JSON.stringify(r.body));try{return await this.send(`${this.endpoint}${t}`,o)}catch(e){throw r.signal?.aborted?e:new M(e)}}},dt=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),ft=function(e,t){return new URL(e,t).href},pt={},mt=function(e){return e.pathname.endsWith(`.css`)},ht=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},N=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=ft(t,n);let r=s(t),i=mt(r);return ht(pt,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:dt,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},gt={compare:{tag:`sourcing-compare`,icon:`compare`,load:()=>N(()=>import(`./chunks/compare-BVNN2Heq.js`),[],import.meta.url)},rank:{tag:`sourcing-rank`,icon:`factory`,load:()=>N(()=>import(`./chunks/rank-DvS3DgjB.js`),[],import.meta.url)},chart:{tag:`sourcing-chart`,icon:`chart`,load:()=>N(()=>import(`./chunks/chart-wGHIHrQ8.js`),[],import.meta.url)},rfq:{tag:`sourcing-rfq`,icon:`document`,load:()=>N(()=>import(`./chunks/rfq-BxlZCJOX.js`),[],import.meta.url)}},P=o`
  :host {
    box-sizing: border-box;
    font-family: var(--s-font);
    font-size: var(--s-text-md);
    line-height: 1.5;
    color: var(--s-text);
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  fieldset {
    border: 0;
    min-inline-size: 0;
  }

  h1,
  h2,
  h3,
  h4 {
    font-size: inherit;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }

  a {
    color: var(--s-accent);
    text-underline-offset: 0.15em;
  }

  svg {
    display: block;
    flex: none;
  }

  :focus-visible {
    outline: 2px solid var(--s-accent);
    outline-offset: 2px;
  }

  .hidden-visually {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .skip {
    position: absolute;
    inset-block-start: var(--s-2);
    inset-inline-start: var(--s-2);
    z-index: 5;
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-raised);
    box-shadow: var(--s-shadow);
  }

  .skip:not(:focus) {
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
      scroll-behavior: auto !important;
    }
  }
`,F=o`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s-2);
    min-block-size: 2.25rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--s-edge);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    color: var(--s-text);
    font-size: var(--s-text-sm);
    font-weight: 550;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background var(--s-fast),
      border-color var(--s-fast),
      color var(--s-fast);
  }

  .button:hover:not(:disabled, [aria-disabled='true']) {
    border-color: var(--s-accent);
    color: var(--s-accent-strong);
    background: var(--s-accent-soft);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.55;
  }

  .button.primary {
    border-color: transparent;
    background: var(--s-accent);
    color: var(--s-on-accent);
  }

  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--s-accent-strong);
    color: var(--s-on-accent);
  }

  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--s-muted);
  }

  .button.quiet:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--s-sunken);
    color: var(--s-text);
  }

  .button.small {
    min-block-size: 1.875rem;
    padding: 0.1875rem 0.625rem;
  }

  .button.icon {
    inline-size: 2.25rem;
    padding: 0;
  }

  .button.icon.small {
    inline-size: 1.875rem;
  }

  .button[aria-pressed='true'] {
    border-color: var(--s-accent);
    background: var(--s-accent-soft);
    color: var(--s-accent-strong);
  }

  .link {
    padding: 0.125rem 0;
    min-block-size: 1.5rem;
    border: 0;
    background: none;
    color: var(--s-accent);
    font-size: var(--s-text-sm);
    font-weight: 550;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .link:hover {
    text-decoration-color: currentColor;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 1.875rem;
    max-inline-size: 100%;
    padding: 0.1875rem 0.6875rem;
    border: 1px solid var(--s-edge);
    border-radius: 999px;
    background: var(--s-surface);
    font-size: var(--s-text-sm);
    line-height: 1.35;
    text-align: start;
    overflow-wrap: anywhere;
  }

  button.chip {
    cursor: pointer;
    transition:
      background var(--s-fast),
      border-color var(--s-fast);
  }

  button.chip:hover:not(:disabled) {
    border-color: var(--s-accent);
    background: var(--s-accent-soft);
  }

  .chip[aria-pressed='true'],
  .chip[aria-checked='true'] {
    border-color: var(--s-accent);
    background: var(--s-accent);
    color: var(--s-on-accent);
  }

  button.chip[aria-pressed='true']:hover,
  button.chip[aria-checked='true']:hover {
    background: var(--s-accent-strong);
  }

  .chip .count {
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-variant-numeric: tabular-nums;
  }

  .chip[aria-pressed='true'] .count,
  .chip[aria-checked='true'] .count {
    color: inherit;
  }

  .field {
    display: grid;
    gap: var(--s-1);
    min-inline-size: 0;
  }

  .field > label,
  .field > .label {
    font-size: var(--s-text-xs);
    font-weight: 550;
    color: var(--s-muted);
  }

  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--s-edge);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    font-size: var(--s-text-sm);
  }

  .input:hover {
    border-color: var(--s-muted);
  }

  .input:focus {
    border-color: var(--s-accent);
    outline: 2px solid var(--s-accent);
    outline-offset: -1px;
  }

  .input[aria-invalid='true'] {
    border-color: var(--s-missed);
  }

  .switch {
    display: flex;
    align-items: flex-start;
    gap: var(--s-2);
    min-block-size: 1.5rem;
    font-size: var(--s-text-sm);
    cursor: pointer;
  }

  .switch input {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0.125rem 0 0;
    accent-color: var(--s-accent);
  }

  .help {
    font-size: var(--s-text-xs);
    color: var(--s-faint);
  }

  .fault {
    font-size: var(--s-text-xs);
    color: var(--s-missed);
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0 0.375rem;
    min-block-size: 1.25rem;
    border-radius: var(--s-radius-sm);
    background: var(--s-sunken);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 550;
  }

  @media (forced-colors: active) {
    .chip[aria-pressed='true'],
    .chip[aria-checked='true'],
    .button[aria-pressed='true'],
    .button.primary {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }

  @media (pointer: coarse) {
    .button,
    .input {
      min-block-size: 2.75rem;
    }

    .button.icon {
      inline-size: 2.75rem;
    }

    .button.small,
    .chip {
      min-block-size: 2.25rem;
    }

    .button.icon.small {
      inline-size: 2.25rem;
    }

    .input {
      font-size: 1rem; /* below 16 px, phones zoom in when a field takes focus */
    }
  }
`,_t=o`
  .skeleton {
    border-radius: var(--s-radius-sm);
    background: linear-gradient(
      100deg,
      var(--s-sunken) 30%,
      var(--s-line) 50%,
      var(--s-sunken) 70%
    );
    background-size: 300% 100%;
    animation: shimmer 1.4s ease-in-out infinite;
  }

  @keyframes shimmer {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: 0 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
      background: var(--s-line);
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`,vt=o`
  :host {
    color-scheme: light dark;
    /* Only constants of the palette go in here. */
    ${a(Object.entries({canvas:{light:`#f4f6f8`,dark:`#0e1216`},surface:{light:`#ffffff`,dark:`#161b21`},raised:{light:`#ffffff`,dark:`#1d242c`},sunken:{light:`#eef1f4`,dark:`#0a0d10`},line:{light:`#dfe3e8`,dark:`#2a323c`},edge:{light:`#7f8a98`,dark:`#6f7c8c`},text:{light:`#13181f`,dark:`#e9ecf0`},muted:{light:`#4e5967`,dark:`#a9b3bf`},faint:{light:`#626d7b`,dark:`#909baa`},accent:{light:`#0b6a5f`,dark:`#4cc2af`},"accent-strong":{light:`#08534a`,dark:`#74d6c6`},"accent-soft":{light:`#e2f1ee`,dark:`#12312d`},"on-accent":{light:`#ffffff`,dark:`#04211d`},met:{light:`#136a39`,dark:`#63cd90`},"met-soft":{light:`#e3f3e8`,dark:`#11301f`},missed:{light:`#b0241c`,dark:`#ff958d`},"missed-soft":{light:`#fceceb`,dark:`#3a1917`},unknown:{light:`#665310`,dark:`#dcc36c`},"unknown-soft":{light:`#f8f2de`,dark:`#322a10`},info:{light:`#1d5a9e`,dark:`#85b8f2`},"info-soft":{light:`#e7f0fa`,dark:`#13273d`}}).map(([e,{light:t,dark:n}])=>`--s-${e}: var(--sourcing-${e}, light-dark(${t}, ${n}));`).join(`
`))}

    --s-shadow: 0 1px 2px rgb(16 24 32 / 0.06), 0 8px 24px rgb(16 24 32 / 0.1);
    --s-shadow-low: 0 1px 2px rgb(16 24 32 / 0.06);
    --s-font: var(
      --sourcing-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      sans-serif
    );
    --s-1: 0.25rem;
    --s-2: 0.5rem;
    --s-3: 0.75rem;
    --s-4: 1rem;
    --s-5: 1.25rem;
    --s-6: 1.5rem;
    --s-8: 2rem;
    --s-10: 2.5rem;
    --s-text-xs: 0.75rem;
    --s-text-sm: 0.8125rem;
    --s-text-md: 0.9375rem;
    --s-text-lg: 1.0625rem;
    --s-text-xl: 1.375rem;
    --s-text-2xl: 1.75rem;
    --s-radius-sm: var(--sourcing-radius-sm, 0.375rem);
    --s-radius: var(--sourcing-radius, 0.625rem);
    --s-radius-lg: var(--sourcing-radius-lg, 1rem);
    --s-focus: 0 0 0 2px var(--s-surface), 0 0 0 4px var(--s-accent);
    --s-fast: 120ms;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --s-fast: 0ms;
    }
  }
`,yt={"app.title":`Sourcing`,"app.conversation":`Conversation`,"app.results":`Products`,"app.panels":`Views`,"app.products":`Products`,"app.compare":`Compare`,"app.rank":`Suppliers`,"app.chart":`Chart`,"app.rfq":`Request for quotation`,"app.missing":`There is no such page here.`,"app.home":`Back to the search`,"app.panelFailed":`This view could not be loaded.`,"app.nothingYet":`Products appear here as soon as you say what you need.`,"chat.label":`Product search by conversation`,"chat.log":`Conversation so far`,"chat.skipToQuestion":`Skip to the question`,"chat.skipToResults":`Skip to the products`,"chat.skipToComposer":`Skip to writing`,"chat.you":`You`,"chat.assistant":`Answer`,"chat.working":`Working on it…`,"chat.earlier":{one:`Show {count} earlier step`,other:`Show {count} earlier steps`},"composer.label":`Write what you need`,"composer.first":`What do you need? For example: 20 electric forklifts, 2.5 t`,"composer.next":`Answer, change something or ask…`,"composer.send":`Send`,"composer.undo":`Undo`,"composer.undoLast":`Undo the last step`,"composer.restart":`Start over`,"composer.tooLong":`Please keep it below {limit} characters.`,"start.title":`What are you looking for?`,"start.lead":`Say it in your own words. You will see products at once, and one short question at a time.`,"start.examples":`In this catalogue`,"start.products":{one:`{count} product`,other:`{count} products`},"need.label":`What was understood`,"need.lines":`Things you need`,"need.edit":`Change: {what}`,"need.add":`Add a term`,"need.wish":`Wish`,"need.removeLine":`Remove “{what}”`,"need.fromYou":`You wrote: “{words}”`,"need.from.stated":`You said so`,"need.from.chosen":`You chose this`,"need.from.edited":`You set this`,"need.from.inferred":`Follows from what you said`,"need.from.default":`Assumed until you say otherwise`,"need.more":{one:`{count} more`,other:`{count} more`},"need.less":`Fewer`,"editor.title":`Change {what}`,"editor.operator":`Condition`,"editor.value":`Value`,"editor.from":`From`,"editor.to":`To`,"editor.unit":`Unit`,"editor.values":`Values`,"editor.importance":`How binding is it?`,"editor.must":`Must be met`,"editor.should":`Nice to have`,"editor.apply":`Apply`,"editor.remove":`Remove`,"editor.cancel":`Cancel`,"editor.invalid":`Please enter a number.`,"editor.order":`The first number has to be the smaller one.`,"editor.required":`Please enter something.`,"editor.separate":`Separate several with a comma.`,"editor.yes":`Yes`,"editor.no":`No`,"editor.country":`Country`,"editor.place":`Place`,"editor.day":`Day`,"editor.amount":`Amount`,"editor.currency":`Currency`,"editor.incoterm":`Incoterms 2020 rule`,"editor.number":`Number`,"editor.query":`What you need`,"operator.=":`is`,"operator.≠":`is not`,"operator.<":`less than`,"operator.≤":`at most`,"operator.>":`more than`,"operator.≥":`at least`,"operator.between":`between`,"operator.one of":`one of`,"operator.not one of":`none of`,"operator.about":`about`,"term.quantity":`Quantity`,"term.annual":`Quantity a year`,"term.budget":`Budget`,"term.destination":`Destination`,"term.delivery_term":`Delivery term`,"term.needed_by":`Needed by`,"term.payment":`Payment`,"term.samples":`Samples first`,"term.currency":`Currency`,"term.supplier_kinds":`Kind of supplier`,"question.label":`Question`,"question.why":`Why this question?`,"question.unknown":`I don’t know`,"question.later":`Not now`,"question.choose":{one:`Choose {count}`,other:`Choose {count}`},"question.chooseNone":`Choose`,"question.several":`You can choose several.`,"question.count":{one:`{count} product`,other:`{count} products`},"question.moreOptions":{one:`{count} more answer`,other:`{count} more answers`},"question.range":`Set a range`,"question.hide":`Hide the question`,"question.show":`Show the question`,"range.low":`Lowest`,"range.high":`Highest`,"range.about":{one:`about {count} product`,other:`about {count} products`},"range.any":`any`,"range.atLeast":`at least {value}`,"range.atMost":`at most {value}`,"range.between":`{low} to {high}`,"range.apply":`Use this range`,"range.distribution":`How the products are spread from {low} to {high}`,"turn.asThen":`Shown as it was then: the catalogue has changed since.`,"products.label":`Products`,"products.total":{one:`{count} product`,other:`{count} products`},"products.meeting":{one:`{count} is known to meet everything`,other:`{count} are known to meet everything`},"products.meetingAll":`all are known to meet everything`,"products.ideas":`Examples of what there is`,"products.more":`More products`,"products.none":`Nothing in the catalogue fits this.`,"products.noneHelp":`Take something back above, or say it in other words.`,"products.again":{one:`Show {count} product`,other:`Show these {count} products`},"products.fold":`Fold away`,"products.selected":{one:`{count} on the shortlist`,other:`{count} on the shortlist`},"products.compare":`Compare`,"products.request":`Request quotations`,"card.select":`Shortlist`,"card.selected":`On the shortlist`,"card.reject":`Not for me`,"card.why":`Why this one?`,"card.price":`Price`,"card.perUnit":`per unit`,"card.fromQuantity":`from {count}`,"card.noPrice":`Price not stated`,"card.moq":`Min. order`,"card.leadTime":`Lead time`,"card.notStated":`not stated`,"card.supplier":`Supplier`,"card.offers":{one:`{count} offer`,other:`{count} offers`},"card.alike":{one:`{count} like it`,other:`{count} like it`},"card.alikeHelp":`Listings of nearly the same product stand behind this one.`,"card.met":`met`,"card.missed":`not met`,"card.unknown":`not stated`,"card.must":`must`,"card.wish":`wish`,"card.requirements":`Against what you need`,"card.metOf":`{met} of {all} met`,"card.years":{one:`{count} year`,other:`{count} years`},"card.rating":`{rating} out of 5`,"card.verifiedBy":`according to {who}`,"card.page":`Product page`,"card.opensTab":`opens in a new tab`,"card.approximately":`about {amount}`,"card.speaksFor":`Speaks for it`,"card.speaksAgainst":`Speaks against it`,"card.facts":`Facts`,"card.certifications":`Certificates`,"card.converted":`converted`,"card.noReasons":`Nothing you said sets it apart from the others yet.`,"card.mpn":`Model {mpn}`,"supplier.manufacturer":`Manufacturer`,"supplier.trader":`Trader`,"supplier.distributor":`Distributor`,"relaxed.loosen":`Make it a wish: {what}`,"rfq.offer":`Write the request for quotation`,"menu.label":`Settings`,"menu.language":`Language`,"menu.units":`Units`,"menu.currency":`Currency`,"menu.theme":`Appearance`,"menu.automatic":`Automatic`,"menu.asWritten":`As you write`,"menu.asStated":`As stated by suppliers`,"menu.metric":`Metric`,"menu.us":`US`,"menu.light":`Light`,"menu.dark":`Dark`,"menu.feedback":`Help improve the search`,"menu.feedbackHelp":`Sends which products you look at and choose. Off unless you turn it on.`,"menu.transcript":`Save the conversation`,"state.waiting":`Waiting for the connection. Your message will be sent once.`,"state.offline":`You are offline. You can go on reading; what you write is kept.`,"state.retrying":`The service does not answer. Trying again in {seconds} s.`,"state.retry":`Try again`,"state.discard":`Discard`,"state.failed":`This could not be done.`,"state.unreachable":`The service cannot be reached.`,"state.starting":`The service is still starting.`,"state.forbidden":`This page is not allowed to use the service.`,"state.gone":`This conversation no longer exists: it has expired or was erased.`,"state.goneHelp":`What you see is the last that this browser knew. You can start a new one.`,"state.new":`Start a new conversation`,"state.elsewhere":`The conversation went on in another window; this is where it stands now.`,"state.stale":`That no longer applies: the conversation has gone on in another window.`,"state.loading":`Loading the conversation…`,"state.reference":`Reference: {id}`,"toast.restarted":`Started over.`,"toast.undo":`Undo`,"toast.rejected":`Will not be shown again.`,"toast.close":`Close this message`,"announce.products":{one:`{count} product shown of {total}.`,other:`{count} products shown of {total}.`},"announce.question":`Question: {text}`,"dialog.close":`Close`},bt=[`en`,`es`,`zh-Hans`,`zh-Hant`],xt={en:`English`,es:`Español`,"zh-Hans":`简体中文`,"zh-Hant":`繁體中文`};function St(e){return bt.includes(e)}function Ct(e){if(!e)return null;let t;try{t=new Intl.Locale(e).maximize()}catch{return null}let{language:n,script:r}=t;return n===`zh`?r===`Hant`?`zh-Hant`:`zh-Hans`:St(n)?n:null}function wt(e){for(let t of e){let e=Ct(t);if(e)return e}return`en`}async function Tt(e){switch(e){case`en`:return yt;case`es`:return(await N(async()=>{let{es:e}=await import(`./chunks/es-PobFWcK4.js`);return{es:e}},[],import.meta.url)).es;case`zh-Hans`:return(await N(async()=>{let{zhHans:e}=await import(`./chunks/zh-hans-DaKSz17D.js`);return{zhHans:e}},[],import.meta.url)).zhHans;case`zh-Hant`:return(await N(async()=>{let{zhHant:e}=await import(`./chunks/zh-hant-Drv6ySm_.js`);return{zhHant:e}},[],import.meta.url)).zhHant}}var Et=/\{(\w+)\}/g,Dt=class{constructor(e,t,n=e){this.language=e,this.messages=t,this.t=(e,...t)=>{let n=t[0]??{},r=this.messages[e];return(typeof r==`string`?r:r[this.plural.select(Number(n.count))]??r.other).replace(Et,(e,t)=>{let r=n[t];return typeof r==`number`?this.integer.format(r):r??``})},this.number=(e,t={})=>new Intl.NumberFormat(this.locale,{maximumSignificantDigits:6,...t}).format(e),this.locale=n,this.plural=new Intl.PluralRules(n),this.integer=new Intl.NumberFormat(n,{maximumFractionDigits:0})}measure(e,t){let n=this.number(e);return t?t===`%`||t===`°`?`${n}${t}`:`${n}\u00a0${t}`:n}money(e,t){let n=/\.\d*[1-9]/.test(e)?{}:{minimumFractionDigits:0,maximumFractionDigits:0};try{return new Intl.NumberFormat(this.locale,{style:`currency`,currency:t,currencyDisplay:`code`,...n}).format(e)}catch{return`${t} ${e}`}}date(e){let t=new Date(e.length===10?`${e}T12:00:00`:e);return Number.isNaN(t.getTime())?e:new Intl.DateTimeFormat(this.locale,{dateStyle:`medium`}).format(t)}list(e){return new Intl.ListFormat(this.locale,{type:`conjunction`}).format(e)}country(e){return this.name(`region`,e)}currency(e){return this.name(`currency`,e)}name(e,t){try{return new Intl.DisplayNames(this.locale,{type:e}).of(t)??t}catch{return t}}},Ot=class extends EventTarget{constructor(...e){super(...e),this.current=new Dt(`en`,yt)}async use(e,t=e){if(this.current.language===e&&this.current.locale===t)return;let n;try{n=await Tt(e)}catch{return}this.current=new Dt(e,n,t),this.dispatchEvent(new Event(`change`))}},kt=class{constructor(e,t){this.host=e,this.speech=t,this.bound=null,this.refresh=()=>this.host.requestUpdate(),e.addController(this)}hostConnected(){this.follow()}hostUpdate(){this.follow()}hostDisconnected(){this.bound?.removeEventListener(`change`,this.refresh),this.bound=null}follow(){let e=this.speech();this.bound!==e&&e&&(this.bound?.removeEventListener(`change`,this.refresh),this.bound=e,e.addEventListener(`change`,this.refresh))}},At=2e3,jt=100,Mt=class{constructor(e,t){this.client=e,this.keeper=t,this.waiting=[]}add(e,t){if(!this.keeper.consent||!e)return;let n=new Date().toISOString();this.waiting.push({...t,conversation_id:e,at:n}),this.timer??=setTimeout(()=>void this.send(),At)}forget(){clearTimeout(this.timer),this.timer=void 0,this.waiting=[]}async send(){this.timer=void 0;let e=this.waiting.splice(0,jt);try{await this.client.post(`/v1/feedback`,{body:{events:e,consent:!0}})}catch{}}};function Nt(e,t=60){return Math.min(t,2**e)}function Pt(e,t){return new Promise(n=>{if(t?.aborted)return n();let r=setTimeout(n,e);t?.addEventListener(`abort`,()=>{clearTimeout(r),n()})})}var Ft=class{constructor(){this.current=null}async pause(e,t){let n=new AbortController,r=()=>n.abort();this.current=n,t.addEventListener(`abort`,r),await Pt(e*1e3,n.signal),t.removeEventListener(`abort`,r),this.current===n&&(this.current=null)}wake(){let e=this.current!==null;return this.current?.abort(),e}};function It({network:e,looked:t},n){let r=()=>e(globalThis.navigator?.onLine!==!1);globalThis.addEventListener(`online`,r,{signal:n}),globalThis.addEventListener(`offline`,r,{signal:n}),globalThis.document?.addEventListener(`visibilitychange`,()=>t(document.visibilityState!==`hidden`),{signal:n}),r()}function Lt(e){let t=e;return typeof t?.conversation==`string`&&typeof t.version==`number`}var Rt=class{constructor(e,t){this.client=e,this.heard=t,this.listening=null,this.conversation=null,this.channel=typeof BroadcastChannel>`u`?null:new BroadcastChannel(`sourcing:${e.endpoint}`),this.channel?.addEventListener(`message`,e=>{Lt(e.data)&&e.data.conversation===this.conversation&&this.heard(e.data.version)})}tell(e,t){this.channel?.postMessage({conversation:e,version:t})}follow(e){(e!==this.conversation||!this.listening&&e)&&(this.pause(),this.conversation=e,e&&this.listen(e))}pause(){this.listening?.abort(),this.listening=null}resume(){this.conversation&&!this.listening&&this.listen(this.conversation)}close(){this.pause(),this.conversation=null,this.channel?.close()}async listen(e){let t=new AbortController;this.listening=t;let n=`/v1/conversations/${encodeURIComponent(e)}/events`;for(let e=0;!t.signal.aborted;e+=1){try{let r=this.client.stream(`GET`,n,{signal:t.signal});for await(let t of r){if(e=0,t.event!==`turn`&&t.event!==`settings`)continue;let{version:n}=JSON.parse(t.data);this.heard(n)}}catch(e){if(t.signal.aborted||e instanceof j&&!e.passing)return}await Pt(Nt(e)*1e3,t.signal)}}};function zt(e){try{return globalThis[e]??null}catch{return null}}var Bt=class{constructor(e){this.scope=e,this.token={get:()=>this.read(`visitor`),set:e=>this.write(`visitor`,e)}}get conversation(){return this.read(`conversation`)}set conversation(e){this.write(`conversation`,e)}get outbox(){let e=this.read(`outbox`);return Array.isArray(e)?e.filter(e=>Vt(e?.key)):[]}set outbox(e){this.write(`outbox`,e.length?e:null)}get settings(){return this.read(`settings`)??{}}set settings(e){this.write(`settings`,e)}get theme(){return this.read(`theme`)}set theme(e){this.write(`theme`,e)}get consent(){return this.read(`consent`)===!0}set consent(e){this.write(`consent`,e?!0:null)}get draft(){return this.read(`draft`,`sessionStorage`)??``}set draft(e){this.write(`draft`,e||null,`sessionStorage`)}get scroll(){return this.read(`scroll`,`sessionStorage`)}set scroll(e){this.write(`scroll`,e,`sessionStorage`)}read(e,t=`localStorage`){try{let n=zt(t)?.getItem(`sourcing:${this.scope}:${e}`);return n==null?null:JSON.parse(n)}catch{return null}}write(e,t,n=`localStorage`){let r=`sourcing:${this.scope}:${e}`;try{t==null?zt(n)?.removeItem(r):zt(n)?.setItem(r,JSON.stringify(t))}catch{}}};function Vt(e){return typeof e==`string`&&e.length>0}var I={paragraphs:[],products:null,total:null,meeting:0,ideas:!1,question:void 0},Ht={phase:`starting`,session:null,catalogue:null,conversation:null,version:0,turns:[],settings:{language:null,currency:null,units:null},outbox:[],partial:I,online:!0,retryAt:null,failure:null,notice:null};function Ut(e){return e.turns.at(-1)??null}function Wt(e){return Ut(e)?.need??null}function L(e){return e?.lines.find(e=>e.focus)??e?.lines[0]??null}function Gt(e){return e.phase===`gone`?null:Ut(e)?.question??null}function Kt(e){let t=[];for(let n of[...e].reverse()){let e=n.products[0];if(!e){if(n.total===0)break;continue}let r=t.at(-1)?.[0];if(r&&e.position>=r.position||(t.push(n.products),e.position===1))break}let n=t.reverse().flat(),r=new Set;return n.filter(e=>!r.has(e.product_id)&&r.add(e.product_id))}function qt(e){let t=L(e.need);return!t||e.products.length===0?[]:t.chips.filter(t=>t.kind===`requirement`&&t.importance===`must`&&e.products.every(e=>e.outcomes.some(e=>e.field===t.field&&e.truth===`missed`)))}async function Jt(e,t,n,r,i){let a=Xt(t),o=n.edits?`${a}/edits`:`${a}/messages`,s=n.edits?{edits:n.edits}:{text:n.text},c=I,l=e.stream(`POST`,o,{body:s,key:n.key,version:n.version,signal:i});for await(let e of l){let t=JSON.parse(e.data);if(e.event===`done`)return t;c=Yt(c,e.event,t),r(c)}return(await e.post(o,{body:s,key:n.key,signal:i})).value}function Yt(e,t,n){switch(t){case`accepted`:return I;case`products`:{let{products:t,total:r,meeting:i,ideas:a}=n;return{...e,products:t,total:r,meeting:i,ideas:a}}case`question`:return{...e,question:n};case`text`:return{...e,paragraphs:[...e.paragraphs,n]};default:return e}}function Xt(e){return`/v1/conversations/${encodeURIComponent(e)}`}async function Zt(e,{language:t,currency:n,units:r}){let i={language:t,currency:n,units:r,time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone??null};return(await e.post(`/v1/conversations`,{body:i,key:Qt()})).value}function R(e){if(!(e instanceof j))return{kind:`unreachable`,detail:``,reference:``};let{detail:t,title:n,instance:r}=e.problem;return{kind:e.status===401||e.status===403?`forbidden`:e.status===429?`too many`:e.status===503?`starting`:`refused`,detail:t||n,reference:r}}function Qt(){return typeof crypto.randomUUID==`function`?crypto.randomUUID():[...crypto.getRandomValues(new Uint8Array(16))].map(e=>e.toString(16).padStart(2,`0`)).join(``)}var $t=30,en=15,tn=class{constructor(e){this.carrier=e,this.busy=!1,this.failures=0}async flush(e){if(!this.busy){this.busy=!0;try{for(;;){let{outbox:t,failure:n,online:r,phase:i}=this.carrier.state,a=t[0];if(e.aborted||!a||n||i!==`ready`)return;r?await this.attempt(a,e):await this.carrier.waiting.pause($t,e)}}finally{this.busy=!1}}}again(){this.failures=0}async attempt(e,t){try{await this.carrier.deliver(e,t),this.failures=0}catch(n){t.aborted||await this.handle(n,e,t)}}async handle(e,t,n){let{carrier:r}=this;if(e instanceof j){if(e.status===404||e.status===410)return r.lost();if(e.status===412||e.status===409&&t.edits)return this.attemptAgain(t);if(!e.passing)return r.moved(r.state.outbox,null,R(e))}else if(!(e instanceof M))throw e;let i=(e instanceof j?e.retryAfter:null)??Nt(this.failures,en);this.failures+=1,r.moved(r.state.outbox,Date.now()+i*1e3,null),await r.waiting.pause(i,n),r.moved(r.state.outbox,null,r.state.failure)}async attemptAgain(e){try{await this.carrier.reapply(e)}catch(e){if(e instanceof j&&e.status===404)return this.carrier.lost();if(!(e instanceof M||e instanceof j&&e.passing))throw e;await this.carrier.waiting.pause(1,new AbortController().signal)}}},nn=class extends EventTarget{constructor(e){super(),this.client=e,this.speech=new Ot,this.state=Ht,this.closed=new AbortController,this.creating=null,this.waiting=new Ft,this.network=e=>{e!==this.state.online&&(this.set({online:e}),e&&(this.waiting.wake(),this.follower.resume(),this.flush()))},this.looked=e=>{e?(this.follower.resume(),this.catchUpQuietly()):this.follower.pause()},this.keeper=new Bt(e.endpoint),this.follower=new Rt(e,e=>void this.catchUp(e)),this.outbox=new tn(this),this.feedback=new Mt(e,this.keeper);let t={...Ht.settings,...this.keeper.settings};this.state={...Ht,settings:t,outbox:this.keeper.outbox}}async start(){let{signal:e}=this.closed;It({network:this.network,looked:this.looked},e);for(let t=0;!e.aborted;t+=1)try{let e=await this.client.session();this.set({session:e,failure:null,retryAt:null}),await this.resume(),this.flush();return}catch(n){let r=R(n);if(n instanceof j&&!n.passing)return this.set({phase:`failed`,failure:r});let i=Nt(t,15);this.set({phase:`failed`,failure:r,retryAt:Date.now()+i*1e3}),await this.waiting.pause(i,this.closed.signal),e.aborted||this.set({phase:`starting`,retryAt:null})}}close(){this.closed.abort(),this.closed=new AbortController,this.follower.close()}say(e){let t=e.trim();t&&this.put({key:Qt(),text:t,said:t,version:null})}edit(e,t){let n=this.state.conversation===null?null:this.state.version;this.put({key:Qt(),edits:e,said:t,version:n})}retry(){this.outbox.again(),this.set({failure:null,retryAt:null});let e=this.waiting.wake();this.state.phase===`failed`&&!e?this.start():this.flush()}discard(){let[e,...t]=this.state.outbox;e?.text&&(this.keeper.draft=e.text),this.outbox.again(),this.setOutbox(t,{failure:null,retryAt:null,partial:I}),this.flush()}report(e){this.feedback.add(this.state.conversation,e)}async transcript(){let e=this.state.conversation;if(!e)return null;try{return await this.client.blob(`${Xt(e)}/transcript?format=html`)}catch(e){return this.set({failure:R(e)}),null}}dismissNotice(){this.set({notice:null})}startNew(){this.keeper.conversation=null,this.creating=null,this.follower.follow(null),this.setOutbox([],{...Ht,phase:`ready`,session:this.state.session,settings:this.state.settings,catalogue:this.state.catalogue,online:this.state.online}),this.loadCategories()}async open(e){if(e!==this.state.conversation){this.startNew(),this.keeper.conversation=e,this.set({phase:`loading`});try{await this.reload()}catch(e){if(e instanceof j&&!e.passing)return this.lost();this.set({phase:`ready`,failure:R(e)})}}}prepare(){this.state.phase!==`ready`||this.state.conversation||this.ensure().catch(()=>void 0)}async configure(e){let t={...this.state.settings,...e};this.keeper.settings=t,this.set({settings:t});let n=this.state.conversation;if(n)try{let t=await this.client.patch(Xt(n),{body:e});this.set({version:t.version??t.value.version}),await this.reload()}catch(e){this.set({failure:R(e)})}}async reload(){let e=this.state.conversation??this.keeper.conversation;if(!e)return;let{value:t,version:n}=await this.client.get(Xt(e)),r={language:t.language??this.state.settings.language,currency:t.currency??this.state.settings.currency,units:t.units??this.state.settings.units},i=n??t.version;this.set({conversation:e,turns:t.turns,version:i,settings:r,phase:`ready`}),this.follower.follow(e)}moved(e,t,n){this.setOutbox(e,{retryAt:t,failure:n})}set(e){this.state={...this.state,...e},this.dispatchEvent(new Event(`change`))}setOutbox(e,t={}){this.keeper.outbox=e,this.set({...t,outbox:e})}put(e){this.state.phase===`gone`&&this.startNew(),this.setOutbox([...this.state.outbox,e],{notice:null}),this.flush()}async resume(){if(!this.keeper.conversation)this.set({phase:`ready`}),this.loadCategories();else{this.set({phase:`loading`});try{await this.reload()}catch(e){if(!(e instanceof j)||e.passing)throw e;this.lost()}}}lost(){let e=this.state.outbox.find(e=>e.text);e?.text&&(this.keeper.draft=e.text),this.keeper.conversation=null,this.creating=null,this.follower.follow(null),this.setOutbox([],{phase:`gone`,conversation:null,partial:I,retryAt:null}),this.loadCategories()}async loadCategories(){if(!this.state.catalogue)try{let e=await this.client.get(`/v1/categories`);this.set({catalogue:e.value.root})}catch{}}ensure(){return this.state.conversation?Promise.resolve(this.state.conversation):(this.creating??=this.create().catch(e=>{throw this.creating=null,e}),this.creating)}async create(){let{id:e,version:t}=await Zt(this.client,this.state.settings);return this.keeper.conversation=e,this.set({conversation:e,version:t}),this.follower.follow(e),e}flush(){return this.outbox.flush(this.closed.signal)}async deliver(e,t){try{let n=await this.ensure();await this.take(await Jt(this.client,n,e,e=>this.set({partial:e,retryAt:null}),t),e)}finally{this.state.partial!==I&&this.set({partial:I})}}async take(e,t){let n=this.state.outbox.filter(e=>e.key!==t.key).map(t=>t.version===null?t:{...t,version:e.version}),r=this.state.turns.filter(t=>t.number<e.number),i={partial:I,version:e.version,retryAt:null};r.length+1===e.number?this.setOutbox(n,{...i,turns:[...r,e]}):(this.setOutbox(n,{...i,notice:`elsewhere`}),await this.reload()),this.dispatchEvent(new CustomEvent(`turn`,{detail:e})),this.follower.tell(e.conversation_id,e.version)}async reapply(e){let{key:t}=e;await this.reload();let n=this.state.outbox.filter(e=>e.key!==t),r=Gt(this.state)?.id;if(e.edits?.some(e=>e.op===`choose`&&e.question!==r)||e.version===this.state.version)return this.setOutbox(n,{notice:`stale`});let i={...e,key:Qt(),version:this.state.version};this.setOutbox([i,...n],{notice:`elsewhere`})}async catchUp(e){if(!(e<=this.state.version||this.outbox.busy))try{let e=Ut(this.state)?.number??0;await this.reload(),(Ut(this.state)?.number??0)!==e&&this.set({notice:`elsewhere`})}catch(e){e instanceof j&&!e.passing&&this.lost()}}async catchUpQuietly(){if(this.state.phase===`ready`&&this.state.conversation&&!this.outbox.busy)try{await this.reload()}catch(e){e instanceof j&&!e.passing&&this.lost()}}};function z(e){return t=>{customElements.get(e)||customElements.define(e,t)}}var rn={send:b`<path d="M10 16V4.5M5 9.5l5-5 5 5"/>`,undo:b`<path d="M7 4 3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8"/>`,restart:b`<path d="M15.9 7.2A6.5 6.5 0 1 0 16.5 10M16.5 3.5v4h-4"/>`,settings:b`<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>`,close:b`<path d="m5 5 10 10M15 5 5 15"/>`,check:b`<path d="m4 10.5 4 4 8-9"/>`,cross:b`<path d="m5.5 5.5 9 9M14.5 5.5l-9 9"/>`,question:b`<path d="M7.2 7.4a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.2M10 15.2v.1"/>`,down:b`<path d="m5 7.5 5 5 5-5"/>`,up:b`<path d="m5 12.5 5-5 5 5"/>`,plus:b`<path d="M10 4.5v11M4.5 10h11"/>`,star:b`<path d="m10 3 2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6z"/>`,bookmark:b`<path d="M5.5 3.5h9v13L10 13l-4.5 3.5z"/>`,hide:b`<path d="M3 3l14 14M8.3 8.4a2.4 2.4 0 0 0 3.3 3.4M5.6 5.8C3.7 7 2.5 8.7 2 10c1.3 3 4.3 5 8 5 1.4 0 2.7-.3 3.8-.8M9 5.1c.3-.1.7-.1 1-.1 3.7 0 6.7 2 8 5-.4.9-1 1.8-1.8 2.5"/>`,factory:b`<path d="M3 16.5V9l4.5 3V9l4.5 3V4h4.5v12.5zM6.5 14h1M11 14h1"/>`,shield:b`<path d="M10 3 4 5v5c0 3.5 2.5 6 6 7 3.5-1 6-3.5 6-7V5zM7.5 10l2 2 3.2-3.7"/>`,clock:b`<circle cx="10" cy="10" r="6.5"/><path d="M10 6.5V10l2.5 1.5"/>`,box:b`<path d="M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5 10 10l6.5-3.5M10 10v7"/>`,alert:b`<path d="M10 3.5 17.5 16h-15zM10 8.5v3.5M10 14v.1"/>`,info:b`<circle cx="10" cy="10" r="6.8"/><path d="M10 9.5V14M10 6.5v.1"/>`,link:b`<path d="M11.5 4H16v4.5M16 4l-6.5 6.5M13.5 11.5V16H4V6.5h4.5"/>`,chat:b`<path d="M4 4.5h12v8.5H9.5L6 16v-3H4z"/>`,copies:b`<path d="M7 7h9.5v9.5H7zM4.5 13h-1V3.5H13v1"/>`,offline:b`<path d="m3 3 14 14M6.3 11.8a5 5 0 0 1 3-1.3M3.5 8.7a9 9 0 0 1 3.2-2M9.5 5.8a9.3 9.3 0 0 1 7 2.9M10 15v.1"/>`,chevron:b`<path d="m7.5 5 5 5-5 5"/>`,compare:b`<path d="M10 3.5v13M3.5 6h4M3.5 10h4M3.5 14h4M12.5 6h4M12.5 10h4M12.5 14h4"/>`,chart:b`<path d="M3.5 3.5v13h13"/><circle cx="7.5" cy="11" r="1.2"/><circle cx="11" cy="12.5" r="1.2"/><circle cx="12.5" cy="7.5" r="1.2"/><circle cx="15.5" cy="5" r="1.2"/>`,swap:b`<path d="M4 7h12l-3-3M16 13H4l3 3"/>`,history:b`<path d="M4 10a6.2 6.2 0 1 0 2-4.6M6.2 3v2.8H9M10 7v3.2l2.2 1.6"/>`,fork:b`<circle cx="6" cy="4.5" r="1.7"/><circle cx="6" cy="15.5" r="1.7"/><circle cx="14" cy="6.5" r="1.7"/><path d="M6 6.2v7.6M14 8.2c0 3.4-5 2.6-7.6 5.6"/>`,trash:b`<path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.4 8.5v5M11.6 8.5v5"/>`,document:b`<path d="M5 3h6.5L15.5 7v10H5zM11.5 3v4h4M7.5 10.5h5M7.5 13.5h5"/>`};function B(e,t=18){return y`<svg
    viewBox="0 0 20 20"
    width=${t}
    height=${t}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${rn[e]}
  </svg>`}function V(e,t,n,r){var i=arguments.length,a=i<3?t:r===null?r=Object.getOwnPropertyDescriptor(t,n):r,o;if(typeof Reflect==`object`&&typeof Reflect.decorate==`function`)a=Reflect.decorate(e,t,n,r);else for(var s=e.length-1;s>=0;s--)(o=e[s])&&(a=(i<3?o(a):i>3?o(t,n,a):o(t,n))||a);return i>3&&a&&Object.defineProperty(t,n,a),a}var an=class{constructor(e){this.part=e,this.bound=null,this.refresh=()=>this.part.requestUpdate(),e.addController(this)}hostConnected(){this.follow()}hostUpdate(){this.follow()}hostDisconnected(){this.bound?.removeEventListener(`change`,this.refresh),this.bound=null}follow(){let{store:e}=this.part;this.bound!==e&&e&&(this.bound?.removeEventListener(`change`,this.refresh),this.bound=e,e.addEventListener(`change`,this.refresh))}},H=class extends E{constructor(){super(),new an(this),new kt(this,()=>this.store?.speech??null)}get state(){return this.store.state}get speak(){return this.store.speech.current}get t(){return this.speak.t}};V([D({attribute:!1})],H.prototype,`store`,void 0);function on(e,{t,number:n}){let r=e.paragraphs.map(e=>e.text),i=e.products.length;return i&&r.push(t(`announce.products`,{count:i,total:n(e.total)})),e.question&&r.push(t(`announce.question`,{text:e.question.text})),r.join(` `)}var sn=o`
  :host {
    display: block;
    min-block-size: 0;
    block-size: 40rem;
    max-block-size: 100%;
    container: chat / size;
  }

  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius-lg);
    background: var(--s-canvas);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
    padding: var(--s-2) var(--s-2) var(--s-2) var(--s-4);
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  h2 {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    min-inline-size: 0;
    font-size: var(--s-text-md);
  }

  h2 svg {
    color: var(--s-accent);
  }

  .tools {
    display: flex;
    flex: none;
  }

  sourcing-need {
    flex: none;
    max-block-size: 32cqb;
    overflow-y: auto;
    padding: var(--s-2) var(--s-4);
    border-block-end: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .log {
    position: relative;
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    gap: var(--s-6);
    min-block-size: 6rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--s-4);
  }

  .log:focus-visible {
    outline-offset: -2px;
  }

  .earlier {
    align-self: center;
  }

  .pending {
    display: grid;
    gap: var(--s-3);
  }

  .reply {
    display: grid;
    gap: var(--s-2);
  }

  .late {
    display: grid;
    gap: var(--s-2);
    opacity: 0;
    animation: appear 1ms linear 150ms forwards;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  .line {
    block-size: 0.875rem;
    inline-size: 70%;
  }

  .line.short {
    inline-size: 40%;
  }

  .skeleton.card {
    block-size: 9rem;
    border-radius: var(--s-radius);
  }

  .foot {
    position: relative;
    display: flex;
    flex: none;
    flex-direction: column;
    gap: var(--s-2);
    max-block-size: 58cqb;
    padding: var(--s-3) var(--s-4);
    border-block-start: 1px solid var(--s-line);
    background: var(--s-surface);
  }

  .foot > * {
    flex: none;
  }

  /* The question gives way, never the place to write. */
  .foot > .question {
    position: relative;
    flex: 0 1 auto;
    min-block-size: 3rem;
    overflow-y: auto;
    padding-inline-end: var(--s-8);
  }

  .fold {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: 1.875rem;
    block-size: 1.875rem;
    border: 0;
    border-radius: var(--s-radius-sm);
    background: none;
    color: var(--s-muted);
    cursor: pointer;
  }

  .fold:hover {
    background: var(--s-sunken);
  }

  .folded {
    overflow: hidden;
    color: var(--s-muted);
    font-size: var(--s-text-sm);
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.875rem;
  }

  :host([apart]) .frame {
    border: 0;
    border-radius: 0;
  }

  @container chat (max-width: 26rem) {
    .log,
    .foot,
    sourcing-need {
      padding-inline: var(--s-3);
    }
  }

  /* Zoomed in to 400 %, or a phone on its side: all of it scrolls, nothing is squeezed away. */
  @container chat (max-height: 24rem) {
    .frame {
      overflow-y: auto;
    }

    .log {
      flex: none;
      overflow: visible;
    }

    .foot,
    .question,
    sourcing-need {
      max-block-size: none;
    }
  }
`,cn={courtesy:[`plain`,null],understood:[`noted`,`check`],changed:[`noted`,`check`],contradiction:[`notice`,`alert`],"not understood":[`notice`,`question`],relaxed:[`notice`,`alert`],answer:[`plain`,null],found:[`plain`,null],stop:[`noted`,`info`],missing:[`noted`,`document`]};function ln(e){return e.map(({kind:e,text:t})=>{let[n,r]=cn[e]??[`plain`,null];return y`<p class="said ${n}">${r?B(r,16):null}<span>${t}</span></p>`})}var un=o`
  .said {
    display: flex;
    gap: var(--s-2);
    overflow-wrap: anywhere;
    white-space: pre-line;
    text-wrap: pretty;
  }

  .said svg {
    margin-block-start: 0.25rem;
  }

  .said.noted {
    color: var(--s-muted);
    font-size: var(--s-text-sm);
  }

  .said.noted svg {
    margin-block-start: 0.1875rem;
    color: var(--s-accent);
  }

  .said.notice {
    padding: var(--s-2) var(--s-3);
    border-inline-start: 3px solid var(--s-unknown);
    border-radius: var(--s-radius-sm);
    background: var(--s-unknown-soft);
    font-size: var(--s-text-sm);
  }

  .said.notice svg {
    margin-block-start: 0.125rem;
    color: var(--s-unknown);
  }
`;function dn(e,t,n){let r={detail:n,bubbles:!0,composed:!0,cancelable:!0};e.dispatchEvent(new CustomEvent(`sourcing-${t}`,r))&&e.dispatchEvent(new CustomEvent(`open-panel`,{detail:t,bubbles:!0,composed:!0}))}var fn={truck:b`<path d="M8 34V14h9l7 12v8M24 34h4V10h3v24h9M8 26h16"/><circle cx="13" cy="37" r="4"/><circle cx="25" cy="37" r="3"/>`,sun:b`<path d="M8 30 13 14h22l5 16zM10.5 22h27M20 14l-2 16M28 14l2 16M24 30v7M17 38h14"/>`,bolt:b`<path d="M26 6 12 27h10l-2 15 15-22H25z"/>`,battery:b`<path d="M8 15h28v18H8zM36 21h4v6h-4M14 20v8M20 20v8M26 20v8"/>`,gear:b`<circle cx="24" cy="24" r="6"/><circle cx="24" cy="24" r="13"/><path d="M24 7v4M24 37v4M7 24h4M37 24h4M12 12l3 3M33 33l3 3M36 12l-3 3M15 33l-3 3"/>`,pipe:b`<path d="M8 16h12a8 8 0 0 1 8 8v12M8 28h6a2 2 0 0 1 2 2v6M6 13v18M13 38h18"/>`,phone:b`<rect x="15" y="6" width="18" height="36" rx="4"/><path d="M21 36h6"/>`,cloth:b`<path d="m16 8-9 6 4 8 4-2v20h18V20l4 2 4-8-9-6c-2 5-14 5-16 0z"/>`,shoe:b`<path d="M7 16v18h34c0-5-3-7-8-8s-9-4-11-10c-4 3-10 3-15 0zM7 30h33"/>`,chair:b`<path d="M16 8h16l-2 16H18zM14 24h20v5H14zM24 29v9M15 41l9-3 9 3"/>`,oven:b`<rect x="9" y="8" width="30" height="32" rx="3"/><path d="M9 17h30M14 12.5h.1M19 12.5h.1M15 23h18v11H15z"/>`,drop:b`<path d="M24 6c7 9 11 14 11 20a11 11 0 0 1-22 0c0-6 4-11 11-20zM18 27a6 6 0 0 0 6 6"/>`,lamp:b`<path d="M24 6a11 11 0 0 1 6 20c-1 1-1 3-1 4H19c0-1 0-3-1-4a11 11 0 0 1 6-20zM19 35h10M21 40h6"/>`,tool:b`<path d="M30 8a9 9 0 0 0-8 13L9 34l5 5 13-13a9 9 0 0 0 12-11l-6 6-5-5 6-6a9 9 0 0 0-4-2z"/>`,fan:b`<circle cx="24" cy="24" r="3"/><path d="M24 21c-2-6 0-13 5-13 6 0 5 9-2 14M27 24c6-2 13 0 13 5 0 6-9 5-14-2M24 27c2 6 0 13-5 13-6 0-5-9 2-14M21 24c-6 2-13 0-13-5 0-6 9-5 14 2"/>`,box:b`<path d="M8 16 24 8l16 8v17l-16 8-16-8zM8 16l16 8 16-8M24 24v17M16 12l16 8"/>`},pn=[[/forklift|lift truck|vehicle|handling|pallet|loader|excavat|automotive|brake/i,`truck`],[/shoe|footwear|boot/i,`shoe`],[/lamp|light|bulb|led\b/i,`lamp`],[/batter|storage|power bank|charg/i,`battery`],[/solar|module|photovolt/i,`sun`],[/heat pump|fan|ventilat|air condition|wind|compressor|cool/i,`fan`],[/inverter|generator|energy|electric|power|transformer|cable|motor/i,`bolt`],[/fitting|pipe|valve|tube|hydraul/i,`pipe`],[/phone|watch|earphone|headphone|audio|electronic|wearable|computer|tablet/i,`phone`],[/wear|apparel|cloth|glove|textile|fabric|garment|yoga/i,`cloth`],[/chair|furniture|desk|table|sofa/i,`chair`],[/oven|kitchen|food|coffee|mixer|cook/i,`oven`],[/water|pump|liquid|beauty|chemic|cosmetic|nail|oil/i,`drop`],[/tool|hand|drill|saw|weld/i,`tool`],[/bearing|gear|component|machine|fastener|bolt|screw|spindle|cnc/i,`gear`]];function mn(e){for(let t of[...e].reverse()){let e=pn.find(([e])=>e.test(t));if(e)return e[1]}return`box`}function hn(e,t=48){return y`<svg
    viewBox="0 0 48 48"
    width=${t}
    height=${t}
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${fn[mn(e)]}
  </svg>`}function gn(e){if(!e)return null;try{let t=new URL(e);return t.protocol===`https:`||t.protocol===`http:`?t.href:null}catch{return null}}function _n(e,t){let n=gn(e);return n&&t.includes(new URL(n).origin)?n:null}var vn=o`
  :host {
    display: block;
    container: card / inline-size;
  }

  article {
    display: grid;
    grid-template: 'picture head' auto 'terms terms' auto 'marks marks' auto 'foot foot' auto / auto minmax(0, 1fr);
    gap: var(--s-3);
    padding: var(--s-3);
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
    transition: border-color var(--s-fast);
  }

  article:hover {
    border-color: var(--s-edge);
  }

  article.selected {
    border-color: var(--s-accent);
    box-shadow: inset 3px 0 0 var(--s-accent);
  }

  .picture {
    grid-area: picture;
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    aspect-ratio: 1;
    overflow: hidden;
    border-radius: var(--s-radius-sm);
    background: var(--s-sunken);
    color: var(--s-faint);
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
    background: #fff;
  }

  .head {
    grid-area: head;
    min-inline-size: 0;
  }

  h4 {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: var(--s-text-md);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  h4 a {
    color: inherit;
    text-decoration: none;
  }

  h4 a:hover {
    color: var(--s-accent);
    text-decoration: underline;
  }

  .supplier {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.5rem;
    margin-block-start: 0.1875rem;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .supplier .name {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .verified {
    background: var(--s-info-soft);
    color: var(--s-info);
  }

  .rating > span:first-child {
    display: inline-flex;
    align-items: center;
    gap: 0.1875rem;
  }

  .terms {
    grid-area: terms;
    display: grid;
    grid-template-columns: 1.4fr 1fr 1fr;
    gap: var(--s-2);
  }

  .terms > div {
    min-inline-size: 0;
  }

  dt {
    color: var(--s-faint);
    font-size: var(--s-text-xs);
  }

  .terms dd {
    font-size: var(--s-text-sm);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .terms .price strong {
    font-size: var(--s-text-md);
    font-weight: 650;
  }

  .note {
    display: block;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .unstated {
    color: var(--s-faint);
    font-style: italic;
  }

  .marks {
    grid-area: marks;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.375rem;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    max-inline-size: 100%;
    padding: 0.0625rem 0.4375rem;
    border-radius: var(--s-radius-sm);
    background: var(--s-sunken);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    overflow-wrap: anywhere;
  }

  .mark b {
    color: var(--s-text);
    font-weight: 600;
  }

  .mark svg {
    stroke-width: 2.2;
  }

  .mark.met {
    background: var(--s-met-soft);
    color: var(--s-met);
  }

  .mark.missed {
    background: var(--s-missed-soft);
    color: var(--s-missed);
  }

  .mark.unknown {
    background: var(--s-unknown-soft);
    color: var(--s-unknown);
  }

  .word::before {
    content: '· ';
  }

  .foot {
    grid-area: foot;
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: var(--s-1) var(--s-2);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-1);
  }

  .alike {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    padding-inline: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
  }

  .why {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: 1.875rem;
    text-decoration: none;
  }

  .why[aria-expanded='true'] svg {
    rotate: 90deg;
  }

  :host(:dir(rtl)) .why[aria-expanded='false'] svg {
    scale: -1 1;
  }

  .reasons {
    display: grid;
    grid-column: 1 / -1;
    gap: var(--s-3);
    padding: var(--s-3);
    border-radius: var(--s-radius-sm);
    background: var(--s-canvas);
    font-size: var(--s-text-sm);
  }

  h5 {
    margin: 0 0 calc(-1 * var(--s-2));
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 600;
  }

  .reasons table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  caption {
    padding-block-end: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 600;
    text-align: start;
  }

  .reasons th,
  .reasons td {
    padding-block: 0.3125rem;
    border-block-start: 1px solid var(--s-line);
    font-weight: 500;
    text-align: start;
    vertical-align: top;
  }

  .reasons td {
    text-align: end;
  }

  small {
    display: block;
    color: var(--s-muted);
    font-size: var(--s-text-xs);
    font-weight: 400;
  }

  .reasons tr.met td small {
    color: var(--s-met);
  }

  .reasons tr.missed td small {
    color: var(--s-missed);
  }

  .reasons tr.unknown td small {
    color: var(--s-unknown);
  }

  .weights {
    display: grid;
    gap: var(--s-1);
  }

  .weights li {
    display: flex;
    gap: var(--s-2);
    align-items: baseline;
  }

  .weights svg {
    position: relative;
    inset-block-start: 0.125rem;
  }

  .weights .for svg {
    color: var(--s-met);
  }

  .weights .against svg {
    color: var(--s-missed);
  }

  .sheet {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
    gap: var(--s-2) var(--s-3);
  }

  @container card (min-width: 43rem) {
    article {
      grid-template:
        'picture head terms' auto 'picture marks marks' auto 'picture foot foot' auto / auto
        minmax(0, 1fr) minmax(0, 22rem);
      column-gap: var(--s-4);
      row-gap: var(--s-2);
      padding: var(--s-4);
    }

    .picture {
      inline-size: 5rem;
    }

    .terms {
      gap: var(--s-3);
    }
  }

  @container card (max-width: 21rem) {
    .terms {
      grid-template-columns: 1fr 1fr;
    }

    .terms .price {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    .mark {
      border: 1px solid CanvasText;
    }
  }
`,yn=.01;function bn(e,t){let{t:n}=t,r=e.why.filter(e=>Math.abs(e.weight)>=yn),i=e.facts.filter(e=>e.value!==null);return y`
    ${e.outcomes.length?xn(e,t):S}
    ${r.length?y`<ul class="weights">
            ${r.map(e=>y`<li class=${e.weight>0?`for`:`against`}>
                ${B(e.weight>0?`up`:`down`,14)}
                <span class="hidden-visually"
                  >${n(e.weight>0?`card.speaksFor`:`card.speaksAgainst`)}:
                </span>
                ${e.text}
              </li>`)}
          </ul>`:y`<p class="help">${n(`card.noReasons`)}</p>`}
    ${i.length?y`<h5>${n(`card.facts`)}</h5>
            <dl class="sheet">
              ${i.map(e=>y`<div>
                  <dt>${e.label}</dt>
                  <dd>${e.value}</dd>
                </div>`)}
            </dl>`:S}
    ${e.certifications.length?y`<p>
            <span class="help">${n(`card.certifications`)}:</span> ${t.list(e.certifications)}
          </p>`:S}
    ${e.price?.rate_note?y`<p class="help">${e.price.rate_note}</p>`:S}
    ${e.mpn?y`<p class="help">${n(`card.mpn`,{mpn:e.mpn})}</p>`:S}
  `}function xn(e,{t}){return y`<table>
    <caption>
      ${t(`card.requirements`)}
    </caption>
    <tbody>
      ${e.outcomes.map(e=>y`<tr class=${e.truth}>
          <th scope="row">
            ${e.label}
            <small>${e.required} · ${t(e.importance===`must`?`card.must`:`card.wish`)}</small>
          </th>
          <td>
            ${e.truth===`unknown`?S:y`<b>${e.value}</b>`}
            <small>${t(`card.${e.truth}`)}</small>
          </td>
        </tr>`)}
    </tbody>
  </table>`}var Sn={met:`check`,missed:`cross`,unknown:`question`},U=class extends E{static{this.styles=[P,F,vn]}constructor(){super(),this.speech=new Ot,this.origins=[],this.selected=!1,this.busy=!1,this.fixed=!1,this.open=!1,new kt(this,()=>this.speech)}render(){let{card:e}=this;return y`<article aria-labelledby="title" class=${this.selected?`selected`:``}>
      <div class="picture">${this.picture()}</div>
      <div class="head">
        <h4 id="title" title=${e.title}>${this.title_()}</h4>
        ${this.supplier()}
      </div>
      ${this.terms()} ${this.marks()} ${this.foot()}
    </article>`}title_(){let{t:e}=this.speech.current,t=gn(this.card.url);return t?y`<a
      href=${t}
      target="_blank"
      rel="noopener noreferrer nofollow"
      referrerpolicy="no-referrer"
      >${this.card.title}<span class="hidden-visually"> (${e(`card.opensTab`)})</span></a
    >`:y`${this.card.title}`}picture(){let{card:e}=this,t=_n(e.image,this.origins);return t?y`<img
      src=${t}
      alt=""
      width="80"
      height="80"
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${this.pictureFailed}
    />`:hn(e.category,40)}pictureFailed(){this.card={...this.card,image:null}}supplier(){let{supplier:e}=this.card,{t,locale:n}=this.speech.current;if(!e)return S;let r=e.country_name??e.country,i=e.rating===null?null:new Intl.NumberFormat(n,{maximumFractionDigits:1}).format(e.rating);return y`<p class="supplier">
      <span class="name" title=${e.name}>${e.name}</span>
      ${r?y`<span>${r}</span>`:S}
      ${e.kind?y`<span class="badge">${t(`supplier.${e.kind}`)}</span>`:S}
      ${e.verification?y`<span
              class="badge verified"
              title=${e.verified_by?t(`card.verifiedBy`,{who:e.verified_by}):S}
              >${B(`shield`,14)}${e.verification}</span
            >`:S}
      ${i?y`<span class="rating"
              ><span aria-hidden="true">${B(`star`,14)}${i}</span
              ><span class="hidden-visually">${t(`card.rating`,{rating:i})}</span></span
            >`:S}
      ${e.years?y`<span>${t(`card.years`,{count:e.years})}</span>`:S}
    </p>`}terms(){let{card:e}=this,{t}=this.speech.current,n=y`<span class="unstated">${t(`card.notStated`)}</span>`;return y`<dl class="terms">
      <div class="price">
        <dt>${t(`card.price`)}</dt>
        <dd>${this.price()??n}</dd>
      </div>
      <div>
        <dt>${t(`card.moq`)}</dt>
        <dd>${e.moq?.text??n}</dd>
      </div>
      <div>
        <dt>${t(`card.leadTime`)}</dt>
        <dd>${e.lead_time?.text??n}</dd>
      </div>
    </dl>`}price(){let{price:e}=this.card,t=this.speech.current;if(!e)return null;let{low:n,high:r,converted:i}=e,a=t.money(n.amount,n.currency),o=n.amount===r.amount?a:`${a} – ${t.money(r.amount,r.currency)}`,s=[Number(e.from_quantity)>1?t.t(`card.fromQuantity`,{count:Number(e.from_quantity)}):null,this.card.offers>1?t.t(`card.offers`,{count:this.card.offers}):null].filter(e=>e!==null);return y`<strong>${i?t.money(i.amount,i.currency):o}</strong>
      ${i?y`<span class="note" title=${e.rate_note??S}>${o}</span>`:S}
      ${s.length?y`<span class="note">${s.join(` · `)}</span>`:S}`}marks(){let{outcomes:e}=this.card,{t}=this.speech.current;return e.length?y`<ul class="marks" aria-label=${t(`card.requirements`)}>
      ${e.map(e=>this.mark(e))}
    </ul>`:this.facts()}mark(e){let{t}=this.speech.current,n=t(`card.${e.truth}`),r=e.truth===`unknown`||e.value===null?null:e.value;return y`<li class="mark ${e.truth}" title="${e.label}: ${e.required}">
      ${B(Sn[e.truth],14)}
      <span class="what"
        >${e.label}${r?y` <b>${r}</b>`:S}<span
          class=${e.truth===`met`?`hidden-visually`:`word`}
        >
          ${n}</span
        ></span
      >
    </li>`}facts(){let e=this.card.facts.filter(e=>e.value!==null).slice(0,4);return e.length?y`<ul class="marks facts">
      ${e.map(e=>y`<li class="mark">${e.label} <b>${e.value}</b></li>`)}
    </ul>`:S}foot(){let{card:e,fixed:t,selected:n}=this,{t:r}=this.speech.current,i=y`<span class="hidden-visually">: ${e.title}</span>`;return y`<div class="foot">
      <div class="actions">
        <button
          type="button"
          class="button small"
          aria-pressed=${n}
          ?disabled=${t||this.busy}
          @click=${()=>this.tell(`select`)}
        >
          ${B(n?`check`:`bookmark`,16)} ${r(n?`card.selected`:`card.select`)}${i}
        </button>
        <button
          type="button"
          class="button quiet small"
          ?disabled=${t||this.busy}
          @click=${()=>this.tell(`reject`)}
        >
          ${B(`hide`,16)} ${r(`card.reject`)}${i}
        </button>
        ${e.alike.length?y`<span class="alike" title=${r(`card.alikeHelp`)}
                >${B(`copies`,14)} ${r(`card.alike`,{count:e.alike.length})}</span
              >`:S}
      </div>
      <button
        type="button"
        class="link why"
        aria-expanded=${this.open}
        aria-controls="reasons"
        @click=${this.toggle}
      >
        ${r(`card.why`)}${i} ${B(`chevron`,14)}
      </button>
      <div id="reasons" class="reasons" ?hidden=${!this.open}>
        ${this.open?bn(e,this.speech.current):S}
      </div>
    </div>`}toggle(){this.open=!this.open,this.open&&this.tell(`why`)}tell(e){this.dispatchEvent(new CustomEvent(e,{detail:this.card}))}};V([D({attribute:!1})],U.prototype,`card`,void 0),V([D({attribute:!1})],U.prototype,`speech`,void 0),V([D({attribute:!1})],U.prototype,`origins`,void 0),V([D({type:Boolean})],U.prototype,`selected`,void 0),V([D({type:Boolean})],U.prototype,`busy`,void 0),V([D({type:Boolean})],U.prototype,`fixed`,void 0),V([O()],U.prototype,`open`,void 0),U=V([z(`sourcing-card`)],U);var Cn=2,W=class extends H{constructor(...e){super(...e),this.cards=[],this.total=0,this.meeting=0,this.more=!1,this.ideas=!1,this.fixed=!1,this.bar=!1,this.select=e=>{let t=e.detail,n=!this.chosen.has(t.product_id),r=n?`shortlist`:`unlist`;this.store.edit([{op:r,product_ids:[t.product_id]}],t.title),this.dispatchEvent(new CustomEvent(`sourcing-select`,{detail:{product_id:t.product_id,selected:n,card:t},bubbles:!0,composed:!0})),n&&this.report(`selection`,t)},this.reject=e=>{let t=e.detail;this.store.edit([{op:`reject`,product_ids:[t.product_id]}],t.title),this.dispatchEvent(new CustomEvent(`rejected`,{bubbles:!0,composed:!0}))}}static{this.styles=[P,F,_t,o`
      :host {
        display: block;
      }

      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s-2);
        margin-block-end: var(--s-3);
        font-size: var(--s-text-sm);
        color: var(--s-muted);
      }

      h3 {
        color: var(--s-text);
        font-size: var(--s-text-md);
        font-variant-numeric: tabular-nums;
      }

      ol {
        display: grid;
        gap: var(--s-3);
      }

      .more {
        display: flex;
        justify-content: center;
        margin-block-start: var(--s-4);
      }

      .shortlist {
        position: sticky;
        inset-block-end: var(--s-2);
        z-index: 2;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s-2);
        margin-block-start: var(--s-3);
        padding: var(--s-2) var(--s-2) var(--s-2) var(--s-4);
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-raised);
        box-shadow: var(--s-shadow);
        font-size: var(--s-text-sm);
      }

      .shortlist strong {
        flex: 1;
      }

      .empty {
        display: grid;
        justify-items: center;
        gap: var(--s-2);
        padding: var(--s-8) var(--s-4);
        border: 1px dashed var(--s-edge);
        border-radius: var(--s-radius);
        color: var(--s-muted);
        text-align: center;
      }

      .empty svg {
        color: var(--s-faint);
      }
    `]}render(){let{t:e}=this;if(!this.cards.length)return this.empty();let t=(this.cards[0]?.outcomes.length??0)>0;return y`<section aria-labelledby="total">
      <div class="top">
        <h3 id="total" tabindex="-1">${this.heading}</h3>
        ${t&&this.total&&!this.ideas?y`<span>
                ${this.meeting>=this.total?e(`products.meetingAll`):e(`products.meeting`,{count:this.meeting})}</span
              >`:S}
      </div>
      <ol>
        ${it(this.cards,e=>e.product_id,e=>y`<li>${this.card(e)}</li>`)}
      </ol>
      ${this.more&&!this.fixed?y`<div class="more">
              <button
                type="button"
                class="button"
                ?disabled=${this.busy}
                @click=${()=>this.store.edit([{op:`more`}],e(`products.more`))}
              >
                ${e(`products.more`)} ${B(`down`,16)}
              </button>
            </div>`:S}
      ${this.bar?this.shortlist():S}
    </section>`}focus(){this.renderRoot.querySelector(`#total`)?.focus()}get busy(){return this.state.outbox.length>0}get chosen(){let e=new Set(L(Wt(this.state))?.selected??[]);for(let t of this.state.outbox.flatMap(e=>e.edits??[])){if(t.op===`shortlist`)for(let n of t.product_ids)e.add(n);if(t.op===`unlist`)for(let n of t.product_ids)e.delete(n)}return e}get heading(){return this.ideas?this.t(`products.ideas`):this.total===null?this.t(`products.label`):this.t(`products.total`,{count:this.total})}card(e){return y`<sourcing-card
      .card=${e}
      .speech=${this.store.speech}
      .origins=${this.state.session?.image_origins??[]}
      .selected=${this.chosen.has(e.product_id)}
      .fixed=${this.fixed}
      @select=${this.select}
      @reject=${this.reject}
      @why=${e=>this.report(`click`,e.detail)}
    ></sourcing-card>`}empty(){let{t:e}=this;return y`<div class="empty">
      ${B(`box`,32)}
      <h3 id="total" tabindex="-1">${e(`products.none`)}</h3>
      <p>${e(`products.noneHelp`)}</p>
    </div>`}shortlist(){let e=this.chosen.size;if(!e)return S;let{t}=this;return y`<div class="shortlist">
      <strong>${t(`products.selected`,{count:e})}</strong>
      <button
        type="button"
        class="button small"
        ?disabled=${e<Cn||this.busy}
        @click=${()=>this.tell(`compare`)}
      >
        ${B(`compare`,16)} ${t(`products.compare`)}
      </button>
      <button type="button" class="button primary small" @click=${()=>this.tell(`rfq`)}>
        ${B(`document`,16)} ${t(`products.request`)}
      </button>
    </div>`}report(e,t){this.store.report({kind:e,product_id:t.product_id,position:t.position})}tell(e){let t={conversation_id:this.state.conversation,product_ids:[...this.chosen]};dn(this,e,t)}};V([D({attribute:!1})],W.prototype,`cards`,void 0),V([D({attribute:!1})],W.prototype,`total`,void 0),V([D({type:Number})],W.prototype,`meeting`,void 0),V([D({type:Boolean})],W.prototype,`more`,void 0),V([D({type:Boolean})],W.prototype,`ideas`,void 0),V([D({type:Boolean})],W.prototype,`fixed`,void 0),V([D({type:Boolean})],W.prototype,`bar`,void 0),W=V([z(`sourcing-products`)],W);function wn(e,t){let{state:n}=e,{t:r}=e.speech.current,[i,...a]=n.outbox,{partial:o}=n,s=o.paragraphs.length>0;return y`<div class="pending">
    ${i?En(i.said,i.text===void 0):S}
    ${s?y`<div class="reply">${ln(o.paragraphs)}</div>`:y`<div class="late" aria-hidden="true">
            <div class="skeleton line"></div>
            <div class="skeleton line short"></div>
          </div>`}
    ${t?S:Tn(e)}
    ${a.map(e=>En(e.said,e.text===void 0))}
    <span class="hidden-visually">${r(n.phase===`loading`?`state.loading`:`chat.working`)}</span>
  </div>`}function Tn(e){let{products:t,total:n,meeting:r,ideas:i}=e.state.partial;return t?.length===0?S:t?y`<sourcing-products
    .store=${e}
    .cards=${t}
    .total=${n}
    .meeting=${r}
    .ideas=${i}
    .fixed=${!0}
  ></sourcing-products>`:y`<div class="late" aria-hidden="true">
      <div class="skeleton card"></div>
      <div class="skeleton card"></div>
    </div>`}function En(e,t){return y`<p class=${t?`did`:`buyer`}>${e}</p>`}var Dn=o`
  .table-box {
    overflow-x: auto;
    border: 1px solid var(--s-line);
    border-radius: var(--s-radius);
    background: var(--s-surface);
  }

  .table-box table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
    font-size: var(--s-text-sm);
    font-variant-numeric: tabular-nums;
  }

  .table-box th,
  .table-box td {
    padding: var(--s-2) var(--s-3);
    border-block-end: 1px solid var(--s-line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
    min-inline-size: 7rem;
  }

  .table-box tr:last-child > * {
    border-block-end: 0;
  }

  .table-box thead th {
    background: var(--s-sunken);
    font-weight: 600;
  }

  .table-box tbody th,
  .table-box thead th:first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--s-sunken);
    color: var(--s-muted);
    font-weight: 550;
    z-index: 1;
  }
`,On=o`
  .buyer {
    justify-self: end;
    max-inline-size: min(85%, 34rem);
    padding: var(--s-2) var(--s-3);
    border-radius: var(--s-radius-lg) var(--s-radius-lg) var(--s-1) var(--s-radius-lg);
    background: var(--s-accent-soft);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .did {
    justify-self: end;
    max-inline-size: 85%;
    color: var(--s-muted);
    font-size: var(--s-text-sm);
    overflow-wrap: anywhere;
  }
`,G=class extends H{constructor(...e){super(...e),this.latest=!1,this.apart=!1,this.unfolded=!1}static{this.styles=[P,F,Dn,un,On,o`
      :host {
        display: block;
        scroll-margin-block-start: var(--s-3);
      }

      article {
        display: grid;
        gap: var(--s-3);
      }

      .reply {
        display: grid;
        gap: var(--s-2);
        min-inline-size: 0;
      }

      .loosen {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      sourcing-products {
        margin-block-start: var(--s-2);
      }

      .asked {
        color: var(--s-muted);
        font-size: var(--s-text-sm);
        font-style: italic;
      }
    `]}render(){let{turn:e,t}=this;return y`<article aria-label=${e.said||t(`chat.assistant`)}>
      ${kn(e,t(`chat.you`))}
      <div class="reply">
        ${ln(e.paragraphs)} ${this.latest?this.loosen():S}
        ${e.table?An(e.table):S}
        ${this.apart?S:this.products()}
        ${this.latest&&gt.rfq&&(e.rfq||e.stop===`complete`)?this.rfq():S}
        ${this.asThen?y`<p class="asked">${t(`turn.asThen`)}</p>`:S}
        ${!this.latest&&e.question?y`<p class="asked">${e.question.text}</p>`:S}
      </div>
    </article>`}get asThen(){let{turn:e}=this,{session:t,settings:n}=this.state;return!t?.generation||e.generation===t.generation?!1:n.units!==null&&e.units!==n.units||n.currency!==null&&e.currency!==n.currency}products(){let{turn:e,t}=this,n=e.products.length;return!this.latest&&!this.unfolded?n?y`<button type="button" class="link" @click=${this.unfold}>
        ${t(`products.again`,{count:n})}
      </button>`:S:!n&&e.total>0||!n&&!e.need.lines.length?S:y`<sourcing-products
        id="products"
        .store=${this.store}
        .cards=${this.latest?Kt(this.state.turns):e.products}
        .total=${e.total}
        .meeting=${e.meeting}
        .more=${e.more}
        .ideas=${e.ideas}
        .fixed=${!this.latest}
        .bar=${this.latest}
      ></sourcing-products>
      ${this.latest?S:y`<button type="button" class="link" @click=${this.unfold}>
              ${t(`products.fold`)}
            </button>`}`}loosen(){let{t:e,turn:t}=this;if(!t.paragraphs.some(e=>e.kind===`relaxed`))return S;let n=qt(t);if(!n.length)return S;let r=e=>`${e.label} ${e.text}`;return y`<div class="loosen">
      ${n.map(t=>y`<button
          type="button"
          class="button small"
          ?disabled=${this.state.outbox.length>0}
          @click=${()=>t.field&&this.store.edit([{op:`weigh`,field:t.field,importance:`should`}],e(`relaxed.loosen`,{what:r(t)}))}
        >
          ${e(`relaxed.loosen`,{what:r(t)})}
        </button>`)}
    </div>`}rfq(){return y`<div>
      <button type="button" class="button primary" @click=${this.openRfq}>
        ${B(`document`,16)} ${this.t(`rfq.offer`)}
      </button>
    </div>`}openRfq(){dn(this,`rfq`,{conversation_id:this.turn.conversation_id,product_ids:[]})}unfold(){this.unfolded=!this.unfolded}};V([D({attribute:!1})],G.prototype,`turn`,void 0),V([D({type:Boolean})],G.prototype,`latest`,void 0),V([D({type:Boolean})],G.prototype,`apart`,void 0),V([O()],G.prototype,`unfolded`,void 0),G=V([z(`sourcing-turn`)],G);function kn(e,t){let n=y`<span class="hidden-visually">${t}: </span>`;return e.utterance===null?y`<p class="did">${n}${e.said}</p>`:y`<p class="buyer">${n}${e.utterance}</p>`}function An(e){return y`<div class="table-box" tabindex="0" role="region" aria-label=${e.headers.join(`, `)}>
    <table>
      <thead>
        <tr>
          ${e.headers.map(e=>y`<th scope="col">${e}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${e.rows.map(e=>y`<tr>
            ${e.map((e,t)=>t?y`<td>${e}</td>`:y`<th scope="row">${e}</th>`)}
          </tr>`)}
      </tbody>
    </table>
  </div>`}var jn=4e3,Mn=class extends H{constructor(...e){super(...e),this.text=``}static{this.styles=[P,F,o`
      :host {
        display: block;
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--s-1);
        padding: var(--s-1);
        border: 1px solid var(--s-edge);
        border-radius: calc(var(--s-radius) + var(--s-1));
        background: var(--s-surface);
      }

      form:focus-within {
        border-color: var(--s-accent);
        outline: 2px solid var(--s-accent);
        outline-offset: -1px;
      }

      textarea {
        field-sizing: content;
        min-block-size: 2.25rem;
        max-block-size: 8rem;
        padding: 0.4375rem var(--s-2);
        border: 0;
        outline: 0;
        background: none;
        resize: none;
        font-size: var(--s-text-md);
        line-height: 1.4;
      }

      textarea:focus-visible {
        outline: none; /* the form around it shows the focus */
      }

      textarea::placeholder {
        color: var(--s-faint);
        opacity: 1;
      }

      .fault {
        padding: var(--s-1) var(--s-2) 0;
      }

      @media (pointer: coarse) {
        textarea {
          font-size: 1rem;
          min-block-size: 2.75rem;
          padding-block: 0.625rem;
        }
      }
    `]}connectedCallback(){super.connectedCallback(),this.text=this.store.keeper.draft}render(){let{t:e}=this,t=this.text.length>jn,n=this.state.turns.length===0;return y`<form @submit=${this.submit}>
        <textarea
          id="text"
          rows="1"
          autocomplete="off"
          enterkeyhint="send"
          aria-label=${e(`composer.label`)}
          aria-invalid=${t}
          aria-describedby=${t?`fault`:S}
          placeholder=${e(n?`composer.first`:`composer.next`)}
          .value=${this.text}
          @input=${this.input}
          @keydown=${this.key}
        ></textarea>
        <button
          type="submit"
          class="button primary icon"
          aria-label=${e(`composer.send`)}
          title=${e(`composer.send`)}
          aria-disabled=${!this.ready}
        >
          ${B(`send`)}
        </button>
      </form>
      ${t?y`<p id="fault" class="fault">${e(`composer.tooLong`,{limit:jn})}</p>`:S}`}focus(e){this.field?.focus(e)}restore(){this.text=this.store.keeper.draft||this.text}get ready(){return this.text.trim().length>0&&this.text.length<=jn}input(){this.text=this.field.value,this.store.keeper.draft=this.text,this.store.prepare()}key(e){e.key!==`Enter`||e.shiftKey||e.isComposing||(e.preventDefault(),this.submit(e))}submit(e){if(e.preventDefault(),!this.ready)return;let t=this.text;this.text=``,this.store.keeper.draft=``,this.store.say(t),this.field.focus()}};V([O()],Mn.prototype,`text`,void 0),V([k(`textarea`)],Mn.prototype,`field`,void 0),Mn=V([z(`sourcing-composer`)],Mn);var Nn=6,K=8,Pn=class extends E{constructor(...e){super(...e),this.label=``,this.open=!1,this.held=!1,this.toggle=()=>this.open?this.close():this.show(),this.mark=()=>{this.trigger?.setAttribute(`aria-haspopup`,`dialog`),this.trigger?.setAttribute(`aria-expanded`,String(this.open))},this.place=()=>{let e=this.trigger?.getBoundingClientRect();if(!e)return;let{style:t}=this.panel,n=this.panel.getBoundingClientRect(),r=getComputedStyle(this).direction===`rtl`?e.right-n.width:e.left,i=Math.max(K,Math.min(r,innerWidth-n.width-K)),a=e.bottom+Nn,o=e.top-Nn-n.height,s=a+n.height<=innerHeight-K||o<K?a:o;t.setProperty(`left`,`${i}px`),t.setProperty(`top`,`${Math.max(K,Math.min(s,innerHeight-n.height-K))}px`)}}static{this.styles=[P,o`
      :host {
        display: inline-flex;
        max-inline-size: 100%;
      }

      .panel {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--s-4);
        inline-size: max-content;
        max-inline-size: min(22rem, calc(100vw - 1rem));
        max-block-size: min(36rem, calc(100dvh - 1rem));
        overflow: auto;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-raised);
        color: var(--s-text);
        box-shadow: var(--s-shadow);
      }
    `]}render(){return y`
      <slot name="trigger" @click=${this.toggle} @slotchange=${this.mark}></slot>
      <div
        class="panel"
        part="panel"
        popover="auto"
        role="dialog"
        aria-label=${this.label}
        @beforetoggle=${this.leaving}
        @toggle=${this.toggled}
      >
        ${this.open?y`<slot></slot>`:null}
      </div>
    `}show(){this.open||(this.open=!0,this.dispatchEvent(new CustomEvent(`opening`)),requestAnimationFrame(()=>{this.panel.showPopover?.(),this.place(),this.focusFirst()}))}close(){this.open&&(this.panel.hidePopover?.(),this.open=!1,this.mark(),this.trigger?.focus())}get trigger(){return this.querySelector(`[slot="trigger"]`)}leaving(e){let{activeElement:t}=this.getRootNode();this.held=e.newState===`closed`&&this.contains(t)}toggled(e){let t=e.newState===`open`;this.open=t,this.mark(),!t&&this.held&&this.trigger?.focus(),t?globalThis.addEventListener(`resize`,this.place):globalThis.removeEventListener(`resize`,this.place),this.dispatchEvent(new CustomEvent(`toggled`,{detail:t}))}focusFirst(){let e=this.querySelector(`:scope > :not([slot])`);(e?.querySelector(`button, input, select, textarea, a[href]`)??e)?.focus()}};V([D()],Pn.prototype,`label`,void 0),V([O()],Pn.prototype,`open`,void 0),V([k(`.panel`)],Pn.prototype,`panel`,void 0),Pn=V([z(`sourcing-popover`)],Pn);var Fn=class extends H{constructor(...e){super(...e),this.consent=!1}static{this.styles=[P,F,o`
      :host {
        display: inline-flex;
      }

      .list {
        display: grid;
        gap: var(--s-3);
        inline-size: 17rem;
        max-inline-size: 100%;
      }

      .consent {
        padding-block-start: var(--s-3);
        border-block-start: 1px solid var(--s-line);
      }

      .segments {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        padding: 2px;
        border-radius: var(--s-radius);
        background: var(--s-sunken);
      }

      .segments label {
        position: relative;
        display: grid;
        place-items: center;
        min-block-size: 2rem;
        border-radius: calc(var(--s-radius) - 2px);
        font-size: var(--s-text-sm);
        cursor: pointer;
      }

      .segments input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      .segments label:has(:checked) {
        background: var(--s-raised);
        box-shadow: var(--s-shadow-low);
        font-weight: 600;
      }

      .segments label:has(:focus-visible) {
        outline: 2px solid var(--s-accent);
      }

      @media (forced-colors: active) {
        .segments label:has(:checked) {
          border: 2px solid Highlight;
        }
      }
    `]}connectedCallback(){super.connectedCallback(),this.consent=this.store.keeper.consent}render(){let{t:e}=this;return y`<sourcing-popover label=${e(`menu.label`)}>
      <button
        slot="trigger"
        type="button"
        class="button quiet icon"
        aria-label=${e(`menu.label`)}
        title=${e(`menu.label`)}
      >
        ${B(`settings`)}
      </button>
      <div class="list">
        ${this.languageField()} ${this.currencyField()} ${this.unitsField()} ${this.themeField()}
        ${this.consentField()} ${this.transcript()}
      </div>
    </sourcing-popover>`}languageField(){let e=this.state.settings.language;return y`<div class="field">
      <label for="language">${this.t(`menu.language`)}</label>
      <select class="input" id="language" @change=${this.setLanguage}>
        <option value="" ?selected=${e===null}>${this.t(`menu.asWritten`)}</option>
        ${bt.map(t=>y`<option value=${t} lang=${t} ?selected=${t===e}>${xt[t]}</option>`)}
      </select>
    </div>`}currencyField(){let{session:e,settings:t}=this.state;return y`<div class="field">
      <label for="currency">${this.t(`menu.currency`)}</label>
      <select class="input" id="currency" @change=${this.setCurrency}>
        ${t.currency?S:y`<option value="" selected>${this.t(`menu.asStated`)}</option>`}
        ${(e?.currencies??[]).map(e=>y`<option value=${e} ?selected=${e===t.currency}>
              ${e} · ${this.speak.currency(e)}
            </option>`)}
      </select>
    </div>`}unitsField(){let{t:e}=this,t=this.state.settings.units??`metric`;return this.segments(`units`,e(`menu.units`),t,[[`metric`,e(`menu.metric`)],[`us`,e(`menu.us`)]],e=>void this.store.configure({units:e}))}themeField(){let{t:e}=this,t=this.store.keeper.theme??`auto`;return this.segments(`theme`,e(`menu.theme`),t,[[`auto`,e(`menu.automatic`)],[`light`,e(`menu.light`)],[`dark`,e(`menu.dark`)]],e=>this.setTheme(e))}segments(e,t,n,r,i){return y`<fieldset class="field">
      <legend class="label">${t}</legend>
      <div class="segments">
        ${r.map(([t,r])=>y`<label>
            <input
              type="radio"
              name=${e}
              .checked=${t===n}
              @change=${()=>i(t)}
            />
            ${r}
          </label>`)}
      </div>
    </fieldset>`}consentField(){let{t:e}=this;return y`<label class="switch consent">
      <input type="checkbox" .checked=${this.consent} @change=${this.setConsent} />
      <span>${e(`menu.feedback`)}<br /><span class="help">${e(`menu.feedbackHelp`)}</span></span>
    </label>`}transcript(){return this.state.turns.length?y`<button type="button" class="link" @click=${this.save}>
      ${this.t(`menu.transcript`)}
    </button>`:S}setLanguage(e){let t=e.target.value,n=St(t)?t:null;this.store.configure({language:n}),n&&this.dispatchEvent(new CustomEvent(`language`,{detail:n}))}setCurrency(e){let t=e.target.value;t&&this.store.configure({currency:t})}setTheme(e){this.store.keeper.theme=e===`auto`?null:e,this.requestUpdate(),this.dispatchEvent(new CustomEvent(`themed`,{detail:e}))}setConsent(e){this.consent=e.target.checked,this.store.keeper.consent=this.consent,this.consent||this.store.feedback.forget()}async save(){let e=await this.store.transcript();if(!e)return;let t=document.createElement(`a`);t.href=URL.createObjectURL(e),t.download=`conversation.html`,t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),1e3)}};V([O()],Fn.prototype,`consent`,void 0),Fn=V([z(`sourcing-menu`)],Fn);function In(e,t){return e(t)}var Ln={number:[`≥`,`≤`,`between`,`=`,`about`,`>`,`<`,`≠`],choice:[`=`,`one of`,`≠`,`not one of`],text:[`=`,`one of`,`≠`,`not one of`]},Rn=[[`kg`,`t`,`g`,`lb`,`oz`,`short_ton`],[`mm`,`cm`,`m`,`in`,`ft`],[`W`,`kW`,`MW`,`hp`],[`V`,`kV`,`mV`],[`A`,`mA`,`Ah`,`mAh`],[`Wh`,`kWh`,`MWh`,`J`],[`l`,`ml`,`m³`,`gal`],[`l/min`,`m³/h`,`gal/min`],[`bar`,`kPa`,`MPa`,`psi`],[`km/h`,`m/s`,`mph`],[`°C`,`°F`,`K`],[`d`,`wk`,`month`],[`h`,`min`,`s`]],zn=new Set([`one of`,`not one of`]);function Bn(e){return e.choices.length?`choice`:e.values.some(e=>typeof e==`number`)?`number`:`text`}function Vn(e){return Rn.find(t=>t.includes(e))??[e]}function Hn(e,t,{t:n,number:r}){let i=Bn(e);return y`
    <div class="field">
      <label for="operator">${n(`editor.operator`)}</label>
      <select class="input" id="operator" name="operator">
        ${Ln[i].map(e=>y`<option value=${e} ?selected=${e===t}>${n(`operator.${e}`)}</option>`)}
      </select>
    </div>
    ${i===`number`?Un(e,t,n):S}
    ${i===`choice`?Wn(e,t,n,r):S}
    ${i===`text`?Gn(e,t,n):S}
  `}function Un(e,t,n){let[r,i]=e.values,a=t===`between`,o=(e,t,r)=>y`<div class="field">
    <label for=${e}>${In(n,t)}</label>
    <input
      class="input"
      id=${e}
      name=${e}
      type="number"
      inputmode="decimal"
      step="any"
      required
      .value=${r==null?``:String(r)}
    />
  </div>`;return y`<div class="row">
    ${o(`value`,a?`editor.from`:`editor.value`,r)}
    ${a?o(`other`,`editor.to`,i??r):S}
    ${e.unit===null?S:y`<div class="field narrow">
            <label for="unit">${n(`editor.unit`)}</label>
            <input class="input" id="unit" name="unit" list="units" maxlength="40" .value=${e.unit} />
            <datalist id="units">
              ${Vn(e.unit).map(e=>y`<option value=${e}></option>`)}
            </datalist>
          </div>`}
  </div>`}function Wn(e,t,n,r){let i=zn.has(t);return y`<fieldset class="field">
    <legend class="label">${n(i?`editor.values`:`editor.value`)}</legend>
    <div class="choices">
      ${e.choices.map((t,n)=>y`<label class="switch">
          <input
            type=${i?`checkbox`:`radio`}
            name="choice"
            value=${n}
            .checked=${e.values.includes(t.value)}
          />
          <span>${t.label} <span class="help">${r(t.count)}</span></span>
        </label>`)}
    </div>
  </fieldset>`}function Gn(e,t,n){let r=zn.has(t);return y`<div class="field">
    <label for="value">${n(r?`editor.values`:`editor.value`)}</label>
    <input
      class="input"
      id="value"
      name="value"
      required
      maxlength="400"
      .value=${e.values.join(`, `)}
      aria-describedby=${r?`separate`:S}
    />
    ${r?y`<span class="help" id="separate">${n(`editor.separate`)}</span>`:S}
  </div>`}function Kn(e,t){if(t.field===null)return{fault:`editor.required`};let n=String(e.get(`operator`)??t.operator??`=`),r=qn(e,t,n);if(!Array.isArray(r))return{fault:r};let i=String(e.get(`unit`)??t.unit??``).trim();return{edit:{op:`require`,field:t.field,operator:n,values:r,importance:e.get(`importance`)??t.importance??`must`,...i&&Bn(t)===`number`?{unit:i}:{},...t.line===null?{}:{line:t.line}}}}function qn(e,t,n){let r=Bn(t);if(r===`choice`){let n=e.getAll(`choice`).flatMap(e=>t.choices[Number(e)]?.value??[]);return n.length?n:`editor.required`}let i=String(e.get(`value`)??``).trim();if(r===`text`){let e=(zn.has(n)?i.split(/[,，、;；]/):[i]).map(e=>e.trim()).filter(Boolean);return e.length?e:`editor.required`}let a=(n===`between`?[`value`,`other`]:[`value`]).map(t=>String(e.get(t)??``).trim()),o=a.map(Number);if(a.includes(``)||!o.every(Number.isFinite))return`editor.invalid`;let[s,c]=o;return c!==void 0&&s!==void 0&&s>c?`editor.order`:o}var Jn=[`EXW`,`FCA`,`FAS`,`FOB`,`CFR`,`CIF`,`CPT`,`CIP`,`DAP`,`DPU`,`DDP`],Yn=[`manufacturer`,`trader`,`distributor`],Xn=`AEAFALAMAOARATAUAZBABDBEBGBHBJBNBOBRBYCACDCGCHCICLCMCNCOCRCUCYCZDEDKDODZECEEEGESETFIFRGAGBGEGHGRGTHKHNHRHUIDIEILINIQIRISITJMJOJPKEKGKHKRKWKZLALBLKLTLULVLYMAMDMEMGMKMMMNMOMTMUMXMYMZNANGNINLNONPNZOMPAPEPHPKPLPRPTPYQARORSRUSASDSESGSISKSNSVSYTHTJTMTNTRTTTWTZUAUGUSUYUZVEVNYEZAZMZW`;function Zn(e){return(Xn.match(/../g)??[]).map(t=>({code:t,name:e.country(t)})).sort((t,n)=>t.name.localeCompare(n.name,e.locale))}function Qn(e,t){let{t:n}=t,{chip:r,term:i}=e,a=r?.values??[],o=a[0]==null?``:String(a[0]),s=a[1]==null?``:String(a[1]);switch(i){case`quantity`:case`annual`:return y`<div class="row">
        ${q(n(`editor.number`),`number`,o,`number`)}
        ${q(n(`editor.unit`),`unit`,r?.unit??``,`text`,!1)}
      </div>`;case`budget`:return y`<div class="row">
        ${q(n(`editor.amount`),`number`,o,`number`)}
        ${$n(e,r?.unit??e.currency,t)}
      </div>`;case`destination`:return y`
        <div class="field">
          <label for="country">${n(`editor.country`)}</label>
          <select class="input" id="country" name="country">
            <option value=""></option>
            ${Zn(t).map(({code:e,name:t})=>y`<option value=${e} ?selected=${e===o}>${t}</option>`)}
          </select>
        </div>
        ${q(n(`editor.place`),`place`,s,`text`,!1)}
      `;case`delivery_term`:return y`<div class="row">
        <div class="field narrow">
          <label for="incoterm">${n(`editor.incoterm`)}</label>
          <select class="input" id="incoterm" name="incoterm">
            ${Jn.map(e=>y`<option ?selected=${e===o}>${e}</option>`)}
          </select>
        </div>
        ${q(n(`editor.place`),`place`,s,`text`,!1)}
      </div>`;case`needed_by`:return q(n(`editor.day`),`day`,o,`date`);case`payment`:return q(n(`term.payment`),`text`,o,`text`);case`currency`:return $n(e,o||e.currency,t);case`samples`:return er(`wanted`,n(`term.samples`),[{value:`yes`,label:n(`editor.yes`),on:a[0]!==!1},{value:`no`,label:n(`editor.no`),on:a[0]===!1}]);case`supplier_kinds`:return er(`kind`,n(`term.supplier_kinds`),Yn.map(e=>({value:e,label:n(`supplier.${e}`),on:a.includes(e)})),!0)}}function q(e,t,n,r,i=!0){return y`<div class="field">
    <label for=${t}>${e}</label>
    <input
      class="input"
      id=${t}
      name=${t}
      type=${r}
      inputmode=${r===`number`?`decimal`:S}
      step=${r===`number`?`any`:S}
      min=${r===`number`?0:S}
      maxlength=${r===`text`?200:S}
      ?required=${i}
      .value=${n}
    />
  </div>`}function $n(e,t,n){return y`<div class="field">
    <label for="currency">${n.t(`editor.currency`)}</label>
    <select class="input" id="currency" name="currency">
      ${e.currencies.map(e=>y`<option value=${e} ?selected=${e===t}>
            ${e} · ${n.currency(e)}
          </option>`)}
    </select>
  </div>`}function er(e,t,n,r=!1){return y`<fieldset class="field">
    <legend class="label">${t}</legend>
    <div class="choices">
      ${n.map(({value:t,label:n,on:i})=>y`<label class="switch">
          <input type=${r?`checkbox`:`radio`} name=${e} value=${t} .checked=${i} />
          <span>${n}</span>
        </label>`)}
    </div>
  </fieldset>`}function tr(e,t,n){let r=t=>String(e.get(t)??``).trim(),i=n===null?{}:{line:n};switch(t){case`quantity`:case`annual`:{let e=r(`number`);if(!(Number(e)>0))return{fault:`editor.invalid`};let n=r(`unit`);return{edit:{op:t,number:e,...n?{unit:n}:{},...i}}}case`budget`:{let e=r(`number`);return e===``||!(Number(e)>=0)?{fault:`editor.invalid`}:{edit:{op:`budget`,amount:e,currency:r(`currency`),...i}}}case`destination`:{let[e,t]=[r(`country`)||null,r(`place`)||null];return!e&&!t?{fault:`editor.required`}:{edit:{op:`destination`,country:e,name:t}}}case`delivery_term`:{let e=r(`place`);return{edit:{op:`delivery_term`,incoterm:r(`incoterm`),...e?{place:e}:{}}}}case`needed_by`:{let e=r(`day`);return e?{edit:{op:`needed_by`,day:e}}:{fault:`editor.required`}}case`payment`:{let e=r(`text`);return e?{edit:{op:`payment`,text:e}}:{fault:`editor.required`}}case`currency`:return{edit:{op:`currency`,text:r(`currency`)}};case`samples`:return{edit:{op:`samples`,wanted:r(`wanted`)===`yes`}};case`supplier_kinds`:return{edit:{op:`supplier_kinds`,kinds:e.getAll(`kind`)}}}}function nr(e,t){let n=t===null?{}:{line:t};switch(e){case`quantity`:case`annual`:return{op:e,number:null,...n};case`budget`:return{op:`budget`,amount:null,...n};case`destination`:return{op:`destination`,country:null,name:null};case`delivery_term`:return{op:`delivery_term`,incoterm:null};case`needed_by`:return{op:`needed_by`,day:null};case`payment`:case`currency`:return{op:e,text:null};case`samples`:return{op:`samples`,wanted:null};case`supplier_kinds`:return{op:`supplier_kinds`,kinds:[]}}}var J=class extends H{constructor(...e){super(...e),this.chip=null,this.term=null,this.operator=null,this.fault=null,this.takeBack=()=>{let e=this.removal();e&&this.send(e)},this.done=()=>{this.dispatchEvent(new CustomEvent(`done`))}}static{this.shadowRootOptions={...E.shadowRootOptions,delegatesFocus:!0}}static{this.styles=[P,F,o`
      :host {
        display: block;
        inline-size: 19rem;
        max-inline-size: 100%;
      }

      form {
        display: grid;
        gap: var(--s-3);
      }

      h3 {
        font-size: var(--s-text-md);
        overflow-wrap: anywhere;
      }

      .row {
        display: flex;
        gap: var(--s-2);
      }

      .row > .field {
        flex: 1;
      }

      .row > .narrow {
        flex: 0 1 6rem;
      }

      .choices {
        display: grid;
        max-block-size: 14rem;
        overflow-y: auto;
        gap: var(--s-1);
      }

      .importance {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-1) var(--s-4);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      .buttons .remove {
        margin-inline-start: auto;
        color: var(--s-missed);
      }

      legend {
        padding: 0;
      }
    `]}render(){let{chip:e,t}=this,n=e?e.label:this.term?t(`term.${this.term}`):``,r=e!==null&&e.kind!==`product`&&this.removal()!==null;return y`<form novalidate @submit=${this.apply} @change=${this.changed}>
      <h3>${n}</h3>
      ${e?this.origin(e):S} ${this.fields()}
      ${this.fault?y`<p class="fault" role="alert">${In(this.t,this.fault)}</p>`:S}
      <div class="buttons">
        ${this.editable?y`<button type="submit" class="button primary small">${t(`editor.apply`)}</button>`:S}
        <button type="button" class="button quiet small" @click=${this.done}>
          ${t(`editor.cancel`)}
        </button>
        ${r?y`<button type="button" class="button quiet small remove" @click=${this.takeBack}>
                ${t(`editor.remove`)}
              </button>`:S}
      </div>
    </form>`}get editable(){return this.chip===null||[`product`,`requirement`,`term`].includes(this.chip.kind)}origin(e){let{t}=this;return y`<p class="help">
      ${e.words?t(`need.fromYou`,{words:e.words}):t(`need.from.${e.origin}`)}
    </p>`}fields(){let{chip:e,state:t,t:n}=this,r=this.term??e?.term??null;return r?Qn({term:r,chip:e,currencies:t.session?.currencies??[],currency:t.settings.currency},this.speak):e?.kind===`product`?y`<div class="field">
        <label for="query">${n(`editor.query`)}</label>
        <input class="input" id="query" name="query" required maxlength="400" .value=${e.text} />
      </div>`:e?.kind===`requirement`?y`${Hn(e,this.operator??e.operator??`=`,this.speak)}
      <fieldset class="field">
        <legend class="label">${n(`editor.importance`)}</legend>
        <div class="importance">
          ${[`must`,`should`].map(t=>y`<label class="switch">
              <input
                type="radio"
                name="importance"
                value=${t}
                .checked=${e.importance===t}
              />
              ${n(`editor.${t}`)}
            </label>`)}
        </div>
      </fieldset>`:y`<p>${e?.text}</p>`}changed(e){let t=e.target;t.name===`operator`&&(this.operator=t.value),this.fault=null}apply(e){e.preventDefault();let t=this.read(new FormData(e.target));`fault`in t?this.fault=t.fault:this.send(t.edit)}read(e){let{chip:t}=this,n=this.term??t?.term??null;if(n)return tr(e,n,t?.line??null);if(!t)return{fault:`editor.required`};if(t.kind!==`product`)return Kn(e,t);let r=String(e.get(`query`)??``).trim(),i=t.line===null?{}:{line:t.line};return r?{edit:{op:`product`,query:r,...i}}:{fault:`editor.required`}}removal(){let{chip:e}=this;if(!e)return null;let t=e.line===null?{}:{line:e.line};return e.term?nr(e.term,e.line):e.kind===`note`?{op:`drop_note`,text:e.text,...t}:e.field?{op:`drop`,field:e.field,...t}:null}send(e){let{chip:t,t:n}=this;this.store.edit([e],n(`need.edit`,{what:t?.label??(this.term?n(`term.${this.term}`):``)})),this.done()}};V([D({attribute:!1})],J.prototype,`chip`,void 0),V([D()],J.prototype,`term`,void 0),V([O()],J.prototype,`operator`,void 0),V([O()],J.prototype,`fault`,void 0),J=V([z(`sourcing-chip-editor`)],J);var rr=class extends E{constructor(...e){super(...e),this.tabs=[],this.chosen=``,this.label=``}static{this.styles=[P,F,o`
      :host {
        display: block;
        min-inline-size: 0;
      }

      .list {
        display: flex;
        gap: var(--s-1);
        overflow-x: auto;
        scrollbar-width: none;
      }

      [role='tab'] {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        flex: none;
        max-inline-size: 16rem;
        min-block-size: 2.5rem;
        padding: 0.25rem 0.75rem;
        border: 0;
        border-block-end: 2px solid transparent;
        background: none;
        color: var(--s-muted);
        font-size: var(--s-text-sm);
        font-weight: 550;
        cursor: pointer;
      }

      [role='tab']:focus-visible {
        outline-offset: -3px;
        border-radius: var(--s-radius-sm);
      }

      [role='tab']:hover {
        color: var(--s-text);
      }

      [role='tab'][aria-selected='true'] {
        border-color: var(--s-accent);
        color: var(--s-accent-strong);
      }

      .text {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `]}render(){return y`<div class="list" role="tablist" aria-label=${this.label} @keydown=${this.key}>
      ${this.tabs.map(e=>y`<button
          type="button"
          role="tab"
          id=${e.id}
          aria-selected=${e.id===this.chosen}
          tabindex=${e.id===this.chosen?0:-1}
          @click=${()=>this.choose(e.id)}
        >
          ${e.icon?B(e.icon):null}
          <span class="text">${e.label}</span>
          ${e.count?y`<span class="badge">${e.count}</span>`:null}
        </button>`)}
    </div>`}choose(e){e!==this.chosen&&this.dispatchEvent(new CustomEvent(`chosen`,{detail:e}))}key(e){let t=this.tabs.findIndex(e=>e.id===this.chosen),n=getComputedStyle(this).direction===`rtl`?`ArrowLeft`:`ArrowRight`,r=n===`ArrowLeft`?`ArrowRight`:`ArrowLeft`,i={[n]:t+1,[r]:t-1,Home:0,End:this.tabs.length-1}[e.key];if(i===void 0)return;e.preventDefault();let a=this.tabs[(i+this.tabs.length)%this.tabs.length];a&&(this.choose(a.id),this.updateComplete.then(()=>this.renderRoot.querySelector(`#${CSS.escape(a.id)}`)?.focus()))}};V([D({attribute:!1})],rr.prototype,`tabs`,void 0),V([D()],rr.prototype,`chosen`,void 0),V([D()],rr.prototype,`label`,void 0),rr=V([z(`sourcing-tabs`)],rr);var ir=7,ar=[`quantity`,`destination`,`needed_by`,`delivery_term`,`budget`,`payment`,`samples`,`annual`,`supplier_kinds`,`currency`],or=class extends H{constructor(...e){super(...e),this.all=!1,this.editing=null,this.adding=null}static{this.styles=[P,F,o`
      :host {
        display: block;
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem;
      }

      .chips li {
        display: inline-flex;
        max-inline-size: 100%;
      }

      @media (pointer: coarse) and (max-width: 40rem) {
        /* One line that is scrolled sideways: the room is for the answers. */
        .chips {
          flex-wrap: nowrap;
          overflow-x: auto;
          scrollbar-width: none;
          margin-inline: calc(-1 * var(--s-3));
          padding: 2px var(--s-3);
        }

        .chips li {
          flex: none;
          max-inline-size: 16rem;
        }
      }

      .chip .name {
        color: var(--s-muted);
      }

      .chip .value {
        font-weight: 600;
      }

      .chip.wish,
      .chip.indifferent {
        border-style: dashed;
      }

      .chip.indifferent .value {
        color: var(--s-muted);
        font-weight: 400;
      }

      .chip .wish {
        padding-inline-start: 0.25rem;
        color: var(--s-muted);
        font-size: var(--s-text-xs);
      }

      .chip.product {
        border-color: var(--s-accent);
        background: var(--s-accent-soft);
      }

      sourcing-tabs {
        margin-block-end: var(--s-2);
        border-block-end: 1px solid var(--s-line);
      }

      .terms {
        display: grid;
        gap: 0;
        min-inline-size: 12rem;
      }

      .terms .button {
        justify-content: flex-start;
      }
    `]}render(){let e=Wt(this.state),t=L(e);if(!e||!t)return S;let n=[...t.chips,...e.terms],r=this.all?0:Math.max(0,n.length-ir),i=r>1?n.slice(0,ir):n,{t:a}=this;return y`<section aria-label=${a(`need.label`)}>
      ${e.lines.length>1?this.lines(e.lines,t):S}
      <ul class="chips">
        ${it(i,e=>e.id,e=>y`<li>${this.chip(e)}</li>`)}
        ${r>1||this.all?y`<li>
                <button type="button" class="link" aria-expanded=${this.all} @click=${this.fold}>
                  ${this.all?a(`need.less`):a(`need.more`,{count:r})}
                </button>
              </li>`:S}
        <li>${this.add(e,t)}</li>
        ${e.lines.length>1?y`<li>${this.removeLine(t)}</li>`:S}
      </ul>
    </section>`}lines(e,t){return y`<sourcing-tabs
      label=${this.t(`need.lines`)}
      .tabs=${e.map(e=>({id:e.id,label:e.title}))}
      chosen=${t.id}
      @chosen=${t=>{let n=e.find(e=>e.id===t.detail);n&&this.store.edit([{op:`focus`,line:n.id}],n.title)}}
    ></sourcing-tabs>`}removeLine(e){let t=this.t(`need.removeLine`,{what:e.title});return y`<button
      type="button"
      class="button quiet small"
      @click=${()=>this.store.edit([{op:`remove_line`,line:e.id}],t)}
    >
      ${B(`close`,14)} ${t}
    </button>`}chip(e){let{t}=this,n=e.importance===`should`,r=e.kind===`product`?e.text:`${e.label} ${e.text}`;return y`<sourcing-popover
      label=${t(`editor.title`,{what:e.label})}
      @opening=${()=>{this.editing=e.id}}
      @toggled=${t=>{!t.detail&&this.editing===e.id&&(this.editing=null)}}
    >
      <button
        slot="trigger"
        type="button"
        class="chip ${e.kind} ${n?`wish`:``}"
        aria-label=${t(`need.edit`,{what:n?`${r} ${t(`need.wish`)}`:r})}
      >
        <span
          >${e.kind===`product`?S:y`<span class="name">${e.label}</span> `}<span
            class="value"
            >${e.text}</span
          >${n?y`<span class="wish">${t(`need.wish`)}</span>`:S}</span
        >
      </button>
      ${this.editing===e.id?y`<sourcing-chip-editor
              .store=${this.store}
              .chip=${e}
              @done=${sr}
            ></sourcing-chip-editor>`:S}
    </sourcing-popover>`}add(e,t){let{t:n}=this,r=new Set([...t.chips,...e.terms].map(e=>e.term)),i=new Set(e.missing),a=ar.filter(e=>!r.has(e)).sort((e,t)=>Number(i.has(t))-Number(i.has(e)));return y`<sourcing-popover
      label=${n(`need.add`)}
      @toggled=${e=>{e.detail||(this.adding=null)}}
    >
      <button slot="trigger" type="button" class="button quiet small">
        ${B(`plus`,16)} ${n(`need.add`)}
      </button>
      ${this.adding?y`<sourcing-chip-editor
              .store=${this.store}
              .term=${this.adding}
              @done=${sr}
            ></sourcing-chip-editor>`:y`<div class="terms">
              ${a.map(e=>y`<button
                  type="button"
                  class="button quiet small"
                  @click=${()=>this.addTerm(e)}
                >
                  ${n(`term.${e}`)}
                </button>`)}
            </div>`}
    </sourcing-popover>`}async addTerm(e){this.adding=e,await this.updateComplete;let t=this.renderRoot.querySelector(`sourcing-chip-editor`);await t?.updateComplete,t?.focus()}fold(){this.all=!this.all}};V([O()],or.prototype,`all`,void 0),V([O()],or.prototype,`editing`,void 0),V([O()],or.prototype,`adding`,void 0),or=V([z(`sourcing-need`)],or);function sr(e){e.target.closest(`sourcing-popover`)?.close()}function cr(e){let t=e.currentTarget,n=[...t.querySelectorAll(`button:not(:disabled)`)],r=n.indexOf(e.target);if(r<0)return;let i=getComputedStyle(t).direction===`rtl`,a=lr(e.key,r,n.length,i),o=a===null?void 0:n[a];if(o){e.preventDefault();for(let e of n)e.tabIndex=e===o?0:-1;o.focus()}}function lr(e,t,n,r){return e===(r?`ArrowLeft`:`ArrowRight`)||e===`ArrowDown`?(t+1)%n:e===(r?`ArrowRight`:`ArrowLeft`)||e===`ArrowUp`?(t-1+n)%n:e===`Home`?0:e===`End`?n-1:null}var ur=Ke(class extends qe{constructor(e){if(super(e),e.type!==Ge.ELEMENT)throw TypeError(`cssVars goes on an element`)}render(e){return x}update(e,[t]){let{style:n}=e.element;for(let[e,r]of Object.entries(t))r===null?n.removeProperty(e):n.setProperty(e,String(r));return x}});function dr(e){return{low:Math.min(...e.map(e=>e.low)),high:Math.max(...e.map(e=>e.high))}}function fr({low:e,high:t}){let n=(t-e)/200;if(!(n>0))return 1;let r=10**Math.floor(Math.log10(n));return([1,2,5,10].find(e=>e*r>=n*(1-1e-9))??10)*r}function pr(e,t){let n=Math.max(0,Math.min(12,-Math.floor(Math.log10(t))+1));return Number((Math.round(e/t)*t).toFixed(n))}function mr(e,t){let n=0;for(let{low:r,high:i,count:a}of e){if(i===r){r>=t.low&&r<=t.high&&(n+=a);continue}let e=Math.min(i,t.high)-Math.max(r,t.low);e>0&&(n+=a*(e/(i-r)))}return Math.round(n)}function hr(e,t){let n={low:e.low<=t.low,high:e.high>=t.high};return n.low&&n.high?null:n.low?{operator:`≤`,values:[e.high]}:n.high?{operator:`≥`,values:[e.low]}:e.low===e.high?{operator:`=`,values:[e.low]}:{operator:`between`,values:[e.low,e.high]}}var gr=o`
  :host {
    display: block;
    max-inline-size: 32rem;
    --thumb: 1.375rem;
  }

  .figure {
    padding-inline: calc(var(--thumb) / 2);
  }

  .figure svg {
    inline-size: 100%;
    block-size: 2.75rem;
  }

  :host(:dir(rtl)) .figure svg {
    transform: scaleX(-1);
  }

  rect.in {
    fill: var(--s-accent);
  }

  rect.out {
    fill: var(--s-edge);
    opacity: 0.45;
  }

  .track {
    position: relative;
    block-size: 1.75rem;
  }

  .track::before,
  .track::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 2px);
    block-size: 4px;
    border-radius: 2px;
  }

  .track::before {
    inset-inline: calc(var(--thumb) / 2);
    background: var(--s-line);
  }

  .track::after {
    inset-inline-start: calc(var(--thumb) / 2 + var(--low) * (100% - var(--thumb)));
    inset-inline-end: calc(var(--thumb) / 2 + (1 - var(--high)) * (100% - var(--thumb)));
    background: var(--s-accent);
  }

  input[type='range'] {
    position: absolute;
    inset: 0;
    z-index: 1;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    appearance: none;
    background: none;
    pointer-events: none;
  }

  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    pointer-events: auto;
    inline-size: var(--thumb);
    block-size: var(--thumb);
    border: 2px solid var(--s-accent);
    border-radius: 50%;
    background: var(--s-surface);
    box-shadow: var(--s-shadow-low);
    cursor: grab;
  }

  input[type='range']::-moz-range-thumb {
    pointer-events: auto;
    inline-size: var(--thumb);
    block-size: var(--thumb);
    border: 2px solid var(--s-accent);
    border-radius: 50%;
    background: var(--s-surface);
    cursor: grab;
  }

  input[type='range']:focus-visible {
    outline: none;
    z-index: 2;
  }

  input[type='range']:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--s-accent);
    outline-offset: 2px;
  }

  input[type='range']:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--s-accent);
    outline-offset: 2px;
  }

  .ends {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    margin-block-start: var(--s-1);
    color: var(--s-muted);
    font-size: var(--s-text-sm);
  }

  .ends .input {
    inline-size: 6.5rem;
    font-variant-numeric: tabular-nums;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2) var(--s-4);
    margin-block-start: var(--s-3);
  }

  output {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s-2);
    font-size: var(--s-text-sm);
  }

  output span {
    color: var(--s-muted);
  }

  @media (forced-colors: active) {
    rect.in {
      fill: Highlight;
    }

    rect.out {
      fill: GrayText;
    }

    .track::before {
      background: GrayText;
    }

    .track::after {
      background: Highlight;
    }
  }
`,_r=44,vr=240,Y=class extends E{static{this.styles=[P,F,gr]}constructor(){super(),this.bins=[],this.speech=new Ot,this.unit=``,this.label=``,this.value=null,this.disabled=!1,this.low=0,this.high=0,this.all={low:0,high:0},this.step=1,new kt(this,()=>this.speech)}willUpdate(e){if(!e.has(`bins`)&&!e.has(`value`))return;let t=dr(this.bins);this.step=fr(t),this.all={low:pr(Math.floor(t.low/this.step+1e-9)*this.step,this.step),high:pr(Math.ceil(t.high/this.step-1e-9)*this.step,this.step)},this.low=Math.max(this.all.low,this.value?.low??this.all.low),this.high=Math.min(this.all.high,this.value?.high??this.all.high)}render(){let{current:e}=this.speech,{t}=e,n={low:this.low,high:this.high},r=hr(n,this.all);return y`
      <div class="figure">${this.bars()}</div>
      <div
        class="track"
        ${ur({"--low":this.share(this.low),"--high":this.share(this.high)})}
      >
        ${this.thumb(`low`,t(`range.low`))} ${this.thumb(`high`,t(`range.high`))}
      </div>
      <div class="ends">
        ${this.box(`low`,t(`range.low`))}
        <span aria-hidden="true">–</span>
        ${this.box(`high`,t(`range.high`))}
        <span class="unit">${this.unit}</span>
      </div>
      <div class="foot">
        <output aria-live="polite">
          <strong>${this.words()}</strong>
          <span>${t(`range.about`,{count:mr(this.bins,n)})}</span>
        </output>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.disabled||r===null}
          @click=${()=>r&&this.dispatchEvent(new CustomEvent(`applied`,{detail:r}))}
        >
          ${t(`range.apply`)}
        </button>
      </div>
    `}words(){let{current:e}=this.speech,t=e.measure(this.low,this.unit),n=e.measure(this.high,this.unit);return this.low<=this.all.low&&this.high>=this.all.high?e.t(`range.any`):this.low<=this.all.low?e.t(`range.atMost`,{value:n}):this.high>=this.all.high?e.t(`range.atLeast`,{value:t}):e.t(`range.between`,{low:t,high:n})}share(e){let t=this.all.high-this.all.low;return t>0?(e-this.all.low)/t:0}bars(){let{current:e}=this.speech,t=Math.max(1,...this.bins.map(e=>e.count));return y`<svg
      viewBox="0 0 ${vr} ${_r}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${e.t(`range.distribution`,{low:e.measure(this.all.low,this.unit),high:e.measure(this.all.high,this.unit)})}
    >
      ${this.bins.map(e=>{let n=this.share(e.low)*vr,r=Math.max(2,(this.share(e.high)-this.share(e.low))*vr-1.5),i=e.count?Math.max(2,Math.sqrt(e.count/t)*_r):0,a=e.high>this.low&&e.low<this.high,o=e.low===e.high&&e.low>=this.low&&e.low<=this.high;return yr(n,_r-i,r,i,a||o)})}
    </svg>`}thumb(e,t){return y`<input
      type="range"
      class=${e}
      min=${this.all.low}
      max=${this.all.high}
      step=${this.step}
      .value=${String(this[e])}
      ?disabled=${this.disabled}
      aria-label="${this.label}: ${t}"
      aria-valuetext=${this.speech.current.measure(this[e],this.unit)}
      @input=${t=>this.move(e,t.target.valueAsNumber)}
    />`}box(e,t){return y`<input
      class="input"
      type="number"
      inputmode="decimal"
      step="any"
      .value=${String(this[e])}
      ?disabled=${this.disabled}
      aria-label="${this.label}: ${t}"
      @change=${t=>this.move(e,t.target.valueAsNumber)}
    />`}move(e,t){Number.isFinite(t)&&(e===`low`?this.low=Math.max(this.all.low,Math.min(t,this.high)):this.high=Math.min(this.all.high,Math.max(t,this.low))),this.requestUpdate()}};V([D({attribute:!1})],Y.prototype,`bins`,void 0),V([D({attribute:!1})],Y.prototype,`speech`,void 0),V([D()],Y.prototype,`unit`,void 0),V([D()],Y.prototype,`label`,void 0),V([D({attribute:!1})],Y.prototype,`value`,void 0),V([D({type:Boolean})],Y.prototype,`disabled`,void 0),V([O()],Y.prototype,`low`,void 0),V([O()],Y.prototype,`high`,void 0),Y=V([z(`sourcing-range`)],Y);function yr(e,t,n,r,i){return b`<rect x=${e} y=${t} width=${n} height=${r} rx="1" class=${i?`in`:`out`} />`}var br=8,xr=5,Sr=`(max-width: 40rem)`,Cr=`(min-width: 64rem) and (min-height: 46rem)`,X=class extends H{constructor(...e){super(...e),this.picked=new Set,this.all=!1,this.why=!1,this.ranging=null,this.fault=null,this.showAll=async()=>{let e=Math.min(this.first,this.question.options.length);this.all=!0,await this.updateComplete,this.renderRoot.querySelectorAll(`.options .chip`)[e]?.focus()},this.choosePicked=()=>this.choose(this.offered.filter(e=>this.picked.has(e.id)))}static{this.styles=[P,F,o`
      :host {
        display: block;
      }

      section {
        display: grid;
        gap: var(--s-3);
      }

      .ask {
        display: flex;
        align-items: flex-start;
        gap: var(--s-2);
      }

      h3 {
        flex: 1;
        padding-block: 0.125rem;
        font-size: var(--s-text-md);
        text-wrap: pretty;
      }

      h3:focus-visible {
        border-radius: var(--s-radius-sm);
      }

      .explanation {
        padding: var(--s-2) var(--s-3);
        border-radius: var(--s-radius-sm);
        background: var(--s-info-soft);
        font-size: var(--s-text-sm);
      }

      .options,
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      .ways {
        align-items: center;
        gap: 0 var(--s-4);
      }

      .ways .link {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        min-block-size: 1.875rem;
        color: var(--s-muted);
      }

      .term {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: var(--s-2);
      }

      .term .field {
        flex: 1 1 9rem;
      }

      .term .row {
        display: flex;
        flex: 1 1 16rem;
        gap: var(--s-2);
      }

      .term .fault {
        flex-basis: 100%;
      }

      sourcing-range {
        padding-block-start: var(--s-1);
      }
    `]}willUpdate(e){let t=e.get(`question`);e.has(`question`)&&t?.id!==this.question.id&&(this.picked=new Set,this.all=!1,this.why=!1,this.ranging=null,this.fault=null)}render(){let{question:e,t}=this;return y`<section aria-labelledby="text">
      <div class="ask">
        <h3 id="text" tabindex="-1">${e.text}</h3>
        ${e.explanation?y`<button
                type="button"
                class="button quiet icon small"
                aria-label=${t(`question.why`)}
                title=${t(`question.why`)}
                aria-expanded=${this.why}
                aria-controls="explanation"
                @click=${()=>{this.why=!this.why}}
              >
                ${B(`info`,16)}
              </button>`:S}
      </div>
      <p id="explanation" class="explanation" ?hidden=${!this.why}>${e.explanation}</p>
      ${e.options.length?this.options():S}
      ${this.rangeOpen?this.range():S}
      ${e.term&&!e.options.length?this.termForm(e.term):S}
      ${this.ways()}
    </section>`}focus(){this.renderRoot.querySelector(`#text`)?.focus()}get busy(){return this.state.outbox.length>0}get first(){return globalThis.matchMedia?.(Sr).matches?xr:br}get offered(){return[...this.question.options,...this.question.further]}get canRange(){return this.question.histogram.length>1&&this.question.field!==null}get rangeOpen(){return this.canRange?this.question.options.length?this.ranging??globalThis.matchMedia?.(Cr).matches??!1:!0:!1}options(){let{question:e,t}=this,n=this.first,{offered:r}=this,i=Math.min(n,e.options.length),a=this.all?0:r.length-i,o=a>1?r.slice(0,i):r;return y`
      <div
        class="options"
        role="group"
        aria-labelledby="text"
        aria-describedby=${e.several?`several`:S}
        @keydown=${cr}
      >
        ${it(o,e=>e.id,(e,t)=>this.option(e,t===0))}
        ${a>1?y`<button type="button" class="chip" tabindex="-1" @click=${this.showAll}>
                ${B(`plus`,14)} ${t(`question.moreOptions`,{count:a})}
              </button>`:S}
      </div>
      ${e.several?y`<span class="hidden-visually" id="several">${t(`question.several`)}</span>`:S}
    `}option(e,t){let{several:n}=this.question,r=e.count;return y`<button
      type="button"
      class="chip"
      tabindex=${t?0:-1}
      aria-pressed=${n?this.picked.has(e.id):S}
      ?disabled=${this.busy}
      @click=${()=>n?this.pick(e.id):this.choose([e])}
    >
      ${n&&this.picked.has(e.id)?B(`check`,14):S}
      <span>${e.label}</span>
      ${r===null?S:y`<span class="count" aria-hidden="true">${this.speak.number(r)}</span
              ><span class="hidden-visually">${this.t(`question.count`,{count:r})}</span>`}
    </button>`}range(){let{question:e}=this;return y`<sourcing-range
      .bins=${e.histogram}
      .speech=${this.store.speech}
      unit=${e.unit??``}
      label=${e.text}
      .disabled=${this.busy}
      @applied=${this.applyRange}
    ></sourcing-range>`}termForm(e){let{state:t}=this,n={term:e,chip:null,currencies:t.session?.currencies??[],currency:t.settings.currency};return y`<form class="term" novalidate @submit=${this.applyTerm} @input=${this.clearFault}>
      ${Qn(n,this.speak)}
      <button type="submit" class="button primary" ?disabled=${this.busy}>
        ${this.t(`editor.apply`)}
      </button>
      ${this.fault?y`<p class="fault" role="alert">${In(this.t,this.fault)}</p>`:S}
    </form>`}ways(){let{question:e,t}=this,n=(e,t)=>y`<button
        type="button"
        class="link"
        ?disabled=${this.busy}
        @click=${()=>this.store.edit([t],e)}
      >
        ${e}
      </button>`;return y`<div class="ways">
      ${e.several&&e.options.length?this.chooser():S}
      ${this.canRange&&e.options.length?y`<button
              type="button"
              class="link"
              aria-expanded=${this.rangeOpen}
              @click=${()=>{this.ranging=!this.rangeOpen}}
            >
              ${t(`question.range`)} ${B(this.rangeOpen?`up`:`down`,14)}
            </button>`:S}
      ${n(e.skip,{op:`no_preference`})}
      ${e.kind===`term`?S:n(t(`question.unknown`),{op:`dont_know`})}
      ${n(t(`question.later`),{op:`skip`})}
    </div>`}chooser(){let e=this.picked.size;return y`<button
      type="button"
      class="button primary small"
      ?disabled=${!e||this.busy}
      @click=${this.choosePicked}
    >
      ${e?this.t(`question.choose`,{count:e}):this.t(`question.chooseNone`)}
    </button>`}pick(e){let t=new Set(this.picked);t.delete(e)||t.add(e),this.picked=t}choose(e){let t={op:`choose`,question:this.question.id,options:e.map(e=>e.id)};this.store.edit([t],this.speak.list(e.map(e=>e.label)))}applyTerm(e){e.preventDefault();let{line:t,term:n}=this.question;if(!n)return;let r=tr(new FormData(e.target),n,t);`fault`in r?this.fault=r.fault:this.store.edit([r.edit],this.t(`term.${n}`))}clearFault(){this.fault=null}applyRange(e){let{field:t,line:n,unit:r}=this.question;if(t===null)return;let{operator:i,values:a}=e.detail,o={op:`require`,field:t,operator:i,values:a,...r===null?{}:{unit:r},...n===null?{}:{line:n}},s=a.map(e=>this.speak.measure(e,r));this.store.edit([o],`${this.t(`operator.${i}`)} ${s.join(` – `)}`)}};V([D({attribute:!1})],X.prototype,`question`,void 0),V([O()],X.prototype,`picked`,void 0),V([O()],X.prototype,`all`,void 0),V([O()],X.prototype,`why`,void 0),V([O()],X.prototype,`ranging`,void 0),V([O()],X.prototype,`fault`,void 0),X=V([z(`sourcing-question`)],X);var wr=6;function Tr(e,t=wr){let n=(e,t)=>t.products-e.products,r=e.children.map(e=>Er(e).sort(n)),i=r.flatMap(e=>e.slice(0,1)).sort(n),a=r.flatMap(e=>e.slice(1)).sort(n);return[...i,...a].slice(0,t)}function Er(e){return e.products===0?[]:e.children.length?e.children.flatMap(Er):[e]}var Dr=class extends H{static{this.styles=[P,F,o`
      :host {
        display: grid;
        align-content: center;
        gap: var(--s-6);
        min-block-size: 100%;
        padding: var(--s-6) 0;
        container: start / inline-size;
      }

      .lead {
        display: grid;
        gap: var(--s-2);
        max-inline-size: 34rem;
      }

      h2 {
        font-size: var(--s-text-2xl);
        letter-spacing: -0.015em;
      }

      .lead p {
        color: var(--s-muted);
        text-wrap: pretty;
      }

      h3 {
        margin-block-end: var(--s-2);
        color: var(--s-muted);
        font-size: var(--s-text-sm);
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 11.5rem), 1fr));
        gap: var(--s-2);
      }

      li button {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: var(--s-3);
        inline-size: 100%;
        block-size: 100%;
        padding: var(--s-2) var(--s-3) var(--s-2) var(--s-2);
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius);
        background: var(--s-surface);
        text-align: start;
        cursor: pointer;
        transition:
          border-color var(--s-fast),
          background var(--s-fast);
      }

      li button:hover {
        border-color: var(--s-accent);
        background: var(--s-accent-soft);
      }

      .drawing {
        display: grid;
        place-items: center;
        inline-size: 2.75rem;
        block-size: 2.75rem;
        border-radius: var(--s-radius-sm);
        background: var(--s-sunken);
        color: var(--s-accent);
      }

      .name {
        display: block;
        font-size: var(--s-text-sm);
        font-weight: 600;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }

      small {
        color: var(--s-faint);
        font-size: var(--s-text-xs);
        font-variant-numeric: tabular-nums;
      }

      @container start (max-width: 30rem) {
        h2 {
          font-size: var(--s-text-xl);
        }

        ul {
          grid-template-columns: 1fr 1fr;
        }
      }
    `]}render(){let{t:e}=this,{catalogue:t}=this.state,n=t?Tr(t):[];return y`
      <div class="lead">
        <h2>${e(`start.title`)}</h2>
        <p>${e(`start.lead`)}</p>
      </div>
      ${n.length?y`<section aria-labelledby="examples">
              <h3 id="examples">${e(`start.examples`)}</h3>
              <ul>
                ${n.map(e=>this.example(e))}
              </ul>
            </section>`:S}
    `}example({path:e,products:t}){let n=e.at(-1)??``,r={op:`product`,query:n,category:e};return y`<li>
      <button type="button" @click=${()=>this.store.edit([r],n)}>
        <span class="drawing">${hn(e,32)}</span>
        <span
          ><span class="name">${n}</span
          ><small>${this.t(`start.products`,{count:t})}</small></span
        >
      </button>
    </li>`}};Dr=V([z(`sourcing-start`)],Dr);var Or=class extends H{static{this.styles=[P,F,o`
      :host {
        display: block;
      }

      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s-2) var(--s-3);
        padding: var(--s-2) var(--s-3);
        border-radius: var(--s-radius);
        font-size: var(--s-text-sm);
        overflow-wrap: anywhere;
      }

      .words {
        flex: 1 1 12rem;
        min-inline-size: 0;
      }

      .info {
        background: var(--s-info-soft);
      }

      .wait {
        background: var(--s-unknown-soft);
      }

      .bad {
        background: var(--s-missed-soft);
      }

      .info > svg {
        color: var(--s-info);
      }

      .wait > svg {
        color: var(--s-unknown);
      }

      .bad > svg {
        color: var(--s-missed);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
      }

      .help {
        color: var(--s-muted);
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.timer=void 0}updated(){let e=this.state.retryAt!==null;e&&!this.timer&&(this.timer=setInterval(()=>this.requestUpdate(),1e3)),e||(clearInterval(this.timer),this.timer=void 0)}render(){let e=this.notice();return y`<div role="status">
      ${e?y`<div class="notice ${e.look}">
              ${B(e.icon)}
              <div class="words">
                ${e.text}${e.seconds?y`<span aria-hidden="true"> ${e.seconds}</span>`:S}
                ${e.detail?y`<div class="help">${e.detail}</div>`:S}
              </div>
              <div class="actions" ?hidden=${!e.actions}>
                ${(e.actions??[]).map(([e,t])=>y`<button type="button" class="button small" @click=${t}>${e}</button>`)}
              </div>
            </div>`:S}
    </div>`}notice(){let{state:e,store:t,t:n}=this;if(e.phase===`gone`)return{look:`wait`,icon:`info`,text:n(`state.gone`),...e.turns.length?{detail:n(`state.goneHelp`)}:{},actions:[[n(`state.new`),()=>t.startNew()]]};if(!e.online)return{look:`wait`,icon:`offline`,text:n(e.outbox.length?`state.waiting`:`state.offline`)};let r=[n(`state.retry`),()=>t.retry()];if(e.failure)return this.failed(r);if(e.retryAt!==null){let t=Math.max(1,Math.ceil((e.retryAt-Date.now())/1e3));return{look:`wait`,icon:`clock`,text:n(`state.unreachable`),seconds:n(`state.retrying`,{seconds:t}),actions:[r]}}return e.notice?{look:`info`,icon:`info`,text:n(e.notice===`stale`?`state.stale`:`state.elsewhere`),actions:[[n(`dialog.close`),()=>t.dismissNotice()]]}:null}failed(e){let{state:t,store:n,t:r}=this,{failure:i}=t;if(!i)return null;let a={refused:r(`state.failed`),unreachable:r(`state.unreachable`),forbidden:r(`state.forbidden`),"too many":r(`state.failed`),starting:r(`state.starting`)}[i.kind],o=i.reference?r(`state.reference`,{id:i.reference}):``,s=[r(`state.discard`),()=>n.discard()];return{look:`bad`,icon:`alert`,text:a,detail:[i.detail,o].filter(Boolean).join(` · `),actions:t.outbox.length?[e,s]:[e]}}};Or=V([z(`sourcing-status`)],Or);var Z=class extends H{constructor(...e){super(...e),this.name=`compare`,this.view=null,this.failed=!1,this.kept=new Map,this.load=async()=>{let{name:e}=this,t=gt[e];if(this.view=this.kept.get(e)??null,this.view||(this.failed=t===void 0,!t))return;try{await t.load()}catch{this.failed=e===this.name;return}if(e!==this.name)return;let n=document.createElement(t.tag);n.store=this.store,this.kept.set(e,n),this.view=n}}static{this.styles=[P,F,_t,o`
      :host {
        display: block;
      }

      .waiting {
        display: grid;
        gap: var(--s-3);
      }

      .skeleton {
        block-size: 6rem;
        border-radius: var(--s-radius);
      }

      .failed {
        display: grid;
        justify-items: start;
        gap: var(--s-3);
      }
    `]}willUpdate(e){e.has(`name`)&&this.load()}render(){let{t:e}=this;return this.failed?y`<div class="failed" role="alert">
        <p>${e(`app.panelFailed`)}</p>
        <button type="button" class="button" @click=${this.load}>${e(`state.retry`)}</button>
      </div>`:this.view?y`${this.view}`:y`<div class="waiting" aria-busy="true">
      <div class="skeleton"></div>
      <div class="skeleton"></div>
    </div>`}};V([D()],Z.prototype,`name`,void 0),V([O()],Z.prototype,`view`,void 0),V([O()],Z.prototype,`failed`,void 0),Z=V([z(`sourcing-panel`)],Z);var Q=class extends E{constructor(...e){super(...e),this.label=``,this.closeLabel=`Close`,this.wide=!1}static{this.styles=[P,F,o`
      dialog {
        inline-size: min(40rem, calc(100vw - 2rem));
        max-block-size: calc(100dvh - 2rem);
        padding: 0;
        border: 1px solid var(--s-line);
        border-radius: var(--s-radius-lg);
        background: var(--s-raised);
        color: var(--s-text);
        box-shadow: var(--s-shadow);
      }

      :host([wide]) dialog {
        inline-size: min(84rem, calc(100vw - 2rem));
        block-size: calc(100dvh - 2rem);
      }

      dialog::backdrop {
        background: rgb(10 14 18 / 0.5);
      }

      header {
        position: sticky;
        inset-block-start: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--s-3);
        padding: var(--s-4) var(--s-5);
        background: inherit;
        border-block-end: 1px solid var(--s-line);
      }

      h2 {
        font-size: var(--s-text-lg);
      }

      .body {
        padding: var(--s-5);
      }

      ::slotted([slot='actions']) {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-2);
        padding: 0 var(--s-5) var(--s-5);
      }
    `]}render(){return y`<dialog aria-labelledby="title" @close=${this.closed}>
      <header>
        <h2 id="title">${this.label}</h2>
        <button
          type="button"
          class="button quiet icon"
          aria-label=${this.closeLabel}
          @click=${this.close}
        >
          ${B(`close`)}
        </button>
      </header>
      <div class="body"><slot></slot></div>
      <slot name="actions"></slot>
    </dialog>`}async show(){await this.updateComplete,this.dialog.open||this.dialog.showModal()}close(){this.dialog.close()}closed(){this.dispatchEvent(new CustomEvent(`closed`))}};V([D()],Q.prototype,`label`,void 0),V([D({attribute:`close-label`})],Q.prototype,`closeLabel`,void 0),V([D({type:Boolean,reflect:!0})],Q.prototype,`wide`,void 0),V([k(`dialog`)],Q.prototype,`dialog`,void 0),Q=V([z(`sourcing-dialog`)],Q);var kr=10,Ar=class extends E{constructor(...e){super(...e),this.closeLabel=`Close`,this.message=null,this.dismiss=()=>{clearTimeout(this.timer),this.message=null},this.hold=()=>clearTimeout(this.timer),this.wait=()=>{clearTimeout(this.timer),this.message&&(this.timer=setTimeout(this.dismiss,kr*1e3))}}static{this.styles=[P,F,o`
      :host {
        position: absolute;
        inset-inline: var(--s-3);
        inset-block-end: 100%;
        z-index: 4;
        display: flex;
        justify-content: center;
        padding-block-end: var(--s-2);
        pointer-events: none;
      }

      .toast {
        display: flex;
        align-items: center;
        gap: var(--s-3);
        padding: var(--s-1) var(--s-1) var(--s-1) var(--s-4);
        border-radius: var(--s-radius);
        background: var(--s-text);
        color: var(--s-surface);
        font-size: var(--s-text-sm);
        box-shadow: var(--s-shadow);
        pointer-events: auto;
      }

      .toast .link {
        color: inherit;
        text-decoration-color: currentColor;
      }

      .toast .button {
        color: inherit;
      }

      .toast :focus-visible {
        outline-color: currentColor;
      }
    `]}show(e){this.message=e,this.wait()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}render(){let{message:e}=this;return y`<div role="status">
      ${e?y`<div
              class="toast"
              @pointerenter=${this.hold}
              @pointerleave=${this.wait}
              @focusin=${this.hold}
              @focusout=${this.wait}
            >
              <span>${e.text}</span>
              ${e.action?y`<button type="button" class="link" @click=${this.act}>
                      ${e.action.label}
                    </button>`:null}
              <button
                type="button"
                class="button quiet icon small"
                aria-label=${this.closeLabel}
                @click=${this.dismiss}
              >
                ${B(`close`,16)}
              </button>
            </div>`:null}
    </div>`}act(){let e=this.message?.action;this.dismiss(),e?.run()}};V([D({attribute:`close-label`})],Ar.prototype,`closeLabel`,void 0),V([O()],Ar.prototype,`message`,void 0),Ar=V([z(`sourcing-toast`)],Ar);var jr=12,Mr=12,Nr=new URL(`..`,import.meta.url).href.replace(/\/$/,``),$=class extends H{constructor(...e){super(...e),this.endpoint=``,this.language=``,this.currency=``,this.units=``,this.theme=`auto`,this.heading=``,this.apart=!1,this.owns=!1,this.announced=``,this.unfolded=!1,this.asking=!0,this.panel=null,this.newest=``,this.restored=!1,this.turned=e=>{let{detail:t}=e;this.store.state.settings.language||this.speakIn(t.language),this.announced=on(t,this.speak),this.asking=!0,this.updateComplete.then(()=>this.settleFocus()),this.dispatchEvent(new CustomEvent(`sourcing-turn`,{detail:t,bubbles:!0,composed:!0}))},this.undo=()=>this.store.edit([{op:`undo`}],this.t(`composer.undo`)),this.restart=()=>{let{t:e}=this;this.store.edit([{op:`restart`}],e(`composer.restart`)),this.toast.show({text:e(`toast.restarted`),action:{label:e(`toast.undo`),run:this.undo}})},this.toldRejected=()=>{let{t:e}=this;this.toast.show({text:e(`toast.rejected`),action:{label:e(`toast.undo`),run:this.undo}})}}static{this.styles=[vt,P,F,_t,un,On,sn]}connectedCallback(){this.store||(this.store=Pr(this.endpoint||Nr),this.owns=!0),this.store.addEventListener(`turn`,this.turned),super.connectedCallback(),this.theme=this.store.keeper.theme??this.theme,this.owns&&this.begin()}disconnectedCallback(){super.disconnectedCallback(),this.store.removeEventListener(`turn`,this.turned),this.owns&&this.store.close()}willUpdate(e){e.has(`language`)&&this.hasUpdated&&this.language&&this.speakIn(this.language)}updated(){this.lang=this.speak.language;let{outbox:e,turns:t}=this.state,n=`${t.length} ${e.at(-1)?.key??``}`;n!==this.newest&&this.keepPlace(),this.newest=n}render(){let{state:e,t}=this,n=Gt(e),r=!e.turns.length&&!e.outbox.length;return y`
      <section class="frame" aria-label=${t(`chat.label`)}>
        <a class="skip" href="#composer" @click=${this.skip}>${t(`chat.skipToComposer`)}</a>
        ${n?y`<a class="skip" href="#question" @click=${this.skip}>${t(`chat.skipToQuestion`)}</a>`:S}
        ${e.turns.length?y`<a class="skip" href="#products" @click=${this.skip}>${t(`chat.skipToResults`)}</a>`:S}
        ${this.header()}
        ${e.turns.length?y`<sourcing-need .store=${this.store}></sourcing-need>`:S}
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-label=${t(`chat.log`)}
          tabindex="0"
          @scroll=${this.scrolled}
          @open-panel=${this.openPanel}
        >
          ${r?this.beginning():this.turns()}
        </div>
        <div class="foot">
          <sourcing-toast close-label=${t(`toast.close`)}></sourcing-toast>
          <sourcing-status .store=${this.store}></sourcing-status>
          ${n?this.question():S}
          <sourcing-composer id="composer" .store=${this.store}></sourcing-composer>
        </div>
        <div class="hidden-visually" role="status" aria-live="polite">${this.announced}</div>
        ${this.panelView()}
      </section>
    `}header(){let{state:e,t}=this,n=e.outbox.length>0;return y`<header>
      <slot name="header"><h2>${B(`chat`)} ${this.heading||t(`app.title`)}</h2></slot>
      <div class="tools">
        ${e.turns.length?y`<button
                  type="button"
                  class="button quiet icon"
                  aria-label=${t(`composer.undoLast`)}
                  title=${t(`composer.undoLast`)}
                  ?disabled=${n}
                  @click=${this.undo}
                >
                  ${B(`undo`)}
                </button>
                <button
                  type="button"
                  class="button quiet icon"
                  aria-label=${t(`composer.restart`)}
                  title=${t(`composer.restart`)}
                  ?disabled=${n}
                  @click=${this.restart}
                >
                  ${B(`restart`)}
                </button>`:S}
        <sourcing-menu
          .store=${this.store}
          @themed=${this.themed}
          @language=${e=>this.speakIn(e.detail)}
        ></sourcing-menu>
        <slot name="actions"></slot>
      </div>
    </header>`}beginning(){return this.state.phase===`loading`?wn(this.store,this.apart):y`<sourcing-start .store=${this.store}></sourcing-start>`}turns(){let{state:e,t}=this,n=this.unfolded?0:Math.max(0,e.turns.length-jr);return y`
      ${n>1?y`<button type="button" class="button quiet small earlier" @click=${this.unfold}>
              ${t(`chat.earlier`,{count:n})}
            </button>`:S}
      ${it(e.turns.slice(n>1?n:0),e=>e.number,t=>y`<sourcing-turn
          .store=${this.store}
          .turn=${t}
          .latest=${t===e.turns.at(-1)}
          .apart=${this.apart}
          @rejected=${this.toldRejected}
        ></sourcing-turn>`)}
      ${e.outbox.length?wn(this.store,this.apart):S}
    `}question(){let{t:e}=this,t=Gt(this.state);return y`<section class="question" aria-label=${e(`question.label`)}>
      <button
        type="button"
        class="fold"
        aria-expanded=${this.asking}
        aria-label=${e(this.asking?`question.hide`:`question.show`)}
        title=${e(this.asking?`question.hide`:`question.show`)}
        @click=${()=>{this.asking=!this.asking}}
      >
        ${B(this.asking?`down`:`up`,16)}
      </button>
      ${this.asking?y`<sourcing-question
              id="question"
              .store=${this.store}
              .question=${t}
            ></sourcing-question>`:y`<p class="folded">${t?.text}</p>`}
    </section>`}async begin(){let{store:e}=this,t=Ct(this.language),n=e.state.settings.language??t;await e.speech.use(wt([...n?[n]:[],...navigator.languages]));let r={...t&&!e.state.settings.language?{language:t}:{},...this.currency&&!e.state.settings.currency?{currency:this.currency}:{},...this.units&&!e.state.settings.units?{units:this.units}:{}};Object.keys(r).length&&await e.configure(r),await e.start()}async speakIn(e){await this.store.speech.use(wt([e]))}settleFocus(){this.getRootNode().activeElement!==this||this.shadowRoot?.activeElement||(this.renderRoot.querySelector(`#question`)??this.composer).focus()}keepPlace(){let e=this.log.lastElementChild;if(!e||!this.state.turns.length&&!this.state.outbox.length)return;let t=this.restored?null:this.store.keeper.scroll;this.restored=!0,requestAnimationFrame(()=>{this.log.scrollTop=t??e.offsetTop-Mr})}scrolled(){this.store.keeper.scroll=this.log.scrollTop}skip(e){e.preventDefault();let t=e.target.hash.slice(1);t===`products`?this.goToProducts():this.renderRoot.querySelector(`#${t}`)?.focus()}goToProducts(){this.apart&&this.dispatchEvent(new CustomEvent(`to-products`)),[...this.renderRoot.querySelectorAll(`sourcing-turn`)].at(-1)?.shadowRoot?.querySelector(`sourcing-products`)?.focus()}async openPanel(e){let t=e.detail;if(gt[t])return this.panel=t,await this.updateComplete,this.dialog?.show();let n=L(Wt(this.state))?.selected??[],r=t===`rfq`?{op:`rfq`}:{op:`compare`,product_ids:n};this.store.edit([r],this.t(`app.${t}`))}panelView(){let{panel:e,t}=this;return e?y`<sourcing-dialog
      label=${t(`app.${e}`)}
      close-label=${t(`dialog.close`)}
      wide
      @closed=${()=>{this.panel=null}}
    >
      <sourcing-panel .store=${this.store} name=${e}></sourcing-panel>
    </sourcing-dialog>`:S}themed(e){this.theme=e.detail,this.dispatchEvent(new CustomEvent(`themed`,{detail:this.theme}))}unfold(){this.unfolded=!0}};V([D()],$.prototype,`endpoint`,void 0),V([D()],$.prototype,`language`,void 0),V([D()],$.prototype,`currency`,void 0),V([D()],$.prototype,`units`,void 0),V([D({reflect:!0})],$.prototype,`theme`,void 0),V([D()],$.prototype,`heading`,void 0),V([D({type:Boolean,reflect:!0})],$.prototype,`apart`,void 0),V([D({type:Boolean})],$.prototype,`owns`,void 0),V([O()],$.prototype,`announced`,void 0),V([O()],$.prototype,`unfolded`,void 0),V([O()],$.prototype,`asking`,void 0),V([O()],$.prototype,`panel`,void 0),V([k(`sourcing-dialog`)],$.prototype,`dialog`,void 0),V([k(`.log`)],$.prototype,`log`,void 0),V([k(`sourcing-composer`)],$.prototype,`composer`,void 0),V([k(`sourcing-toast`)],$.prototype,`toast`,void 0),$=V([z(`sourcing-chat`)],$);function Pr(e){let t=e.replace(/\/+$/,``);return new nn(new ut(t,new Bt(t).token))}var Fr={"sourcing-admin":()=>N(()=>import(`./chunks/admin-Cm7TIsxm.js`),[],import.meta.url),"sourcing-app":()=>N(()=>import(`./chunks/app-uRQMxWyF.js`),[],import.meta.url),"sourcing-launcher":()=>N(()=>import(`./chunks/launcher-CaUA2nfE.js`),[],import.meta.url),"sourcing-relevance":()=>N(()=>import(`./chunks/relevance-DAL3IEeg.js`),[],import.meta.url)};for(let[e,t]of Object.entries(Fr))document.querySelector(e)&&t();export{gt as A,O as B,Ct as C,ut as Client,nn as ConversationStore,_t as D,vt as E,Xe as F,y as G,E as H,Ke as I,b as K,qe as L,j as M,it as N,F as O,et as P,Ge as R,St as S,$ as SourcingChat,xt as T,S as U,D as V,x as W,Bt as _,Tn as a,Dt as b,V as c,R as d,Qt as f,Wt as g,Kt as h,Dn as i,N as j,P as k,B as l,Ut as m,Pr as n,gn as o,L as p,o as q,ur as r,H as s,Nr as t,z as u,Ot as v,bt as w,wt as x,kt as y,k as z};