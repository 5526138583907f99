import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, secretOf } from './read.ts';
import { configJsonSchema } from './schema.ts';

const mistakes = (data: unknown): string[] => {
  try {
    readConfig(JSON.stringify(data), 'c.json');
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
};

describe('the config', () => {
  it('is read with tokens as they are, from the environment, and by signing in', () => {
    const config = readConfig(
      '{"url":"https://platform.example/v1","company":{"token":"env:COMPANY","account":"acc-1"},"viewer":{"signIn":{"approve":{"person":"a"},"scope":"view"}}}',
      'c.json',
    );
    expect(config.company).toEqual({ token: 'env:COMPANY', account: 'acc-1' });
    expect(secretOf('env:COMPANY', { COMPANY: 'secret' }, '/company/token')).toBe('secret');
    expect(() => secretOf('env:COMPANY', {}, '/company/token')).toThrow(
      '/company/token: the environment has no COMPANY',
    );
  });

  it('says every mistake with its place', () => {
    expect(mistakes({ url: 'nowhere', burst: -1, compnay: { token: 'x' } })).toEqual([
      expect.stringMatching(/^c\.json: \/url: /),
      expect.stringMatching(/^c\.json: \/burst: /),
      'c.json: /compnay: no such setting',
    ]);
  });

  it('speaks of the way a token was meant to come', () => {
    expect(mistakes({ company: { token: 'x', acount: 'acc-1' } })).toEqual([
      'c.json: /company/acount: no such setting',
    ]);
    expect(mistakes({ failing: { token: 'x', account: 'acc-1' } })).toEqual([
      expect.stringMatching(/^c\.json: \/failing\/otherAccount: /),
    ]);
  });

  it('says where a file stops being JSON', () => {
    expect(() => readConfig('{"url":', 'c.json')).toThrow(/^c\.json: /);
  });

  // `vitest -u` writes it anew.
  it('has a published JSON Schema that is what is read today', async () => {
    const path = resolve(import.meta.dirname, '../../../schemas/conformance.schema.json');
    await expect(`${JSON.stringify(configJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(path);
  });

  it('explains every key of it', () => {
    const bare: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, part] of Object.entries(schema)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(part as Record<string, { description?: string }>)) {
            if (!property.description && !['$schema', 'cnaps', 'number'].includes(name)) bare.push(`${path}/${name}`);
          }
        }
        look(part, `${path}/${key}`);
      }
    };
    look(configJsonSchema(), '');
    expect(bare).toEqual([]);
  });
});
