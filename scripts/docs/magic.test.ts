import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { magicAccounts, magicSubjects } from '@yongyiban/mock-server';
import { expect, it } from 'vitest';
import { root } from '../command.ts';

const checks = { ready: '通过', mismatch: '不符', slow: '很慢' } as const;
const transfers = { settled: '到账', rejected: '未成功', returned: '退回' } as const;

/** The rows of a table that stands between two marks, without its head. */
function rows(text: string, mark: string): string[] {
  const [, between = ''] = new RegExp(`<!-- ${mark} -->\\n([\\s\\S]*?)<!-- /${mark} -->`).exec(text) ?? [];
  return between.trim().split('\n').slice(2);
}

it.each(['magic.md', 'magic.zh-CN.md'])(
  '%s holds every magic subject and account of the simulator, and no other',
  file => {
    const text = readFileSync(join(root, 'docs', file), 'utf8');
    const chinese = file.includes('zh-CN');
    const language = chinese ? 'zh-CN' : 'en';
    expect(rows(text, 'subjects')).toEqual(
      magicSubjects.map(({ person, id, outcome }) => `| \`${person}\` | \`${id}\` | ${outcome[language]} |`),
    );
    expect(rows(text, 'accounts')).toEqual(
      magicAccounts.map(({ last4, verification, transfer, words }) => {
        const reason = transfer.kind === 'settled' ? '' : ` ${transfer.reason}`;
        const [check, outcome] = chinese
          ? [checks[verification], transfers[transfer.kind]]
          : [verification, transfer.kind];
        return `| ${last4} | ${check} | ${outcome}${reason} | ${words[language]} |`;
      }),
    );
  },
);
