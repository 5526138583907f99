import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { type Command, text } from '../command.ts';
import { exit, UsageError } from '../host.ts';
import { progressLine } from '../progress-line.ts';

/** Writes a whole city to try assessments on. */
export const city: Command = {
  name: 'city',
  summary: 'Generates an invented city: subjects as Parquet, a catalogue, a mapping and policies.',
  usage: '<folder> [--subjects <n>] [--policies <n>] [--seed <text>] [--dirty <per mille>]',
  options: {
    subjects: { type: 'string', help: 'How many subjects; 495000 unless told otherwise', value: 'n' },
    policies: { type: 'string', help: 'How many policies; 565 unless told otherwise', value: 'n' },
    seed: { type: 'string', help: 'The same seed gives the same city', value: 'text' },
    dirty: { type: 'string', help: 'Of a thousand rows, how many are wrong; 3 unless told otherwise', value: 'n' },
  },
  watchable: false,
  async run(given, host) {
    const [folder, ...more] = given.paths;
    if (folder === undefined || more.length) throw new UsageError('city needs one folder to write to.');
    const number = (name: string, otherwise: number): number => {
      const value = text(given, name);
      const read = value === undefined ? otherwise : Number(value);
      if (!Number.isSafeInteger(read) || read < 0) throw new UsageError(`--${name} is a whole number, not "${value}".`);
      return read;
    };
    const { cityCatalogue, cityPolicies, citySources, generateCity } = await import('../../assessment.ts');
    const directory = resolve(host.cwd, folder);
    mkdirSync(join(directory, 'policies'), { recursive: true });
    writeFileSync(join(directory, 'catalogue.yaml'), stringify(cityCatalogue));
    writeFileSync(join(directory, 'sources.yaml'), stringify(citySources('.')));
    const policies = cityPolicies(number('policies', 565));
    for (const policy of policies)
      writeFileSync(join(directory, 'policies', `${policy.id}.policy.yaml`), stringify(policy));
    const line = progressLine(host);
    const manifest = await generateCity({
      directory,
      subjects: number('subjects', 495_000),
      dirtyPerMille: number('dirty', 3),
      shardSize: 125_000,
      ...(text(given, 'seed') !== undefined && { seed: text(given, 'seed')! }),
      ...(host.signal && { signal: host.signal }),
      onProgress: report => line.show(report),
    });
    line.clear();
    if (given.options.json) host.out(`${JSON.stringify({ ...manifest, policies: policies.length })}\n`);
    else
      host.out(
        `${manifest.subjects.toLocaleString('en-US')} invented subjects and ${policies.length} policies in ${folder}.\nNext: yongyiban assess ${folder}/policies --sources ${folder}/sources.yaml --on 2020-12-15 --out ${folder}/assessment\n`,
      );
    return exit.fine;
  },
};
