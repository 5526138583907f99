import { createSimulator, type Simulator } from '@yongyiban/mock-server';
import { startInPage } from '@yongyiban/mock-server/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../index.ts';

let simulator: Simulator;
let close: () => void;
let visits = 0;
let baseUrl: string;

beforeEach(async () => {
  simulator = createSimulator();
  const origin = `https://shared-${++visits}.example`;
  baseUrl = `${origin}/v1`;
  close = await startInPage(simulator, { origin });
});

afterEach(() => {
  document.body.replaceChildren();
  close();
});

const session = async (): Promise<string> => simulator.tokenFor('kaiyue-trading');

function add<Tag extends 'yyb-my-subsidies' | 'yyb-subsidy-summary'>(
  tag: Tag,
  set: { session?: typeof session; hostSession?: boolean } = {},
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), { baseUrl, lang: 'en', ...set });
  document.body.append(element);
  return element;
}

const textOf = (element: HTMLElement): string => element.shadowRoot?.textContent ?? '';

describe("a host's session", () => {
  it('given after the panel has connected takes the place of the built-in sign-in', async () => {
    const panel = add('yyb-my-subsidies');
    await expect.poll(() => textOf(panel)).toContain('Choose how to sign in');
    panel.session = session;
    await expect.poll(() => textOf(panel)).toContain('34,501.00');
  });

  it.each([true, false])(
    'given to the panel serves the summary beside it, which is marked as awaiting it: %s',
    async hostSession => {
      const summary = add('yyb-subsidy-summary', { hostSession });
      const panel = add('yyb-my-subsidies', { session });
      await expect.poll(() => textOf(panel)).toContain('34,501.00');
      await expect.poll(() => textOf(summary)).toContain('48,261.00');
    },
  );

  it('is awaited where the host has said that it will come: no door is offered meanwhile', async () => {
    const panel = add('yyb-my-subsidies', { hostSession: true });
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(textOf(panel)).not.toContain('Choose how to sign in');
    panel.session = session;
    await expect.poll(() => textOf(panel)).toContain('34,501.00');
  });

  it('asks the function that was given last, as a framework gives a new one with each drawing', async () => {
    const asked: string[] = [];
    const named = (name: string) => (): Promise<string> => {
      asked.push(name);
      return session();
    };
    const panel = add('yyb-my-subsidies', { session: named('first') });
    await expect.poll(() => textOf(panel)).toContain('34,501.00');
    panel.session = named('second');
    simulator.fault({ name: 'session-expired', count: 1 });
    await panel.updateComplete;
    await expect.poll(() => textOf(panel)).toContain('34,501.00');
    add('yyb-subsidy-summary');
    await expect.poll(() => asked.at(-1), { timeout: 5000 }).toBe('second');
  });

  it("shows nothing of the earlier user from the moment the host says that it is another's", async () => {
    let user: 'kaiyue-trading' | 'sample-lin' | null = 'kaiyue-trading';
    const summary = add('yyb-subsidy-summary');
    const panel = add('yyb-my-subsidies', {
      session: async () => (user === null ? null : simulator.tokenFor(user)) as string,
    });
    await expect.poll(() => textOf(panel)).toContain('34,501.00');
    await expect.poll(() => textOf(summary)).toContain('48,261.00');
    panel.shadowRoot!.querySelector<HTMLElement>('[data-key^="do:"]')!.click();
    await expect.poll(() => panel.shadowRoot!.querySelector('[data-screen="confirm"]')).not.toBeNull();

    user = 'sample-lin';
    panel.refreshSession();
    await Promise.all([panel.updateComplete, summary.updateComplete]);
    expect(textOf(panel) + textOf(summary)).not.toMatch(/34,501|48,261|凯越/);
    await expect.poll(() => textOf(panel)).toContain('林示例');
    expect(textOf(panel) + textOf(summary)).not.toMatch(/34,501|48,261|凯越/);

    user = null;
    panel.refreshSession();
    await panel.updateComplete;
    expect(textOf(panel)).not.toContain('林示例');
    await expect.poll(() => textOf(panel)).toContain('Sign in on this site first');
  });
});
