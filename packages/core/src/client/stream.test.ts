import { expect, test } from 'vitest';
import { answerExamples } from '../contract/examples.ts';
import { readStream } from './stream.ts';

const event = (id: number) =>
  `id: ${id}\ndata: ${JSON.stringify({ ...answerExamples.watchPayouts, sequence: id })}\n\n`;

function streamOf(text: string, size: number): Response {
  const bytes = new TextEncoder().encode(text);
  return new Response(
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    }),
  );
}

async function read(response: Response) {
  const seen: string[] = [];
  for await (const message of readStream(response)) seen.push(message.kind === 'event' ? message.id : message.kind);
  return seen;
}

test.each([1, 7, 100_000])('events are read whole, however the network cuts them: %i bytes at a time', async size => {
  expect(await read(streamOf(`retry: 1000\n\n${event(1)}: here\n\n${event(2)}`, size))).toEqual([
    'open',
    '1',
    'alive',
    '2',
  ]);
});

test('an event that breaks off at the end is not taken for one', async () => {
  expect(await read(streamOf(event(1) + event(2).slice(0, -2), 50))).toEqual(['open', '1']);
});

test('an event that breaks the contract, or cannot be resumed after, is an error that says so', async () => {
  await expect(read(streamOf('id: 1\ndata: {"payout":"pay-0001"}\n\n', 99))).rejects.toMatchObject({
    code: 'contract',
    where: ['sequence'],
  });
  await expect(read(streamOf(event(1).slice(6), 99))).rejects.toMatchObject({ where: ['id'] });
});
