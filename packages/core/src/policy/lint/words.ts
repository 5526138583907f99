import type { Policy } from '../policy.ts';
import type { DataPath } from '../reader.ts';
import type { Note } from './finding.ts';

const chinese = /[\u3400-\u9fff]/;

/** Words missing in a language, or the same in both; parameters that people would see by their internal name. */
export function lintWords(policy: Policy, note: Note): void {
  const visit = (value: unknown, at: DataPath): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('zh-CN' in value && 'en' in value) {
      const { 'zh-CN': zh, en } = value as Record<string, unknown>;
      if (typeof zh === 'string' && !zh.trim())
        note('untranslated', [...at, 'zh-CN'], 'The Chinese words are empty.', 'Write them: people read them.');
      else if (typeof zh === 'string' && !chinese.test(zh) && /[A-Za-z]{3}/.test(zh))
        note('untranslated', [...at, 'zh-CN'], `"${zh}" is not Chinese.`, 'Translate it.');
      if (typeof en === 'string' && !en.trim())
        note('untranslated', [...at, 'en'], 'The English words are empty.', 'Write them: people read them.');
      else if (typeof en === 'string' && chinese.test(en))
        note('untranslated', [...at, 'en'], `"${en}" still has Chinese in it.`, 'Translate it.');
      return;
    }
    for (const [key, part] of Object.entries(value)) visit(part, [...at, Array.isArray(value) ? Number(key) : key]);
  };
  visit(policy.data, []);
  for (const [name, parameter] of policy.parameters) {
    // Words without a label are the name itself.
    if (parameter.label['zh-CN'] !== name) continue;
    const kind = policy.data.tables && Object.hasOwn(policy.data.tables, name) ? 'tables' : 'parameters';
    note(
      'label',
      [kind, name],
      `"${name}" has no words of its own; explanations show its name.`,
      'Write it as { value: …, label: { zh-CN: …, en: … } }.',
      'key',
      'advice',
    );
  }
}
