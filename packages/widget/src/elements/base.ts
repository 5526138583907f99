import type { Clock, DoorId, GetToken, Language, Stores } from '@yongyiban/core';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Part } from '../part.ts';
import type { WordsOverride } from '../words/catalogue.ts';
import { dayAt } from '../words/formats.ts';
import { createSpeech, plain, type Speech } from '../words/speech.ts';
import { vocabulary, wordsOf } from '../words/vocabulary.ts';
import { renewShared, type Shared, sharedStores } from './shared-stores.ts';

/** Who the embedding page is to the authorization server, unless it says otherwise. */
const defaultClientId = 'yongyiban-panel';

let count = 0;

/** Properties that say where the data comes from: when one changes, the element connects anew. */
const reconnecting = ['baseUrl', 'session', 'stores', 'hostSession'] as const;

/**
 * What all elements have in common: where the platform is, whose session, how it looks and speaks.
 *
 * @attr lang - The language, `zh-CN` or `en`; that of the page around it unless set.
 */
export abstract class YybElement extends LitElement {
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url' },
    clientId: { attribute: 'client-id' },
    authorizationServer: { attribute: 'authorization-server' },
    signIn: { attribute: 'sign-in' },
    hostSession: { attribute: 'host-session', type: Boolean },
    session: { attribute: false },
    stores: { attribute: false },
    doors: { attribute: false },
    words: { attribute: false },
    clock: { attribute: false },
    theme: { attribute: 'data-theme', reflect: true },
    scheme: { attribute: 'data-scheme', reflect: true },
    type: { attribute: 'data-type', reflect: true },
    phone: {},
    level: { type: Number },
  };

  /** The contract's root on the platform, such as `https://platform.example/v1`. */
  declare baseUrl: string;
  /** Who this page is to the authorization server; for the built-in sign-in. */
  declare clientId: string;
  /** The authorization server's issuer, where it is not the platform's own origin. */
  declare authorizationServer: string;
  /** Whether the built-in sign-in leaves the page for a door, or opens a window and stays where the browser lets it. */
  declare signIn: 'redirect' | 'popup';
  /** The host will set `session`, here or on another element: until then this one waits and offers no sign-in. */
  declare hostSession: boolean;
  /** The host's own session: resolves to an access token, or to null when nobody is signed in. */
  declare session: GetToken | undefined;
  /** Stores that the page has made itself, in place of `baseUrl` and `session`. */
  declare stores: Stores | undefined;
  /** The ways to sign in that are offered, in this order; all four unless set. */
  declare doors: readonly DoorId[] | undefined;
  /** The site's own words, by language and key. */
  declare words: WordsOverride;
  /** What day it is, for a host that knows better; the platform's time unless given. */
  declare clock: Pick<Clock, 'now'> | undefined;
  /** Ink, or government blue, for actions and links. */
  declare theme: 'neutral' | 'blue';
  /** `auto` follows the system. */
  declare scheme: 'light' | 'dark' | 'auto';
  /** `large` is the mode for older people (适老化): larger text and targets, plainer colours. */
  declare type: 'regular' | 'large';
  /** The help line; the platform's own unless set. */
  declare phone: string;
  /** The level of the element's heading in the page's outline. */
  declare level: number;

  /** Begins every id inside this element, so that several on one page do not meet. */
  protected readonly uid = `yyb${++count}`;
  /** The language that the person chose here; the page's own until then. */
  protected language: Language | null = null;
  protected shared: Shared | null = null;
  #brought: GetToken | undefined;
  #end: (() => void) | null = null;
  #leave: (() => void) | null = null;
  /** The parts of the script that the element needs, each with what ends listening to it. */
  readonly #followed = new Map<Part<unknown>, () => void>();
  #spoken: { readonly rests: readonly unknown[]; readonly speech: Speech } | null = null;

  constructor() {
    super();
    this.baseUrl = '';
    this.clientId = defaultClientId;
    this.authorizationServer = '';
    this.signIn = 'redirect';
    this.hostSession = false;
    this.words = {};
    this.theme = 'neutral';
    this.scheme = 'light';
    this.type = 'regular';
    this.phone = '';
    this.level = 2;
  }

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit's getter works on the class it is asked on
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') {
      this.language = null;
      this.requestUpdate();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#disconnect();
    for (const end of this.#followed.values()) end();
    this.#followed.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (reconnecting.some(name => changed.has(name))) this.#disconnect();
    if (this.isConnected && !this.#end) this.#connect();
  }

  /** Stores of this element are there: subscribe to what it shows. Returns what ends it. */
  protected abstract attach(stores: Stores): () => void;

  /**
   * The page's user has changed: somebody else has signed in, or nobody is signed in any more. Everything of the earlier
   * one goes at once, from all elements with the same `base-url`, and `session` is asked who is there now. A framework may
   * give a new function with each drawing, so that a new `session` alone says nothing of who it is for.
   *
   * Where the built-in sign-in serves, it signs out.
   */
  refreshSession(): void {
    this.forget();
    if (!this.stores && renewShared(this.baseUrl, this.session)) return;
    const session = this.shared?.stores.session;
    // A session of the host's is asked anew; one of ours waits at its doors.
    void session?.signOut().then(() => (session.doors.length > 0 ? undefined : session.restore()));
  }

  /** Nothing of the last subject stays. */
  protected forget(): void {
    this.requestUpdate();
  }

  #connect(): void {
    if (this.stores) this.shared = { client: null, stores: this.stores };
    else if (this.baseUrl) {
      const { baseUrl, hostSession, clientId, authorizationServer, signIn, doors } = this;
      // A function that this element has brought before does not take the place of a newer one of another's.
      const session = this.session === this.#brought ? undefined : this.session;
      this.#brought = this.session;
      const popup = signIn === 'popup';
      const connection = { baseUrl, session, hostSession, clientId, authorizationServer, popup, doors };
      const { shared, leave } = sharedStores(connection, this.#moved);
      this.shared = shared;
      this.#leave = leave;
    }
    if (!this.shared) return;
    const end = this.attach(this.shared.stores);
    const stop = this.shared.stores.start();
    this.#end = () => {
      end();
      stop();
    };
  }

  #disconnect(): void {
    this.#leave?.();
    this.#end?.();
    this.#leave = null;
    this.#end = null;
    this.shared = null;
  }

  /** The host's session has come, by another element: connects anew, to what all share now. */
  readonly #moved = (): void => {
    this.#disconnect();
    this.forget();
    this.requestUpdate();
  };

  /** The language asked for: the person's choice, else that of the nearest `lang`, in or around the element. */
  get #wantedLanguage(): Language {
    if (this.language) return this.language;
    let at: Element | null = this;
    while (at) {
      const near: Element | null = at.closest('[lang]');
      if (near) return near.getAttribute('lang')?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
      const root = at.getRootNode();
      at = root instanceof ShadowRoot ? root.host : null;
    }
    return 'zh-CN';
  }

  /** The language shown. Without English words the element speaks Chinese: better than not at all. */
  protected get shownLanguage(): Language {
    return this.englishFailed ? 'zh-CN' : this.#wantedLanguage;
  }

  /** English is asked for and could not be loaded so far. */
  protected get englishFailed(): boolean {
    return this.#wantedLanguage === 'en' && vocabulary.en.first.failed;
  }

  /** Asks for a part of the script, and draws anew when it comes or fails, for as long as the element is in the page. */
  protected follow(part: Part<unknown>): void {
    // A last drawing may come after the element has left the page: nobody would end what it began.
    if (!this.isConnected) return;
    if (!this.#followed.has(part))
      this.#followed.set(
        part,
        part.subscribe(() => this.requestUpdate()),
      );
    part.want();
  }

  /** Whether there are words for the language shown; until then nothing is said. */
  protected get speaks(): boolean {
    return vocabulary[this.shownLanguage].first.value !== null;
  }

  /** The time that deadlines and days are told by: the platform's, where it is known. */
  protected get now(): number {
    return (this.clock ?? this.shared?.client ?? Date).now();
  }

  /** The same object until language, words or the day change: who draws from it can tell that nothing did. */
  protected get speech(): Speech {
    const language = this.shownLanguage;
    const { first, more, statistics } = vocabulary[language];
    const own = this.words[language];
    const rests = [language, first.value, more.value, statistics.value, own, dayAt(this.now)];
    if (!this.#spoken || rests.some((value, index) => value !== this.#spoken?.rests[index]))
      this.#spoken = { rests, speech: createSpeech(language, wordsOf(language, own), this.now) };
    return this.#spoken.speech;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.follow(vocabulary[this.#wantedLanguage].first);
  }

  /** The help line: the host's, else the platform's, else the city's. */
  protected get helpLine(): string {
    const state = this.shared?.stores.session.store.get();
    const given = state?.kind === 'signed-in' ? state.session.help?.phone : undefined;
    return this.phone || (given && plain(given, 40)) || '12345';
  }
}

/** Registers an element once, however often the script is loaded. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
