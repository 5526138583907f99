import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentSecurityPolicy } from './security.ts';
import { type Site, serveSite } from './serve.ts';

let site: Site;
beforeAll(async () => {
  site = await serveSite({ port: 0, platform: 'https://platform.example/v1' });
});
afterAll(() => site.close());

it('sends the content security policy that the documents print, to the letter', async () => {
  const documented = await readFile(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const sent = (await fetch(site.url)).headers.get('content-security-policy');
  expect(sent).toBe(contentSecurityPolicy('https://platform.example'));
  expect(documented.replace(/;\s*\n\s*/g, '; ')).toContain(`Content-Security-Policy: ${sent}`);
});

it('allows nothing inline and nothing evaluated', () => {
  expect(contentSecurityPolicy('https://platform.example')).not.toMatch(/unsafe|\*/);
});

it('points the panel at the platform it is told', async () => {
  const page = await (await fetch(site.url)).text();
  expect(page).toContain('<yyb-my-subsidies base-url="https://platform.example/v1"');
});

it('serves nothing but its own files', async () => {
  expect((await fetch(new URL('package.json', site.url))).status).toBe(404);
  expect((await fetch(new URL('..%2fserve.ts', site.url))).status).toBe(404);
  expect((await fetch(new URL('__proto__', site.url))).status).toBe(404);
  expect((await fetch(site.url, { method: 'POST' })).status).toBe(405);
});
