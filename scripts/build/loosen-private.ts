/**
 * Private names as plain properties with names of their own. Engines of ES2020 have no `#name`; the usual way round it, a
 * WeakMap a field, costs five kilobytes in the script for a script tag. Privacy still holds where it is meant to, in the
 * types; and no two classes share a name, so that nothing collides in a subclass.
 */
import type { Plugin } from 'rollup';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly key?: Node;
  readonly body?: Node | readonly Node[];
  readonly left?: Node;
  readonly operator?: string;
  readonly value?: unknown;
  readonly static?: boolean;
}

/** What the names begin with; nothing else does. No minifier could shorten them: they are strings in what becomes of them. */
const privatePrefix = 'p$';

let made = 0;

/** A field that begins as nothing, as a property that is not there does too; unless somebody asks whether it is. */
function isBare({ type, key, value, static: ofClass }: Node, code: string): boolean {
  if (type !== 'PropertyDefinition' || key?.type !== 'PrivateIdentifier' || value || ofClass) return false;
  return !new RegExp(`#${key.name!.replaceAll('$', '\\$')}\\s+in\\b`).test(code);
}

/** `parse` gives the ESTree of the code. */
export function loosenPrivate(code: string, parse: (code: string) => unknown): string {
  if (!code.includes('#')) return code;
  const changes: { start: number; end: number; text: string }[] = [];

  function visit(node: Node, scopes: readonly ReadonlyMap<string, string>[]): void {
    let inner = scopes;
    if (node.type === 'ClassBody') {
      const names = new Map<string, string>();
      for (const member of node.body as readonly Node[])
        if (member.key?.type === 'PrivateIdentifier')
          if (!names.has(member.key.name!))
            // A setter and its getter are one name.
            names.set(member.key.name!, `${privatePrefix}${(made++).toString(36)}`);
      inner = [names, ...scopes];
    }
    if (isBare(node, code)) {
      changes.push({ start: node.start, end: node.end, text: '' });
      return;
    }
    if (node.type === 'PrivateIdentifier') {
      const text = inner.map(names => names.get(node.name!)).find(Boolean);
      if (!text) throw new Error(`#${node.name} belongs to no class`);
      changes.push({ start: node.start, end: node.end, text });
      return;
    }
    if (node.type === 'BinaryExpression' && node.operator === 'in' && node.left?.type === 'PrivateIdentifier') {
      visit(node.left, inner);
      const change = changes.at(-1)!;
      change.text = JSON.stringify(change.text);
      visit((node as unknown as { right: Node }).right, inner);
      return;
    }
    for (const child of Object.values(node)) {
      if (Array.isArray(child))
        for (const item of child) item && typeof item.type === 'string' && visit(item as Node, inner);
      else if (child && typeof child === 'object' && typeof (child as Node).type === 'string')
        visit(child as Node, inner);
    }
  }

  visit(parse(code) as Node, []);
  let result = code;
  for (const { start, end, text } of changes.sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + text + result.slice(end);
  return result;
}

export function loosenPrivateNames(): Plugin {
  return {
    name: 'loosen-private-names',
    transform(code) {
      return { code: loosenPrivate(code, text => this.parse(text)), map: null };
    },
  };
}
