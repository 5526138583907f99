import { encode } from 'uqr';

/** A text as a QR code: one path of unit squares, and the number of squares a side. */
export function dotsOf(text: string): { readonly dots: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const dots = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return { dots, size };
}
