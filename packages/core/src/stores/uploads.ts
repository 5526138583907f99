/** Documents on their way from this page; loaded when somebody first chooses one. */
import { stopIfAborted } from '../application/digest.ts';
import { type Document, sendDocument } from '../application/send-document.ts';
import type { Client } from '../client/client.ts';
import { YongyibanError } from '../client/errors.ts';
import type { Attachment } from '../contract/attachment.ts';
import type { Store, WritableStore } from '../store.ts';
import type { Upload } from './stores.ts';

export interface UploadsOptions {
  readonly client: Client;
  readonly online: Store<boolean>;
  readonly store: WritableStore<ReadonlyMap<string, Upload>>;
  /** A document has arrived, or was taken away before it had. */
  arrived(document: Document, attachment: Attachment): void;
  dropped(document: Document, attachment: string): void;
}

interface Running {
  readonly document: Document;
  readonly work: AbortController;
}

/** Sends documents, each by itself, and keeps what is known of each in a store. */
export class Uploads {
  readonly #options: UploadsOptions;
  readonly #running = new Map<string, Running>();
  #count = 0;

  constructor(options: UploadsOptions) {
    this.#options = options;
    // What was given up for want of a network goes on by itself when there is one.
    options.online.subscribe(() => {
      if (!options.online.get()) return;
      for (const upload of options.store.get().values())
        if (upload.state === 'failed' && upload.error?.retry) void this.again(upload.id).catch(() => {});
    });
  }

  /** Begins to send a document. @throws what {@link sendDocument} throws, `AbortError` when it is called off */
  async begin(document: Document, signal?: AbortSignal): Promise<Attachment> {
    stopIfAborted(signal);
    const id = `upload-${++this.#count}`;
    const { application, question, name, file } = document;
    this.#set({ id, application, question, name, sent: 0, total: file.size, state: 'checking' });
    const abort = (): void => void this.cancel(id);
    signal?.addEventListener('abort', abort, { once: true });
    return this.#run(id, document).finally(() => signal?.removeEventListener('abort', abort));
  }

  /** Goes on with one that had failed. */
  again(id: string): Promise<Attachment> {
    const known = this.#running.get(id);
    if (!known) return Promise.reject(new RangeError(`No upload is called "${id}"`));
    known.work.abort();
    return this.#run(id, known.document);
  }

  /** Calls one off: nothing more is sent, and the platform drops what it has. */
  cancel(id: string): void {
    const known = this.#running.get(id);
    const attachment = this.#options.store.get().get(id)?.attachment;
    this.#forget(id);
    known?.work.abort();
    if (!known || attachment === undefined) return;
    const { application } = known.document;
    void this.#options.client.attachments.remove(application, attachment).then(
      () => this.#options.dropped(known.document, attachment),
      // It is dropped within a day by itself.
      () => {},
    );
  }

  /** Stops all of them here and forgets them; what the platform has of them stays until it expires. */
  stop(): void {
    for (const { work } of this.#running.values()) work.abort();
    this.#running.clear();
    this.#options.store.set(new Map());
  }

  async #run(id: string, document: Document): Promise<Attachment> {
    const work = new AbortController();
    this.#running.set(id, { document, work });
    const { signal } = work;
    this.#change(id, { state: 'checking', error: undefined });
    try {
      const attachment = await sendDocument(this.#options.client, document, {
        signal,
        progress: ({ kind, sent, total, attachment: at }) => {
          if (!signal.aborted) this.#change(id, { state: kind, sent, total, ...(at ? { attachment: at } : {}) });
        },
      });
      stopIfAborted(signal);
      this.#forget(id);
      this.#options.arrived(document, attachment);
      return attachment;
    } catch (error) {
      if (!signal.aborted) {
        if (error instanceof YongyibanError) this.#change(id, { state: 'failed', error });
        else this.#forget(id);
      }
      throw error;
    }
  }

  #change(id: string, part: Partial<Upload>): void {
    const upload = this.#options.store.get().get(id);
    const told = upload && Object.entries(part).every(([name, value]) => upload[name as keyof Upload] === value);
    if (upload && !told) this.#set({ ...upload, ...part } as Upload);
  }

  #set(upload: Upload): void {
    this.#options.store.update(all => new Map(all).set(upload.id, upload));
  }

  #forget(id: string): void {
    this.#running.delete(id);
    this.#options.store.update(all => {
      const rest = new Map(all);
      rest.delete(id);
      return rest;
    });
  }
}
