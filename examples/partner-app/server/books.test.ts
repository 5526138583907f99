import type { VerifiedWebhook } from '@yongyiban/core/webhooks';
import { expect, it } from 'vitest';
import { createBooks } from './books.ts';

const message = (id: string, status: string, sequence: number): VerifiedWebhook =>
  ({
    id,
    type: `payout.${status}`,
    timestamp: '2020-06-10T01:00:00Z',
    data: {
      payout: 'pay-0001',
      subject: 'sample',
      entitlement: 'ent-0001',
      confirmation: 'con-0001',
      amount: 3_450_100,
      sequence,
      status,
      at: '2020-06-10T01:00:00Z',
      iso20022: { status: 'ACSC' },
    },
  }) as unknown as VerifiedWebhook;

it('books what has arrived, once, and reverses what came back', () => {
  const books = createBooks();
  books.take(message('a', 'instructed', 3));
  expect(books.of('sample')).toEqual([]);
  books.take(message('b', 'settled', 4));
  books.take(message('b', 'settled', 4));
  expect(books.of('sample')).toMatchObject([{ payout: 'pay-0001', amount: 3_450_100, state: 'booked' }]);
  books.take(message('c', 'returned', 5));
  expect(books.of('sample')).toMatchObject([{ state: 'reversed' }]);
});

it('is not misled by a message that comes late', () => {
  const books = createBooks();
  books.take(message('c', 'returned', 5));
  books.take(message('b', 'settled', 4));
  expect(books.of('sample')).toMatchObject([{ state: 'reversed' }]);
  expect(books.taken('b')).toBe(true);
  expect(books.taken('d')).toBe(false);
});

it('keeps each client to its own lines', () => {
  const books = createBooks();
  books.take(message('b', 'settled', 4));
  expect(books.of('another')).toEqual([]);
});
