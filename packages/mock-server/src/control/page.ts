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
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    },
  });
}

/** A form of the page: the same as the JSON request that it names, then back to the page. */
async function act(around: Surroundings, request: Request, url: URL): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const [method = '', path = ''] = (form.get('_to') ?? '').split(' ');
  form.delete('_to');
  const inner = new Request(`${url.origin}/_sim/${path}`, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(readFields(form)) } : {}),
  });
  const answer = await answerControl(around, inner, path);
  if (answer !== undefined && !answer.ok) return answer;
  const back = new URL(request.headers.get('Referer') ?? '/_sim', url.origin);
  return new Response(null, {
    status: 303,
    headers: { Location: back.origin === url.origin ? back.pathname + back.search : '/_sim' },
  });
}

/** Form fields as JSON: empty ones are left out, numbers are numbers, a dot makes an object. */
function readFields(form: URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (value === '') continue;
    const read = /^\d*\.?\d+$/.test(value) ? Number(value) : value;
    const [outer, inner] = name.split('.') as [string, string | undefined];
    if (inner === undefined) fields[outer] = read;
    else fields[outer] = { ...(fields[outer] as object | undefined), [inner]: read };
  }
  return fields;
}
