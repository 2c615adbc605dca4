/** Preferences: what counts when suppliers are ranked; one set for all views of a conversation. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationStore } from '../store/conversation';

export type Preset = 'balanced' | 'urgent' | 'cheapest' | 'safest';

export class Preferences extends EventTarget {
  preset: Preset = 'balanced';
  /** Weights set anew over those of the preset. */
  weights: Readonly<Record<string, number>> = {};

  choose(preset: Preset): void {
    this.preset = preset;
    this.weights = {};
    this.dispatchEvent(new Event('change'));
  }

  weigh(criterion: string, weight: number): void {
    this.weights = { ...this.weights, [criterion]: weight };
    this.dispatchEvent(new Event('change'));
  }

  get key(): string {
    return `${this.preset} ${JSON.stringify(this.weights)}`;
  }
}

const kept = new WeakMap<ConversationStore, Preferences>();

export function preferencesOf(store: ConversationStore): Preferences {
  const found = kept.get(store) ?? new Preferences();
  kept.set(store, found);
  return found;
}

/** Renders its host again when they change. */
export class PreferencesController implements ReactiveController {
  private bound: Preferences | null = null;
  private readonly refresh = (): void => this.host.requestUpdate();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: () => ConversationStore,
  ) {
    host.addController(this);
  }

  get current(): Preferences {
    return preferencesOf(this.store());
  }

  hostConnected(): void {
    this.bound = this.current;
    this.bound.addEventListener('change', this.refresh);
  }

  hostDisconnected(): void {
    this.bound?.removeEventListener('change', this.refresh);
    this.bound = null;
  }
}
