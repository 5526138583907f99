import { expect, it } from 'vitest';
import { catalogueData, nbJobRetention2020 } from '../policies.ts';
import { loadPolicies, type PolicyData, parseCatalogue } from '../policy.ts';
import { versionOn } from './version.ts';

const catalogue = parseCatalogue(catalogueData);
const load = (...versions: readonly Partial<PolicyData>[]) =>
  loadPolicies({
    catalogue,
    policies: versions.map((one, i) => ({
      path: `v${i + 1}`,
      data: { ...nbJobRetention2020, claim: undefined, version: i + 1, ...one },
    })),
  });
const id = nbJobRetention2020.id;

it('picks the version of the day, and none between two', () => {
  const { policies } = load(
    { effective: { from: '2020-01-01', to: '2020-06-30' } },
    { effective: { from: '2020-08-01' } },
  );
  expect(
    ['2019-12-31', '2020-06-30', '2020-07-15', '2020-08-01'].map(day => versionOn(policies!, id, day)?.version),
  ).toEqual([undefined, 1, undefined, 2]);
});

it('refuses two versions that hold on one day', () => {
  const { problems } = load({ effective: { from: '2020-01-01' } }, { effective: { from: '2020-03-01' } });
  expect(problems?.map(problem => problem.code)).toEqual(['policy/versions-overlap']);
});

it('lets a later version reach back, and still knows what held before it was published', () => {
  const { policies } = load(
    { effective: { from: '2020-01-01' } },
    { effective: { from: '2020-03-01' }, published: '2020-06-01' },
  );
  expect(versionOn(policies!, id, '2020-04-01')?.version).toBe(2);
  expect(versionOn(policies!, id, '2020-04-01', { knownOn: '2020-05-01' })?.version).toBe(1);
  expect(versionOn(policies!, id, '2020-02-01')?.version).toBe(1);
});
