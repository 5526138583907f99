/**
 * The shape of what a package offers: one line for each exported name, member and parameter, as TypeScript understands
 * it. Words of documentation and the order of declarations do not show in it; what an importer could trip over does.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type TypeScript from '../../docs/node_modules/typescript/lib/typescript.js';
import { root } from '../command.ts';
import type { Package } from '../packages.ts';

// TypeScript's own parser as a JavaScript library, which version 7 is no longer.
const ts = createRequire(join(root, 'docs/package.json'))('typescript') as typeof TypeScript;

const flags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.WriteArrowStyleSignature;

/** What a package offers. */
export interface Api {
  /** Sorted: `@yongyiban/core/policy decide(policy: Policy, …): Decision`. */
  readonly shape: readonly string[];
  /** Exported names without a word on what they mean. */
  readonly undocumented: readonly string[];
}

export function apiOf(pkg: Package): Api {
  const program = ts.createProgram(
    pkg.entries.map(entry => entry.source),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      customConditions: ['@yongyiban/source'],
      lib: [
        'lib.es2023.d.ts',
        'lib.esnext.disposable.d.ts',
        'lib.dom.d.ts',
        'lib.dom.iterable.d.ts',
        'lib.dom.asynciterable.d.ts',
      ],
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    },
  );
  const checker = program.getTypeChecker();
  const lines = new Set<string>();
  const undocumented = new Set<string>();
  for (const path of pkg.exported) {
    const entry = entryOf(pkg, path);
    const file = entry && program.getSourceFile(entry);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) continue;
    const name = path === '.' ? pkg.name : `${pkg.name}${path.slice(1)}`;
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (!symbol.getDocumentationComment(checker).length) undocumented.add(`${name} ${exported.name}`);
      for (const line of linesOf(exported.name, symbol, checker)) lines.add(`${name} ${line}`);
    }
  }
  for (const line of elementLines(pkg)) lines.add(line);
  return { shape: [...lines].sort(), undocumented: [...undocumented].sort() };
}

function entryOf(pkg: Package, path: string): string | undefined {
  const manifest = JSON.parse(readFileSync(join(pkg.folder, 'package.json'), 'utf8')) as {
    exports: Record<string, Record<string, string>>;
  };
  const source = manifest.exports[path]?.['@yongyiban/source'];
  return source && join(pkg.folder, source);
}

function linesOf(name: string, symbol: TypeScript.Symbol, checker: TypeScript.TypeChecker): readonly string[] {
  const lines: string[] = [];
  if (symbol.flags & ts.SymbolFlags.Class) {
    const type = checker.getTypeOfSymbol(symbol);
    for (const signature of type.getConstructSignatures()) lines.push(`new ${name}${text(signature, checker)}`);
    lines.push(...members(`${name}.`, type, checker).filter(line => !line.startsWith(`${name}.prototype`)));
    lines.push(...members(`${name}#`, checker.getDeclaredTypeOfSymbol(symbol), checker));
  } else if (symbol.flags & ts.SymbolFlags.Value) {
    const type = checker.getTypeOfSymbol(symbol);
    const signatures = type.getCallSignatures();
    if (signatures.length) for (const signature of signatures) lines.push(`${name}${text(signature, checker)}`);
    else lines.push(`${name}: ${checker.typeToString(type, undefined, flags)}`);
  }
  if (symbol.flags & ts.SymbolFlags.Interface)
    lines.push(`interface ${name}`, ...members(`${name}#`, checker.getDeclaredTypeOfSymbol(symbol), checker));
  if (symbol.flags & ts.SymbolFlags.TypeAlias) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    lines.push(`type ${name} = ${checker.typeToString(type, undefined, flags | ts.TypeFormatFlags.InTypeAlias)}`);
    if (!type.isUnion() && type.flags & ts.TypeFlags.Object) lines.push(...members(`${name}#`, type, checker));
  }
  return lines.map(line => short(line.replace(/\s+/g, ' ').replace(/import\("[^"]*"\)\./g, '')));
}

const widest = 400;

/** The type of a whole contract is as long as the contract: of what is too long to read, the beginning and a digest. */
function short(line: string): string {
  if (line.length <= widest) return line;
  return `${line.slice(0, widest)}… (${createHash('sha256').update(line).digest('hex').slice(0, 16)})`;
}

const text = (signature: TypeScript.Signature, checker: TypeScript.TypeChecker): string =>
  checker.signatureToString(signature, undefined, flags & ~ts.TypeFormatFlags.WriteArrowStyleSignature);

/** Members that the package itself declares: what it inherits from the platform is not its promise. */
function members(prefix: string, type: TypeScript.Type, checker: TypeScript.TypeChecker): readonly string[] {
  return type.getProperties().flatMap(member => {
    const declaration = member.declarations?.[0];
    if (member.name.includes('#') || !declaration || declaration.getSourceFile().fileName.includes('/node_modules/'))
      return [];
    const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
    if (ts.getCombinedModifierFlags(declaration as TypeScript.Declaration) & hidden) return [];
    const memberType = checker.getTypeOfSymbolAtLocation(member, declaration);
    const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
    const readonly = ts.getCombinedModifierFlags(declaration as TypeScript.Declaration) & ts.ModifierFlags.Readonly;
    return [
      `${prefix}${member.name}${optional}: ${checker.typeToString(memberType, undefined, flags)}${readonly ? ' (readonly)' : ''}`,
    ];
  });
}

interface Manifest {
  modules: readonly { declarations?: readonly Declared[] }[];
}
interface Declared {
  tagName?: string;
  attributes?: readonly Named[];
  events?: readonly Named[];
  slots?: readonly Named[];
  cssParts?: readonly Named[];
  cssProperties?: readonly Named[];
}
interface Named {
  name: string;
}

/** What a page without TypeScript uses of a custom element. */
function elementLines(pkg: Package): readonly string[] {
  const file = join(pkg.folder, 'custom-elements.json');
  if (!existsSync(file)) return [];
  const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return modules
    .flatMap(one => one.declarations ?? [])
    .flatMap(({ tagName, attributes, events, slots, cssParts, cssProperties }) =>
      tagName
        ? [
            `<${tagName}>`,
            ...(attributes ?? []).map(one => `<${tagName} ${one.name}>`),
            ...(events ?? []).map(one => `<${tagName}> fires ${one.name}`),
            ...(slots ?? []).map(one => `<${tagName}> has the slot "${one.name}"`),
            ...(cssParts ?? []).map(one => `<${tagName}> has the part ${one.name}`),
            ...(cssProperties ?? []).map(one => `<${tagName}> reads ${one.name}`),
          ]
        : [],
    );
}
