/** One message of an event stream (WHATWG HTML §9.2). */
export interface Message {
  /** As it stood in this message; undefined where it had none. */
  readonly id: string | undefined;
  readonly data: string;
}

/** Reads an event stream in the background and keeps what came. */
export class EventReader {
  readonly messages: Message[] = [];
  /** Comment lines: what a quiet stream says to show that it is there. */
  comments = 0;
  ended = false;
  readonly #leave: () => void;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #reading: Promise<void>;

  /** @param leave breaks the connection off */
  constructor(body: ReadableStream<Uint8Array>, leave: () => void) {
    this.#leave = leave;
    this.#reader = body.getReader();
    this.#reading = this.#read();
  }

  /**
   * Waits until what came is enough; false when the stream ended or the time is over.
   * @param pause lets time pass on the platform's clock
   * @param within milliseconds on the platform's clock
   */
  async until(
    enough: (reader: EventReader) => boolean,
    pause: (milliseconds: number) => Promise<void>,
    within: number,
  ): Promise<boolean> {
    const step = Math.min(600, Math.max(50, within / 20));
    for (let passed = 0; !enough(this); passed += step) {
      if (this.ended || passed >= within) return enough(this);
      await pause(step);
    }
    return true;
  }

  async close(): Promise<void> {
    this.#leave();
    // Where breaking off is not heard, the stream is let go all the same.
    void this.#reader.cancel().catch(() => {});
    await this.#reading;
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    let id: string | undefined;
    let data: string[] = [];
    try {
      for (;;) {
        const { done, value } = await this.#reader.read();
        if (done) break;
        rest += decoder.decode(value, { stream: true });
        const lines = rest.split(/\r\n|\n|\r/);
        rest = lines.pop()!;
        for (const line of lines) {
          if (line === '') {
            if (data.length > 0) this.messages.push({ id, data: data.join('\n') });
            id = undefined;
            data = [];
          } else if (line.startsWith(':')) this.comments += 1;
          else if (line.startsWith('id:')) id = line.slice(3).replace(/^ /, '');
          else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
        }
      }
    } catch {
      // The connection broke or was broken off; what came before it stands.
    }
    this.ended = true;
  }
}
