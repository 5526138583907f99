/**
 * Deciding one policy for one subject: against hand-written TypeScript, against engines that need no eval, and against
 * ourselves with everything explained. All policies of the small city are loaded and exercised first, as in life: a lone
 * warmed-up policy flatters every engine.
 */
import { Environment } from '@marcbachmann/cel-js';
import { LogicEngine } from 'json-logic-engine';
// @ts-expect-error It comes without types.
import jsonLogicUntyped from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import { measure } from '../../../scripts/bench/measure.ts';
import { cityCatalogue } from '../src/assessment/city/catalogue.ts';
import { cityPolicies } from '../src/assessment/city/policies.ts';
import { lintPolicies } from '../src/policy/lint/lint.ts';
import {
  type Dossier,
  decide,
  explain,
  loadPolicies,
  type Outcome,
  type Policy,
  parseCatalogue,
  parseDossier,
  screenOf,
} from '../src/policy.ts';
import {
  type Company,
  closureTextOf,
  dossierData,
  handwritten,
  logicAmount,
  logicRule,
  randomCompany,
  rulesFor,
  sampleData,
} from './decide/sample.ts';

const jsonLogic = jsonLogicUntyped as { apply(rule: unknown, data: unknown): unknown };

const asOf = '2020-12-15';
const subjects = 1000;

interface Answer {
  readonly eligible: number;
  readonly undetermined: number;
  readonly fen: number;
}

/** Adds up what every way of deciding comes to, so that all must agree to the fen. */
function tally(count: number, each: (i: number) => number, amount: (i: number) => number): Answer {
  let [eligible, undetermined, fen] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const outcome = each(i);
    if (outcome === 0) continue;
    if (outcome === 1) eligible++;
    else undetermined++;
    const value = amount(i);
    if (!Number.isNaN(value)) fen += value;
  }
  return { eligible, undetermined, fen };
}

export default async function bench(): Promise<{
  rows: Record<string, string | number>[];
  figures: Record<string, number>;
}> {
  const catalogue = parseCatalogue(cityCatalogue);
  const city = cityPolicies();
  const sources = [...city, sampleData].map(data => ({ path: data.id, data }));
  const loaded = loadPolicies({ catalogue, policies: sources });
  if (loaded.problems) throw new Error(loaded.problems[0]?.message);
  const { policies } = loaded;
  const ours = policies.length - 1;
  const policy = policies[ours]!;
  const screen = screenOf(policies, { asOf });

  const companies = Array.from({ length: subjects }, (_, i) => randomCompany(i, 0.1));
  const complete = Array.from({ length: subjects }, (_, i) => randomCompany(i, 0));
  const dossiersOf = (of: readonly Company[]): readonly Dossier[] =>
    of.map((company, i) => parseDossier(catalogue, dossierData(company, i)));
  const dossiers = dossiersOf(companies);
  const facts = dossiers.map(dossier => screen.read(dossier));
  const factsComplete = dossiersOf(complete).map(dossier => screen.read(dossier));
  const exercise = (): number => {
    let sum = 0;
    for (const one of facts.slice(0, 100))
      for (let i = 0; i < policies.length; i++) sum += screen.outcome(i, one) === 0 ? 0 : screen.amount(i, one);
    return sum;
  };
  for (let i = 0; i < 20; i++) exercise();

  // 1. Hand-written TypeScript that handles the same unknowns.
  const [engine, hand] = await measure(
    [
      {
        name: 'yongyiban',
        run: () =>
          tally(
            subjects,
            i => screen.outcome(ours, facts[i]!),
            i => screen.amount(ours, facts[i]!),
          ),
      },
      {
        name: 'hand-written',
        run: () =>
          tally(
            subjects,
            i => handwritten.outcome(companies[i]!),
            i => handwritten.amount(companies[i]!),
          ),
      },
    ],
    { repetitions: 31, warmups: 30, batch: 20 },
  );

  // 2. Other engines, on complete data, which is all they know: they have no third value.
  const few = complete.slice(0, 100);
  const peers = await measurePeers(
    few,
    i => screen.outcome(ours, factsComplete[i]!),
    i => screen.amount(ours, factsComplete[i]!),
  );

  // 3. The same decisions with everything explained.
  const explained = await measure(
    [
      {
        name: 'outcome only',
        run: () =>
          tally(
            subjects,
            i => screen.outcome(ours, facts[i]!),
            i => screen.amount(ours, facts[i]!),
          ),
      },
      { name: 'fully explained', run: () => explainAll(policy, dossiers) },
    ],
    { repetitions: 15, warmups: 30, batch: 10 },
  );

  // 4. Loading all of them: shape, names, types, lint and closures, against merely parsing the same expressions.
  const texts = [...city, sampleData].flatMap(closureTextOf);
  const parser = new Environment({ unlistedVariablesAreDyn: true });
  const loading = await measure(
    [
      {
        name: 'load, check, lint, compile',
        run: () => {
          const again = loadPolicies({ catalogue, policies: sources }).policies!;
          lintPolicies(again);
          return screenOf(again, { asOf }).policies.length > 0;
        },
      },
      { name: 'cel-js parses only', run: () => texts.map(text => parser.parse(text)).length > 0 },
    ],
    { repetitions: 11, warmups: 30 },
  );

  const perDecision = (milliseconds: number, count: number = subjects): number =>
    Math.round((milliseconds / count) * 1e6);
  const bestPeer = Math.min(
    ...peers.filter(peer => peer.name !== 'yongyiban' && !peer.name.includes('eval')).map(peer => peer.median),
  );
  const row = (what: string, name: string, nanoseconds: number): Record<string, string | number> => ({
    what,
    who: name,
    'ns per decision': nanoseconds,
  });
  return {
    rows: [
      ...[engine!, hand!].map(one => row('outcome and amount, unknowns', one.name, perDecision(one.median))),
      ...peers.map(one => row('outcome and amount, complete data', one.name, perDecision(one.median, few.length))),
      ...explained.map(one => row('explained', one.name, perDecision(one.median))),
      ...loading.map(one => ({
        what: `${policies.length} policies, ${texts.length} expressions`,
        who: one.name,
        'ms in all': Math.round(one.median * 10) / 10,
      })),
    ],
    figures: {
      outcome_vs_handwritten: round(hand!.median / engine!.median),
      vs_best_csp_safe_peer: round(bestPeer / peers.find(peer => peer.name === 'yongyiban')!.median),
      full_vs_outcome: round(explained[1]!.median / explained[0]!.median),
      load_vs_parse: round(loading[0]!.median / loading[1]!.median),
      outcome_ns: perDecision(engine!.median),
    },
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const codes: Readonly<Record<Outcome, number>> = { ineligible: 0, eligible: 1, undetermined: 2 };

/** Explains every decision, reads what was written, and adds up what the explanations say. */
function explainAll(policy: Policy, dossiers: readonly Dossier[]): Answer {
  let letters = 0;
  let amount = Number.NaN;
  const answer = tally(
    dossiers.length,
    i => {
      const explanation = explain(decide(policy, dossiers[i]!, { asOf }));
      for (const criterion of explanation.criteria)
        for (const fact of criterion.facts) letters += fact.display['zh-CN'].length + fact.display.en.length;
      for (const line of explanation.arithmetic) letters += line.display.en.length;
      amount = explanation.amount.kind === 'known' ? explanation.amount.fen : Number.NaN;
      return codes[explanation.outcome];
    },
    () => amount,
  );
  if (letters === 0) throw new Error('Nothing was explained');
  return answer;
}

async function measurePeers(few: readonly Company[], outcome: (i: number) => number, amount: (i: number) => number) {
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  const cel = environment.parse(rulesFor.cel);
  const contexts = few.map(company => ({
    ...company,
    headcount: BigInt(company.headcount!),
    founded: BigInt(company.founded!),
    assets: company.assets!,
  }));
  const compiled = new LogicEngine().build(logicRule as never) as (data: unknown) => boolean;
  const interpreted = new LogicEngine(undefined, { disableInline: true } as never);
  const rules = new Engine([], { allowUndefinedFacts: true });
  rules.addRule({ conditions: rulesFor.jsonRules as never, event: { type: 'eligible' } });
  const count = few.length;
  return measure(
    [
      { name: 'yongyiban', run: () => tally(count, outcome, amount) },
      {
        name: 'cel-js',
        run: () =>
          tally(
            count,
            i => (cel(contexts[i]!) === true ? 1 : 0),
            i => logicAmount(few[i]!),
          ),
      },
      {
        name: 'json-logic-js',
        run: () =>
          tally(
            count,
            i => (jsonLogic.apply(logicRule, few[i]!) === true ? 1 : 0),
            i => logicAmount(few[i]!),
          ),
      },
      {
        name: 'json-logic-engine, interpreted',
        run: () =>
          tally(
            count,
            i => (interpreted.run(logicRule, few[i]!) === true ? 1 : 0),
            i => logicAmount(few[i]!),
          ),
      },
      {
        name: 'json-rules-engine',
        run: async () => {
          const results: number[] = [];
          for (const company of few) results.push((await rules.run(company)).events.length);
          return tally(
            count,
            i => results[i]!,
            i => logicAmount(few[i]!),
          );
        },
      },
      {
        name: 'json-logic-engine, compiled (needs eval)',
        run: () =>
          tally(
            count,
            i => (compiled(few[i]!) === true ? 1 : 0),
            i => logicAmount(few[i]!),
          ),
      },
    ],
    { repetitions: 9, warmups: 30, batch: 5 },
  );
}
