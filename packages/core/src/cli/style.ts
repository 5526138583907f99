import { styleText } from 'node:util';
import type { Host } from './host.ts';

type Format = Parameters<typeof styleText>[0];

/** Colours on a terminal that wants them, plain text elsewhere. */
export type Style = (format: Format, text: string) => string;

export const styleOf =
  (host: Host): Style =>
  (format, text) =>
    host.colour ? styleText(format, text, { validateStream: false }) : text;

/** Columns a text takes on a terminal: a Chinese character takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1;
  return width;
}

/** Pads to a width on a terminal. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** `1 case`, `2 cases`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
