import { styleText } from 'node:util';

export { pad, widthOf } from '../decision/columns.ts';

import type { Host } from './host.ts';

type Format = Parameters<typeof styleText>[0];

/** Colours on a terminal that wants them, plain text elsewhere. */
export type Style = (format: Format, text: string) => string;

export const styleOf =
  (host: Host): Style =>
  (format, text) =>
    host.colour ? styleText(format, text, { validateStream: false }) : text;

/** `1 case`, `2 cases`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
