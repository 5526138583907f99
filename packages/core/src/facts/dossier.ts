import * as z from 'zod/mini';
import { addMonths, parseDay } from '../day.ts';
import type { Localized } from '../localized.ts';
import { type FactCatalogue, localizedSchema } from './catalogue.ts';
import { FactsError, type Problem } from './problem.ts';
import { readSeries, readValue, Unreadable } from './read-value.ts';
import { shapeProblems } from './shape.ts';
import type { Value } from './value.ts';

/** Who a dossier is about. */
export interface Subject {
  readonly kind: 'enterprise' | 'sole-trader' | 'individual';
  /** 统一社会信用代码 or 居民身份证. */
  readonly id: string;
  readonly name: string;
}

/** One known fact. */
export interface DossierFact {
  readonly value: Value;
  /** The day on which it was true, as a day count. */
  readonly asOf: number;
  /** Where it came from, where that is more precise than the catalogue's department. */
  readonly source?: Localized | undefined;
  /** Whether the subject supplied it. */
  readonly bySubject: boolean;
  /** The last day on which it is still fresh, as a day count; without one it does not age. */
  readonly freshUntil?: number | undefined;
}

/** All facts known about one subject. */
export interface Dossier {
  readonly subject: Subject;
  readonly catalogue: FactCatalogue;
  /** By {@link FactDefinition.index}; undefined where nothing is known. */
  readonly facts: readonly (DossierFact | undefined)[];
  /** How each fact reads in an explanation, by index; written the first time and kept for all policies that ask. */
  readonly shown?: unknown[];
}

const factSchema = z.object({
  value: z.unknown(),
  asOf: z.string(),
  source: z.optional(localizedSchema),
  by: z.optional(z.enum(['department', 'subject'])),
});

const dossierKeys = ['subject', 'kind', 'id', 'name', 'facts', 'value', 'asOf', 'source', 'by'];

/** The dossier as written: plain data, JSON or YAML. */
export const dossierSchema: z.ZodMiniType<DossierData> = z.object({
  subject: z.object({ kind: z.enum(['enterprise', 'sole-trader', 'individual']), id: z.string(), name: z.string() }),
  facts: z.record(z.string(), factSchema),
});

/** A dossier as written, before it is read against a catalogue: who it is about, and the known facts by dotted path. */
export interface DossierData {
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, DossierFactData>>;
}

/**
 * One fact as written. `asOf` is the day on which it was true, ISO 8601; it came from the catalogue's department unless
 * `source` or `by` says otherwise.
 */
export interface DossierFactData {
  /** Money as text in yuan, percents with their sign, dates and periods in ISO 8601. */
  readonly value?: unknown;
  readonly asOf: string;
  readonly source?: Localized | undefined;
  readonly by?: 'department' | 'subject' | undefined;
}

/**
 * Reads a dossier against a catalogue. A fact that is not there, or whose value is null, is not known.
 *
 * @throws {@link FactsError} with every problem when a value does not fit its type, or the catalogue lacks the fact.
 */
export function parseDossier(catalogue: FactCatalogue, data: unknown): Dossier {
  const parsed = dossierSchema.safeParse(data);
  const problems: Problem[] = [];
  const problem = (code: string, at: string, message: string, mend: string) =>
    problems.push({ code, path: 'dossier', at, message, mend });
  if (!parsed.success) {
    for (const { at, message, mend } of shapeProblems(parsed.error.issues, data, dossierKeys))
      problem('facts/shape', at.join('.'), message, mend);
    throw new FactsError('facts/invalid-dossier', problems);
  }
  const facts: (DossierFact | undefined)[] = catalogue.list.map(() => undefined);
  for (const [path, fact] of Object.entries(parsed.data.facts)) {
    const definition = catalogue.facts.get(path);
    if (!definition) {
      problem(
        'facts/unknown-fact',
        `facts.${path}`,
        `The catalogue has no fact "${path}".`,
        'Correct the path, or add the fact to the catalogue.',
      );
      continue;
    }
    if (definition.derived) {
      problem('facts/derived', `facts.${path}`, `"${path}" follows from other facts.`, 'Give those facts instead.');
      continue;
    }
    const asOf = parseDay(fact.asOf);
    if (asOf === undefined)
      problem('facts/as-of', `facts.${path}.asOf`, `"${fact.asOf}" is no day.`, 'Write it as 2020-12-31.');
    if (fact.value === null || fact.value === undefined) continue;
    const value =
      definition.type.kind === 'series' ? readSeries(definition, fact.value) : readValue(definition.type, fact.value);
    if (value instanceof Unreadable)
      problem('facts/value', `facts.${path}.value${value.at && `.${value.at}`}`, value.message, value.mend);
    else if (asOf !== undefined)
      facts[definition.index] = {
        value,
        asOf,
        bySubject: fact.by === 'subject',
        freshUntil: definition.freshness
          ? addMonths(asOf, definition.freshness.months) + definition.freshness.days
          : undefined,
        source: fact.source,
      };
  }
  if (problems.length) throw new FactsError('facts/invalid-dossier', problems);
  return { subject: parsed.data.subject, catalogue, facts, shown: [] };
}
