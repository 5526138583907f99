/**
 * The door into a Node test: requests of this process are answered without a network.
 *
 * @packageDocumentation
 */
import { setupServer } from 'msw/node';
import { handlers } from './doors/handlers.ts';
import type { Simulator } from './simulator.ts';

/**
 * Opens the door; the answer closes it. Requests to other origins go their way.
 *
 * @param options.origin whose requests are answered, so that parallel tests keep apart; any origin by default
 * @example
 * ```ts
 * const close = startInNode(createSimulator(), { origin: 'https://platform.example' });
 * ```
 */
export function startInNode(simulator: Simulator, options: { readonly origin?: string } = {}): () => void {
  const server = setupServer(...handlers(simulator, options));
  server.listen({ onUnhandledFrame: 'bypass' });
  return () => server.close();
}
