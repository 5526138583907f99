import { expect, it } from 'vitest';
import { EventReader } from './event-reader.ts';

function streamOf(...parts: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(encoder.encode(part));
      controller.close();
    },
  });
}

const pause = () => new Promise<void>(resolve => setImmediate(resolve));

it('reads messages however they are cut into pieces', async () => {
  const reader = new EventReader(
    streamOf('retry: 1\n\nid', ': 7\nda', 'ta: {"a":1}\n\n: here\n\ndata: x\r\ndata:y\r\n\r\n'),
    () => {},
  );
  await reader.until(({ ended }) => ended, pause, 1000);
  expect(reader.messages).toEqual([
    { id: '7', data: '{"a":1}' },
    { id: undefined, data: 'x\ny' },
  ]);
  expect(reader.comments).toBe(1);
});

it('says that not enough came when the time is over or the stream ends', async () => {
  const never = new EventReader(new ReadableStream(), () => {});
  expect(await never.until(({ messages }) => messages.length > 0, pause, 100)).toBe(false);
  await never.close();
  const short = new EventReader(streamOf('data: x\n\n'), () => {});
  expect(await short.until(({ messages }) => messages.length > 1, pause, 60_000)).toBe(false);
});
