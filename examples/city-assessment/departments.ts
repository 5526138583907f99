/**
 * Two thousand invented companies (示例) as three departments would export them: CSV files with the mistakes that such files
 * have. The same seed writes the same bytes. Put your own files in their place, and change `sources.yaml`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const districts = ['330203', '330205', '330206', '330211', '330212', '330213', '330225', '330226', '330281', '330282'];
const exported = '2025-02-28';

/** Numbers from 0 to 1 by a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes the exports into a folder. */
export function writeExports(folder: string, companies = 2000, seed = 2025): void {
  const random = numbers(seed);
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const registration = ['code,kind,district,exported'];
  const labour = ['code,insured,layoff_percent,exported'];
  const training = ['code,certified,exported'];

  for (let index = 1; index <= companies; index++) {
    const code = `SAMPLE${String(index).padStart(6, '0')}`;
    registration.push(`${code},enterprise,${districts[whole(0, districts.length - 1)]},${exported}`);
    // Many are small, few are large.
    const insured = Math.max(1, Math.round(4 * 10 ** (random() * 2.2)));
    const layoffs = random() < 0.75 ? whole(0, 55) / 10 : whole(56, 400) / 10;
    if (random() > 0.02) labour.push(`${code},${insured},${layoffs.toFixed(1)},${exported}`);
    // One in seventy has an impossible row, or two rows that disagree.
    if (random() < 0.007) labour.push(`${code},${insured + 3},${layoffs.toFixed(1)},${exported}`);
    if (random() > 0.03)
      training.push(`${code},${random() < 0.007 ? -1 : whole(0, Math.min(insured, 240))},${exported}`);
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, lines] of Object.entries({ registration, labour, training }))
    writeFileSync(join(folder, `${name}.csv`), `${lines.join('\n')}\n`);
}
