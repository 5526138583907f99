import type { Account, Confirmation, Objection, Payout } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must, mustBe, mustBeProblem, mustCarry } from '../answer.ts';
import type { Asker, Bench } from '../bench.ts';
import { type Check, checksOf } from '../check.ts';
import { mustFit } from '../shape.ts';
import { idempotencyDraft, operation, problem } from '../source.ts';
import { confirm, confirmed, takeOffer } from '../steps.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';

const key = (value: string) => ({ 'Idempotency-Key': value });

/** The body of an objection that does no harm: it is about a policy of the asker's own. */
export async function harmlessObjection(
  bench: Bench,
  as: Asker = 'company',
): Promise<{ policy: string; about: 'other'; note: string }> {
  const { items } = mustFit('listEntitlements', await bench.get('/entitlements', { as }));
  const first = items[0];
  if (first === undefined) throw new NotMade(both('这家企业要有一笔待兑现补贴', 'This company needs an entitlement'));
  return { policy: first.policy.id, about: 'other', note: 'conformance test' };
}

/** Payouts of an entitlement, by their ids. */
export async function payoutsOf(bench: Bench, as: Asker, entitlement: string): Promise<Payout[]> {
  const { items } = mustFit('listPayouts', await bench.get('/payouts?limit=100', { as }));
  return items.filter(payout => payout.entitlement === entitlement);
}

/** Fails unless the entitlement has exactly one payout. */
export async function mustBeOnePayout(bench: Bench, as: Asker, entitlement: string): Promise<void> {
  const payouts = await payoutsOf(bench, as, entitlement);
  must(
    payouts.length === 1,
    both(`${entitlement} 恰好一笔兑付`, `exactly one payout of ${entitlement}`),
    payouts.map(({ id, status }) => `${id} ${status}`).join(', ') || '—',
  );
}

/** The one confirmation that several answers tell of; some may say that it is still being worked on. */
export function oneConfirmation(answers: readonly Answer[]): Confirmation {
  const told = answers.filter(({ status }) => status !== 409).map(answer => mustFit('createConfirmation', answer));
  for (const answer of answers) {
    if (answer.status !== 409) continue;
    mustBeProblem(answer, 'confirmation-in-progress');
    mustCarry(answer, 'Retry-After');
  }
  must(told.length > 0, both('至少一个成功的答复', 'one success at least'), answers.map(inOneLine).join('; '));
  const ids = new Set(told.map(({ id, payout }) => `${id} ${payout}`));
  must(
    ids.size === 1,
    both('都是同一个确认、同一笔兑付', 'the same confirmation and payout in each'),
    [...ids].join(', '),
  );
  return told[0]!;
}

export const idempotencyChecks: readonly Check[] = checksOf('idempotency', {
  'key-required': {
    says: both('新建的请求必须带 Idempotency-Key', 'What creates something must carry an Idempotency-Key'),
    source: [idempotencyDraft, problem('idempotency-key-missing')],
    does: both('不带键提异议、加账户、确认', 'Objects, adds an account and confirms without a key'),
    mend: both(
      '没有键就答 400 idempotency-key-missing，什么也不做',
      'Answer 400 idempotency-key-missing without a key, and do nothing',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      mustBeProblem(await bench.post('/objections', await harmlessObjection(bench)), 'idempotency-key-missing');
      mustBeProblem(
        await bench.post('/accounts', { cnaps: '313332000017', number: '62220000' }),
        'idempotency-key-missing',
      );
      mustBeProblem(
        await bench.post(
          '/confirmations',
          { entitlement: 'ent-x', amount: 1, account: 'acc-x' },
          { headers: { 'If-Match': '"1"' } },
        ),
        'idempotency-key-missing',
      );
    },
  },
  'key-shape': {
    says: both('键是 1 到 255 个可见字符，其余拒绝', 'A key is 1 to 255 visible characters; anything else is refused'),
    source: [operation('createObjection')],
    does: both(
      '用 256 个字符的键和带空格的键提异议',
      'Objects with a key of 256 characters, and with one that has a space',
    ),
    mend: both(
      '键不合 ^[\\x21-\\x7e]{1,255}$ 就答 400 malformed，不要截断',
      'Answer 400 malformed where a key is not ^[\\x21-\\x7e]{1,255}$; never cut it short',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const body = await harmlessObjection(bench);
      mustBeProblem(await bench.post('/objections', body, { headers: key('k'.repeat(256)) }), 'malformed');
      mustBeProblem(await bench.post('/objections', body, { headers: key('two words') }), 'malformed');
    },
  },
  'longest-key': {
    says: both('255 个字符的键从头到尾都算数', 'A key of 255 characters counts to its last one'),
    source: [idempotencyDraft, operation('createObjection')],
    does: both(
      '两个只差最后一个字符的长键，提两次异议',
      'Objects twice under two long keys that differ in the last character alone',
    ),
    mend: both('存整个键，或它的摘要', 'Keep the whole key, or its digest'),
    needs: ['company', 'writes'],
    async run(bench) {
      const body = await harmlessObjection(bench);
      const long = bench.platform.fresh().padEnd(254, 'k');
      const [one, two] = [
        mustFit('createObjection', await bench.post('/objections', body, { headers: key(`${long}1`) })),
        mustFit('createObjection', await bench.post('/objections', body, { headers: key(`${long}2`) })),
      ];
      must(one.id !== two.id, both('两条异议', 'two objections'), one.id);
    },
  },
  'same-key-same-answer': {
    says: both(
      '同一个键、同样的请求：还是第一次的结果',
      'The same key with the same request gets the first result again',
    ),
    source: [idempotencyDraft, operation('createConfirmation')],
    does: both('确认后用同一个键原样再发两次', 'Sends a confirmation twice more under its key'),
    mend: both(
      '按调用者和键存下第一次成功的答复，再来就原样给回',
      'Keep the first success by caller and key, and give it back',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { offer, key, confirmation } = await confirmed(bench);
      for (let n = 0; n < 2; n++) {
        const again = mustFit('createConfirmation', await confirm(bench, offer, { key }));
        must(
          JSON.stringify(again) === JSON.stringify(confirmation),
          both(
            `与第一次一样：${confirmation.id}，${confirmation.payout}`,
            `as the first time: ${confirmation.id}, ${confirmation.payout}`,
          ),
          again,
        );
      }
      await mustBeOnePayout(bench, offer.company, offer.entitlement.id);
    },
  },
  'other-body-refused': {
    says: both('同一个键、别的内容：拒绝', 'The same key with another body is refused'),
    source: [idempotencyDraft, problem('idempotency-key-reused')],
    does: both('用用过的键发另一个金额', 'Sends another amount under a key that was used'),
    mend: both(
      '连同键存下请求的摘要；不同就答 422 idempotency-key-reused',
      "Keep the request's digest with the key; answer 422 idempotency-key-reused where it differs",
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { offer, key } = await confirmed(bench);
      mustBeProblem(
        await confirm(bench, offer, { key, amount: offer.entitlement.amount + 1 }),
        'idempotency-key-reused',
      );
    },
  },
  'member-order': {
    says: both('字段顺序不同，仍是同样的请求', 'Members in another order are still the same request'),
    source: [idempotencyDraft],
    does: both('同一个键，把请求体的字段倒过来再发', 'Sends the body with its members turned round under the same key'),
    mend: both('先解析再比较，不要比原始字节', 'Compare what was parsed, not the bytes'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { offer, key, confirmation } = await confirmed(bench);
      const { entitlement, account } = offer;
      const answer = await bench.post(
        '/confirmations',
        { account, amount: entitlement.amount, entitlement: entitlement.id },
        { as: offer.company, headers: { 'Idempotency-Key': key, 'If-Match': `"${entitlement.version}"` } },
      );
      const again = mustFit('createConfirmation', answer);
      must(again.id === confirmation.id, both(confirmation.id, confirmation.id), inOneLine(answer));
    },
  },
  'same-key-at-once': {
    says: both('同一个键同时来几次：只做一次', 'The same key several times at once is done once'),
    source: [idempotencyDraft, problem('confirmation-in-progress')],
    does: both('同一个键同时发五次确认', 'Sends one confirmation five times at once under one key'),
    mend: both(
      '先占住键再做事（数据库唯一约束）；没做完的答 409 confirmation-in-progress 和 Retry-After',
      'Take the key first (a unique constraint), then act; answer 409 confirmation-in-progress with Retry-After meanwhile',
    ),
    needs: ['company', 'writes'],
    offers: 1,
    async run(bench) {
      const offer = await takeOffer(bench);
      await bench.token(offer.company);
      const key = bench.platform.fresh();
      const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(bench, offer, { key })));
      oneConfirmation(answers);
      await mustBeOnePayout(bench, offer.company, offer.entitlement.id);
    },
  },
  'in-progress': {
    says: both(
      '第一次还没做完时，同一个键答 409 和 Retry-After',
      'While the first is being worked on, the same key is answered with 409 and Retry-After',
    ),
    source: [problem('confirmation-in-progress')],
    does: both(
      '让一次确认变慢，其间再发同一个键，之后再问一次',
      'Slows one confirmation down, sends its key meanwhile, and asks once more afterwards',
    ),
    mend: both(
      '键被占住而没有结果时，答 409 confirmation-in-progress',
      'Where a key is taken and has no result yet, answer 409 confirmation-in-progress',
    ),
    needs: ['company', 'writes', 'slowNextConfirmation', 'advance'],
    offers: 1,
    async run(bench) {
      const { slowNextConfirmation } = bench.platform.hooks;
      const offer = await takeOffer(bench);
      const key = bench.platform.fresh();
      await bench.token(offer.company);
      await slowNextConfirmation!(5000);
      const first = confirm(bench, offer, { key });
      // Whatever comes of it is judged below: until then nobody listens.
      first.catch(() => {});
      await bench.pause(100);
      const meanwhile = await confirm(bench, offer, { key });
      mustBeProblem(meanwhile, 'confirmation-in-progress');
      must(
        /^\d+$/.test(mustCarry(meanwhile, 'Retry-After')),
        both('Retry-After 是秒数', 'Retry-After in seconds'),
        inOneLine(meanwhile),
      );
      await bench.pause(6000);
      oneConfirmation([await first, await confirm(bench, offer, { key })]);
    },
  },
  'after-a-lost-answer': {
    says: both(
      '答复丢了不等于失败：同一个键再问，得到那一次的结果',
      'A lost answer is no failure: asked again with its key, it gives what came of it',
    ),
    source: [idempotencyDraft, operation('createConfirmation')],
    does: both(
      '发出确认后断开连接（有钩子就由平台丢掉答复），再用同一个键问',
      'Breaks the connection once a confirmation was sent (with the hook, the platform loses its answer), and asks again with the key',
    ),
    mend: both(
      '确认与键在同一个事务里提交，与连接是否还在无关',
      'Commit confirmation and key in one transaction, whether the connection stands or not',
    ),
    needs: ['company', 'writes'],
    offers: 1,
    async run(bench) {
      const offer = await takeOffer(bench);
      const key = bench.platform.fresh();
      await bench.token(offer.company);
      const { dropNextAnswer } = bench.platform.hooks;
      const leaving = new AbortController();
      if (dropNextAnswer !== undefined) await dropNextAnswer();
      const lost = confirm(bench, offer, { key, signal: leaving.signal }).catch(() => undefined);
      if (dropNextAnswer === undefined) setTimeout(() => leaving.abort(), 30);
      await lost;
      const again = await confirm(bench, offer, { key });
      oneConfirmation([again]);
      await mustBeOnePayout(bench, offer.company, offer.entitlement.id);
    },
  },
  'refusal-not-kept': {
    says: both(
      '被拒绝的请求什么也没做，同一个键可以再来',
      'A refused request did nothing, and may be sent again under its key',
    ),
    source: [idempotencyDraft, problem('account-unusable')],
    does: both(
      '用还在核对的账户确认（拒绝），等银行核对完，用同一个键再确认',
      'Confirms into an account that is still being verified (refused), waits for the bank, confirms again under the same key',
    ),
    mend: both('只存成功的答复；拒绝不占键', 'Keep successes alone; a refusal does not use up the key'),
    needs: ['company', 'writes', 'newAccount'],
    offers: 1,
    async run(bench) {
      const offer = await takeOffer(bench);
      const made = await bench.post('/accounts', bench.platform.fixtures.newAccount, {
        as: offer.company,
        headers: key(bench.platform.fresh()),
      });
      const account = mustFit('createAccount', made);
      if (account.status !== 'verifying') {
        throw new NotMade(
          both('newAccount 要是这家企业还没有的账户', 'newAccount must be one that this company does not have yet'),
        );
      }
      const used = bench.platform.fresh();
      mustBeProblem(await confirm(bench, offer, { key: used, account: account.id }), 'account-unusable');
      await untilVerified(bench, offer.company, account.id);
      const again = await confirm(bench, offer, { key: used, account: account.id });
      must(again.status === 201, both('201：这次成功', '201: this time it succeeds'), inOneLine(again));
    },
  },
  'key-of-one-caller': {
    says: both('键只属于用它的人：别人用同样的键互不相干', "A key is its caller's own: another may use the same one"),
    source: [idempotencyDraft],
    does: both('两家企业用同一个键各提一次异议', 'Two companies object under the same key'),
    mend: both('按调用者加键存答复，绝不能只按键', 'Keep answers by caller and key, never by the key alone'),
    needs: ['company', 'stranger', 'writes'],
    async run(bench) {
      const shared = key(bench.platform.fresh());
      const mine = await bench.post('/objections', await harmlessObjection(bench), { headers: shared });
      const theirs = await bench.post('/objections', await harmlessObjection(bench, 'stranger'), {
        as: 'stranger',
        headers: shared,
      });
      const [one, two] = [mustFit('createObjection', mine), mustFit('createObjection', theirs)];
      must(one.id !== two.id, both('各有一条异议', 'an objection each'), inOneLine(theirs));
    },
  },
  objection: {
    says: both('异议用同一个键提两次，只有一条', 'An objection raised twice under one key is one'),
    source: [operation('createObjection')],
    does: both('同一个键提两次，再数列表', 'Raises it twice under one key and counts the list'),
    mend: both('所有新建都走同一套幂等处理', 'Put every creation through the same idempotency'),
    needs: ['company', 'writes'],
    async run(bench) {
      const body = await harmlessObjection(bench);
      const headers = key(bench.platform.fresh());
      const count = async () =>
        (mustFit('listObjections', await bench.get('/objections?limit=100')).items as Objection[]).length;
      const before = await count();
      const one = mustFit('createObjection', await bench.post('/objections', body, { headers }));
      const two = mustFit('createObjection', await bench.post('/objections', body, { headers }));
      must(one.id === two.id, both(one.id, one.id), two.id);
      const after = await count();
      must(
        before >= 100 || after === before + 1,
        both(`列表里 ${before + 1} 条`, `${before + 1} in the list`),
        String(after),
      );
    },
  },
  account: {
    says: both('账户用同一个键加两次，只有一个', 'An account added twice under one key is one'),
    source: [operation('createAccount')],
    does: both('同一个键加两次', 'Adds it twice under one key'),
    mend: both('所有新建都走同一套幂等处理', 'Put every creation through the same idempotency'),
    needs: ['company', 'writes', 'newAccount'],
    async run(bench) {
      const headers = key(bench.platform.fresh());
      const add = async () =>
        mustFit(
          'createAccount',
          await bench.post('/accounts', bench.platform.fixtures.newAccount, { headers }),
        ) as Account;
      const [one, two] = [await add(), await add()];
      must(one.id === two.id, both(one.id, one.id), two.id);
    },
  },
  application: {
    says: both(
      '申请用同一个键开两次，只有一份；已有草稿就给回草稿',
      'An application begun twice is one; a draft that is there comes back',
    ),
    source: [operation('createApplication')],
    does: both(
      '为一项缺数据的政策，同一个键开两次，另一个键再开一次',
      'Begins one for a policy that lacks data: twice under one key, once under another',
    ),
    mend: both('同一主体、同一政策没有结束的申请只有一份', 'Keep one open application a subject and policy'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { items } = mustFit('listDecisions', await bench.get('/decisions?outcome=undetermined&limit=100'));
      const policy = items[0]?.policy.id;
      if (policy === undefined)
        throw new NotMade(both('测试企业要有一项缺数据的政策', 'The test company needs a policy that lacks data'));
      const headers = key(bench.platform.fresh());
      const begin = async (with_: Record<string, string>) =>
        mustFit('createApplication', await bench.post('/applications', { policy }, { headers: with_ }));
      const ids = [(await begin(headers)).id, (await begin(headers)).id, (await begin(key(bench.platform.fresh()))).id];
      must(new Set(ids).size === 1, both('同一份申请', 'the same application'), ids.join(', '));
    },
  },
  'key-kept-a-day': {
    says: both(
      '键至少记 23 小时：客户端这么久之后还会再问',
      'A key is kept for 23 hours at least: that long clients ask again',
    ),
    source: [idempotencyDraft, operation('createConfirmation')],
    does: both(
      '确认后过 23 小时，同一个键问，再用它发别的内容',
      'Lets 23 hours pass, asks with the key, and sends another body under it',
    ),
    mend: both('键和答复保存 24 小时以上', 'Keep keys and answers for more than 24 hours'),
    needs: ['company', 'writes', 'advance'],
    late: true,
    async run(bench) {
      const { offer, key, confirmation } = await confirmed(bench);
      await bench.pause(23 * 3_600_000);
      const answer = await confirm(bench, offer, { key });
      mustBe(answer, 200, 201);
      const again = mustFit('createConfirmation', answer);
      must(
        JSON.stringify(again) === JSON.stringify(confirmation),
        both('与第一次一样', 'as the first time'),
        inOneLine(answer),
      );
      mustBeProblem(
        await confirm(bench, offer, { key, amount: offer.entitlement.amount + 1 }),
        'idempotency-key-reused',
      );
    },
  },
});

/** Waits for the bank's check of an account. */
export async function untilVerified(bench: Bench, as: Asker, account: string): Promise<Account> {
  for (let passed = 0; ; passed += 1000) {
    const shown = mustFit('getAccount', await bench.get(`/accounts/${account}`, { as }));
    if (shown.status !== 'verifying') return shown;
    must(passed < bench.platform.patience, both('银行核对完', "the bank's answer"), `${account}: verifying`);
    await bench.pause(1000);
  }
}
