/**
 * How a city is cut into pieces. Shards are put together up to a number of subjects: what the engine plans, it plans once
 * for all of them, and long stretches of rows go faster than short ones. A run that was interrupted goes on from the piece
 * it was in, so a piece, once assessed, stays as it was cut.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, writeJson } from './json.ts';
import type { ShardSummary } from './summary.ts';

/** One shard of the roll, with its number of rows. */
export interface Shard {
  readonly name: string;
  readonly subjects: number;
}

export interface Piece {
  readonly name: string;
  /** Undefined for a city that is not cut into shards. */
  readonly shards: readonly string[] | undefined;
}

/** What is known of a piece that is done. */
export interface Done {
  readonly shards: readonly string[] | undefined;
  /** Of everything but the policies. */
  readonly ground: string;
  /** Digest by policy id. */
  readonly policies: Readonly<Record<string, string>>;
  readonly summary: ShardSummary;
}

/** Where an assessment keeps its pieces. */
export interface PieceStore {
  /** What earlier runs have done, by the name of the piece. */
  readonly done: ReadonlyMap<string, Done>;
  /** The folder of a piece's entitlements. */
  folder(piece: Piece): string;
  /** Writes down that a piece is done. */
  finish(piece: Piece, done: Omit<Done, 'shards'>): Promise<void>;
  /** Removes what is of no piece named. */
  keepOnly(pieces: readonly Piece[]): Promise<void>;
}

/** Shards in order, together up to `most` subjects; pieces cut before stay as they are. */
export function cut(shards: readonly Shard[], most: number, done: PieceStore['done']): readonly Piece[] {
  const names = new Set(shards.map(shard => shard.name));
  const pieces: Piece[] = [];
  const taken = new Set<string>();
  for (const [name, { shards: before }] of done) {
    if (!before?.every(one => names.has(one) && !taken.has(one))) continue;
    for (const one of before) taken.add(one);
    pieces.push({ name, shards: before });
  }
  let open: string[] = [];
  let size = 0;
  const close = (): void => {
    if (open.length) pieces.push({ name: nameOfPiece(open), shards: open });
    open = [];
    size = 0;
  };
  for (const { name, subjects } of shards) {
    if (taken.has(name)) continue;
    if (open.length && size + subjects > most) close();
    open.push(name);
    size += subjects;
  }
  close();
  return pieces.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A name for a folder: that of the first shard where it can be one. */
function nameOfPiece(shards: readonly string[]): string {
  const [first = ''] = shards;
  return /^[\p{L}\p{N}_.-]{1,64}$/u.test(first) && !first.startsWith('.')
    ? first
    : createHash('sha256').update(first).digest('hex').slice(0, 16);
}

export async function openPieces(directory: string): Promise<PieceStore> {
  const markers = join(directory, 'pieces');
  const entitlements = join(directory, 'entitlements');
  const folderName = (name: string): string => `piece=${name}`;
  const files = await readdir(markers).catch(() => [] as string[]);
  const done = new Map<string, Done>();
  for (const file of files.sort()) {
    if (!file.endsWith('.json')) continue;
    done.set(file.slice(0, -'.json'.length), readJson<Done>(await readFile(join(markers, file), 'utf8')));
  }
  return {
    done,
    folder: ({ name }) => join(entitlements, folderName(name)),
    async finish({ name, shards }, rest) {
      await mkdir(markers, { recursive: true });
      await writeWhole(join(markers, `${name}.json`), writeJson({ shards, ...rest } satisfies Done));
    },
    async keepOnly(pieces) {
      const names = new Set(pieces.map(piece => piece.name));
      for (const name of done.keys()) if (!names.has(name)) await rm(join(markers, `${name}.json`), { force: true });
      const kept = new Set([...names].map(folderName));
      for (const folder of await readdir(entitlements).catch(() => [] as string[]))
        if (!kept.has(folder)) await rm(join(entitlements, folder), { recursive: true, force: true });
    },
  };
}

/** Whole or not at all: a reader never sees half a file. */
export async function writeWhole(path: string, content: string): Promise<void> {
  await writeFile(`${path}.unfinished`, content);
  await rename(`${path}.unfinished`, path);
}
