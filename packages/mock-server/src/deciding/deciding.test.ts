import type { Application, EntitlementSummary, Explanation, Objection, Page } from '@yongyiban/core/contract';
import { describe, expect, it } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { type Visitor, visitorOf } from '../testing/visitor.ts';
import { magicNote } from './answer-objection.ts';

const key = (name: string) => ({ 'Idempotency-Key': name });

async function entitlementOf(me: Visitor, policy: string): Promise<EntitlementSummary | undefined> {
  const { items } = await me.json<Page<EntitlementSummary>>('/entitlements?limit=100');
  return items.find(item => item.policy.id === policy);
}

describe('a decision', () => {
  it('is the engine’s: ¥34,501.00 is computed from the contributions of 2019', async () => {
    const simulator = createSimulator();
    const subject = simulator.world.subjects.get('kaiyue-trading' as never)!;
    const { arithmetic } = subject.decisions.get('nb-job-retention-2020' as never)!;
    expect(arithmetic.at(-1)!.display['zh-CN']).toContain('34,501.00');
    expect(arithmetic[0]!.display['zh-CN']).toContain('57,501.67');
  });

  it('that is not eligible says how far off, or what is missing', async () => {
    const me = visitorOf(createSimulator());
    const { items } = await me.json<Page<Explanation>>('/decisions');
    const energy = items.find(item => item.policy.id === 'sample-energy-saving')!;
    expect(energy.outcome).toBe('ineligible');
    expect(energy.criteria.find(criterion => criterion.gap)?.gap?.direction).toBe('too-low');
    const training = items.find(item => item.policy.id === 'sample-training')!;
    expect(training.outcome).toBe('undetermined');
    expect(training.missing.map(({ reason }) => reason).sort()).toEqual(['granularity', 'not-shared']);
  });
});

describe('a person', () => {
  it('is decided by the real policies: the first home is subsidised, living without one is not', async () => {
    const me = visitorOf(createSimulator(), 'sample-lin');
    // 2 % of 1,860,000.00.
    expect(await entitlementOf(me, 'nb-basic-talent-home-purchase')).toMatchObject({ amount: 3_720_000 });
    const { items } = await me.json<Page<Explanation>>('/decisions');
    const living = items.find(item => item.policy.id === 'nb-graduate-living-settlement')!;
    expect(living.criteria.filter(({ outcome }) => outcome === 'unmet').map(({ id }) => id)).toEqual(['no-home']);
  });
});

describe('departments', () => {
  it('correct their data, and the offer gets a new version with the reason', async () => {
    const simulator = createSimulator();
    simulator.runUntil('2020-06-12T12:00:00+08:00');
    const changed = await entitlementOf(visitorOf(simulator), 'sample-hires-insurance');
    expect(changed).toMatchObject({ version: 2, amount: 1_098_000, changed: { previousAmount: 976_000 } });
  });

  it('send late when a fault says so', async () => {
    const simulator = createSimulator();
    simulator.fault({ name: 'data-late', count: 1 });
    simulator.runUntil('2020-06-12T12:00:00+08:00');
    expect(await entitlementOf(visitorOf(simulator), 'sample-hires-insurance')).toMatchObject({ version: 1 });
    simulator.runUntil('2020-06-13T12:00:00+08:00');
    expect(await entitlementOf(visitorOf(simulator), 'sample-hires-insurance')).toMatchObject({ version: 2 });
  });
});

describe('an objection', () => {
  it('that the department’s files bear out leads to a correction, a new decision and an offer', async () => {
    const simulator = createSimulator();
    const me = visitorOf(simulator);
    const body = { policy: 'sample-energy-saving', about: 'fact', fact: 'energySaving', claimed: '10.4 %' };
    const objection = (await (await me.post('/objections', body, key('o'))).json()) as Objection;
    expect(objection).toMatchObject({ status: 'open', answerBy: '2020-06-24', department: { 'zh-CN': '示例一局' } });
    expect(await entitlementOf(me, 'sample-energy-saving')).toBeUndefined();
    simulator.runUntil('2020-06-24T23:00:00+08:00');
    const later = visitorOf(simulator);
    expect(await later.json(`/objections/${objection.id}`)).toMatchObject({ status: 'upheld' });
    expect(await entitlementOf(later, 'sample-energy-saving')).toMatchObject({ amount: 5_000_000, status: 'offered' });
  });

  it('with the magic note makes a new version of what is offered', async () => {
    const simulator = createSimulator();
    const entitlement = await entitlementOf(visitorOf(simulator), 'sample-patent-fees');
    const body = {
      policy: 'sample-patent-fees',
      entitlement: entitlement!.id,
      about: 'fact',
      fact: 'validPatents',
      claimed: '6',
      note: magicNote,
    };
    await visitorOf(simulator).post('/objections', body, key('o'));
    simulator.runUntil('2020-06-24T23:00:00+08:00');
    expect(await entitlementOf(visitorOf(simulator), 'sample-patent-fees')).toMatchObject({
      version: 2,
      amount: 600_000,
    });
  });

  it('that claims what the fact can never be is dismissed', async () => {
    const simulator = createSimulator();
    const body = {
      policy: 'sample-patent-fees',
      about: 'fact',
      fact: 'validPatents',
      claimed: 'many',
      note: magicNote,
    };
    await visitorOf(simulator).post('/objections', body, key('o'));
    simulator.runUntil('2020-06-24T23:00:00+08:00');
    const { items } = await visitorOf(simulator).json<Page<Objection>>('/objections');
    expect(items.map(({ status }) => status)).toEqual(['dismissed']);
  });

  it('without grounds is dismissed, with words', async () => {
    const simulator = createSimulator();
    const body = { policy: 'sample-patent-fees', about: 'fact', fact: 'validPatents', claimed: '60' };
    const objection = (await (await visitorOf(simulator).post('/objections', body, key('o'))).json()) as Objection;
    simulator.runUntil('2020-06-24T23:00:00+08:00');
    const answered = await visitorOf(simulator).json<Objection>(`/objections/${objection.id}`);
    expect([answered.status, answered.answer?.['zh-CN']]).toEqual(['dismissed', '经核实，数据无误。']);
  });
});

describe('an application', () => {
  /** The document is not at hand. */
  const noLease = { 'materials.training-room': { kind: 'unknown' } } as const;

  async function begin() {
    const simulator = createSimulator();
    const me = visitorOf(simulator);
    const application = (await (
      await me.post('/applications', { policy: 'sample-training' }, key('a'))
    ).json()) as Application;
    const answer = async (answers: Application['answers']) =>
      (await (await me.put(`/applications/${application.id}/answers`, { answers })).json()) as Application;
    const send = () => me.post(`/applications/${application.id}/submission`, undefined, key('s'));
    return { simulator, me, application, answer, send };
  }

  it('asks only what is missing, with the clause that it decides', async () => {
    const { application } = await begin();
    expect(application.questions.map(({ fact, kind }) => [fact, kind])).toEqual(
      expect.arrayContaining([
        ['ownTrainingRoom', 'yes-no'],
        ['trainees', 'integer'],
      ]),
    );
    expect(application.questions.find(({ fact }) => fact === 'ownTrainingRoom')!.why['zh-CN']).toBe('有自己的培训场地');
  });

  it('stops asking as soon as an answer settles the outcome', async () => {
    const { answer } = await begin();
    const answered = await answer({ ownTrainingRoom: { kind: 'value', value: false } });
    expect(answered.questions).toEqual([]);
  });

  it('cannot be sent while a question that matters is open', async () => {
    const { send } = await begin();
    expect((await send()).status).toBe(409);
  });

  it('is reviewed by the day that was stated, on the official calendar, and then offered', async () => {
    const { simulator, application, answer, send } = await begin();
    await answer({
      ...noLease,
      ownTrainingRoom: { kind: 'value', value: true },
      trainees: { kind: 'value', value: 16 },
    });
    const sent = (await (await send()).json()) as Application;
    expect(sent).toMatchObject({ status: 'submitted', reviewBy: '2020-06-17' });
    simulator.runUntil('2020-06-17T23:00:00+08:00');
    const later = visitorOf(simulator);
    expect(await later.json(`/applications/${application.id}`)).toMatchObject({ status: 'approved' });
    expect(await entitlementOf(later, 'sample-training')).toMatchObject({ amount: 480_000, status: 'offered' });
  });

  it('that was approved stays offered when other data come in', async () => {
    const { simulator, answer, send } = await begin();
    await answer({
      ...noLease,
      ownTrainingRoom: { kind: 'value', value: true },
      trainees: { kind: 'value', value: 16 },
    });
    await send();
    simulator.runUntil('2020-06-17T23:00:00+08:00');
    const objection = { policy: 'sample-energy-saving', about: 'fact', fact: 'energySaving', claimed: '10.4 %' };
    await visitorOf(simulator).post('/objections', objection, key('o'));
    simulator.runUntil('2020-07-10T23:00:00+08:00');
    const later = visitorOf(simulator);
    expect(await entitlementOf(later, 'sample-energy-saving')).toMatchObject({ status: 'offered' });
    expect(await entitlementOf(later, 'sample-training')).toMatchObject({ status: 'offered', amount: 480_000 });
  });

  it('takes "I don’t know": the department finds out', async () => {
    const { simulator, application, answer, send } = await begin();
    await answer({ ...noLease, ownTrainingRoom: { kind: 'value', value: true }, trainees: { kind: 'unknown' } });
    expect((await send()).status).toBe(200);
    simulator.runUntil('2020-06-17T23:00:00+08:00');
    expect(await visitorOf(simulator).json(`/applications/${application.id}`)).toMatchObject({ status: 'approved' });
  });

  it('is refused with the clause that failed', async () => {
    const { simulator, application, answer, send } = await begin();
    await answer({ ownTrainingRoom: { kind: 'value', value: false } });
    await send();
    simulator.runUntil('2020-06-17T23:00:00+08:00');
    const refused = await visitorOf(simulator).json<Application>(`/applications/${application.id}`);
    expect([refused.status, refused.reason?.['zh-CN']]).toEqual(['refused', '没有通过：有自己的培训场地']);
  });
});
