/**
 * Readers of what the platform answers: each takes a value out of JSON and gives back what the contract makes of it, or
 * refuses. They do what the zod schemas of the contract do, in a twentieth of the bytes; `calls.ts`, made from those
 * schemas, is put together from them.
 */

/** Where in the answer a reader is, and what happens when it refuses what it finds there. */
export interface At {
  /** Names and indexes from the answer's root. */
  readonly where: (string | number)[];
  refuse(expected: string): never;
}

/** Reads one value; what the contract does not know of is left out. */
export type Read = (value: unknown, at: At) => unknown;

type Fields = { readonly [name: string]: unknown };

const step = (read: Read, value: unknown, name: string | number, at: At): unknown => {
  at.where.push(name);
  const result = read(value, at);
  at.where.pop();
  return result;
};

const fieldsOf = (value: unknown, at: At): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : at.refuse('an object');

export const text: Read = (value, at) => (typeof value === 'string' ? value : at.refuse('text'));

/** Text of one form, its length from `least` to `most`. */
export function matching(form: RegExp, least = 0, most = 1 / 0): Read {
  return (value, at) => {
    const { length } = text(value, at) as string;
    return length >= least && length <= most && form.test(value as string) ? value : at.refuse(`text like ${form}`);
  };
}

export const flag: Read = (value, at) => (typeof value === 'boolean' ? value : at.refuse('true or false'));

export const number: Read = (value, at) => (Number.isFinite(value) ? value : at.refuse('a number'));

/** An integer that a number holds exactly. */
export function integer(least = -(1 / 0), most = 1 / 0): Read {
  return (value, at) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? value
      : at.refuse('an integer in range');
}

/** True or false, a number or text. */
export const plain: Read = (value, at) =>
  typeof value === 'boolean' || typeof value === 'string' ? value : number(value, at);

/** One of these words. */
export function word(list: string): Read {
  const words = list.split(' ');
  return (value, at) => (words.includes(value as string) ? value : at.refuse(`one of ${list}`));
}

/** One of these words; another, of a newer platform, is read as `unrecognized`. */
export function openWord(list: string): Read {
  const words = list.split(' ');
  return (value, at) => (words.includes(text(value, at) as string) ? value : 'unrecognized');
}

export function nullable(read: Read): Read {
  return (value, at) => (value === null ? null : read(value, at));
}

export function list(item: Read, least = 0): Read {
  return (value, at) => {
    if (!Array.isArray(value) || value.length < least) at.refuse('a list');
    return (value as unknown[]).map((one, index) => step(item, one, index, at));
  };
}

/** Values by names that the contract does not know beforehand. */
export function record(read: Read): Read {
  return (value, at) =>
    Object.fromEntries(
      Object.entries(fieldsOf(value, at)).flatMap(([name, one]) =>
        name === '__proto__' ? [] : [[name, step(read, one, name, at)]],
      ),
    );
}

/** An object with these fields; one whose name ends in `?` may be absent. */
export function object(shape: { readonly [name: string]: Read }): Read {
  const fields = Object.entries(shape).map(([key, read]) => ({
    name: key.replace('?', ''),
    optional: key.endsWith('?'),
    read,
  }));
  return (value, at) => {
    const given = fieldsOf(value, at);
    const result: { [name: string]: unknown } = {};
    for (const { name, optional, read } of fields)
      if (!optional || name in given) result[name] = step(read, given[name], name, at);
    return result;
  };
}

/** An object of one of several shapes, told apart by a word in the field `by`. */
export function either(by: string, shapes: { readonly [word: string]: Read }): Read {
  return (value, at) => {
    const kind = fieldsOf(value, at)[by];
    const read = Object.keys(shapes).includes(kind as string) ? shapes[kind as string] : undefined;
    return read ? { [by]: kind, ...(read(value, at) as object) } : step(() => at.refuse('a known kind'), kind, by, at);
  };
}
