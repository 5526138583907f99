/**
 * The accounts of the ledger. Debits are positive, credits negative, so that the whole always sums to zero:
 *
 * - `budget`: what the treasury has paid in, a credit balance that grows;
 * - `pool`: the fund pool, a debit balance that payouts draw down;
 * - `advances`: what the bank has paid ahead and the treasury owes it, a credit balance;
 * - `transit`: payouts funded and not yet with the beneficiary;
 * - `returns`: money sent back by a beneficiary's bank, until it is booked to where it came from;
 * - `beneficiary/…`: what each account has received.
 */
export type LedgerAccount = 'budget' | 'pool' | 'advances' | 'transit' | 'returns' | `beneficiary/${string}`;

/** What kind of movement an entry records. */
export type EntryKind =
  | 'top-up'
  | 'withdrawal'
  | 'funding'
  | 'settlement'
  | 'rejection'
  | 'return'
  | 'return-booked'
  | 'repayment'
  | 'refill';
