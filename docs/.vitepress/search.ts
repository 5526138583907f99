/** How the site's search takes texts and questions apart. */

/**
 * Words of a text. Chinese is written without spaces, so a run of its characters becomes its pairs, and its last
 * character alone, so that one character is found wherever it stands; all else is split where it is not letter or digit.
 *
 * The site's pages run it too, as text: it uses nothing from outside itself.
 */
export function tokenize(text: string): string[] {
  const words: string[] = [];
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+(?:['.-][\p{L}\p{N}]+)*/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      words.push(run);
      if (/['.-]/.test(run)) words.push(...run.split(/['.-]/));
      continue;
    }
    const characters = [...run];
    for (const [index, character] of characters.entries()) words.push(character + (characters[index + 1] ?? ''));
  }
  return words;
}

/** A wrong letter is forgiven in long Latin words, and nowhere in Chinese, where it is another word. */
export function fuzzy(term: string): number | false {
  return /^[a-z]{5,}$/.test(term) ? 0.2 : false;
}
