import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { orFreePort } from './free-port.ts';

function listen(port: number): Promise<{ port: number; close: () => void }> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({ port: (server.address() as { port: number }).port, close: () => server.close() });
    });
  });
}

it('moves to a free port when the wished-for one is taken', async () => {
  const first = await listen(0);
  const second = await orFreePort(first.port, listen);
  expect(second.port).not.toBe(first.port);
  first.close();
  second.close();
});

it('passes on every other failure', async () => {
  await expect(orFreePort(1, () => Promise.reject(new Error('no permission')))).rejects.toThrow('no permission');
});
