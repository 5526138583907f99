/** What is wrong with a bank code or an account number as somebody typed it. */
export type BankMistake = 'length' | 'character' | 'check';

type Read = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly mistake: BankMistake };

/**
 * Reads a 12-digit bank code of CNAPS (支付系统行号): three digits of the bank, four of the place, four of the branch, and
 * a check digit that is left to the bank to judge, because not all published codes follow one rule.
 */
export function parseCnaps(text: string): Read {
  const value = text.replace(/\s/g, '');
  if (!/^\d*$/.test(value)) return { ok: false, mistake: 'character' };
  return value.length === 12 ? { ok: true, value } : { ok: false, mistake: 'length' };
}

/**
 * Reads a card number: 13 to 19 digits with the check digit of ISO/IEC 7812-1 (Luhn). A company's account number has no
 * such digit: read it with {@link parseAccountNumber}.
 */
export function parseCardNumber(text: string): Read {
  const read = parseAccountNumber(text);
  if (!read.ok) return read;
  if (read.value.length < 13 || read.value.length > 19) return { ok: false, mistake: 'length' };
  return luhn(read.value) ? read : { ok: false, mistake: 'check' };
}

/** Reads an account number, 8 to 30 digits, spaces and hyphens forgiven. Whether it exists only its bank knows. */
export function parseAccountNumber(text: string): Read {
  const value = text.replace(/[\s-]/g, '');
  if (!/^\d*$/.test(value)) return { ok: false, mistake: 'character' };
  return value.length >= 8 && value.length <= 30 ? { ok: true, value } : { ok: false, mistake: 'length' };
}

/** Every second digit from the right counts double, with its digits summed; the whole is a multiple of ten. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
