/** What is done with a short form; loaded when somebody first does it. */
import type { Client } from '../client/client.ts';
import { ProblemError } from '../client/errors.ts';
import type { Answer, Application, Question } from '../contract/application.ts';
import type { Attachment } from '../contract/attachment.ts';
import type { ApplicationId, AttachmentId, PolicyId } from '../contract/scalars.ts';
import type { Store, WritableStore } from '../store.ts';
import type { ListStore } from './list-store.ts';
import type { Upload } from './stores.ts';
import { Uploads } from './uploads.ts';

type Forms = ListStore<Application> & { readonly uploads: WritableStore<ReadonlyMap<string, Upload>> };

/** Every answer is saved at once, and what comes back asks only what still matters. */
export class ApplicationDesk {
  readonly #client: Client;
  readonly #forms: Forms;
  readonly #uploads: Uploads;

  constructor(client: Client, online: Store<boolean>, forms: Forms) {
    this.#client = client;
    this.#forms = forms;
    this.#uploads = new Uploads({
      client,
      online,
      store: forms.uploads,
      arrived: ({ application }, attachment) =>
        this.#change(application, all => [...all.filter(({ id }) => id !== attachment.id), attachment]),
      dropped: ({ application }, attachment) =>
        this.#change(application, all => all.filter(({ id }) => id !== attachment)),
    });
  }

  begin(policy: PolicyId): Promise<Application> {
    return this.#keep(this.#client.applications.create({ policy }));
  }

  /** Shown as answered at once, and taken back if it could not be saved. What to ask next only the platform says. */
  async answer(id: ApplicationId, answers: Readonly<Record<string, Answer>>): Promise<Application> {
    const before = this.#find(id);
    if (before) this.#forms.upsert({ ...before, answers: { ...before.answers, ...answers } });
    try {
      return await this.#keep(this.#client.applications.answer(id, { answers }));
    } catch (error) {
      if (before) this.#forms.upsert(before);
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
    return this.#uploads.begin({ application, question: fact, rule, file, name: file.name ?? '' }, signal);
  }

  again(upload: string): Promise<Attachment> {
    return this.#uploads.again(upload);
  }

  cancel(upload: string): void {
    this.#uploads.cancel(upload);
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

  stop(): void {
    this.#uploads.stop();
  }

  #find(id: ApplicationId): Application | undefined {
    return this.#forms.get().data?.find(application => application.id === id);
  }

  #change(id: ApplicationId, change: (all: readonly Attachment[]) => Attachment[]): void {
    const application = this.#find(id);
    if (application) this.#forms.upsert({ ...application, attachments: change(application.attachments ?? []) });
  }

  async #keep(asked: Promise<Application>): Promise<Application> {
    const application = await asked;
    this.#forms.upsert(application);
    return application;
  }
}
