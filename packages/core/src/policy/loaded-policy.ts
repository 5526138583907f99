import type { Fen } from '../money.ts';
import { canonicalJson } from './canonical.ts';
import type { Policy } from './policy.ts';
import type { PolicyData } from './schema.ts';
import { sha256 } from './sha256.ts';

const none: readonly never[] = [];

/** A policy put together of what was written and what was read from it; a city loads hundreds at once. */
export class LoadedPolicy implements Policy {
  readonly id: string;
  readonly version: number;
  readonly title: Policy['title'];
  readonly authority: Policy['authority'];
  declare readonly source?: string;
  readonly benefit: Policy['benefit'];
  readonly route: Policy['route'];
  readonly subjects: Policy['subjects'];
  readonly effective: Policy['effective'];
  readonly published: string;
  declare readonly deadline?: string;
  readonly remind: readonly string[];
  declare budget?: Fen;
  readonly materials: Policy['materials'];
  readonly parameters: Policy['parameters'];
  readonly definitions: Policy['definitions'];
  readonly criteria: Policy['criteria'];
  readonly amount: Policy['amount'];
  readonly excludes: readonly string[];
  declare sharedCap?: NonNullable<Policy['sharedCap']>;
  declare less?: NonNullable<Policy['less']>;
  readonly catalogue: Policy['catalogue'];
  readonly data: PolicyData;
  #digest: string | undefined;

  constructor(
    data: PolicyData,
    read: Pick<Policy, 'catalogue' | 'materials' | 'parameters' | 'definitions' | 'criteria' | 'amount'>,
  ) {
    const { source, claim } = data;
    this.id = data.id;
    this.version = data.version;
    this.title = data.title;
    this.authority = data.authority;
    if (source !== undefined) this.source = source;
    this.benefit = data.benefit;
    this.route = data.route;
    this.subjects = typeof data.subject === 'string' ? [data.subject] : data.subject;
    this.effective = data.effective as Policy['effective'];
    this.published = data.published ?? data.effective.from;
    if (claim?.deadline !== undefined) this.deadline = claim.deadline;
    this.remind = claim?.remind ?? none;
    this.materials = read.materials;
    this.parameters = read.parameters;
    this.definitions = read.definitions;
    this.criteria = read.criteria;
    this.amount = read.amount;
    this.excludes = data.excludes ?? none;
    this.catalogue = read.catalogue;
    this.data = data;
  }

  get digest(): string {
    this.#digest ??= sha256(canonicalJson(this.data));
    return this.#digest;
  }
}
