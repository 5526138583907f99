/** A document as a page of the site: the same text, its links and pictures led to where things stand there. */
import { posix } from 'node:path';
import { type Place, placesOf } from './place.ts';

/** What a page needs to know of the repository around it. */
export interface Surroundings {
  /** The heading of a document that is on the site; nothing where it is not. */
  titleOf(source: string): string | undefined;
  /** The text of a drawing (SVG) below `docs`; nothing where there is none. */
  drawing(path: string): string | undefined;
}

/** A link that only says where the other language is: the site has a switch for that. */
const otherLanguage = /^\[(?:中文|English)\]\([^)]+\)\s*$\n?|(?<=\S)[ \n]\[(?:中文|English)\]\([^)]+\)(?=\s*$)/gmu;

/** @returns the text of the page `place`, made from the document `text`. */
export function toPage(text: string, place: Place, around: Surroundings): string {
  const listed = /(^|\/)errors\./.test(place.source) ? withPlaces(text) : text;
  const lead = listed.split(/^(?=## )/m, 1)[0] ?? '';
  const led = lead.replace(otherLanguage, '') + listed.slice(lead.length);
  return outsideCode(place.locale === 'en' ? led : withoutBreaks(led), part =>
    part
      .replace(/!\[([^\]]*)\]\(([^()\s]+)\)/g, (_, words: string, path: string) => picture(words, path, place, around))
      .replace(/(?<!!)\[([^\]]*)\]\(([^()\s]+)\)/g, (whole, words: string, target: string) =>
        link(whole, words, target, place, around),
      ),
  );
}

/** Each row of a table that begins with a code can be linked to: `errors.html#entitlement-changed`. */
function withPlaces(text: string): string {
  return text.replace(/^\| `([a-z][a-z-]+)` \|/gm, '| <span id="$1"></span>`$1` |');
}

/** Chinese is written without spaces: where a line of a paragraph ends between two of its characters, nothing stands there. */
function withoutBreaks(text: string): string {
  return outsideCode(text, part =>
    part.replace(
      /^((?![#|>]).*[\p{Script=Han}，。；：、！？”）*])\n(?=[\p{Script=Han}“（*]|\[\p{Script=Han})/gmu,
      '$1',
    ),
  );
}

/** Changes what is not a code block and not code in a line. */
function outsideCode(text: string, change: (part: string) => string): string {
  return text
    .split(/(^ *```[\s\S]*?^ *```$|`[^`\n]+`(?!\]))/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

function link(whole: string, words: string, target: string, place: Place, around: Surroundings): string {
  if (/^([a-z][a-z+.-]*:|#|\/)/i.test(target)) return whole;
  const [path = '', anchor] = target.split('#');
  const source = posix.join(posix.dirname(place.source), decodeURIComponent(path));
  const title = around.titleOf(source);
  if (title === undefined) return elsewhere(words, source, place);
  const places = placesOf(source);
  const { page } = places.find(({ locale }) => locale === place.locale) ?? places[0]!;
  const way = posix.relative(posix.dirname(place.page), page);
  // A document that is called by its file's name is called by its heading: on the site there are no files.
  const name = /^`?[\w./-]+\.md`?$/.test(words) ? title : words;
  return `[${name}](${way.startsWith('.') ? way : `./${way}`}${anchor === undefined ? '' : `#${anchor}`})`;
}

/** What is in the repository and not on the site is named by its path. */
function elsewhere(words: string, source: string, { locale }: Place): string {
  const path = `\`${source}\``;
  if (words.replaceAll('`', '') === source) return path;
  return locale === 'en' ? `${words} (${path})` : `${words}（${path}）`;
}

function picture(words: string, path: string, place: Place, around: Surroundings): string {
  const source = posix.join(posix.dirname(place.source), path);
  const narrow = around.drawing(source.replace('.svg', '.narrow.svg'));
  const wide = around.drawing(source);
  if (!source.endsWith('.svg') || narrow === undefined || wide === undefined)
    return `![${words}](/${posix.relative('docs', source)})`;
  // Drawn in both forms, it takes the page's colours, light or dark, and the narrow one takes the wide one's place on a phone.
  return `<figure class="drawing" role="img" aria-label="${words}">${bare(wide)}${bare(narrow)}</figure>`;
}

/** A drawing without what a page may not hold: its own style sheet, comments and empty lines. */
function bare(svg: string): string {
  return svg
    .replace(/<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->|<\?xml[^>]*>/g, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/ role="img" aria-label="[^"]*"/, ' aria-hidden="true"');
}
