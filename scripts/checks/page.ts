/** Whether a piece of HTML parses without errors and keeps to a strict content security policy. */
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

function* walk(node: Node): Generator<Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}

/** What a strict policy would refuse: inline scripts, inline styles, handlers in attributes. */
function inlineCode(node: Node): string | undefined {
  if (!('tagName' in node)) return undefined;
  const names = node.attrs.map(attribute => attribute.name);
  if (node.tagName === 'script' && !names.includes('src')) return 'an inline <script>';
  if (node.tagName === 'style') return 'an inline <style>';
  const bad = names.find(name => name === 'style' || name.startsWith('on'));
  return bad && `the attribute ${bad} on <${node.tagName}>`;
}

/** Every problem in words, with its line. A text with a doctype is read as a page, any other as a piece of one. */
export function pageProblems(html: string): string[] {
  const problems: string[] = [];
  const options = {
    sourceCodeLocationInfo: true,
    onParseError: (error: { code: string; startLine: number }) =>
      problems.push(`line ${error.startLine}: ${error.code}`),
  };
  const tree = /<!doctype/i.test(html) ? parse(html, options) : parseFragment(html, options);
  for (const node of walk(tree)) {
    const found = inlineCode(node);
    const line = 'sourceCodeLocation' in node ? node.sourceCodeLocation?.startLine : undefined;
    if (found) problems.push(`line ${line}: ${found}; a strict content security policy refuses it`);
  }
  return problems;
}
