import type { World } from '../world/world.ts';
import { deviceOf } from './device.ts';
import { escapeHtml, htmlPage } from './html.ts';

/** What the phone shows after the scan: the check code, and whose enterprise code it is (RFC 8628 §3.3). */
export function devicePage(world: World, userCode: string): Response {
  const record = deviceOf(world, userCode);
  if (record === undefined) {
    const main = `<p>请输入电脑上显示的校验码。<br><span lang="en">Enter the code that the other screen shows.</span></p>
<form method="get" action="/oauth/device"><label>校验码 <span lang="en">Code</span><input type="text" name="user_code" value="${escapeHtml(userCode)}" autocomplete="off" required></label>
<button class="plain">下一步 <span lang="en">Next</span></button></form>`;
    return htmlPage(userCode === '' ? '扫企业码登录（模拟）' : '校验码不对或已过期', main, userCode === '' ? 200 : 404);
  }
  const people = [...world.people.values()]
    .filter(({ authorities }) => authorities.some(({ subject }) => world.subjects.get(subject)!.kind !== 'individual'))
    .slice(0, 60)
    .map(
      person =>
        `<li><button name="person" value="${escapeHtml(person.id)}"><strong>${escapeHtml(person.name)}</strong><span>${escapeHtml(person.words['zh-CN'])}<br><span lang="en">${escapeHtml(person.words.en)}</span></span></button></li>`,
    )
    .join('\n');
  const main = `<p>校验码应与电脑上的一样：<strong>${escapeHtml(record.userCode)}</strong><br><span lang="en">The other screen shows the same code. Choose whose enterprise code this phone holds.</span></p>
<form method="post" action="/oauth/device"><input type="hidden" name="user_code" value="${escapeHtml(record.userCode)}">
<ul>${people}</ul>
<button class="plain" name="person" value="">不是我 <span lang="en">This was not me</span></button></form>`;
  return htmlPage('扫企业码登录（模拟）', main);
}

/** The phone confirms or refuses. */
export function deviceDecision(world: World, form: URLSearchParams): Response {
  const record = deviceOf(world, form.get('user_code') ?? '');
  if (record === undefined) return devicePage(world, form.get('user_code') ?? '');
  const person = form.get('person') ?? '';
  if (person !== '' && !world.people.has(person)) return devicePage(world, record.userCode);
  record.outcome = person === '' ? { kind: 'denied' } : { kind: 'approved', person };
  return htmlPage(
    person === '' ? '已拒绝' : '已登录',
    '<p>可以回到电脑上了。<br><span lang="en">You can go back to the other screen.</span></p>',
  );
}
