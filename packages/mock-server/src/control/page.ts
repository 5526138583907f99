import { readBody } from '../http/body.ts';
import type { Surroundings } from '../platform/surroundings.ts';
import { controlCss, controlJs } from './assets.ts';
import { renderControl } from './render.ts';
import { answerControl } from './surface.ts';
import { readLanguage, words } from './words.ts';

/** Answers the control page and what belongs to it; undefined for every other path. @param path below `/_sim` */
export async function controlPage(
  around: Surroundings,
  request: Request,
  url: URL,
  path: string,
): Promise<Response | undefined> {
  switch (`${request.method} ${path}`) {
    case 'GET ':
    case 'GET /':
      return page(around, url);
    case 'GET /control.css':
      return new Response(controlCss, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
    case 'GET /control.js':
      return new Response(controlJs, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
    case 'POST /act':
      return act(around, request, url);
    default:
      return undefined;
  }
}

function page(around: Surroundings, url: URL): Response {
  const language = readLanguage(url.searchParams.get('lang'));
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title[language]}</title>
<link rel="stylesheet" href="/_sim/control.css">
<script type="module" src="/_sim/control.js"></script>
</head>
<body class="yyb-page">
<main class="yyb-control">
${renderControl(around, language)}
</main>
</body>
</html>`;
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types yongyiban-control",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    },
  });
}

/** A form of the page: the same as the JSON request that it names, then back to the page. */
async function act(around: Surroundings, request: Request, url: URL): Promise<Response | undefined> {
  const text = await readBody(request);
  if (typeof text !== 'string') return new Response(null, { status: 413 });
  const form = new URLSearchParams(text);
  const [method = '', path = ''] = (form.get('_to') ?? '').split(' ');
  form.delete('_to');
  if (method !== 'POST' && method !== 'DELETE') return undefined;
  const inner = new Request(`${url.origin}/_sim/${path}`, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(readFields(form)) } : {}),
  });
  const answer = await answerControl(around, inner, path);
  if (answer === undefined || !answer.ok) return answer;
  // Only the language is taken over from where the form stood: an address sent back whole could lead elsewhere.
  const from = request.headers.get('Referer') ?? '';
  const lang = URL.canParse(from) ? new URL(from).searchParams.get('lang') : null;
  return new Response(null, { status: 303, headers: { Location: `/_sim?lang=${readLanguage(lang)}` } });
}

/** Form fields as JSON: empty ones are left out, numbers are numbers, a dot makes an object. */
function readFields(form: URLSearchParams): Record<string, unknown> {
  // Without a prototype: a field may have any name, `__proto__` too.
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, value] of form) {
    if (value === '') continue;
    const read = /^\d*\.?\d+$/.test(value) ? Number(value) : value;
    const [outer, inner] = name.split('.') as [string, string | undefined];
    if (inner === undefined) fields[outer] = read;
    else fields[outer] = { ...(fields[outer] as object | undefined), [inner]: read };
  }
  return fields;
}
