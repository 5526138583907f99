import { expect, it } from 'vitest';
import { expectSame, tell } from './steps.ts';

function listener() {
  let told = '';
  return { told: () => told, telling: { write: (text: string) => (told += text), now: () => 0 } };
}

it('shows each step with what came of it', async () => {
  const { told, telling } = listener();
  const went = await tell([{ title: 'Decide', run: async () => ['eligible'] }], undefined, telling);
  expect(went).toBe(true);
  expect(told()).toBe('\n1/1  Decide\n     eligible\n     ✔ 0.0 s\n');
});

it('stops at the first step that fails, with the reason and its cause', async () => {
  const { told, telling } = listener();
  const steps = [
    {
      title: 'Confirm',
      run: async () => {
        throw new Error('no answer', { cause: new Error('connection reset') });
      },
    },
    { title: 'Pay', run: async () => ['paid'] },
  ];
  expect(await tell(steps, undefined, telling)).toBe(false);
  expect(told()).toContain('✘ no answer (because: connection reset)');
  expect(told()).not.toContain('Pay');
});

it('names both values when they differ', () => {
  expect(() => expectSame('the amount', '34,501.01', '34,501.00')).toThrow(
    'the amount is 34,501.01, and should be 34,501.00',
  );
});
