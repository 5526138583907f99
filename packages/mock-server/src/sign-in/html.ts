/** Text made safe to stand in HTML, as content or in quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** One of the simulator's own pages: no script, no inline style, nothing from elsewhere. */
export function htmlPage(title: string, main: string, status = 200, formAction = "'self'"): Response {
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/oauth/sign-in.css">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>`;
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'self'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

export const signInCss = `
:root { color-scheme: light dark; --ink: #15191e; --muted: #505964; --line: #dbdfe4; --ground: #ffffff; --action: #0f55a5; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef0f3; --muted: #b0b8c2; --line: #343a42; --ground: #16191d; --action: #9cc5f8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; color: var(--muted); }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
li { border-bottom: 1px solid var(--line); }
button, input { font: inherit; color: inherit; }
button { display: block; width: 100%; min-height: 44px; padding: .75rem .25rem; text-align: start; background: none; border: 0; cursor: pointer; }
button:hover strong, button:focus-visible strong { text-decoration: underline; }
button:focus-visible, input:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
button strong { display: block; color: var(--action); }
button span { display: block; color: var(--muted); font-size: .875rem; }
label { display: block; }
input[type=text] { display: block; width: 100%; min-height: 44px; padding: .5rem; margin: .25rem 0 1rem; background: none; border: 1px solid var(--muted); border-radius: 6px; letter-spacing: .1em; }
.plain { border: 1px solid var(--muted); border-radius: 6px; padding: .5rem 1rem; text-align: center; margin-top: 1rem; }
`;
