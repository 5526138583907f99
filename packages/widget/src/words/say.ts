import { html, type TemplateResult } from 'lit';
import type { Entry } from './catalogue.ts';

/** What a message's placeholder takes: text, a number, or a piece of the page such as a telephone link. */
export type Value = string | number | TemplateResult;
export type Values = Readonly<Record<string, Value>>;

/** Picks the form that the language wants for `n`. */
export function formOf(entry: Entry, values: Values, plural: Intl.PluralRules): string {
  if (typeof entry === 'string') return entry;
  return plural.select(Number(values.n)) === 'one' ? entry.one : entry.other;
}

/** The message as plain text, for names, titles and live regions. */
export function asText(pattern: string, values: Values): string {
  return pattern.replace(/\{(\w+)\}|[[\]<>]/g, (_mark, name?: string) => (name ? String(values[name] ?? '') : ''));
}

interface Piece {
  readonly kind: 'text' | 'value' | 'together' | 'phrase';
  readonly text: string;
  readonly parts?: readonly Piece[];
}

const parsed = new Map<string, readonly Piece[]>();

/** Reads the marks once a message: `{name}`, `[never broken]`, `<kept together if it fits>`. */
function parse(pattern: string): readonly Piece[] {
  const known = parsed.get(pattern);
  if (known) return known;
  const pieces: Piece[] = [];
  for (const match of pattern.matchAll(/\[([^\]]*)\]|<([^>]*)>|\{(\w+)\}|[^[<{]+|./g)) {
    const [text, together, phrase, name] = match;
    if (together !== undefined) pieces.push({ kind: 'together', text: together, parts: parse(together) });
    else if (phrase !== undefined) pieces.push({ kind: 'phrase', text: phrase, parts: parse(phrase) });
    else if (name !== undefined) pieces.push({ kind: 'value', text: name });
    else pieces.push({ kind: 'text', text });
  }
  parsed.set(pattern, pieces);
  return pieces;
}

/** The message as a piece of the page: its unbreakable stretches are spans, its values may be templates. */
export function asTemplate(pattern: string, values: Values): TemplateResult {
  return html`${parse(pattern).map(piece => render(piece, values))}`;
}

function render(piece: Piece, values: Values): unknown {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'value') return values[piece.text] ?? '';
  const inner = (piece.parts ?? []).map(part => render(part, values));
  return piece.kind === 'together'
    ? html`<span class="yyb-nowrap">${inner}</span>`
    : html`<span class="yyb-phrase">${inner}</span>`;
}
