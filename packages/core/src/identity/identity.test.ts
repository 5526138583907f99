import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAccountNumber, parseCardNumber, parseCnaps } from './bank.ts';
import { parseResidentId } from './resident-id.ts';
import { regionFate } from './succession.ts';
import { parseUscc } from './uscc.ts';

describe('a 统一社会信用代码', () => {
  // The published example of python-stdnum, an implementation that is not ours.
  const example = '91110000600037341L';

  test('is read as others read it, and with spaces and small letters', () => {
    expect(parseUscc(example)).toEqual({ ok: true, code: example, region: '110000' });
    expect(parseUscc(' 91110000 600037341l ')).toMatchObject({ ok: true, code: example });
  });

  test('with any one character changed is found out', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (let place = 0; place < 18; place++)
      for (const character of alphabet)
        if (character !== example[place])
          expect(parseUscc(example.slice(0, place) + character + example.slice(place + 1)).ok).toBe(false);
  });

  test('says what is wrong with it', () => {
    expect(parseUscc('9135')).toEqual({ ok: false, mistake: 'length' });
    expect(parseUscc('9111000060003734IL')).toEqual({ ok: false, mistake: 'character' });
    expect(parseUscc('91110000600037341M')).toEqual({ ok: false, mistake: 'check' });
    expect(parseUscc('91110000600037342L')).toEqual({ ok: false, mistake: 'organization-check' });
  });
});

describe('a resident id', () => {
  // The example of GB 11643-1999, annex A.
  const example = '11010519491231002X';

  test('is read as the standard works it out', () => {
    expect(parseResidentId(example, '2020-06-10')).toEqual({
      ok: true,
      id: example,
      region: '110105',
      birth: '1949-12-31',
    });
    expect(parseResidentId('11010519491231002x', '2020-06-10')).toMatchObject({ ok: true, id: example });
  });

  test('of 15 digits is written out to 18', () => {
    expect(parseResidentId('110105491231002', '2020-06-10')).toMatchObject({ ok: true, id: example });
  });

  test('with two neighbouring digits exchanged is found out', () => {
    for (let place = 0; place < 17; place++) {
      const [a, b] = [example[place], example[place + 1]];
      if (a === b) continue;
      expect(parseResidentId(example.slice(0, place) + b + a + example.slice(place + 2), '2020-06-10').ok).toBe(false);
    }
  });

  test('names no day that does not exist, nor one to come', () => {
    expect(parseResidentId('110105194902310021', '2020-06-10')).toEqual({ ok: false, mistake: 'birth' });
    expect(parseResidentId('110105202106110029', '2020-06-10')).toEqual({ ok: false, mistake: 'birth' });
  });
});

describe('numbers of banks', () => {
  test('a card is checked by its last digit, with spaces forgiven', () => {
    expect(parseCardNumber('4111 1111 1111 1111')).toEqual({ ok: true, value: '4111111111111111' });
    expect(parseCardNumber('4111 1111 1111 1112')).toEqual({ ok: false, mistake: 'check' });
    expect(parseCardNumber('411')).toEqual({ ok: false, mistake: 'length' });
  });

  test('a card with one digit changed is found out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const card = '4111111111111111';
        const changed = card.slice(0, place) + ((Number(card[place]) + shift) % 10) + card.slice(place + 1);
        expect(parseCardNumber(changed).ok).toBe(false);
      }),
    );
  });

  test('an account number has digits alone, and a bank code twelve', () => {
    expect(parseAccountNumber('3901-0201 0000 0017')).toEqual({ ok: true, value: '3901020100000017' });
    expect(parseAccountNumber('39010201O0000017')).toEqual({ ok: false, mistake: 'character' });
    expect(parseCnaps('102332000017')).toEqual({ ok: true, value: '102332000017' });
    expect(parseCnaps('10233200001')).toEqual({ ok: false, mistake: 'length' });
  });
});

describe('a region code', () => {
  test('that was abolished says what holds its ground now', () => {
    expect(regionFate('330204')).toEqual({ kind: 'succeeded', since: '2016-11-01', by: ['330212'] });
    expect(regionFate('330204', '2016-01-01')).toEqual({ kind: 'in-use' });
    expect(regionFate('330282')).toEqual({ kind: 'in-use' });
  });
});
