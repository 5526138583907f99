import type { Rounding } from '../exact.ts';
import type { FactCatalogue, FactDefinition } from '../facts/catalogue.ts';
import type { Localized } from '../localized.ts';
import type { Fen } from '../money.ts';
import type { PolicyData } from './schema.ts';
import type { Parameter, Tree } from './tree.ts';

/** One clause of a policy, as the officials wrote it, with what tests it. */
export interface Criterion {
  readonly id: string;
  readonly text: Localized;
  /** The expression as written. */
  readonly expression: string;
  readonly test: Tree;
  readonly source?: string;
  /** "Does not apply where …", in order. */
  readonly exceptions: readonly { readonly text: Localized; readonly when: Tree }[];
}

/** How much. */
export interface Amount {
  readonly expression: string;
  readonly value: Tree;
  readonly label?: Localized;
  readonly exceptions: readonly { readonly text: Localized; readonly when: Tree; readonly value: Tree }[];
  /** Below this nothing is paid, in fen. */
  readonly floor?: Fen;
  readonly rounding: { readonly step: number; readonly how: Rounding };
}

/** A document that goes with an application (材料). */
export interface Material {
  readonly id: string;
  readonly text: Localized;
  /** The path of the fact that it proves: asked for only where the subject says so itself. */
  readonly proves?: string;
}

/** One published measure, checked and ready to decide. Immutable. */
export interface Policy {
  readonly id: string;
  readonly version: number;
  /** SHA-256 of its canonical JSON: what a decision record names. */
  readonly digest: string;
  readonly title: Localized;
  readonly authority: { readonly region: string; readonly department: Localized };
  readonly source?: string;
  readonly benefit: 'subsidy' | 'tax-relief';
  readonly route: 'no-application' | 'easy-application';
  readonly subjects: readonly ('enterprise' | 'sole-trader' | 'individual')[];
  /** Days, ISO 8601; `to` is the last day, without it there is no end. */
  readonly effective: { readonly from: string; readonly to?: string };
  /** The day it was made known; without one, the day it took effect. Later than that, it is retroactive (追溯). */
  readonly published: string;
  readonly deadline?: string;
  /** How long before the deadline those who have not claimed are reminded, ISO 8601. */
  readonly remind: readonly string[];
  readonly budget?: Fen;
  /** Documents that go with an application (材料). */
  readonly materials: readonly Material[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Terms the policy defines for itself, in order. */
  readonly definitions: ReadonlyMap<string, FactDefinition>;
  readonly criteria: readonly Criterion[];
  readonly amount: Amount;
  readonly excludes: readonly string[];
  /** A ceiling shared with the other policies that name the same one, for one subject and year. */
  readonly sharedCap?: { readonly id: string; readonly amount: Fen; readonly label?: Localized };
  /** The money fact that says what was already received and is taken off (补差). */
  readonly less?: Tree;
  readonly catalogue: FactCatalogue;
  /** As written. */
  readonly data: PolicyData;
}
