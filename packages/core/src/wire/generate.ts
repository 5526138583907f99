/** Writes the modules anew. Run with `node --conditions=@yongyiban/source src/wire/generate.ts` after changing the contract. */
import { writeFileSync } from 'node:fs';
import { printCalls } from './print.ts';

for (const [name, text] of printCalls()) writeFileSync(new URL(name, import.meta.url), text);
