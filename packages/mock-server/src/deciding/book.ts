import type { PublishedPolicy } from '@yongyiban/core/contract';
import {
  type CatalogueData,
  type FactCatalogue,
  loadPolicies,
  type Policy,
  type PolicyData,
  parseCatalogue,
} from '@yongyiban/core/policy';

/** The policies of a world as their authors wrote them: plain data, so that a snapshot carries them. */
export interface BookData {
  readonly catalogue: CatalogueData;
  readonly policies: readonly PolicyData[];
}

/** The same, checked and ready to decide. */
export interface Book {
  readonly catalogue: FactCatalogue;
  readonly policies: readonly Policy[];
}

/** A policy of the scenario does not load: a mistake of whoever wrote the scenario. */
export class BookError extends Error {
  override readonly name = 'BookError';
  readonly code = 'scenario/policies';
}

const opened = new WeakMap<BookData, Book>();

/** Loads a book; once for the same data, which never changes. @throws {@link BookError} with every problem */
export function openBook(data: BookData): Book {
  let book = opened.get(data);
  if (book === undefined) {
    const catalogue = parseCatalogue(data.catalogue);
    const loaded = loadPolicies({
      catalogue,
      policies: data.policies.map(policy => ({ path: policy.id, data: policy })),
    });
    if (loaded.problems !== undefined) {
      throw new BookError(loaded.problems.map(({ path, at, message }) => `${path} ${at}: ${message}`).join('\n'));
    }
    book = { catalogue, policies: loaded.policies };
    opened.set(data, book);
  }
  return book;
}

/** A policy as the platform publishes it. */
export function publish(policy: Policy): PublishedPolicy {
  const { deadline, budget, source } = policy;
  return {
    id: policy.id as PublishedPolicy['id'],
    version: policy.version,
    digest: policy.digest,
    title: policy.title,
    authority: policy.authority as PublishedPolicy['authority'],
    benefit: policy.benefit,
    route: policy.route,
    subject: policy.subjects[0]!,
    effective: policy.effective,
    ...(deadline === undefined ? {} : { deadline }),
    ...(budget === undefined ? {} : { budget }),
    ...(source === undefined ? {} : { source }),
    criteria: policy.criteria.map(({ id, text }) => ({ id, text })),
  };
}
