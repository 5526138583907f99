import { type OperationId, operations, type Page } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must, mustBe, mustBeProblem, mustCarry } from '../answer.ts';
import type { Bench } from '../bench.ts';
import { type Check, checksOf } from '../check.ts';
import { mustFit } from '../shape.ts';
import { operation, problem, rateLimitDraft, rfc } from '../source.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';
import { harmlessObjection } from './idempotency.ts';

/** Two mebibytes: more than any request of the contract can need. */
const tooMuch = 2 * 1024 * 1024;

/** Every item of a list, a page at a time. */
async function walk(
  bench: Bench,
  id: OperationId,
  limit: number,
  as?: null,
): Promise<{ items: { id?: string }[]; pages: number }> {
  const items: { id?: string }[] = [];
  let cursor: string | undefined;
  for (let pages = 1; ; pages++) {
    const query = `limit=${limit}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await bench.get(`${operations[id].path}?${query}`, as === null ? { as } : {});
    const page = mustFit(id, answer) as unknown as Page<{ id?: string }>;
    must(page.items.length <= limit, both(`至多 ${limit} 条`, `${limit} items at most`), String(page.items.length));
    items.push(...page.items);
    if (page.next === undefined) return { items, pages };
    must(pages < 500, both('列表有尽头', 'an end of the list'), inOneLine(answer));
    cursor = page.next;
  }
}

/** Nothing that is sent may make the platform fall over: an error of the asker's is 4xx. */
function mustNotFall(answer: Answer): void {
  must(answer.status >= 400 && answer.status < 500, both('4xx，不是 5xx', '4xx and not 5xx'), inOneLine(answer));
}

/** Asks until the limit is met; each request counts. */
function limited(bench: Bench): Promise<{ readonly answer: Answer; readonly token: string }> {
  return bench.once('limited', async () => {
    const token = await bench.token('viewer');
    const most = bench.platform.burst;
    for (let sent = 0; sent < most; sent += 20) {
      const answers = await Promise.all(
        Array.from({ length: Math.min(20, most - sent) }, () =>
          bench.get('/reminders?limit=1', { as: { raw: token } }),
        ),
      );
      const answer = answers.find(({ status }) => status !== 200);
      if (answer !== undefined) return { answer, token };
    }
    must(false, both(`${most} 个请求之内有 429`, `a 429 within ${most} requests`), '200');
  });
}

export const limitChecks: readonly Check[] = checksOf('limits', {
  'page-size': {
    says: both('limit 说一页至多几条', 'limit says how many items a page has at most'),
    source: [operation('listPolicies')],
    does: both('GET /policies?limit=1', 'GET /policies?limit=1'),
    mend: both('给出至多 limit 条；还有就带 next', 'Give limit items at most, and next where there is more'),
    needs: [],
    async run(bench) {
      const answer = await bench.get('/policies?limit=1', { as: null });
      const { items } = mustFit('listPolicies', answer);
      must(items.length <= 1, both('至多 1 条', '1 item at most'), String(items.length));
    },
  },
  'page-size-cap': {
    says: both('一页不超过 100 条：limit=101 拒绝', 'A page has 100 items at most: limit=101 is refused'),
    source: [operation('listPolicies'), problem('malformed')],
    does: both('GET /policies?limit=101、?limit=abc、?limit=-1', 'GET /policies?limit=101, ?limit=abc, ?limit=-1'),
    mend: both('limit 不在 1 到 100 就答 400 malformed', 'Answer 400 malformed where limit is not 1 to 100'),
    needs: [],
    async run(bench) {
      for (const limit of ['101', 'abc', '-1'])
        mustBeProblem(await bench.get(`/policies?limit=${limit}`, { as: null }), 'malformed');
    },
  },
  'pages-make-the-list': {
    says: both(
      '一页一页翻完，恰好是整个列表：不漏、不重、不乱',
      'Page by page one gets the whole list: nothing lost, nothing twice, in its order',
    ),
    source: [operation('listPolicies')],
    does: both('limit=1 翻完政策，与 limit=100 的比较', 'Walks the policies with limit=1 and compares with limit=100'),
    mend: both('游标记住最后一条的排序键，从它之后接着', 'Let the cursor hold the last sort key, and go on after it'),
    needs: [],
    async run(bench) {
      const whole = await walk(bench, 'listPolicies', 100, null);
      const single = await walk(bench, 'listPolicies', 1, null);
      const [expected, came] = [whole, single].map(({ items }) => items.map(({ id }) => id).join(', ')) as [
        string,
        string,
      ];
      if (whole.items.length < 2) throw new NotMade(both('至少要有两项政策', 'At least two policies are needed'));
      must(came === expected, both(expected, expected), came);
      must(
        single.pages >= whole.items.length,
        both(`${whole.items.length} 页`, `${whole.items.length} pages`),
        String(single.pages),
      );
    },
  },
  'own-pages': {
    says: both('自己的列表也能一页一页翻', "One's own lists come page by page too"),
    source: [operation('listEntitlements'), operation('listAccounts')],
    does: both('limit=1 翻完补贴和账户', 'Walks entitlements and accounts with limit=1'),
    mend: both('所有列表用同一套分页', 'Page all lists in one way'),
    async run(bench) {
      for (const id of ['listEntitlements', 'listAccounts', 'listPayouts'] as const) {
        const [whole, single] = [await walk(bench, id, 100), await walk(bench, id, 1)];
        const [expected, came] = [whole, single].map(({ items }) => items.map(item => item.id).join(', ')) as [
          string,
          string,
        ];
        must(came === expected, both(expected, expected), came);
      }
    },
  },
  'unknown-cursor': {
    says: both(
      '不是平台发出的游标答 400 cursor-unknown',
      'A cursor that the platform did not give out: 400 cursor-unknown',
    ),
    source: [problem('cursor-unknown')],
    does: both('用编造的游标读两个列表', 'Reads two lists with an invented cursor'),
    mend: both(
      '游标要能验出真假（签名或查表），不要从头开始',
      'Let cursors be known for genuine (signed, or looked up); never begin anew instead',
    ),
    async run(bench) {
      mustBeProblem(await bench.get('/policies?cursor=bm8tc3VjaA', { as: null }), 'cursor-unknown');
      mustBeProblem(await bench.get('/entitlements?cursor=bm8tc3VjaA'), 'cursor-unknown');
    },
  },
  'anothers-cursor': {
    says: both('游标只能用在发出它的列表上', 'A cursor is for the list that gave it out'),
    source: [problem('cursor-unknown')],
    does: both('把政策列表的游标用到补贴列表上', 'Uses a cursor of the policies on the entitlements'),
    mend: both('游标里记住是哪个列表、哪个主体', 'Put list and subject into the cursor'),
    async run(bench) {
      const { next } = mustFit('listPolicies', await bench.get('/policies?limit=1', { as: null }));
      if (next === undefined) throw new NotMade(both('至少要有两项政策', 'At least two policies are needed'));
      mustBeProblem(await bench.get(`/entitlements?cursor=${encodeURIComponent(next)}`), 'cursor-unknown');
    },
  },
  'unknown-path': {
    says: both('没有的路径也答 problem+json', 'A path that is not there is answered with problem+json too'),
    source: [problem('not-found'), rfc(9457, '3')],
    does: both('GET /no-such-path，带与不带令牌', 'GET /no-such-path with a token and without'),
    mend: both('网关的 404 页也换成 problem+json', "Let the gateway's 404 be problem+json as well"),
    async run(bench) {
      mustBeProblem(await bench.get('/no-such-path', { as: null }), 'not-found');
      mustBeProblem(await bench.get('/entitlements/a/b/c'), 'not-found');
    },
  },
  'method-not-allowed': {
    says: both('路径有、方法没有：405，带 Allow', 'A path without that method: 405 with Allow'),
    source: [rfc(9110, '15.5.6'), problem('method-not-allowed')],
    does: both('DELETE /entitlements、PUT /policies', 'DELETE /entitlements and PUT /policies'),
    mend: both(
      '答 405 method-not-allowed，Allow 列出能用的方法',
      'Answer 405 method-not-allowed and list the methods in Allow',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      for (const [method, target] of [
        ['DELETE', '/entitlements'],
        ['PUT', '/policies'],
      ] as const) {
        const answer = await bench.send(method, target, method === 'PUT' ? { body: {} } : {});
        mustBeProblem(answer, 'method-not-allowed');
        must(
          /\bGET\b/.test(mustCarry(answer, 'Allow')),
          both('Allow 里有 GET', 'GET in Allow'),
          mustCarry(answer, 'Allow'),
        );
      }
    },
  },
  head: {
    says: both('HEAD 与 GET 一样，只是没有内容', 'HEAD is answered as GET without the body'),
    source: [rfc(9110, '9.3.2')],
    does: both('HEAD /policies，比较状态和 ETag', 'HEAD /policies; compares status and ETag'),
    mend: both('凡是能 GET 的都能 HEAD', 'Answer HEAD wherever you answer GET'),
    needs: [],
    async run(bench) {
      const get = await bench.get('/policies', { as: null });
      const head = await bench.send('HEAD', '/policies', { as: null });
      mustBe(head, 200);
      must(
        head.text === '' && head.headers.get('ETag') === get.headers.get('ETag'),
        both('没有内容，ETag 相同', 'no body and the same ETag'),
        inOneLine(head),
      );
    },
  },
  'too-large': {
    says: both('请求体太大答 413', 'A body that is too large: 413'),
    source: [problem('too-large'), rfc(9110, '15.5.14')],
    does: both('发一个 2 MiB 的异议', 'Sends an objection of 2 MiB'),
    mend: both(
      '读的时候就数字节，超过就停下答 413 too-large',
      'Count bytes as you read, stop at the limit, answer 413 too-large',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const text = JSON.stringify({ policy: 'no-such', about: 'other', note: 'x'.repeat(tooMuch) });
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': bench.platform.fresh() };
      const answer = await bench.send('POST', '/objections', { text, headers });
      // Who stops reading may close the connection: the next request may meet the closed one.
      await bench.get('/policies', { as: null }).catch(() => {});
      mustBeProblem(answer, 'too-large');
    },
  },
  'media-type': {
    says: both('请求体不是 application/json 答 415', 'A body that is not application/json: 415'),
    source: [problem('media-type-unsupported'), rfc(9110, '15.5.16')],
    does: both('用 text/plain 和表单提异议', 'Objects in text/plain and as a form'),
    mend: both(
      '只认 application/json（可带 charset）：这样跨站表单也进不来',
      'Take application/json alone (with charset or without): no cross-site form gets in then',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const headers = { 'Idempotency-Key': bench.platform.fresh() };
      mustBeProblem(
        await bench.send('POST', '/objections', { text: '{}', headers: { ...headers, 'Content-Type': 'text/plain' } }),
        'media-type-unsupported',
      );
      mustBeProblem(
        await bench.send('POST', '/objections', { form: { policy: 'x' }, headers }),
        'media-type-unsupported',
      );
    },
  },
  'not-json': {
    says: both('不是 JSON 的请求体答 400 malformed', 'A body that is no JSON: 400 malformed'),
    source: [problem('malformed')],
    does: both('发半个 JSON、一个数组、一个空的请求体', 'Sends half a JSON, an array and an empty body'),
    mend: both('解析失败答 400，不是 500', 'Answer 400, not 500, where parsing fails'),
    needs: ['company', 'writes'],
    async run(bench) {
      for (const text of ['{"policy":', '[]', '']) {
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': bench.platform.fresh() };
        mustBeProblem(await bench.send('POST', '/objections', { text, headers }), 'malformed');
      }
    },
  },
  'field-length': {
    says: both('文字有长度上限', 'Texts have a longest length'),
    source: [operation('createObjection'), problem('malformed')],
    does: both('异议的 claimed 写 201 个字', 'Objects with 201 characters in "claimed"'),
    mend: both('claimed 至多 200 字，note 至多 1000 字', 'Take 200 characters in claimed and 1,000 in note'),
    needs: ['company', 'writes'],
    async run(bench) {
      const body = { ...(await harmlessObjection(bench)), claimed: '字'.repeat(201) };
      const answer = await bench.post('/objections', body, { headers: { 'Idempotency-Key': bench.platform.fresh() } });
      mustBeProblem(answer, 'malformed');
    },
  },
  'odd-ids': {
    says: both('古怪的编号不会让平台出错', 'Odd ids do not make the platform fall over'),
    source: [problem('not-found')],
    does: both(
      "用 constructor、%00、' OR 1=1、很长的编号等读补贴",
      "Reads entitlements by the ids constructor, %00, ' OR 1=1, a very long one and others",
    ),
    mend: both('编号当作数据，用参数化查询；不存在就 404', 'Take ids as data, by parameters of queries; answer 404'),
    async run(bench) {
      const odd = [
        'constructor',
        '__proto__',
        '%00',
        '%E4%B8%AD',
        "'%20OR%201=1--",
        '..%2Fsession',
        'a'.repeat(2000),
        '%FF',
      ];
      for (const id of odd) mustNotFall(await bench.get(`/entitlements/${id}`));
    },
  },
  'odd-bodies': {
    says: both('古怪的请求体不会让平台出错', 'Odd bodies do not make the platform fall over'),
    source: [problem('malformed')],
    does: both('深层嵌套、超大的数、null、重复的字段', 'Deep nesting, numbers beyond range, null, a member twice'),
    mend: both('先按模式校验，再用', 'Check by the schema before use'),
    needs: ['company', 'writes'],
    async run(bench) {
      const texts = [
        `{"policy":${'['.repeat(2000)}${']'.repeat(2000)}}`,
        '{"entitlement":"ent-1","amount":1e400,"account":"acc-1"}',
        '{"entitlement":"ent-1","amount":9007199254740993,"account":"acc-1"}',
        '{"entitlement":null,"amount":-1,"account":{}}',
        'null',
      ];
      for (const text of texts) {
        const headers = {
          'Content-Type': 'application/json',
          'Idempotency-Key': bench.platform.fresh(),
          'If-Match': '"1"',
        };
        mustNotFall(await bench.send('POST', '/confirmations', { text, headers }));
      }
    },
  },
  'rate-headers': {
    says: both('有限流的平台说还剩多少', 'A platform with a limit says what is left of it'),
    source: [rateLimitDraft],
    does: both('连读两次，看 RateLimit 是否减少', 'Reads twice and looks whether RateLimit goes down'),
    mend: both('RateLimit: "名称";r=剩余;t=秒数', 'RateLimit: "name";r=left;t=seconds'),
    needs: ['company', 'burst'],
    async run(bench) {
      const left = async () => {
        const answer = await bench.get('/reminders?limit=1');
        const field = mustCarry(answer, 'RateLimit');
        const number = /;\s*r=(\d+)/.exec(field)?.[1];
        must(number !== undefined, both('r=剩余次数', 'r=what is left'), field);
        return Number(number);
      };
      const [one, two] = [await left(), await left()];
      // Between the two a new minute may have begun.
      must(two < one || two > one + 1, both(`少于 ${one}`, `less than ${one}`), String(two));
    },
  },
  'rate-limited': {
    says: both('请求太多答 429，带 Retry-After', 'Too many requests: 429 with Retry-After'),
    source: [rfc(6585, '4'), problem('rate-limited'), rfc(9110, '10.2.3')],
    does: both('连发请求，直到碰到限流', 'Sends requests until the limit is met'),
    mend: both('429 rate-limited，Retry-After 写秒数', '429 rate-limited with Retry-After in seconds'),
    needs: ['viewer', 'burst'],
    async run(bench) {
      const { answer } = await limited(bench);
      mustBeProblem(answer, 'rate-limited');
      const after = mustCarry(answer, 'Retry-After');
      must(
        /^\d+$/.test(after) && Number(after) > 0 && Number(after) <= 3600,
        both('1 到 3600 秒', '1 to 3,600 seconds'),
        after,
      );
    },
  },
  'rate-limit-of-one': {
    says: both('一个会话被限，别的会话照常', 'When one session is limited, others go on'),
    source: [problem('rate-limited')],
    does: both('被限之后，用另一个会话读', 'Reads with another session while one is limited'),
    mend: both('按会话计数，不要全体一起限', 'Count by session, not for all together'),
    needs: ['viewer', 'stranger', 'burst'],
    async run(bench) {
      await limited(bench);
      mustBe(await bench.get('/session', { as: 'stranger' }), 200);
    },
  },
  'after-retry-after': {
    says: both('等过 Retry-After 就又可以了', 'After Retry-After it works again'),
    source: [rfc(9110, '10.2.3')],
    does: both('等它说的秒数，再读一次', 'Waits as long as it says and reads again'),
    mend: both('Retry-After 要真的够', 'Let Retry-After be long enough'),
    needs: ['viewer', 'burst'],
    async run(bench) {
      const { answer, token } = await limited(bench);
      const seconds = Number(answer.headers.get('Retry-After') ?? '0');
      if (seconds > bench.platform.patience / 1000)
        throw new NotMade(
          both(`Retry-After 要等 ${seconds} 秒，超过 --patience`, `Retry-After is ${seconds} s, more than --patience`),
        );
      await bench.pause(seconds * 1000 + 50);
      mustBe(await bench.get('/session', { as: { raw: token } }), 200);
    },
  },
  unavailable: {
    says: both('暂停服务答 503，带 Retry-After', 'While it rests the platform answers 503 with Retry-After'),
    source: [problem('unavailable'), rfc(9110, '15.6.4')],
    does: both('让平台答一次 503，再读', 'Lets the platform answer 503 once, and reads again'),
    mend: both(
      '维护页也要是 problem+json 和 Retry-After',
      'Let the page for maintenance be problem+json with Retry-After',
    ),
    needs: ['company', 'unavailableOnce'],
    async run(bench) {
      await bench.platform.hooks.unavailableOnce!();
      const answer = await bench.get('/entitlements');
      mustBeProblem(answer, 'unavailable');
      mustCarry(answer, 'Retry-After');
      mustBe(await bench.get('/entitlements'), 200);
    },
  },
});
