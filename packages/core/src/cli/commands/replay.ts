import { type DecisionRecord, type Difference, replay as replayRecord } from '../../decision/record.ts';
import { catalogueOption } from '../catalogue.ts';
import { type Command, text } from '../command.ts';
import { readSource } from '../files.ts';
import { exit, type Host, UnreadableError, UsageError } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { styleOf } from '../style.ts';
import { readWorkspace } from '../workspace.ts';

/** What an auditor asks for: does a recorded decision still come out as it is written? */
export const replay: Command = {
  name: 'replay',
  summary: 'Recomputes recorded decisions with the policies at hand and says what differs.',
  usage: '<record.json…> [--policies <path>]',
  options: {
    policies: { type: 'string', value: 'path', help: 'The folder of the policies; otherwise this one' },
    ...catalogueOption,
  },
  watchable: false,
  run(given, host) {
    if (!given.paths.length) throw new UsageError('Name the file of a decision record.');
    const { problems, policies } = readWorkspace(host.cwd, [text(given, 'policies') ?? '.'], {
      catalogue: text(given, 'catalogue'),
    });
    const records = given.paths.flatMap(path => recordsIn(host, path));
    const results = problems.length
      ? []
      : records.map(({ path, record }) => ({ path, record, differences: differencesOf(record, policies) }));
    const differing = results.filter(result => result.differences.length);
    if (given.options.json)
      host.out(
        `${JSON.stringify({ ok: !problems.length && !differing.length, problems: sorted(problems), records: results.map(({ path, record, differences }) => ({ path, policy: record.policy, asOf: record.asOf, agrees: !differences.length, differences })) }, null, 2)}\n`,
      );
    else {
      printProblems(host, problems);
      const style = styleOf(host);
      for (const { path, record, differences } of results) {
        const name = `${path}: ${record.policy.id} version ${record.policy.version}, ${record.asOf}`;
        host.out(differences.length ? `${style('red', '✗')} ${name}\n` : `${style('green', '✓')} ${name}: agrees\n`);
        for (const difference of differences)
          host.out(
            `    ${difference.at}: recorded ${show(difference.recorded)}, comes out as ${show(difference.recomputed)}\n`,
          );
      }
    }
    return problems.length || differing.length ? exit.findings : exit.fine;
  },
};

function differencesOf(record: DecisionRecord, policies: Parameters<typeof replayRecord>[1]): readonly Difference[] {
  const result = replayRecord(record, policies);
  return result.agrees ? [] : result.differences;
}

function recordsIn(host: Host, path: string): readonly { readonly path: string; readonly record: DecisionRecord }[] {
  const source = readSource(host.cwd, path);
  if (source.problems.length) throw new UnreadableError(`${source.path} is not JSON: ${source.problems[0]!.message}`);
  const records = Array.isArray(source.data) ? source.data : [source.data];
  return records.map(record => {
    if ((record as DecisionRecord | null)?.format !== 'yongyiban-decision-record/1')
      throw new UnreadableError(`${source.path} holds no decision record of a known format.`);
    return { path: source.path, record: record as DecisionRecord };
  });
}

const show = (value: unknown): string =>
  value === undefined || value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
