import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, type TemplateResult } from 'lit';
import type { Saying } from './spoken.ts';

/**
 * The two live regions of a panel. They are there from the start and empty; a message replaces the last one, and one that
 * waits is dropped if another comes first.
 */
export class Voice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #polite = '';
  #assertive = '';
  #turn = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#waiting);
  }

  say({ how, words }: Saying, wait = 0): void {
    clearTimeout(this.#waiting);
    const turn = this.#turn;
    const speak = (): void => {
      if (turn !== this.#turn) return;
      if (how === 'polite') this.#polite = words;
      else this.#assertive = words;
      this.#host.requestUpdate();
    };
    if (wait === 0) queueMicrotask(speak);
    else this.#waiting = setTimeout(speak, wait);
  }

  /** Takes back what was said, and says nothing of what was waiting. */
  hush(): void {
    clearTimeout(this.#waiting);
    this.#polite = '';
    this.#assertive = '';
    this.#turn++;
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    return html`<p class="yyb-hide" role="status">${this.#polite}</p><p class="yyb-hide" role="alert">${this.#assertive}</p>`;
  }
}
