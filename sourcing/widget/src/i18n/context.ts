/** Context of language: one translator for a page part, changed in one place, followed by all. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { en } from './en';
import { type Language, loadMessages } from './languages';
import type { Messages } from './messages';
import { Translator } from './translate';

/** Holds the translator in use and tells when it changes. */
export class Speech extends EventTarget {
  current = new Translator('en', en);

  /** Change the language; resolves when its messages are there. */
  async use(language: Language, locale: string = language): Promise<void> {
    if (this.current.language === language && this.current.locale === locale) return;
    let messages: Messages;
    try {
      messages = await loadMessages(language);
    } catch {
      // Its file could not be had: the conversation goes on in the words that are there.
      return;
    }
    this.current = new Translator(language, messages, locale);
    this.dispatchEvent(new Event('change'));
  }
}

/** Renders its host again when the language changes. */
export class SpeechController implements ReactiveController {
  private bound: Speech | null = null;
  private readonly refresh = (): void => this.host.requestUpdate();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly speech: () => Speech | null,
  ) {
    host.addController(this);
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
    const speech = this.speech();
    if (this.bound === speech || !speech) return;
    this.bound?.removeEventListener('change', this.refresh);
    this.bound = speech;
    speech.addEventListener('change', this.refresh);
  }
}
