/** The fenced code blocks of a Markdown text. */

export interface CodeBlock {
  /** The first word after the fence: `ts`, `html`, `sh` … */
  readonly language: string;
  readonly code: string;
  /** Where the first line of code stands in the file, counted from 1. */
  readonly line: number;
}

/** Reads the fenced blocks in order, also those that are indented in a list. A fence that never closes is an error. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { indent: string; fence: string; language: string; lines: string[]; line: number } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const match = /^( *)(`{3,}|~{3,})\s*([\w-]*)/.exec(text);
    if (!open) {
      if (!match) continue;
      const [, indent = '', fence = '', language = ''] = match;
      open = { indent, fence, language, lines: [], line: index + 2 };
    } else if (match && match[3] === '' && match[2]?.startsWith(open.fence) && text.trim() === match[2]) {
      blocks.push({ language: open.language, code: open.lines.join('\n'), line: open.line });
      open = undefined;
    } else {
      open.lines.push(text.startsWith(open.indent) ? text.slice(open.indent.length) : text.trimStart());
    }
  }
  if (open) throw new Error(`The code block that begins at line ${open.line - 1} is never closed.`);
  return blocks;
}
