import { type OperationId, operations, type Page, type ProblemCode, problemRules } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must, mustBe, mustBeProblem, mustCarry } from '../answer.ts';
import type { Asker, Bench } from '../bench.ts';
import { type Check, type CheckData, checksOf } from '../check.ts';
import { mustFit } from '../shape.ts';
import { operation, problem, rfc, schema } from '../source.ts';
import { confirmed, isEmpty, settled } from '../steps.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';
import { harmlessObjection } from './idempotency.ts';

/** A list without what must be told of it: where it lies, and who may read it. */
function listFits(
  id: OperationId,
  chinese: string,
  english: string,
  /** Sees to it that there is something in the list, and says whose it is. Null where it may as well be empty. */
  fill: null | ((bench: Bench) => Promise<Asker>) = async () => 'company',
): CheckData {
  const { path, access } = operations[id];
  return {
    says: both(`${chinese}的列表符合契约的形状`, `The list of ${english} has the contract's shape`),
    source: [operation(id)],
    does: both(`GET ${path}，逐个字段对照 OpenAPI`, `GET ${path}; compares every field with the OpenAPI document`),
    mend: both(
      '补上缺的字段，改正类型和枚举值；多出来的字段不要紧',
      'Add what is missing, mend types and enumeration values; more fields do no harm',
    ),
    needs: access === 'public' ? [] : ['company'],
    async run(bench) {
      const as = access === 'public' ? null : await (fill ?? (async () => 'company' as const))(bench);
      const shown = mustFit(id, await bench.get(path, { as })) as unknown as Partial<Page<unknown>>;
      if (shown.items?.length === 0 && fill !== null) throw isEmpty(path);
    },
  };
}

/** One thing of a list, read by its own address. */
function oneFits(
  list: OperationId,
  one: OperationId,
  chinese: string,
  english: string,
  same: readonly string[],
): CheckData {
  const { access } = operations[list];
  const as = access === 'public' ? { as: null } : {};
  return {
    says: both(
      `单独读一个${chinese}，形状符合契约，且与列表里的一致`,
      `One of the ${english} by its own address has the contract's shape and agrees with the list`,
    ),
    source: [operation(one)],
    does: both(
      `取列表第一项的 id，GET 它，对照形状和共有字段`,
      `Takes the first id of the list, gets it, compares shape and shared fields`,
    ),
    mend: both('列表与单项从同一份数据生成', 'Make list and single answer from the same data'),
    needs: access === 'public' ? [] : ['company'],
    async run(bench) {
      const first = await firstOf(bench, list, as);
      const answer = await bench.get(operations[one].path.replace(/\{\w+\}/, encodeURIComponent(String(first.id))), as);
      const shown = mustFit(one, answer) as unknown as Record<string, unknown>;
      for (const name of same) {
        must(
          JSON.stringify(shown[name]) === JSON.stringify(first[name]),
          both(
            `${name} 与列表里的一样：${JSON.stringify(first[name])}`,
            `"${name}" as in the list: ${JSON.stringify(first[name])}`,
          ),
          JSON.stringify(shown[name]) ?? 'undefined',
        );
      }
    },
  };
}

async function firstOf(bench: Bench, list: OperationId, ask: { as?: null } = {}): Promise<Record<string, unknown>> {
  const page = mustFit(list, await bench.get(operations[list].path, ask)) as unknown as Page<Record<string, unknown>>;
  const first = page.items[0];
  if (first === undefined) throw isEmpty(operations[list].path);
  return first;
}

/** Objects, where that is allowed. */
async function objecting(bench: Bench): Promise<Asker> {
  if (!bench.platform.allowWrites) return 'company';
  const headers = { 'Idempotency-Key': bench.platform.fresh() };
  mustFit('createObjection', await bench.post('/objections', await harmlessObjection(bench), { headers }));
  return 'company';
}

/** Begins an application, where that is allowed and a policy lacks data. */
async function applying(bench: Bench): Promise<Asker> {
  const { items } = mustFit('listDecisions', await bench.get('/decisions?outcome=undetermined&limit=100'));
  if (!bench.platform.allowWrites || items[0] === undefined) return 'company';
  const headers = { 'Idempotency-Key': bench.platform.fresh() };
  mustFit('createApplication', await bench.post('/applications', { policy: items[0].policy.id }, { headers }));
  return 'company';
}

/** The company whose payout was seen to its end, where one may be made. */
async function paying(bench: Bench): Promise<Asker> {
  return bench.platform.allowWrites ? (await settled(bench)).journey.offer.company : 'company';
}

const tagged = (Object.keys(operations) as OperationId[]).filter(
  id => operations[id].etag && !operations[id].path.includes('{'),
);

export const shapeChecks: readonly Check[] = checksOf('shapes', {
  session: {
    says: both('会话说明是谁、替谁、能做什么、到几时', 'The session says who, for whom, what may be done, until when'),
    source: [operation('getSession')],
    does: both('GET /session，对照形状', 'GET /session; compares the shape'),
    mend: both('按 OpenAPI 的 Session 补齐', 'Complete it by the schema Session'),
    async run(bench) {
      mustFit('getSession', await bench.get('/session'));
    },
  },
  'masked-code': {
    says: both('统一社会信用代码和身份证号从不整个发出', 'Credit codes and resident ids never come whole'),
    source: [schema('Subject')],
    does: both(
      '看 GET /session 里的 maskedCode 有没有遮住中间',
      'Looks whether maskedCode of GET /session hides all but the ends',
    ),
    mend: both('只留首尾几位，其余用 * 代替', 'Leave the ends and write * for the rest'),
    async run(bench) {
      const { subject, authorities } = mustFit('getSession', await bench.get('/session'));
      for (const { maskedCode } of [subject, ...authorities.map(each => each.subject)]) {
        must(
          /\*{4,}/.test(maskedCode) && !/[0-9A-Z]{9,}/.test(maskedCode),
          both('遮住至少 4 位，露出的每段不超过 8 位', 'at least 4 characters hidden and at most 8 shown in a row'),
          `${maskedCode.length} characters, ${maskedCode.replace(/[^*]/g, '').length} hidden`,
        );
      }
    },
  },
  policies: listFits('listPolicies', '政策', 'policies'),
  policy: oneFits('listPolicies', 'getPolicy', '政策', 'policies', ['id', 'version', 'digest', 'title']),
  'policy-digest': {
    says: both('政策带 SHA-256 摘要，十六进制小写', 'A policy carries its SHA-256 digest in lower-case hex'),
    source: [schema('Policy')],
    does: both('看每项政策的 digest', 'Looks at the digest of every policy'),
    mend: both('对政策的规范 JSON 求 SHA-256', "Hash the policy's canonical JSON with SHA-256"),
    needs: [],
    async run(bench) {
      const { items } = mustFit('listPolicies', await bench.get('/policies?limit=100', { as: null }));
      if (items.length === 0) throw isEmpty('/policies');
      for (const { id, digest } of items)
        must(/^[0-9a-f]{64}$/.test(digest), both('64 位十六进制', '64 hex digits'), `${id}: ${digest}`);
    },
  },
  entitlements: listFits('listEntitlements', '待兑现补贴', 'entitlements'),
  entitlement: oneFits('listEntitlements', 'getEntitlement', '待兑现补贴', 'entitlements', [
    'id',
    'version',
    'status',
    'amount',
    'deadline',
  ]),
  'entitlement-order': {
    says: both('要本人处理的排在前面，再按截止日期', 'What needs the subject comes first, then by deadline'),
    source: [operation('listEntitlements')],
    does: both(
      '读列表，看待确认的是否都在已结束的前面、按截止日期排列',
      'Reads the list; what is offered stands before what is over, by deadline',
    ),
    mend: both(
      '排序：失败、待确认、已确认、已到账、逾期、撤回；同类按截止日期',
      'Sort: failed, offered, confirmed, paid, lapsed, withdrawn; within one by deadline',
    ),
    async run(bench) {
      const order = ['failed', 'offered', 'confirmed', 'paid', 'lapsed', 'withdrawn'];
      const { items } = mustFit('listEntitlements', await bench.get('/entitlements?limit=100'));
      if (items.length < 2) throw isEmpty('/entitlements');
      const keys = items.map(({ status, deadline }) => `${order.indexOf(status)} ${deadline}`);
      must(
        JSON.stringify(keys) === JSON.stringify([...keys].sort()),
        both('先按状态，再按截止日期', 'sorted by status, then by deadline'),
        keys.join(', '),
      );
    },
  },
  'status-filter': {
    says: both('?status= 只给出这种状态的', '?status= gives those of that status alone'),
    source: [operation('listEntitlements')],
    does: both(
      '按 offered、lapsed、paid 各筛选一次，与不筛选的列表对照',
      'Filters by offered, lapsed and paid, and compares with the whole list',
    ),
    mend: both('按 status 筛选', 'Filter by status'),
    async run(bench) {
      const all = mustFit('listEntitlements', await bench.get('/entitlements?limit=100')).items;
      if (all.length === 0) throw isEmpty('/entitlements');
      for (const wanted of ['offered', 'lapsed', 'paid'] as const) {
        const answer = await bench.get(`/entitlements?limit=100&status=${wanted}`);
        const some = mustFit('listEntitlements', answer).items.map(({ id }) => id);
        const expected = all.filter(({ status }) => status === wanted).map(({ id }) => id);
        must(
          JSON.stringify(some.sort()) === JSON.stringify(expected.sort()),
          both(`${wanted}：${expected.join(', ') || '—'}`, `${wanted}: ${expected.join(', ') || '—'}`),
          some.join(', ') || '—',
        );
      }
    },
  },
  decisions: listFits('listDecisions', '未通过的判定', 'decisions that did not come out eligible'),
  accounts: listFits('listAccounts', '账户', 'accounts'),
  account: oneFits('listAccounts', 'getAccount', '账户', 'accounts', ['id', 'bank', 'last4', 'status']),
  objections: listFits('listObjections', '异议', 'objections', objecting),
  applications: listFits('listApplications', '申请', 'applications', applying),
  reminders: listFits('listReminders', '提醒', 'reminders', null),
  statistics: listFits('getStatistics', '数说', 'figures'),
  confirmation: {
    says: both(
      '确认成功答 201，带 Location，能读回同一条',
      'A confirmation is answered with 201 and a Location that reads it back',
    ),
    source: [operation('createConfirmation'), rfc(9110, '10.2.2')],
    does: both('确认一笔，按 Location 读回', 'Confirms one offer and reads it back by its Location'),
    mend: both(
      'Location 写成从服务器根开始、可以直接访问的路径',
      "Write Location from the server's root, so that it can be followed as it stands",
    ),
    needs: ['company', 'writes'],
    offers: 1,
    async run(bench) {
      const { answer, confirmation, offer } = await confirmed(bench);
      const location = new URL(mustCarry(answer, 'Location'), bench.platform.base);
      const read = await bench.get(location.href, { as: offer.company });
      const again = mustFit('getConfirmation', read);
      must(
        again.id === confirmation.id,
        both(`读回 ${confirmation.id}`, `${confirmation.id} read back`),
        inOneLine(read),
      );
    },
  },
  payout: {
    says: both('一笔兑付带着它全部的事件，符合形状', "A payout comes with all its events and has the contract's shape"),
    source: [operation('getPayout')],
    does: both('确认后读它的兑付，直到结束', 'Reads the payout of a confirmation to its end'),
    mend: both('按 OpenAPI 的 Payout、PayoutEvent 补齐', 'Complete it by the schemas Payout and PayoutEvent'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout } = await settled(bench);
      must(payout.events.length > 0, both('至少一个事件', 'at least one event'), payout.events);
      must(
        payout.events.at(-1)!.status === payout.status,
        both('status 是最后一个事件的', "the last event's status"),
        payout.status,
      );
    },
  },
  payouts: listFits('listPayouts', '兑付', 'payouts', paying),
  problem: {
    says: both(
      '每个错误都是 problem+json，带稳定的 code，type 与之对应',
      'Every error is problem+json with a stable code and the type that goes with it',
    ),
    source: [rfc(9457, '3'), schema('Problem')],
    does: both('读一条不存在的政策', 'Reads a policy that does not exist'),
    mend: both(
      'Content-Type 用 application/problem+json；code 用 docs/errors.md 里的；status 与 HTTP 一致',
      'Send application/problem+json, a code of docs/errors.md, and the HTTP status in "status"',
    ),
    needs: [],
    async run(bench) {
      mustBeProblem(await bench.get('/policies/no-such-policy', { as: null }), 'not-found');
    },
  },
  'problem-reference': {
    says: both('错误带 instance，12345 查得到', 'An error carries an instance that the help line can look up'),
    source: [schema('Problem'), rfc(9457, '3.1.5')],
    does: both('看两次错误的 instance 是否都有且不同', 'Looks whether two errors carry an instance, each its own'),
    mend: both('给每个请求编号，写进 instance 和日志', 'Number each request, and write it to instance and log'),
    needs: [],
    async run(bench) {
      const instances = [];
      for (let n = 0; n < 2; n++) {
        const answer = await bench.get('/policies/no-such-policy', { as: null });
        instances.push((answer.json as { instance?: string } | undefined)?.instance);
      }
      must(
        instances[0] !== undefined && instances[0] !== instances[1],
        both('两个不同的 instance', 'two different instances'),
        instances,
      );
    },
  },
  'malformed-body': {
    says: both(
      '请求体形状不对答 400 malformed，指出每一处',
      'A body of another shape is answered with 400 malformed and each place',
    ),
    source: [problem('malformed'), rfc(6901)],
    does: both('确认时把 amount 写成文字、漏掉 account', 'Confirms with an amount in words and without an account'),
    mend: both(
      '先按模式校验请求体，再看别的；errors 里用 JSON Pointer',
      'Check the body by its schema first; name places by JSON Pointer in errors',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const answer = await bench.post(
        '/confirmations',
        { entitlement: 'ent-x', amount: 'lots' },
        { headers: { 'Idempotency-Key': bench.platform.fresh(), 'If-Match': '"1"' } },
      );
      mustBeProblem(answer, 'malformed');
      const pointers = ((answer.json as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer);
      must(
        pointers.includes('/amount') && pointers.includes('/account'),
        both('errors 指出 /amount 和 /account', 'errors to name /amount and /account'),
        pointers,
      );
    },
  },
  'bad-query': {
    says: both(
      '查询参数不合契约答 400 malformed',
      'A query parameter against the contract is answered with 400 malformed',
    ),
    source: [problem('malformed'), operation('listPolicies')],
    does: both('GET /policies?limit=0', 'GET /policies?limit=0'),
    mend: both('limit 是 1 到 100 的整数，其余一律拒绝', 'Take limit from 1 to 100 and refuse the rest'),
    needs: [],
    async run(bench) {
      mustBeProblem(await bench.get('/policies?limit=0', { as: null }), 'malformed');
    },
  },
  'unknown-query': {
    says: both(
      '不认识的查询参数不理会，新客户端才能用旧平台',
      'A query parameter not known is ignored, so that a newer client can use an older platform',
    ),
    source: [operation('listPolicies')],
    does: both('GET /policies?colour=red，与不带时一样', 'GET /policies?colour=red answers as without it'),
    mend: both('只读认识的参数', 'Read the parameters you know'),
    needs: [],
    async run(bench) {
      const plain = await bench.get('/policies', { as: null });
      const more = await bench.get('/policies?colour=red', { as: null });
      mustFit('listPolicies', more);
      must(more.text === plain.text, both('与不带参数时一样', 'the same as without it'), inOneLine(more));
    },
  },
  etag: {
    says: both('契约里标明的读取都带 ETag', 'Every read that the contract marks carries an ETag'),
    source: [rfc(9110, '8.8.3'), operation('getEntitlement')],
    does: both(
      `读 ${tagged.map(id => operations[id].path).join('、')}，看 ETag`,
      `Reads ${tagged.map(id => operations[id].path).join(', ')} and looks for the ETag`,
    ),
    mend: both(
      '给答复内容算一个实体标签；跨域时把 ETag 列入 Access-Control-Expose-Headers',
      'Give each representation an entity tag, and expose ETag to pages of other origins',
    ),
    async run(bench) {
      for (const id of tagged) {
        const answer = await bench.get(operations[id].path);
        mustBe(answer, 200);
        const etag = mustCarry(answer, 'ETag');
        must(
          /^(?:W\/)?"[^"]*"$/.test(etag),
          both('带引号的实体标签', 'an entity tag in quotes'),
          `${answer.target}: ${etag}`,
        );
      }
    },
  },
  'not-modified': {
    says: both('没有变化就答 304，不带内容', 'What has not changed is answered with 304 and no body'),
    source: [rfc(9110, '13.1.2'), rfc(9110, '15.4.5')],
    does: both('带着 If-None-Match 再读一次', 'Reads again with If-None-Match'),
    mend: both(
      'If-None-Match 与现在的 ETag 弱比较相同时答 304',
      'Answer 304 where If-None-Match weakly matches the present ETag',
    ),
    async run(bench) {
      for (const id of tagged) {
        const { path } = operations[id];
        const etag = mustCarry(await bench.get(path), 'ETag');
        const again = await bench.get(path, { headers: { 'If-None-Match': etag } });
        mustBe(again, 304);
        must(again.text === '', both('没有内容', 'no body'), inOneLine(again));
      }
    },
  },
  'etag-follows-content': {
    says: both('内容变了，ETag 就变', 'When the content changes, the ETag does'),
    source: [rfc(9110, '8.8.1')],
    does: both(
      '确认前后各读一次这笔补贴和列表；旧 ETag 不再答 304',
      'Reads the entitlement before and after its confirmation; the old ETag is not answered with 304',
    ),
    mend: both(
      'ETag 由内容算出来，或由随内容变化的版本算出来',
      'Make the ETag from the content, or from a version that changes with it',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { before, offer } = await confirmed(bench);
      await settled(bench);
      const target = `/entitlements/${offer.entitlement.id}`;
      const after = await bench.get(target, {
        as: offer.company,
        headers: { 'If-None-Match': mustCarry(before, 'ETag') },
      });
      mustBe(after, 200);
      must(
        (after.json as { status?: string }).status !== 'offered',
        both('状态不再是 offered', 'a status other than offered'),
        inOneLine(after),
      );
    },
  },
  json: {
    says: both('答复是 UTF-8 的 application/json', 'Answers are application/json in UTF-8'),
    source: [rfc(8259, '8.1')],
    does: both(
      '看政策列表的 Content-Type，中文是否读得出来',
      'Looks at the Content-Type of the policies and whether their Chinese can be read',
    ),
    mend: both('用 UTF-8 编码，不要带 BOM', 'Encode in UTF-8 without a byte order mark'),
    needs: [],
    async run(bench) {
      const answer = await bench.get('/policies', { as: null });
      const type = mustCarry(answer, 'Content-Type');
      must(
        /^application\/json(?:;\s*charset="?utf-8"?)?$/i.test(type),
        both('application/json（可带 charset=utf-8）', 'application/json, with charset=utf-8 or without'),
        type,
      );
      must(
        !/\uFFFD|^\uFEFF/.test(answer.text),
        both('没有乱码和 BOM', 'no broken characters and no byte order mark'),
        inOneLine(answer),
      );
      must(/[\u4e00-\u9fff]/.test(answer.text), both('政策名称有中文', 'titles in Chinese'), inOneLine(answer));
    },
  },
  'server-time': {
    says: both(
      '每个答复带 Date：客户端以平台的时间为准',
      "Every answer carries Date: clients go by the platform's time",
    ),
    source: [rfc(9110, '6.6.1'), operation('getSession')],
    does: both('比较 Date 与会话的 expiresAt', "Compares Date with the session's expiresAt"),
    mend: both(
      '答复带 Date，并列入 Access-Control-Expose-Headers；会话在将来到期',
      'Send Date, expose it, and let sessions end in the future of that clock',
    ),
    async run(bench) {
      const answer = await bench.get('/session');
      const now = Date.parse(mustCarry(answer, 'Date'));
      const { expiresAt } = mustFit('getSession', answer);
      must(
        Date.parse(expiresAt) > now,
        both('expiresAt 在 Date 之后', 'expiresAt after Date'),
        `${expiresAt}, Date: ${answer.headers.get('Date')}`,
      );
    },
  },
  'private-answers': {
    says: both('个人的答复不留在共用缓存里', 'Personal answers never stay in a shared cache'),
    source: [rfc(9111, '5.2.2')],
    does: both(
      '看 /session、/entitlements、/accounts 的 Cache-Control',
      'Looks at Cache-Control of /session, /entitlements and /accounts',
    ),
    mend: both(
      '写 Cache-Control: private, no-cache（或 no-store）',
      'Send Cache-Control: private, no-cache (or no-store)',
    ),
    async run(bench) {
      for (const target of ['/session', '/entitlements', '/accounts']) {
        const answer = await bench.get(target);
        const control = mustCarry(answer, 'Cache-Control');
        must(
          /\b(?:private|no-store)\b/i.test(control) && !/\bpublic\b/i.test(control),
          both('private 或 no-store', 'private or no-store'),
          `${target}: ${control}`,
        );
      }
    },
  },
  openapi: {
    says: both('OpenAPI 文档里有契约的全部操作', 'The OpenAPI document has every operation of the contract'),
    source: [{ name: 'OpenAPI 3.1', link: 'https://spec.openapis.org/oas/v3.1.1.html' }],
    does: both('读 /openapi.json（没有就跳过）', 'Reads /openapi.json (skipped where there is none)'),
    mend: both('直接发布 @yongyiban/core/openapi 给出的文档', 'Serve the document that @yongyiban/core/openapi makes'),
    needs: [],
    async run(bench) {
      const answer = await bench.get(new URL('/openapi.json', bench.platform.base).href, { as: null });
      if (answer.status === 404)
        throw new NotMade(both('平台没有 /openapi.json', 'The platform serves no /openapi.json'));
      mustBe(answer, 200);
      const paths = (answer.json as { paths?: Record<string, Record<string, unknown>> } | undefined)?.paths ?? {};
      const missing = (Object.keys(operations) as OperationId[])
        .filter(id => paths[operations[id].path]?.[operations[id].method.toLowerCase()] === undefined)
        .map(id => `${operations[id].method} ${operations[id].path}`);
      must(missing.length === 0, both('每个操作都在', 'every operation'), `— ${missing.join(', ')}`);
    },
  },
  'known-problems': {
    says: both(
      '错误码都是契约里有的，状态码与之对应',
      'Every error has a code of the contract and the status that goes with it',
    ),
    source: [{ name: 'docs/errors.md' }],
    does: both('用六种错误的请求各问一次', 'Asks six wrong questions'),
    mend: both('对照 docs/errors.md 的表', 'Compare with the table of docs/errors.md'),
    async run(bench) {
      const wrong: Answer[] = [
        await bench.get('/entitlements/no-such'),
        await bench.get('/payouts/no-such'),
        await bench.get('/accounts/no-such'),
        await bench.get('/entitlements?limit=none'),
        await bench.get('/entitlements?cursor=no-such'),
        await bench.get('/session', { as: null }),
      ];
      for (const answer of wrong) {
        const code = (answer.json as { code?: ProblemCode } | undefined)?.code;
        must(
          code !== undefined && code in problemRules,
          both('契约里的 code', 'a code of the contract'),
          inOneLine(answer),
        );
        mustBeProblem(answer, code);
      }
    },
  },
});
