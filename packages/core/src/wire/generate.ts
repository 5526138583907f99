/** Writes `calls.ts` anew. Run with `node --conditions=@yongyiban/source src/wire/generate.ts` after changing the contract. */
import { writeFileSync } from 'node:fs';
import { printCalls } from './print.ts';

writeFileSync(new URL('./calls.ts', import.meta.url), printCalls());
