/** The first step: a policy file and what is known of a company come to a decision, with its reasons. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { formatYuan } from '@yongyiban/core';
import { loadPolicyTexts } from '@yongyiban/core/authoring';
import { catalogueData, kaiyueDossierData } from '@yongyiban/core/policies';
import {
  type ArithmeticLine,
  decide,
  type Explanation,
  explain,
  type FactRead,
  parseCatalogue,
  parseDossier,
} from '@yongyiban/core/policy';
import { expectSame, StoryError } from './steps.ts';

const file = '@yongyiban/core/policies/nb-job-retention-2020.policy.yaml';

export interface Decided {
  readonly explanation: Explanation;
  readonly lines: readonly string[];
}

/** @throws when the file has problems, or the decision is not that of the first company ever paid. */
export async function decideFirstCompany(): Promise<Decided> {
  const catalogue = parseCatalogue(catalogueData);
  const text = await readFile(fileURLToPath(import.meta.resolve(file)), 'utf8');
  const loaded = loadPolicyTexts({ catalogue, policies: [{ path: file, text }] });
  if (loaded.problems) {
    throw new StoryError(loaded.problems.map(({ at, message, mend }) => `${at}: ${message} ${mend}`).join('\n'));
  }
  const [policy] = loaded.policies;
  if (!policy) throw new StoryError(`${file} holds no policy`);

  const explanation = explain(decide(policy, parseDossier(catalogue, kaiyueDossierData), { asOf: '2020-06-10' }));
  expectSame('the outcome', explanation.outcome, 'eligible');
  expectSame('the amount', amountOf(explanation), '34,501.00');
  const unmet = explanation.criteria.filter(criterion => criterion.outcome !== 'met');
  expectSame('the number of conditions that are not met', unmet.length, 0);
  return {
    explanation,
    lines: [
      `${policy.title['zh-CN']} v${policy.version} · ${kaiyueDossierData.subject.name}`,
      ...explanation.criteria.flatMap(({ text, facts }) => [`✓ ${text['zh-CN']}`, ...facts.map(factLine)]),
      ...explanation.arithmetic.map(arithmeticLine),
      `eligible 符合条件 ¥${amountOf(explanation)}`,
    ],
  };
}

/** The amount of an explanation in yuan, when it is known. */
export function amountOf({ amount }: Explanation): string {
  return amount.kind === 'known' ? formatYuan(amount.fen) : amount.kind;
}

/** A fact is name, value, department, day, in that order. */
function factLine({ label, display, department, period, asOf }: FactRead): string {
  const name = label['zh-CN'];
  const when = period === undefined || name.includes(period) ? '' : `（${period}）`;
  return `    ${name}${when} ${display['zh-CN']} · ${department['zh-CN']} · ${asOf}`;
}

function arithmeticLine({ label, operator, display, note }: ArithmeticLine): string {
  return `${operator ?? ' '} ${label['zh-CN']} ${display['zh-CN']}${note ? `（${note['zh-CN']}）` : ''}`;
}
