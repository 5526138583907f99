import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { Problem } from '../facts/problem.ts';
import type { DataPath, PolicySource } from './reader.ts';

/** A YAML or JSON file as read: plain data that knows where each part stands in the text. */
export interface Source extends PolicySource {
  /** Line and column of a value, of the nth character of a text, or of the key before it. */
  readonly locate: (at: DataPath, offset?: number | 'key') => { readonly line: number; readonly column: number };
  /** What keeps the text from being read; `data` is then undefined. */
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML 1.2, of which JSON is a part, keeping where everything stands.
 *
 * Line and column of a place in an expression are those of the character in the file, through quotes, escapes and folded
 * lines, so that an editor can jump to the very operator that is wrong.
 */
export function readYaml(path: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems: Problem[] = [...document.errors, ...document.warnings].map(error => ({
    code: 'yaml/syntax',
    path,
    ...place(error.pos[0]),
    at: '',
    message: `${sentence(error.message)}.`,
    mend: mendOf(error.code),
  }));
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && Number.isInteger(node.value) && !Number.isSafeInteger(node.value))
        problems.push({
          code: 'yaml/number',
          path,
          ...place(node.range?.[0] ?? 0),
          at: '',
          message: `${node.source ?? node.value} is too large for a number.`,
          mend: 'Put it in quotes.',
        });
    },
  });
  let data: unknown;
  if (!problems.length) {
    try {
      data = document.toJS();
    } catch (error) {
      problems.push({
        code: 'yaml/alias',
        path,
        line: 1,
        column: 1,
        at: '',
        message: `${sentence(String((error as Error).message))}.`,
        mend: 'Define the anchor before it is used, and use fewer of them.',
      });
    }
  }
  const locate: Source['locate'] = (at, offset) => {
    const found = find(document, at);
    if (!found) return place(0);
    const { node, key } = found;
    if (offset === 'key') return place((key ?? node)?.range?.[0] ?? 0);
    if (isScalar(node) && node.range)
      return place(node.range[0] + (offset === undefined ? 0 : offsetInSource(text, node, offset)));
    return place((key ?? node)?.range?.[0] ?? 0);
  };
  return { path, data, problems, locate };
}

/** The parser's messages without the excerpt it draws below them. */
const sentence = (message: string): string => message.split(/ at line \d+/)[0]!.replace(/[.:]$/, '');

function mendOf(code: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.';
    case 'DUPLICATE_KEY':
      return 'Keep one of the two.';
    case 'TAG_RESOLVE_FAILED':
      return 'Put an expression that begins with "!" in quotes.';
    case 'BAD_ALIAS':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'UNEXPECTED_TOKEN':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'Put an expression that begins with a quote or bracket, or has ": " or " #" in it, in single quotes as a whole.';
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return 'Indent the parts of one thing alike, and close every quote and bracket.';
    default:
      return 'Correct the YAML here.';
  }
}

interface Found {
  readonly node: Node | null;
  readonly key?: Node;
}

/** The node at a path, or the nearest one above it that exists. */
function find(document: Document, at: DataPath): Found | undefined {
  let found: Found = { node: document.contents as Node | null };
  if (!found.node) return undefined;
  for (const step of at) {
    const node = isAlias(found.node) ? ((found.node as Alias).resolve(document) ?? null) : found.node;
    if (isMap(node)) {
      const pair = node.items.find(
        item => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) return found;
      found = { node: (pair.value as Node | null) ?? (pair.key as Node), key: pair.key as Node };
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (!item) return found;
      found = { node: item };
    } else return found;
  }
  return found;
}

/** Where the nth character of a scalar's value stands in its source, counted from the source's beginning. */
function offsetInSource(text: string, node: Scalar, offset: number): number {
  const value = String(node.value);
  const [start, end] = node.range!;
  const source = text.slice(start, end);
  let at = 0;
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') at = 1;
  else if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') at = source.indexOf('\n') + 1;
  for (let i = 0; i < offset && at < source.length; i++) {
    const wanted = value[i];
    at = skipFolding(source, at, wanted);
    if (node.type === 'QUOTE_DOUBLE' && source[at] === '\\') at += escapeLength(source, at);
    else if (node.type === 'QUOTE_SINGLE' && source.startsWith("''", at)) at += 2;
    else at += 1;
  }
  return skipFolding(source, at, value[offset]);
}

/** A line break and the indentation after it stand for one space or one line break of the value. */
function skipFolding(source: string, from: number, wanted: string | undefined): number {
  // Within double quotes a backslash before the line break stands for nothing at all.
  const at = from + (/^(?:\\\r?\n[ \t]*)+/.exec(source.slice(from))?.[0].length ?? 0);
  if (wanted === '\n') return at + /^[ \t\r]*/.exec(source.slice(at))![0].length;
  if (source[at] === wanted && wanted !== ' ') return at;
  if (wanted === ' ') {
    const fold = /^[ \t]*\r?\n\s*/.exec(source.slice(at));
    return fold ? at + fold[0].length - 1 : at;
  }
  const indent = /^\s*/.exec(source.slice(at))![0].length;
  return source[at + indent] === wanted ? at + indent : at;
}

function escapeLength(source: string, at: number): number {
  const kind = source[at + 1];
  return kind === 'x' ? 4 : kind === 'u' ? 6 : kind === 'U' ? 10 : 2;
}
