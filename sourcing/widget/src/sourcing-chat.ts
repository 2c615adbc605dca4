/** Entry: defines `<sourcing-chat>`, and loads what a page asks for beside it. */

import './chat/chat';

export { Client } from './api/client';
export { SourcingChat } from './chat/chat';
export { ConversationStore } from './store/conversation';

/** Pages of the service's own: their parts are loaded when their element is on the page. */
const pages: Readonly<Record<string, () => Promise<unknown>>> = {
  'sourcing-admin': () => import('./admin/admin'),
  'sourcing-app': () => import('./app/app'),
  'sourcing-launcher': () => import('./shop/launcher'),
  'sourcing-relevance': () => import('./relevance/relevance'),
};

for (const [name, load] of Object.entries(pages)) {
  if (document.querySelector(name)) void load();
}
