import type { Client } from '../client/client.ts';
import { ProblemError } from '../client/errors.ts';
import type { Answer, Application, Question } from '../contract/application.ts';
import type { Attachment } from '../contract/attachment.ts';
import type { ApplicationId, AttachmentId, PolicyId } from '../contract/scalars.ts';
import { type Store, WritableStore } from '../store.ts';
import { ListStore } from './list-store.ts';
import type { ApplicationsStore, Upload } from './stores.ts';
import type { Uploads } from './uploads.ts';

/** The short forms: every answer is saved at once, and what comes back asks only what still matters. */
export class Applications extends ListStore<Application> implements ApplicationsStore {
  readonly #client: Client;
  readonly #online: Store<boolean>;
  readonly #uploads = new WritableStore<ReadonlyMap<string, Upload>>(new Map());
  #sender: Uploads | null = null;

  constructor(client: Client, online: Store<boolean>) {
    super(signal => client.applications.list({ limit: 100, signal }).all(), client.clock);
    this.#client = client;
    this.#online = online;
  }

  get uploads(): Store<ReadonlyMap<string, Upload>> {
    return this.#uploads;
  }

  begin(policy: PolicyId): Promise<Application> {
    return this.#keep(this.#client.applications.create({ policy }));
  }

  /** Shown as answered at once, and taken back if it could not be saved. What to ask next only the platform says. */
  async answer(id: ApplicationId, answers: Readonly<Record<string, Answer>>): Promise<Application> {
    const before = this.#find(id);
    if (before) this.upsert({ ...before, answers: { ...before.answers, ...answers } });
    try {
      return await this.#keep(this.#client.applications.answer(id, { answers }));
    } catch (error) {
      if (before) this.upsert(before);
      throw error;
    }
  }

  submit(id: ApplicationId): Promise<Application> {
    return this.#keep(this.#client.applications.submit(id));
  }

  async attach(
    application: ApplicationId,
    { fact, attachment: rule }: Question,
    file: Blob & { readonly name?: string },
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<Attachment> {
    if (!rule) throw new TypeError(`The question "${fact}" takes no document`);
    const sender = await this.#senders();
    return sender.begin({ application, question: fact, rule, file, name: file.name ?? '' }, signal);
  }

  async again(upload: string): Promise<Attachment> {
    return (await this.#senders()).again(upload);
  }

  cancel(upload: string): void {
    this.#sender?.cancel(upload);
  }

  async detach(id: ApplicationId, attachment: AttachmentId): Promise<Application> {
    try {
      return await this.#keep(this.#client.attachments.remove(id, attachment));
    } catch (error) {
      // Its answer was lost, or the upload has expired: it is gone either way.
      if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error;
      return this.#keep(this.#client.applications.get(id));
    }
  }

  override reset(): void {
    this.#sender?.stop();
    super.reset();
  }

  async #senders(): Promise<Uploads> {
    const { Uploads } = await import('./uploads.ts');
    this.#sender ??= new Uploads({
      client: this.#client,
      online: this.#online,
      store: this.#uploads,
      arrived: ({ application }, attachment) =>
        this.#change(application, all => [...all.filter(({ id }) => id !== attachment.id), attachment]),
      dropped: ({ application }, attachment) =>
        this.#change(application, all => all.filter(({ id }) => id !== attachment)),
    });
    return this.#sender;
  }

  #find(id: ApplicationId): Application | undefined {
    return this.get().data?.find(application => application.id === id);
  }

  #change(id: ApplicationId, change: (all: readonly Attachment[]) => Attachment[]): void {
    const application = this.#find(id);
    if (application) this.upsert({ ...application, attachments: change(application.attachments ?? []) });
  }

  async #keep(asked: Promise<Application>): Promise<Application> {
    const application = await asked;
    this.upsert(application);
    return application;
  }
}
