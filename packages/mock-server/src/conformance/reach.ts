import type { Platform } from './platform.ts';
import { both, type Localized } from './words.ts';

/** Nothing at the address, or nothing of the contract. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly words: Localized;

  constructor(words: Localized) {
    super(words.en);
    this.words = words;
  }
}

/**
 * The contract's base at an address that was given: the address itself, or `/v1` below it.
 * @throws Unreachable with one clear sentence
 */
export async function findBase(
  url: string,
  send: Platform['send'],
  signal: AbortSignal,
  timeout: number,
): Promise<string> {
  const given = url.replace(/\/+$/, '');
  const statuses: string[] = [];
  for (const base of given.endsWith('/v1') ? [given] : [given, `${given}/v1`]) {
    try {
      const request = new Request(`${base}/policies`, {
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
      const response = await send(request);
      await response.body?.cancel();
      // Whatever else is wrong there: something answers, and the checks say what.
      if (response.status !== 404 && (response.status < 300 || response.status >= 400)) return base;
      statuses.push(`${base}/policies → ${response.status}`);
    } catch (error) {
      if (signal.aborted) throw error;
      const { message, cause, name } = error as Error;
      const why =
        name === 'TimeoutError'
          ? `${timeout / 1000} s`
          : cause instanceof Error && cause.message !== ''
            ? cause.message
            : ((cause as { code?: string })?.code ?? message);
      throw new Unreachable(
        both(
          `${base} 没有答复（${why}）。服务器在运行吗？地址和端口对吗？`,
          `No answer from ${base} (${why}). Is the server running, and are address and port right?`,
        ),
      );
    }
  }
  throw new Unreachable(
    both(
      `这里没有契约：${statuses.join('；')}。请给出契约的基地址，例如 https://platform.example/v1`,
      `The contract is not here: ${statuses.join('; ')}. Give the contract's base, such as https://platform.example/v1`,
    ),
  );
}
