/**
 * A picture boiled down to how bright it is where, and of what colour: small enough to keep. The coarse one bears another
 * machine's fonts; the fine one, on cells of a letter's size, shows every visible change where the fonts are the same.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Page } from 'playwright';

const columns = 16;
const rows = 24;
/** Pixels a side of a fine cell: half a letter for how bright it is, a letter for its colour. */
const side = 8;

export interface Fingerprint {
  /** In CSS pixels. */
  readonly height: number;
  /** `columns` × `rows` brightnesses from 0 to 255, base64. */
  readonly cells: string;
  /** Brightness of every fine cell, then blueness and redness (YCbCr) of every four, deflated, base64. */
  readonly fine?: string;
}

/** Reads a PNG in `page`, which may be any page. */
export async function fingerprint(page: Page, png: Buffer, fine: boolean): Promise<Fingerprint> {
  const { height, coarse, small } = await page.evaluate(
    async ({ base64, columns, rows, side, fine }) => {
      const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const shrink = (across: number, down: number): number[][] => {
        const canvas = new OffscreenCanvas(across, down);
        const context = canvas.getContext('2d')!;
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, across, down);
        const { data } = context.getImageData(0, 0, across, down);
        return Array.from({ length: across * down }, (_, cell) => {
          const [red, green, blue] = [data[cell * 4]!, data[cell * 4 + 1]!, data[cell * 4 + 2]!];
          const bright = 0.299 * red + 0.587 * green + 0.114 * blue;
          return [bright, 128 + (blue - bright) * 0.564, 128 + (red - bright) * 0.713].map(Math.round);
        });
      };
      return {
        height: image.height,
        coarse: shrink(columns, rows).map(([bright]) => bright!),
        small: fine
          ? [
              ...shrink(Math.ceil(image.width / side), Math.ceil(image.height / side)).map(([bright]) => bright!),
              ...shrink(Math.ceil(image.width / side / 2), Math.ceil(image.height / side / 2)).flatMap(
                ([, ...colour]) => colour,
              ),
            ]
          : null,
      };
    },
    { base64: png.toString('base64'), columns, rows, side, fine },
  );
  return {
    height,
    cells: Buffer.from(coarse).toString('base64'),
    ...(small ? { fine: deflateRawSync(Buffer.from(small)).toString('base64') } : {}),
  };
}

/** What text looks like on this machine: two with the same fonts and the same browser have the same. */
export async function fontsOf(page: Page): Promise<string> {
  await page.setContent('<p>我的补贴 ¥34,501.00 还剩 20 天 <b>确认领取</b> Confirm <i>By 30 June</i></p>');
  await page.addStyleTag({ content: 'p { margin: 8px; font: 18px/1.6 system-ui, "Noto Sans CJK SC", sans-serif }' });
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: 600, height: 60 } });
  return createHash('sha256').update(png).digest('hex').slice(0, 16);
}

/**
 * How far two pictures may be apart. Where the fonts are the same: pixels of height, and any one fine cell. Elsewhere: the
 * height's share, the mean of all coarse cells, and any one of them.
 */
export const tolerance = { same: { height: 1, cell: 2 }, other: { height: 0.08, mean: 5, cell: 56 } } as const;

/** What is different beyond the tolerance, in words; null when nothing is. */
export function difference(accepted: Fingerprint, drawn: Fingerprint, sameFonts: boolean): string | null {
  const height = sameFonts ? tolerance.same.height : accepted.height * tolerance.other.height;
  if (Math.abs(drawn.height - accepted.height) > height)
    return `${accepted.height} px high before, ${drawn.height} px now`;
  if (sameFonts && accepted.fine && drawn.fine) {
    const { most } = apart(inflated(accepted.fine), inflated(drawn.fine));
    return most > tolerance.same.cell ? `a spot is another by ${most} of 255` : null;
  }
  const { mean, most } = apart(Buffer.from(accepted.cells, 'base64'), Buffer.from(drawn.cells, 'base64'));
  return mean > tolerance.other.mean || most > tolerance.other.cell
    ? `brightness apart by ${mean.toFixed(1)} on average, ${most} at most`
    : null;
}

const inflated = (text: string): Buffer => inflateRawSync(Buffer.from(text, 'base64'));

function apart(before: Buffer, now: Buffer): { mean: number; most: number } {
  let [sum, most] = [0, 0];
  before.forEach((value, cell) => {
    const difference = Math.abs(value - (now[cell] ?? 0));
    sum += difference;
    most = Math.max(most, difference);
  });
  return { mean: sum / before.length, most };
}
