/** Pieces of a self-contained page: escaped text, tables, bars drawn as SVG. No script, nothing loaded from elsewhere. */

import type { Language } from '../localized.ts';

export const escaped = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.codePointAt(0)};`);

/** Fen as yuan with thousands separators and no decimals beyond need. */
export function yuan(fen: bigint): string {
  const sign = fen < 0n ? '−' : '';
  const whole = fen < 0n ? -fen : fen;
  return `${sign}¥${(whole / 100n).toLocaleString('en-US')}.${String(whole % 100n).padStart(2, '0')}`;
}

/** Fen in 万元 or 亿元, or in thousands, millions and billions, for charts and headlines. */
export function shortYuan(fen: bigint, language: Language = 'zh-CN'): string {
  const sign = fen < 0n ? '−' : '';
  const value = Math.abs(Number(fen) / 100);
  if (language === 'en') {
    if (value >= 1e9) return `${sign}¥${(value / 1e9).toFixed(2)} billion`;
    if (value >= 1e6) return `${sign}¥${(value / 1e6).toFixed(1)} million`;
    return `${sign}¥${value.toLocaleString('en-US', { maximumFractionDigits: value < 1000 ? 2 : 0 })}`;
  }
  if (value >= 1e8) return `${sign}¥${(value / 1e8).toFixed(2)}亿`;
  return value >= 1e4 ? `${sign}¥${(value / 1e4).toFixed(1)}万` : `${sign}¥${value.toFixed(2)}`;
}

export interface Column<T> {
  readonly title: string;
  readonly number?: boolean;
  of(row: T): string;
}

export function table<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[]): string {
  const head = columns
    .map(column => `<th scope="col"${column.number ? ' class="n"' : ''}>${escaped(column.title)}</th>`)
    .join('');
  const body = rows
    .map(
      row =>
        `<tr>${columns.map((column, i) => (i === 0 ? `<th scope="row">${escaped(column.of(row))}</th>` : `<td${column.number ? ' class="n"' : ''}>${escaped(column.of(row))}</td>`)).join('')}</tr>`,
    )
    .join('\n');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** Drawn to the left of the axis, as losses are. */
  readonly against?: { readonly value: number; readonly text: string };
}

/** Horizontal bars, with losses to the left where there are any. The numbers stand beside the bars, so none is only a length. */
export function bars(
  title: string,
  rows: readonly Bar[],
  marker?: { readonly value: number; readonly text: string },
): string {
  const [labelWidth, width, rowHeight] = [190, 960, 30];
  const most = Math.max(1, ...rows.map(row => row.value), marker?.value ?? 0);
  const least = Math.max(0, ...rows.map(row => row.against?.value ?? 0));
  const room = width - labelWidth - 300;
  const scale = room / (most + least);
  const axis = labelWidth + 110 + least * scale;
  const height = rows.length * rowHeight + 44;
  const line = rows
    .map((row, i) => {
      const y = 34 + i * rowHeight;
      const left =
        row.against && row.against.value > 0
          ? `<rect class="loss" x="${(axis - row.against.value * scale).toFixed(1)}" y="${y}" width="${(row.against.value * scale).toFixed(1)}" height="20"/><text x="${(axis - row.against.value * scale - 6).toFixed(1)}" y="${y + 15}" text-anchor="end">${escaped(row.against.text)}</text>`
          : '';
      return `<text x="${labelWidth - 8}" y="${y + 15}" text-anchor="end">${escaped(row.label)}</text><rect class="gain" x="${axis.toFixed(1)}" y="${y}" width="${Math.max(1, row.value * scale).toFixed(1)}" height="20"/><text x="${(axis + row.value * scale + 6).toFixed(1)}" y="${y + 15}">${escaped(row.text)}</text>${left}`;
    })
    .join('\n');
  const mark = marker
    ? `<line class="mark" x1="${(axis + marker.value * scale).toFixed(1)}" x2="${(axis + marker.value * scale).toFixed(1)}" y1="26" y2="${height - 6}"/><text class="marktext" x="${(axis + marker.value * scale + 4).toFixed(1)}" y="24">${escaped(marker.text)}</text>`
    : '';
  return `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}"><text class="title" x="0" y="16">${escaped(title)}</text>\n${line}\n${mark}</svg></figure>`;
}

const styles = `
:root { color-scheme: light; font: 16px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
body { max-width: 1040px; margin: 2rem auto; padding: 0 1.25rem; color: #1d2733; background: #fff; }
h1 { font-size: 1.8rem; margin: 0; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; border-bottom: 2px solid #0b5cad; padding-bottom: .25rem; }
.lead { color: #51606f; margin: .25rem 0 1.5rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 1rem; }
.card { border: 1px solid #d6dde5; border-radius: 8px; padding: .9rem 1rem; } .card b { display: block; font-size: 1.5rem; } .card span { color: #51606f; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .92rem; } caption { text-align: left; font-weight: 600; padding: .4rem 0; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid #e3e8ee; text-align: left; vertical-align: top; } thead th { border-bottom: 2px solid #93a1b0; } tbody th { font-weight: 400; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: 1rem 0; } svg { width: 100%; height: auto; font-size: 14px; } svg text { fill: #1d2733; } .title { font-weight: 600; font-size: 15px; }
.gain { fill: #0b5cad; } .loss { fill: #b3401c; } .mark { stroke: #b3401c; stroke-width: 2; stroke-dasharray: 5 4; } .marktext { fill: #b3401c; }
.note { color: #51606f; font-size: .9rem; } @media print { body { margin: 0; } h2 { break-after: avoid; } figure, table { break-inside: avoid; } }
`;

export function page(title: string, body: string, language: Language = 'zh-CN'): string {
  return `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n<style>${styles}</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}
