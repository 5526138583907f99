/**
 * The suite that every confirmation journal must pass, in any test runner: it hands out named checks that reject when
 * something is wrong.
 *
 * @packageDocumentation
 */
export { type JournalCheck, journalSuite } from './confirmation/journal-suite.ts';
