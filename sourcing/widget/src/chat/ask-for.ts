/** Ask for a panel: the page around can take over by preventing the event's default. */

import type { PanelName } from '../app/panels';

export interface Wish {
  readonly conversation_id: string | null;
  readonly product_ids: readonly string[];
}

export function askFor(from: HTMLElement, name: PanelName, detail: Wish): void {
  const options = { detail, bubbles: true, composed: true, cancelable: true };
  if (!from.dispatchEvent(new CustomEvent(`sourcing-${name}`, options))) return;
  from.dispatchEvent(
    new CustomEvent<PanelName>('open-panel', { detail: name, bubbles: true, composed: true }),
  );
}
