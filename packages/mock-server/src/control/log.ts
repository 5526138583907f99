/** One request as the log keeps it. */
export interface LoggedRequest {
  readonly number: number;
  /** Virtual time, RFC 3339. */
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Null where the connection broke. */
  readonly status: number | null;
}

const kept = 200;
const telling = new Set([
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'accept',
]);

/** Adds a request to a log that keeps the newest. */
export function logRequest(
  log: LoggedRequest[],
  entry: Omit<LoggedRequest, 'number' | 'headers'>,
  headers: Headers,
): void {
  const shown = Object.fromEntries([...headers].filter(([name, value]) => telling.has(name) && value !== '*/*'));
  log.push({ number: (log.at(-1)?.number ?? 0) + 1, ...entry, headers: shown });
  if (log.length > kept) log.shift();
}

/** A logged request as a line for a shell. */
export function asCurl({ method, url, headers, body }: LoggedRequest): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = ['curl -i', ...(method === 'GET' ? [] : [`-X ${method}`]), quote(url)];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`--data-raw ${quote(body)}`);
  return parts.join(' ');
}
