/**
 * Checks of numbers that people type: 统一社会信用代码, resident ids, bank codes, cards and accounts, and what became of old
 * region codes. They find slips of the hand; whether a number exists, only its register knows.
 *
 * @packageDocumentation
 */
export { type BankMistake, parseAccountNumber, parseCardNumber, parseCnaps } from './identity/bank.ts';
export {
  parseResidentId,
  type ReadResidentId,
  type ResidentId,
  type ResidentIdMistake,
} from './identity/resident-id.ts';
export { type RegionFate, regionFate, regionsNow } from './identity/succession.ts';
export { parseUscc, type Uscc, type UsccMistake } from './identity/uscc.ts';
export { isWithin, parseRegion, type RegionCode } from './region.ts';
