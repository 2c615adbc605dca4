/** Panels: what can be opened beside the conversation, each loaded when it is first wanted. */

import type { IconName } from '../ui/icon';

export type PanelName = 'compare' | 'chart' | 'rfq';

export interface Panel {
  /** Custom element that it is; it is given the store as its property `store`. */
  readonly tag: `sourcing-${string}`;
  readonly icon: IconName;
  readonly load: () => Promise<unknown>;
}

/** In the order of their tabs. */
export const panels: { readonly [Name in PanelName]?: Panel } = {};
