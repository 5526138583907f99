import type { World } from './world.ts';

/** The form of snapshots; raised when an older one can no longer be read. */
const form = 2;

/** A snapshot is not one of this simulator's, or of a form that it can no longer read. Nothing was changed. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code = 'snapshot/unreadable';
}

/** A whole world as JSON text. The same world is the same text. */
export function takeSnapshot(world: World): string {
  return JSON.stringify({ form, world }, (_, value: unknown) => {
    if (value instanceof Map) return { $map: [...value] };
    if (value instanceof Set) return { $set: [...value] };
    return value;
  });
}

/** Reads a world back. @throws {@link SnapshotError} */
export function readSnapshot(text: string): World {
  let read: unknown;
  try {
    read = JSON.parse(text, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null) return value;
      if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
      if ('$set' in value) return new Set(value.$set as unknown[]);
      return value;
    });
  } catch (cause) {
    throw new SnapshotError('The snapshot is not JSON', { cause });
  }
  if (typeof read !== 'object' || read === null || !('form' in read) || read.form !== form || !('world' in read)) {
    throw new SnapshotError(`The snapshot is not of form ${form}; take a new one`);
  }
  return read.world as World;
}
