/** Part: what every piece of the interface that shows the conversation has in common. */

import { LitElement, type ReactiveController } from 'lit';
import { property } from 'lit/decorators.js';
import { SpeechController } from '../i18n/context';
import type { Translator } from '../i18n/translate';
import type { ConversationStore } from '../store/conversation';
import type { State } from '../store/state';

/** Renders its part again when the state changes. */
class StateController implements ReactiveController {
  private bound: ConversationStore | null = null;
  private readonly refresh = (): void => this.part.requestUpdate();

  constructor(private readonly part: Part) {
    part.addController(this);
  }

  hostConnected(): void {
    this.follow();
  }

  hostUpdate(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.bound?.removeEventListener('change', this.refresh);
    this.bound = null;
  }

  private follow(): void {
    const { store } = this.part;
    if (this.bound === store || !store) return;
    this.bound?.removeEventListener('change', this.refresh);
    this.bound = store;
    store.addEventListener('change', this.refresh);
  }
}

/** An element that is given the store and follows it, and the language with it. */
export abstract class Part extends LitElement {
  @property({ attribute: false }) store!: ConversationStore;

  constructor() {
    super();
    new StateController(this);
    new SpeechController(this, () => this.store?.speech ?? null);
  }

  protected get state(): State {
    return this.store.state;
  }

  protected get speak(): Translator {
    return this.store.speech.current;
  }

  protected get t(): Translator['t'] {
    return this.speak.t;
  }
}
