/** Two-valued conditions as SQL: never NULL, put together so that what is plain stays plain. */

export const yes = 'true';
export const no = 'false';

export function both(...conditions: readonly string[]): string {
  const parts = [...new Set(conditions.filter(one => one !== yes))];
  if (parts.includes(no)) return no;
  return parts.length === 0 ? yes : parts.length === 1 ? parts[0]! : `(${parts.join(' AND ')})`;
}

export function either(...conditions: readonly string[]): string {
  const parts = [...new Set(conditions.filter(one => one !== no))];
  if (parts.includes(yes)) return yes;
  return parts.length === 0 ? no : parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
}

export function negated(condition: string): string {
  return condition === yes ? no : condition === no ? yes : `NOT (${condition})`;
}
