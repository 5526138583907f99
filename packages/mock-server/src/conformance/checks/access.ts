import { type OperationId, operations } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must, mustBe, mustBeProblem, mustCarry } from '../answer.ts';
import type { Bench } from '../bench.ts';
import { type Check, checksOf } from '../check.ts';
import { accessTokenType, askToken, exchangeGrant, metadata, mustBeOAuthError, signIn } from '../oauth.ts';
import { mustFit } from '../shape.ts';
import { corsProtocol, operation, problem, rfc } from '../source.ts';
import { confirm, confirmed, isEmpty } from '../steps.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';
import { harmlessObjection, mustBeOnePayout } from './idempotency.ts';

const ids = Object.keys(operations) as OperationId[];
const closed = ids.filter(id => operations[id].access !== 'public');

/** An address of the operation that nothing lies at. */
function somewhere(id: OperationId): string {
  return operations[id].path.replace(/\{\w+\}/g, 'no-such');
}

/** Fails unless both answers are the same 404 but for their references: nobody learns what is there. */
function mustHide(theirs: Answer, nothing: Answer): void {
  mustBeProblem(theirs, 'not-found');
  const bare = (answer: Answer) => JSON.stringify({ ...(answer.json as object), instance: undefined });
  must(
    bare(theirs) === bare(nothing),
    both(`与不存在的一样：${nothing.text}`, `as for what is not there: ${nothing.text}`),
    inOneLine(theirs),
  );
}

async function send(bench: Bench, id: OperationId, as: null | { raw: string }): Promise<Answer> {
  const { method } = operations[id];
  const headers = { 'Idempotency-Key': bench.platform.fresh(), 'If-Match': '"1"' };
  return method === 'GET'
    ? bench.get(somewhere(id), { as })
    : bench.send(method, somewhere(id), { as, headers, body: {} });
}

const preflightHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'upload-offset',
];
const exposedHeaders = ['date', 'etag', 'location', 'retry-after'];

const listed = (field: string | null): string[] =>
  (field ?? '')
    .toLowerCase()
    .split(',')
    .map(name => name.trim());

export const accessChecks: readonly Check[] = checksOf('access', {
  'token-required': {
    says: both('除政策和数说外，都要令牌', 'Everything but policies and figures needs a token'),
    source: [rfc(6750, '3'), problem('unauthenticated')],
    does: both(`不带令牌请求 ${closed.length} 个操作`, `Asks ${closed.length} operations without a token`),
    mend: both(
      '没有令牌一律 401 unauthenticated，先于其他任何检查',
      'Answer 401 unauthenticated without a token, before anything else is looked at',
    ),
    needs: [],
    async run(bench) {
      const asked = closed.filter(id => bench.platform.allowWrites || operations[id].method === 'GET');
      for (const id of asked) mustBeProblem(await send(bench, id, null), 'unauthenticated');
    },
  },
  'public-reads': {
    says: both('政策和数说人人可读', 'Anybody may read policies and figures'),
    source: [operation('listPolicies'), operation('getStatistics')],
    does: both('不带令牌读 /policies 和 /statistics', 'Reads /policies and /statistics without a token'),
    mend: both('这两处不要求登录', 'Ask for no token there'),
    needs: [],
    async run(bench) {
      mustFit('listPolicies', await bench.get('/policies', { as: null }));
      mustFit('getStatistics', await bench.get('/statistics', { as: null }));
    },
  },
  challenge: {
    says: both('401 带 WWW-Authenticate: Bearer', 'A 401 carries WWW-Authenticate: Bearer'),
    source: [rfc(6750, '3'), rfc(9110, '11.6.1')],
    does: both('不带令牌、带假令牌各读一次会话', 'Reads the session without a token and with one that is none'),
    mend: both('每个 401 都带 WWW-Authenticate', 'Send WWW-Authenticate with each 401'),
    needs: [],
    async run(bench) {
      for (const as of [null, { raw: 'no-such-token' }]) {
        const answer = await bench.get('/session', { as });
        mustBeProblem(answer, 'unauthenticated');
        must(
          /^Bearer\b/i.test(mustCarry(answer, 'WWW-Authenticate')),
          both('Bearer', 'Bearer'),
          mustCarry(answer, 'WWW-Authenticate'),
        );
      }
    },
  },
  'other-scheme': {
    says: both('只认 Bearer 令牌', 'Bearer tokens and no other scheme'),
    source: [rfc(6750, '2.1')],
    does: both('把令牌放进 Authorization: Basic', 'Puts the token into Authorization: Basic'),
    mend: both('别的方案答 401', 'Answer 401 to other schemes'),
    async run(bench) {
      const token = await bench.token('company');
      mustBeProblem(await bench.get('/session', { headers: { Authorization: `Basic ${token}` } }), 'unauthenticated');
    },
  },
  'token-not-in-the-address': {
    says: both('网址里的令牌不算：它会留在日志里', 'A token in the address does not count: addresses are logged'),
    source: [rfc(9700, '4.3.2'), rfc(6750, '2.3')],
    does: both('GET /session?access_token=…，不带请求头', 'GET /session?access_token=… without the header'),
    mend: both('只从 Authorization 读令牌', 'Read tokens from Authorization alone'),
    async run(bench) {
      const token = await bench.token('company');
      mustBe(await bench.get(`/session?access_token=${encodeURIComponent(token)}`, { as: null }), 401);
    },
  },
  'expired-token': {
    says: both(
      '过期的令牌答 401 session-expired，error="invalid_token"',
      'A token whose time is over: 401 session-expired, error="invalid_token"',
    ),
    source: [rfc(6750, '3.1'), problem('session-expired')],
    does: both('用过期的令牌读会话和补贴', 'Reads session and entitlements with an expired token'),
    mend: both('每个请求都比较过期时间', 'Compare the expiry with each request'),
    needs: ['expired'],
    async run(bench) {
      for (const target of ['/session', '/entitlements', '/payouts']) {
        const answer = await bench.get(target, { as: 'expired' });
        mustBeProblem(answer, 'session-expired');
        must(
          /invalid_token/.test(mustCarry(answer, 'WWW-Authenticate')),
          both('error="invalid_token"', 'error="invalid_token"'),
          mustCarry(answer, 'WWW-Authenticate'),
        );
      }
    },
  },
  'view-reads': {
    says: both('只有 view 的会话能看', 'A session with view alone may look'),
    source: [operation('listEntitlements')],
    does: both('用 viewer 读会话、补贴、兑付、账户', 'Reads session, entitlements, payouts and accounts as the viewer'),
    mend: both('读取只要 view', 'Ask reads for view alone'),
    needs: ['viewer'],
    async run(bench) {
      for (const id of ['getSession', 'listEntitlements', 'listPayouts', 'listAccounts', 'listDecisions'] as const) {
        mustFit(id, await bench.get(operations[id].path, { as: 'viewer' }));
      }
    },
  },
  'view-cannot-write': {
    says: both('只有 view 的会话什么也不能改', 'A session with view alone can change nothing'),
    source: [problem('scope-missing'), rfc(6750, '3.1')],
    does: both('用 viewer 请求每个会写的操作', 'Asks every operation that writes as the viewer'),
    mend: both(
      '按操作所需的 scope 检查，先于请求体：403 scope-missing',
      "Check the operation's scope before its body: 403 scope-missing",
    ),
    needs: ['viewer', 'writes'],
    async run(bench) {
      const raw = await bench.token('viewer');
      for (const id of closed.filter(each => operations[each].access !== 'view')) {
        mustBeProblem(await send(bench, id, { raw }), 'scope-missing');
      }
    },
  },
  'view-cannot-confirm': {
    says: both(
      '只有 view 的会话不能确认，连已确认的也不能',
      'A session with view alone cannot confirm, not even what is confirmed',
    ),
    source: [problem('scope-missing'), operation('createConfirmation')],
    does: both('用 viewer 发一次完整、正确的确认', 'Sends a whole and right confirmation as the viewer'),
    mend: both('403 scope-missing', '403 scope-missing'),
    needs: ['company', 'viewer', 'writes'],
    async run(bench) {
      const { offer } = await confirmed(bench);
      mustBeProblem(await confirm(bench, offer, { as: 'viewer' }), 'scope-missing');
      const own = mustFit('listEntitlements', await bench.get('/entitlements', { as: 'viewer' })).items[0];
      if (own !== undefined)
        mustBeProblem(await confirm(bench, { ...offer, entitlement: own }, { as: 'viewer' }), 'scope-missing');
    },
  },
  'anothers-entitlement': {
    says: both(
      '别人的补贴与不存在的一样：404，看不出有没有',
      "Another's entitlement is as if it were not there: 404, and nothing tells them apart",
    ),
    source: [problem('not-found'), operation('getEntitlement')],
    does: both(
      '另一家企业读本企业的补贴，再读一个不存在的，比较两个答复',
      "Another company reads the first one's entitlement and one that is not there; compares the answers",
    ),
    mend: both('查询时就带上主体条件；不要答 403', 'Put the subject into the query; never answer 403'),
    needs: ['company', 'stranger'],
    async run(bench) {
      const { items } = mustFit('listEntitlements', await bench.get('/entitlements'));
      if (items[0] === undefined)
        throw new NotMade(both('测试企业要有一笔补贴', 'The test company needs an entitlement'));
      const nothing = await bench.get('/entitlements/no-such', { as: 'stranger' });
      for (const { id } of items) mustHide(await bench.get(`/entitlements/${id}`, { as: 'stranger' }), nothing);
    },
  },
  'anothers-account': {
    says: both('别人的账户也一样', "So is another's account"),
    source: [problem('not-found'), operation('getAccount')],
    does: both('另一家企业读本企业的账户', "Another company reads the first one's accounts"),
    mend: both('查询时就带上主体条件', 'Put the subject into the query'),
    needs: ['company', 'stranger'],
    async run(bench) {
      const { items } = mustFit('listAccounts', await bench.get('/accounts'));
      if (items[0] === undefined) throw new NotMade(both('测试企业要有一个账户', 'The test company needs an account'));
      const nothing = await bench.get('/accounts/no-such', { as: 'stranger' });
      for (const { id } of items) mustHide(await bench.get(`/accounts/${id}`, { as: 'stranger' }), nothing);
    },
  },
  'anothers-payout': {
    says: both(
      '别人的确认、兑付也一样，也不能评价',
      "So are another's confirmation and payout, which cannot be rated either",
    ),
    source: [problem('not-found'), operation('getPayout'), operation('getConfirmation')],
    does: both(
      '另一家企业读本企业的确认和兑付，并评价',
      "Another company reads the first one's confirmation and payout, and rates it",
    ),
    mend: both('查询时就带上主体条件，写入也一样', 'Put the subject into the query, for writes too'),
    needs: ['company', 'stranger', 'writes'],
    async run(bench) {
      const { confirmation } = await confirmed(bench);
      mustHide(
        await bench.get(`/payouts/${confirmation.payout}`, { as: 'stranger' }),
        await bench.get('/payouts/no-such', { as: 'stranger' }),
      );
      mustHide(
        await bench.get(`/confirmations/${confirmation.id}`, { as: 'stranger' }),
        await bench.get('/confirmations/no-such', { as: 'stranger' }),
      );
      mustBeProblem(
        await bench.put(`/payouts/${confirmation.payout}/rating`, { score: 1 }, { as: 'stranger' }),
        'not-found',
      );
    },
  },
  'anothers-objection': {
    says: both(
      '别人的异议也一样；不能对别人的补贴提异议',
      "So is another's objection; and nobody objects about another's entitlement",
    ),
    source: [problem('not-found'), operation('createObjection')],
    does: both(
      '本企业提异议，另一家去读；再让它对本企业的补贴提异议',
      "One company objects, another reads it, then objects about the first one's entitlement",
    ),
    mend: both('读和写都带上主体条件', 'Put the subject into reads and writes'),
    needs: ['company', 'stranger', 'writes'],
    async run(bench) {
      const body = await harmlessObjection(bench);
      const headers = { 'Idempotency-Key': bench.platform.fresh() };
      const { id } = mustFit('createObjection', await bench.post('/objections', body, { headers }));
      mustHide(
        await bench.get(`/objections/${id}`, { as: 'stranger' }),
        await bench.get('/objections/no-such', { as: 'stranger' }),
      );
      const entitlement = mustFit('listEntitlements', await bench.get('/entitlements')).items[0]!;
      const theirs = { policy: entitlement.policy.id, entitlement: entitlement.id, about: 'other' };
      const answer = await bench.post('/objections', theirs, {
        as: 'stranger',
        headers: { 'Idempotency-Key': bench.platform.fresh() },
      });
      mustBeProblem(answer, 'not-found');
    },
  },
  'anothers-confirmation': {
    says: both('不能替别人确认：404，什么也没发生', 'Nobody confirms for another: 404, and nothing happens'),
    source: [problem('not-found'), operation('createConfirmation')],
    does: both(
      '另一家企业确认本企业已确认的那笔',
      'Another company confirms the entitlement that the first one confirmed',
    ),
    mend: both('确认前先看补贴是不是本主体的', 'Look whose entitlement it is before anything else'),
    needs: ['company', 'stranger', 'writes'],
    async run(bench) {
      const { offer } = await confirmed(bench);
      mustBeProblem(await confirm(bench, offer, { as: 'stranger' }), 'not-found');
      await mustBeOnePayout(bench, offer.company, offer.entitlement.id);
    },
  },
  'own-lists-alone': {
    says: both('列表里只有自己的', "Lists hold the subject's own things alone"),
    source: [operation('listEntitlements'), operation('listPayouts'), operation('listAccounts')],
    does: both(
      '两家企业各读四个列表，看有没有相同的 id',
      'Two companies read four lists each, and no id may be in both',
    ),
    mend: both('查询时就带上主体条件', 'Put the subject into the query'),
    needs: ['company', 'stranger'],
    async run(bench) {
      for (const id of ['listEntitlements', 'listPayouts', 'listAccounts', 'listObjections'] as const) {
        const target = `${operations[id].path}?limit=100`;
        const mine = new Set((mustFit(id, await bench.get(target)).items as { id: string }[]).map(item => item.id));
        const theirs = (mustFit(id, await bench.get(target, { as: 'stranger' })).items as { id: string }[]).map(
          item => item.id,
        );
        if (id === 'listEntitlements' && mine.size === 0) throw isEmpty(target);
        const shared = theirs.filter(each => mine.has(each));
        must(shared.length === 0, both('没有相同的 id', 'no id in both'), `${target}: ${shared.join(', ')}`);
      }
    },
  },
  'not-modified-is-private': {
    says: both('别人的 ETag 换不来 304', "Another's ETag does not bring a 304 of one's own"),
    source: [rfc(9110, '13.1.2'), rfc(9111, '4.1')],
    does: both(
      '另一家企业带着本企业列表的 ETag 读自己的列表',
      "Another company reads its list with the ETag of the first one's",
    ),
    mend: both('ETag 由内容算出；Vary: Authorization', 'Make ETags from content, and send Vary: Authorization'),
    needs: ['company', 'stranger'],
    async run(bench) {
      const etag = mustCarry(await bench.get('/entitlements'), 'ETag');
      mustBe(await bench.get('/entitlements', { as: 'stranger', headers: { 'If-None-Match': etag } }), 200);
    },
  },
  'acting-for-a-stranger': {
    says: both('不能换成无权代办的主体', 'Nobody exchanges a session for a subject they may not act for'),
    source: [rfc(8693, '2.2.2')],
    does: both('拿登录的令牌去换另一家企业的会话', 'Signs in and tries to exchange the token for the other company'),
    mend: both('查代办关系；没有就答 invalid_target', 'Look the authority up; answer invalid_target without one'),
    needs: ['sign-in', 'approval', 'stranger'],
    async run(bench) {
      const { grant_types_supported } = await metadata(bench);
      if (!grant_types_supported?.includes(exchangeGrant))
        throw new NotMade(both('平台不支持令牌交换', 'The platform does not support token exchange'));
      const { subject } = mustFit('getSession', await bench.get('/session', { as: 'stranger' }));
      const { access_token } = await signIn(bench);
      const form = { grant_type: exchangeGrant, subject_token: access_token, subject_token_type: accessTokenType };
      mustBeOAuthError(
        await askToken(bench, { ...form, audience: `urn:yongyiban:subject:${subject.id}` }),
        'invalid_target',
      );
    },
  },
  'ended-authority': {
    says: both('代办期满就不能再代办', 'Once an authority has ended nobody acts by it'),
    source: [rfc(8693, '2.2.2'), problem('authority-expired')],
    does: both(
      '拿登录的令牌去换代办已期满的主体',
      'Signs in and tries to exchange the token for a subject whose authority ended',
    ),
    mend: both(
      '比较代办的最后一天；过了就答 invalid_target',
      "Compare the authority's last day; answer invalid_target after it",
    ),
    needs: ['sign-in', 'approval', 'formerSubject'],
    async run(bench) {
      const { access_token } = await signIn(bench);
      const form = { grant_type: exchangeGrant, subject_token: access_token, subject_token_type: accessTokenType };
      const audience = `urn:yongyiban:subject:${bench.platform.fixtures.formerSubject}`;
      mustBeOAuthError(await askToken(bench, { ...form, audience }), 'invalid_target');
    },
  },
  preflight: {
    says: both(
      '允许的来源可以带契约的全部请求头跨域调用',
      'An allowed origin may call with all headers of the contract',
    ),
    source: [corsProtocol],
    does: both(
      `预检 POST /confirmations，带 ${preflightHeaders.join('、')}`,
      `Preflights POST /confirmations with ${preflightHeaders.join(', ')}`,
    ),
    mend: both(
      'Access-Control-Allow-Headers 列全；Allow-Methods 有 GET、POST、PUT、PATCH、DELETE',
      'List all of them in Access-Control-Allow-Headers, and GET, POST, PUT, PATCH, DELETE in Allow-Methods',
    ),
    needs: ['allowedOrigin'],
    async run(bench) {
      const origin = bench.platform.fixtures.allowedOrigin!;
      const headers = {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': preflightHeaders.join(', '),
      };
      const answer = await bench.send('OPTIONS', '/confirmations', { as: null, headers });
      mustBe(answer, 200, 204);
      const allows = answer.headers.get('Access-Control-Allow-Origin');
      must(
        allows === origin,
        both(`Access-Control-Allow-Origin: ${origin}`, `Access-Control-Allow-Origin: ${origin}`),
        allows ?? '—',
      );
      const allowed = listed(answer.headers.get('Access-Control-Allow-Headers'));
      const missing = preflightHeaders.filter(name => !allowed.includes(name));
      must(missing.length === 0, both('全部请求头', 'all headers'), `— ${missing.join(', ')}`);
      const methods = listed(answer.headers.get('Access-Control-Allow-Methods'));
      must(
        ['post', 'put', 'patch', 'delete'].every(method => methods.includes(method)),
        both('POST、PUT、PATCH、DELETE', 'POST, PUT, PATCH and DELETE'),
        methods.join(', '),
      );
    },
  },
  'exposed-headers': {
    says: both(
      '跨域的网页读得到 Date、ETag、Location、Retry-After',
      'A page of an allowed origin can read Date, ETag, Location and Retry-After',
    ),
    source: [corsProtocol],
    does: both('带 Origin 读政策', 'Reads policies with an Origin'),
    mend: both('列入 Access-Control-Expose-Headers', 'List them in Access-Control-Expose-Headers'),
    needs: ['allowedOrigin'],
    async run(bench) {
      const origin = bench.platform.fixtures.allowedOrigin!;
      const answer = await bench.get('/policies', { as: null, headers: { Origin: origin } });
      must(
        answer.headers.get('Access-Control-Allow-Origin') === origin,
        both(origin, origin),
        answer.headers.get('Access-Control-Allow-Origin') ?? '—',
      );
      const exposed = listed(answer.headers.get('Access-Control-Expose-Headers'));
      const missing = exposedHeaders.filter(name => !exposed.includes(name));
      must(missing.length === 0, both(exposedHeaders.join(', '), exposedHeaders.join(', ')), `— ${missing.join(', ')}`);
      must(
        /\borigin\b/i.test(answer.headers.get('Vary') ?? ''),
        both('Vary: Origin', 'Vary: Origin'),
        answer.headers.get('Vary') ?? '—',
      );
    },
  },
  'foreign-origin': {
    says: both(
      '没被允许的来源读不到个人的答复',
      'A page of an origin that is not allowed cannot read personal answers',
    ),
    source: [corsProtocol],
    does: both(
      '用 https://attacker.example 预检，再读会话',
      'Preflights and reads the session as https://attacker.example',
    ),
    mend: both('不要写 *，也不要照抄任何 Origin', 'Write neither * nor whatever Origin comes'),
    async run(bench) {
      mustFit('getSession', await bench.get('/session'));
      const headers = { Origin: 'https://attacker.example' };
      const preflight = {
        ...headers,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      };
      for (const answer of [
        await bench.send('OPTIONS', '/session', { as: null, headers: preflight }),
        await bench.get('/session', { headers }),
      ]) {
        const allows = answer.headers.get('Access-Control-Allow-Origin');
        must(
          allows !== '*' && allows !== headers.Origin,
          both('没有 Access-Control-Allow-Origin', 'no Access-Control-Allow-Origin'),
          `${allows}`,
        );
      }
    },
  },
});
