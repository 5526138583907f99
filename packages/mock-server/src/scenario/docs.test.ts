import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { magicAccounts } from '../bank/magic.ts';
import { requestFaults, streamFaults, worldFaults } from '../faults/fault.ts';
import { presets } from '../faults/presets.ts';
import { magicSubjects } from './magic-subjects.ts';

const read = (name: string) => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

describe('the documents', () => {
  const english = read('simulator.md');
  const chinese = read('simulator.zh-CN.md');

  it('list every magic subject with what happens', () => {
    for (const { person, id, outcome } of magicSubjects) {
      expect(english).toContain(`| \`${person}\` | \`${id}\` | ${outcome.en} |`);
      expect(chinese).toContain(`| \`${person}\` | \`${id}\` | ${outcome['zh-CN']} |`);
    }
  });

  it('list every magic account with what comes of it', () => {
    for (const { last4, verification, transfer, words } of magicAccounts) {
      const outcome = transfer.kind === 'settled' ? 'settled' : `${transfer.kind} ${transfer.reason}`;
      expect(english).toContain(`| ${last4} | ${verification} | ${outcome} | ${words.en} |`);
      expect(chinese).toContain(`| ${last4} | ${words['zh-CN']} |`);
    }
  });

  it('name every fault and every preset', () => {
    for (const name of [...requestFaults, ...streamFaults, ...worldFaults]) expect(english).toContain(`\`${name}\``);
    for (const { name } of presets) expect(english).toContain(`\`${name}\``);
  });
});
