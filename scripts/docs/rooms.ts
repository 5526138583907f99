/** The picture of `docs/architecture`: rooms in the order of the flow, and every import between them as an arc upwards. */
import type { Edge, Imports } from './imports.ts';

const row = 30;
const top = 150;
const left = 250;
const width = 760;

const style = `<style>
  svg { font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-size: 14px; }
  .ground { fill: #f4f7fb; } .box { fill: #fff; stroke: #c9d5e2; } text { fill: #1d2733; } .note { fill: #46566a; font-size: 12px; }
  .arc { fill: none; stroke: #0f55a5; opacity: .45; } .types { stroke-dasharray: 3 4; opacity: .35; } .wrong { stroke: #b3261e; opacity: 1; }
  .way { stroke: #5f6f82; fill: none; }
</style>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Drawn alike from the same imports, so that a stale picture shows. */
export function roomsPicture({ rooms, edges, publicNames }: Imports): string {
  const at = new Map(rooms.map(({ name }, index) => [name, top + 40 + index * row]));
  const height = top + 40 + rooms.length * row;
  const labels = rooms.map(
    ({ name, files }) =>
      `<text x="${left - 14}" y="${at.get(name)! + 5}" text-anchor="end">${escaped(name)} <tspan class="note">${files}</tspan></text><circle cx="${left}" cy="${at.get(name)}" r="4" fill="#0f55a5"/>`,
  );
  const arcs = [...edges]
    .sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
    .map(edge => arc(edge, at));
  const boxes = [...publicNames]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, used], index) => packageBox(name, used, index));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t">
<title id="t">Rooms of packages/core, and who imports whom</title>
${style}
<rect class="ground" x="0" y="${top - 12}" width="${width}" height="${height - top + 12}" rx="10"/>
<text class="note" x="14" y="${top + 8}">packages/core/src: a room, its files; an arc goes from a room to one above it that it imports; dashed: types alone</text>
${[...boxes, ...labels, ...arcs].join('\n')}
</svg>
`;
}

function packageBox(name: string, used: readonly string[], index: number): string {
  const x = 14 + index * 374;
  const names = used.map(module => module.replace('@yongyiban/core', '') || '(core)');
  const lines = [names.slice(0, 6), names.slice(6)].filter(part => part.length).map(part => part.join(' '));
  return [
    `<rect class="box" x="${x}" y="8" width="360" height="86" rx="8"/>`,
    `<text x="${x + 14}" y="32">packages/${escaped(name)}</text>`,
    ...lines.map((line, i) => `<text class="note" x="${x + 14}" y="${54 + i * 18}">${escaped(line)}</text>`),
    `<path class="way" d="M${x + 180} 94 v30 m-6 -8 l6 8 l6 -8"/>`,
  ].join('');
}

/** To the right where it goes up, as it must; to the left, in red, where it does not. */
function arc({ from, to, count, typesOnly }: Edge, at: ReadonlyMap<string, number>): string {
  const [start, end] = [at.get(from)!, at.get(to)!];
  const up = end < start;
  const radius = Math.abs(start - end) / 2;
  const kind = `arc${typesOnly ? ' types' : ''}${up || typesOnly ? '' : ' wrong'}`;
  const stroke = (1 + Math.log2(count) / 2).toFixed(1);
  return `<path class="${kind}" stroke-width="${stroke}" d="M${left} ${start} A${(radius * 1.15).toFixed(1)} ${radius} 0 0 ${up ? 0 : 1} ${left} ${end}"><title>${from} → ${to}: ${count}</title></path>`;
}
