import { expect, it } from 'vitest';
import { catalogueData, kaiyueDossierData, nbJobRetention2020 } from '../policies.ts';
import { decide, loadPolicies, type Policy, parseCatalogue, parseDossier, recordOf, replay } from '../policy.ts';

const catalogue = parseCatalogue(catalogueData);
const load = (data: unknown): Policy => loadPolicies({ catalogue, policies: [{ path: 'policy', data }] }).policies![0]!;
const policy = load(nbJobRetention2020);
const decision = decide(policy, parseDossier(catalogue, kaiyueDossierData), { asOf: '2020-06-10' });
/** As it comes back from an archive. */
const record = JSON.parse(JSON.stringify(recordOf(decision))) as ReturnType<typeof recordOf>;

it('recomputes a recorded decision from the record and the policy alone', () => {
  expect(record.amount).toEqual({ kind: 'known', fen: 3450100 });
  expect(Object.keys(record.facts)).toContain('unemploymentInsurance.paid');
  expect(replay(record, [policy])).toEqual({ agrees: true });
});

it('notices that the record was changed, even where the outcome is the same', () => {
  const changed = { ...record, subject: { ...record.subject, name: '别的企业（示例）' } };
  expect(replay(changed, [policy])).toMatchObject({ agrees: false, differences: [{ at: 'digest' }] });
});

it('notices another amount, and says what it should be', () => {
  const verdict = replay({ ...record, amount: { kind: 'known', fen: 3450200 as never } }, [policy]);
  expect(verdict.agrees || verdict.differences.map(({ at, recomputed }) => [at, recomputed])).toContainEqual([
    'amount',
    { kind: 'known', fen: 3450100 },
  ]);
});

it('notices that the policy of that version is another text now', () => {
  const other = load({ ...nbJobRetention2020, parameters: { ...nbJobRetention2020.parameters, rate: '50 %' } });
  const verdict = replay(record, [other]);
  expect(verdict.agrees || verdict.differences.map(({ at }) => at)).toEqual(
    expect.arrayContaining(['policy.digest', 'amount', 'arithmetic']),
  );
});

it('says so when the policy of that version is not at hand', () => {
  expect(replay({ ...record, policy: { ...record.policy, version: 9 } }, [policy])).toMatchObject({ agrees: false });
});
