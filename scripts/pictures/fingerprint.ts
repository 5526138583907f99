/** A picture boiled down to how bright it is where: small enough to keep, coarse enough for another machine's fonts. */
import type { Page } from 'playwright';

const columns = 16;
const rows = 24;

export interface Fingerprint {
  /** In CSS pixels. */
  readonly height: number;
  /** `columns` × `rows` brightnesses from 0 to 255, base64. */
  readonly cells: string;
}

/** Reads a PNG in `page`, which may be any page. */
export async function fingerprint(page: Page, png: Buffer): Promise<Fingerprint> {
  const { height, values } = await page.evaluate(
    async ({ base64, columns, rows }) => {
      const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(columns, rows);
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, columns, rows);
      const { data } = context.getImageData(0, 0, columns, rows);
      const values = Array.from({ length: columns * rows }, (_, cell) =>
        Math.round(0.299 * data[cell * 4]! + 0.587 * data[cell * 4 + 1]! + 0.114 * data[cell * 4 + 2]!),
      );
      return { height: image.height, values };
    },
    { base64: png.toString('base64'), columns, rows },
  );
  return { height, cells: Buffer.from(values).toString('base64') };
}

/** How far two pictures may be apart: in height, in the mean of all cells, and in any one cell. */
export const tolerance = { height: 0.04, mean: 4, cell: 48 } as const;

/** What is different beyond the tolerance, in words; null when nothing is. */
export function difference(accepted: Fingerprint, drawn: Fingerprint): string | null {
  const taller = Math.abs(drawn.height - accepted.height) / accepted.height;
  if (taller > tolerance.height) return `${accepted.height} px high before, ${drawn.height} px now`;
  const [before, now] = [Buffer.from(accepted.cells, 'base64'), Buffer.from(drawn.cells, 'base64')];
  let [sum, most] = [0, 0];
  before.forEach((value, cell) => {
    const apart = Math.abs(value - (now[cell] ?? 0));
    sum += apart;
    most = Math.max(most, apart);
  });
  const mean = sum / before.length;
  if (mean > tolerance.mean || most > tolerance.cell)
    return `brightness apart by ${mean.toFixed(1)} on average, ${most} at most`;
  return null;
}
