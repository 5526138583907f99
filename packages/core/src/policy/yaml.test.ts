import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document, type Scalar } from 'yaml';
import { readYaml } from './yaml.ts';

const place = (text: string, at: readonly (string | number)[], offset?: number | 'key'): string => {
  const { line, column } = readYaml('a.yaml', text).locate(at, offset);
  return `${line}:${column}`;
};

describe('a place in the data is found in the file', () => {
  test('the value of a key, and the key itself', () => {
    const text = 'id: a\nclaim:\n  deadline: 2020-12-31\n';
    expect(place(text, ['claim', 'deadline'])).toBe('3:13');
    expect(place(text, ['claim', 'deadline'], 'key')).toBe('3:3');
    expect(place(text, ['claim'])).toBe('2:1');
  });

  test('a place that does not exist is that of the nearest one above it', () => {
    expect(place('id: a\nclaim:\n  deadline: x\n', ['claim', 'remind', 0])).toBe('2:1');
  });

  test('an item of a list', () => {
    expect(place('criteria:\n  - id: a\n  - id: b\n    test: x\n', ['criteria', 1, 'test'])).toBe('4:11');
  });

  test.each([
    ['plain', 'test: abc > d\n', 6, '1:13'],
    ['single quotes', "test: 'a == ''b'' > d'\n", "a == 'b' > d".indexOf('d'), '1:21'],
    ['double quotes with escapes', 'test: "a == \\"b\\" > d"\n', 'a == "b" > d'.indexOf('d'), '1:21'],
    ['folded lines', 'test: >-\n  abc\n  > d\n', 'abc > d'.indexOf('d'), '3:5'],
    ['literal lines', 'test: |\n  abc\n    > d\n', 'abc\n  > d'.indexOf('d'), '3:7'],
    ['a plain text over two lines', 'test: abc\n  > d\n', 'abc > d'.indexOf('d'), '2:5'],
    ['JSON', '{"test": "abc > d"}', 'abc > d'.indexOf('d'), '1:17'],
  ] as const)('a character of an expression written in %s', (_, text, offset, at) => {
    expect(place(text, ['test'], offset)).toBe(at);
  });
});

describe('a file that cannot be read says where and why', () => {
  test.each([
    ['a key twice', 'a: 1\na: 2\n', '2:1', 'Keep one of the two.'],
    ['a tab', 'a:\n\tb: 1\n', '2:1', 'Indent with spaces.'],
    ['an expression beginning with !', 'test: !listed\n', '1:7', 'Put an expression that begins with "!" in quotes.'],
    ['a number too large to hold', 'a: 90071992547409930\n', '1:4', 'Put it in quotes.'],
  ])('%s', (_, text, at, mend) => {
    const { problems, data } = readYaml('a.yaml', text);
    expect(problems[0]).toMatchObject({ mend });
    expect(`${problems[0]!.line}:${problems[0]!.column}`).toBe(at);
    expect(data).toBeUndefined();
  });

  test('an alias bomb is refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[i]}`).join(', ')}]`),
    ].join('\n');
    expect(readYaml('a.yaml', bomb).problems).toHaveLength(1);
  });
});

describe('whatever is in a file', () => {
  const broken = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'a: ',
          '- ',
          '\n',
          '  ',
          '"',
          "'",
          '{',
          '}',
          '[',
          ']',
          '|',
          '>',
          '*x',
          '&x ',
          '!t ',
          '#',
          '%',
          '\t',
          '中',
          '12',
          '\\u0',
        ),
        { maxLength: 40 },
      )
      .map(parts => parts.join('')),
  );

  test('it is read or reported, never thrown, and each problem lies in the file', () => {
    fc.assert(
      fc.property(broken, text => {
        const { problems, data } = readYaml('a.yaml', text);
        const lines = text.split('\n').length;
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
        }
        if (problems.length) expect(data).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('a letter of a text is found again where it stands, however the text is written', () => {
    const styles = ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const;
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...styles),
        fc.integer({ min: 10, max: 60 }),
        (parts, type, width) => {
          const value = parts.map((part, i) => `${part}X${i}`).join(' ');
          const document = new Document({ a: { test: value } });
          (document.getIn(['a', 'test'], true) as Scalar).type = type;
          const text = document.toString({ lineWidth: width });
          const source = readYaml('a.yaml', text);
          const back = (source.data as { a: { test: string } }).a.test;
          for (const [i] of parts.entries()) {
            const offset = back.search(new RegExp(`X${i}(?!\\d)`));
            const { line, column } = source.locate(['a', 'test'], offset);
            const lines = text.split('\n').slice(line - 1);
            // A long word in double quotes may itself be broken by a backslash.
            const rest = [lines[0]!.slice(column - 1), ...lines.slice(1)].join('\n').replace(/\\\n\s*/g, '');
            expect(rest).toMatch(new RegExp(`^X${i}(?!\\d)`));
          }
        },
      ),
    );
  });
});
