import type { Fen } from '@yongyiban/core';

/**
 * An amount in Chinese characters: `formal` as receipts write it (大写, after 正确填写票据和结算凭证的基本规定), `plain` as
 * one reads it aloud.
 *
 * @example
 * ```ts
 * chineseAmount(fen(3450100), 'formal'); // "叁万肆仟伍佰零壹元整"
 * chineseAmount(fen(120000), 'plain'); // "一千二百元整"
 * ```
 */
export function chineseAmount(amount: Fen, style: 'formal' | 'plain'): string {
  const [digits, tens, big] =
    style === 'formal'
      ? (['零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟'], ['', '万', '亿', '万亿']] as const)
      : (['零一二三四五六七八九', ['', '十', '百', '千'], ['', '万', '亿', '万亿']] as const);
  const sign = amount < 0 ? '负' : '';
  const text = String(Math.abs(amount)).padStart(3, '0');
  const yuan = text.slice(0, -2);
  const jiao = Number(text.at(-2));
  const cents = Number(text.at(-1));

  let words = '';
  let zero = false;
  const groups = yuan.padStart(Math.ceil(yuan.length / 4) * 4, '0').match(/\d{4}/g) ?? [];
  groups.forEach((group, index) => {
    let part = '';
    [...group].forEach((digit, place) => {
      if (digit === '0') zero = words !== '' || part !== '';
      else {
        part += `${zero ? '零' : ''}${digits[Number(digit)]}${tens[3 - place]}`;
        zero = false;
      }
    });
    if (part) words += part + big[groups.length - 1 - index];
  });
  const whole = words ? `${words}元` : '';
  if (!jiao && !cents) return `${sign}${whole || '零元'}整`;
  const gap = whole && !jiao ? '零' : '';
  return `${sign}${whole}${gap}${jiao ? `${digits[jiao]}角` : ''}${cents ? `${digits[cents]}分` : '整'}`;
}
