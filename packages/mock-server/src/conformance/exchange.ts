/** One request and its answer, as a report shows them: in short, with tokens and personal data masked. */
export interface Exchange {
  readonly method: string;
  /** Path and query, below the server's root. */
  readonly target: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody?: string;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answerBody?: string;
}

/** Headers that say something about conformance; the others only make a report longer. */
const telling = [
  'accept',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-request-headers',
  'access-control-request-method',
  'allow',
  'cache-control',
  'content-type',
  'date',
  'etag',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'location',
  'origin',
  'ratelimit',
  'retry-after',
  'upload-offset',
  'www-authenticate',
];

/** The headers that a report shows; that there was a token is shown, the token is not. */
export function tellingHeaders(headers: Headers, mask: (text: string) => string): Record<string, string> {
  const shown: Record<string, string> = {};
  if (headers.has('authorization')) shown.authorization = mask(headers.get('authorization')!);
  for (const name of telling) {
    const value = headers.get(name);
    if (value !== null) shown[name] = mask(value);
  }
  return shown;
}

/** The longest body that a report shows, in characters. */
const longest = 600;

/** A text cut where a report would drown in it. */
export function inShort(text: string, most: number = longest): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length})`;
}
