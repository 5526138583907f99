/** Answers with their ETags, so that asking again costs a 304. Kept in memory, for one token, and few. */
export class AnswerCache {
  readonly #answers = new Map<string, { token: string | null; etag: string; answer: unknown }>();
  readonly #most: number;

  constructor(most = 100) {
    this.#most = most;
  }

  find(url: string, token: string | null): { etag: string; answer: unknown } | undefined {
    const found = this.#answers.get(url);
    return found?.token === token ? found : undefined;
  }

  keep(url: string, token: string | null, etag: string, answer: unknown): void {
    this.#answers.delete(url);
    this.#answers.set(url, { token, etag, answer });
    if (this.#answers.size > this.#most) this.#answers.delete(this.#answers.keys().next().value as string);
  }

  clear(): void {
    this.#answers.clear();
  }
}
