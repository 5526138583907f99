/** Every code block of the documents, compiled or parsed; every example page; every link from one document to another. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { capture, root } from '../command.ts';
import { codeBlocks } from './code-blocks.ts';
import { brokenLinks } from './links.ts';
import { pageProblems } from './page.ts';

const scripted = new Set(['ts', 'js', 'typescript', 'javascript', 'mjs']);

async function tracked(...patterns: string[]): Promise<string[]> {
  const list = await capture('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns]);
  return list.split('\n').filter(Boolean);
}

/** The compiler speaks of extracted files: give back the document's own name and line. */
function inTheDocuments(message: string, origin: ReadonlyMap<string, { file: string; line: number }>): string {
  return message.replace(/(?:\.cache\/documents\/)?([\w-]+\.[tj]s)\((\d+),/g, (whole, name: string, line: string) => {
    const from = origin.get(name);
    return from ? `${from.file}(${from.line + Number(line) - 1},` : whole;
  });
}

/** @throws {Error} with every example that does not compile or parse and every link that leads nowhere, by the document's own lines. */
export async function checkDocuments(): Promise<void> {
  const folder = join(root, '.cache/documents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const problems: string[] = [];
  const origin = new Map<string, { file: string; line: number }>();

  for (const file of await tracked('*.md')) {
    problems.push(...brokenLinks(root, file));
    for (const { language, code, line } of codeBlocks(readFileSync(join(root, file), 'utf8'))) {
      if (language === 'html') problems.push(...pageProblems(code).map(text => `${file}, block at ${line}: ${text}`));
      if (language === 'json') {
        try {
          JSON.parse(code);
        } catch (error) {
          problems.push(`${file}, block at ${line}: ${(error as Error).message}`);
        }
      }
      if (language === 'yaml')
        problems.push(...parseDocument(code).errors.map(({ message }) => `${file}, block at ${line}: ${message}`));
      if (!scripted.has(language)) continue;
      const name = `${file.replace(/\W+/g, '-')}-${line}.${language.startsWith('t') ? 'ts' : 'js'}`;
      origin.set(name, { file, line });
      writeFileSync(join(folder, name), `${code}\nexport {};\n`);
    }
  }
  for (const file of await tracked('examples/**/*.html')) {
    problems.push(...pageProblems(readFileSync(join(root, file), 'utf8')).map(text => `${file}: ${text}`));
  }
  if (origin.size > 0) {
    const compilerOptions = {
      lib: ['ES2023', 'ESNext.Disposable', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types: ['node'],
      allowJs: true,
      checkJs: true,
      noUnusedLocals: false,
    };
    const config = { extends: '../../tsconfig.base.json', compilerOptions, include: ['*.ts', '*.js'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await capture('tsc', ['-p', folder, '--pretty', 'false']).catch((error: Error) =>
      problems.push(inTheDocuments(error.message, origin)),
    );
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
