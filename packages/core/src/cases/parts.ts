import { type Derivation, derivationOf } from '../policy/derived.ts';
import type { Policy } from '../policy/policy.ts';
import type { Tree } from '../policy/tree.ts';

/** One expression of a policy with its text. */
export interface Part {
  /** A clause's id, the name of a parameter or definition, `amount`. */
  readonly where: string;
  readonly text: string;
  readonly tree: Tree;
}

/** Exceptions of one rule, in order. */
export interface ExceptionGroup {
  readonly where: string;
  /** Whether it is a clause: there the decision says which exception was taken. */
  readonly clause: boolean;
  readonly exceptions: readonly { readonly text: { readonly 'zh-CN': string }; readonly when: Tree }[];
}

/** What is probed: every expression, and every rule that has exceptions. */
export interface Probed {
  readonly parts: readonly Part[];
  readonly groups: readonly ExceptionGroup[];
}

/** The expressions and exceptions of a policy. */
export const probedPolicy = (policy: Policy): Probed => ({ parts: partsOf(policy), groups: exceptionGroups(policy) });

/** The expressions and exceptions of a derived fact; of its exceptions only the trees are kept, so they have no text. */
export function probedRule({ fact, expression, value, exceptions }: Derivation): Probed {
  return {
    parts: [
      { where: fact.path, text: expression, tree: value },
      ...exceptions.flatMap(({ text, when, value: then }) => [
        { where: text['zh-CN'], text: '', tree: when },
        { where: text['zh-CN'], text: '', tree: then },
      ]),
    ],
    groups: exceptions.length ? [{ where: fact.path, clause: false, exceptions }] : [],
  };
}

/** Every expression of a policy: clauses, definitions, parameters and the amount, with their exceptions. */
function partsOf(policy: Policy): readonly Part[] {
  const { data } = policy;
  const parts: Part[] = [];
  const add = (where: string, text: unknown, tree: Tree): void =>
    void parts.push({ where, text: String(text ?? ''), tree });
  for (const [i, criterion] of policy.criteria.entries()) {
    add(criterion.id, criterion.expression, criterion.test);
    for (const [j, exception] of criterion.exceptions.entries())
      add(criterion.id, data.criteria[i]?.exceptions?.[j]?.when, exception.when);
  }
  for (const [name, fact] of policy.definitions) {
    const derivation = derivationOf(fact);
    if (!derivation) continue;
    add(name, derivation.expression, derivation.value);
    for (const [i, exception] of derivation.exceptions.entries()) {
      add(name, data.definitions?.[name]?.exceptions?.[i]?.when, exception.when);
      add(name, data.definitions?.[name]?.exceptions?.[i]?.value, exception.value);
    }
  }
  for (const [name, parameter] of policy.parameters) {
    const written = data.parameters?.[name];
    const given =
      typeof written === 'object' && !Array.isArray(written) && 'exceptions' in written
        ? written.exceptions
        : undefined;
    for (const [i, exception] of parameter.exceptions.entries()) {
      add(name, given?.[i]?.when, exception.when);
      add(name, String(given?.[i]?.value ?? '').replace(/^=/, ''), exception.value);
    }
  }
  const amount = typeof data.amount === 'string' ? undefined : data.amount;
  add('amount', policy.amount.expression, policy.amount.value);
  for (const [i, exception] of policy.amount.exceptions.entries()) {
    add('amount', amount?.exceptions?.[i]?.when, exception.when);
    add('amount', amount?.exceptions?.[i]?.value, exception.value);
  }
  return parts;
}

/** Every rule of a policy that has exceptions. */
function exceptionGroups(policy: Policy): readonly ExceptionGroup[] {
  const groups: ExceptionGroup[] = [
    ...policy.criteria.map(({ id, exceptions }) => ({ where: id, clause: true, exceptions })),
    ...[...policy.definitions].map(([name, fact]) => ({
      where: name,
      clause: false,
      exceptions: derivationOf(fact)?.exceptions ?? [],
    })),
    ...[...policy.parameters].map(([name, { exceptions }]) => ({ where: name, clause: false, exceptions })),
    { where: 'amount', clause: false, exceptions: policy.amount.exceptions },
  ];
  return groups.filter(group => group.exceptions.length > 0);
}
