import { locales } from 'zod/mini';

/**
 * Lets zod say what is wrong in words: `zod/mini` alone says "Invalid input" of everything. Passed to each parse, so that
 * nothing else in the process speaks otherwise for it.
 */
export const inWords: { readonly error: ReturnType<typeof locales.en>['localeError'] } = {
  error: locales.en().localeError,
};
