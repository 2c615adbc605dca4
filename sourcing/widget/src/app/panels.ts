/** Panels: what can be opened beside the conversation, each loaded when it is first wanted. */

import type { IconName } from '../ui/icon';

export type PanelName = 'compare' | 'rank' | 'chart' | 'rfq';

export interface Panel {
  /** Custom element that it is; it is given the store as its property `store`. */
  readonly tag: `sourcing-${string}`;
  readonly icon: IconName;
  readonly load: () => Promise<unknown>;
}

/** In the order of their tabs. */
export const panels: { readonly [Name in PanelName]?: Panel } = {
  compare: {
    tag: 'sourcing-compare',
    icon: 'compare',
    load: () => import('../compare/compare'),
  },
  rank: { tag: 'sourcing-rank', icon: 'factory', load: () => import('../rank/rank') },
  chart: { tag: 'sourcing-chart', icon: 'chart', load: () => import('../chart/chart') },
  rfq: { tag: 'sourcing-rfq', icon: 'document', load: () => import('../rfq/rfq') },
};
