import { expect, it } from 'vitest';
import { masked } from './mask.ts';

it('takes tokens, names and numbers out, and leaves what the contract is about', () => {
  const text =
    '{"access_token":"yyb_abcdefghijk","refresh_token":"yybr_abc\\"def","holder":"示例企业","name":"示例企业","number":"6222000000004821","last4":"4821","code":"not-found","amount":3450100}';
  expect(masked(text)).toBe(
    '{"access_token":"•••","refresh_token":"•••","holder":"•••","name":"•••","number":"•••","last4":"•••","code":"not-found","amount":3450100}',
  );
});

it('takes them out of addresses, forms and headers', () => {
  expect(masked('GET /v1/session?access_token=abc&limit=1')).toBe('GET /v1/session?access_token=•••&limit=1');
  expect(masked('grant_type=authorization_code&code=abc&code_verifier=def')).toBe(
    'grant_type=authorization_code&code=•••&code_verifier=•••',
  );
  expect(masked('Bearer yyb_abc.def-ghi')).toBe('Bearer •••');
});

it('takes identity numbers and credit codes out wherever they stand', () => {
  expect(masked('for 91330200MA2AAAAA0X and 33020319900101001X, paid 1200000000 fen')).toBe(
    'for ••• and •••, paid 1200000000 fen',
  );
});

it('hides a name whose end was cut off', () => {
  expect(masked('{"subject":{"name":"宁波示例… (785)')).toBe('{"subject":{"name":"•••"');
});

it('hides what was named as secret', () => {
  expect(masked('state abcdefghij came back', ['abcdefghij', 'short'])).toBe('state ••• came back');
});
