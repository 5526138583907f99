/** The simulated city behind the panels on these pages: opened when the first panel is seen, one for the whole visit. */
import type { Simulator } from '@yongyiban/mock-server';

/** Whom the panel can be shown for, with what then happens. */
interface Persona {
  readonly id: string;
  readonly words: { readonly 'zh-CN': string; readonly en: string };
}

export interface LiveCity {
  readonly personas: readonly Persona[];
  /** A panel for one subject, which shares nothing with the panels made before. */
  panel(subject: string): HTMLElement;
  /** The city as it was at first. */
  beginAnew(): void;
}

const origin = 'https://platform.example';
let opening: Promise<LiveCity> | undefined;

/** Opens the city, once; `worker` is where the site serves msw's worker. */
export function openCity(worker: string): Promise<LiveCity> {
  opening ??= open(worker);
  return opening;
}

async function open(worker: string): Promise<LiveCity> {
  const [{ createSimulator, magicSubjects, runningClock }, { startInPage }, core] = await Promise.all([
    import('@yongyiban/mock-server'),
    import('@yongyiban/mock-server/browser'),
    import('@yongyiban/core'),
    import('@yongyiban/widget'),
  ]);
  const simulator = createSimulator({ clock: runningClock(), pace: { payoutStep: 1500 } });
  const first = simulator.snapshot();
  const answering = await answers(startInPage(simulator, { origin, workerUrl: worker }), simulator);
  return {
    personas: [
      { id: 'kaiyue-trading', words: { 'zh-CN': '第一家领到补贴的企业', en: 'The first company ever paid' } },
      ...magicSubjects.map(({ id, outcome }) => ({ id, words: outcome })),
    ],
    panel(subject) {
      const session = core.hostSession(async () => simulator.tokenFor(subject));
      const client = core.createClient({ baseUrl: `${origin}/v1`, session, ...answering });
      const panel = document.createElement('yyb-my-subsidies');
      // Stores of its own, in memory: another panel can be for somebody else, and nothing is left in the reader's browser.
      panel.stores = core.createStores({ client, session, journal: core.memoryJournal() });
      panel.clock = client;
      panel.level = 3;
      return panel;
    },
    beginAnew: () => simulator.restore(first),
  };
}

/** Requests go over the network's worker, as in any page; where there is none (a private window), to the city itself. */
async function answers(
  started: Promise<unknown>,
  simulator: Simulator,
): Promise<{ fetch?: (request: Request) => Promise<Response> }> {
  try {
    await started;
    return {};
  } catch {
    return { fetch: request => simulator.handle(request) };
  }
}
