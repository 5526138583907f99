import { type Entitlement, entitlementSchema, type Problem } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must, mustBe, mustBeProblem, mustCarry } from '../answer.ts';
import type { Bench } from '../bench.ts';
import { type Check, checksOf } from '../check.ts';
import { fit, mustFit } from '../shape.ts';
import { operation, problem, rfc, schema } from '../source.ts';
import { confirm, confirmed, type Offer, offerOf, takeOffer } from '../steps.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';
import { harmlessObjection, mustBeOnePayout, oneConfirmation, payoutsOf } from './idempotency.ts';

/** An offer to be refused with: it is not used up. */
async function anyOffer(bench: Bench): Promise<Offer> {
  for (const company of bench.platform.companies) {
    const offer = await offerOf(bench, company, new Set());
    if (offer !== undefined) return offer;
  }
  throw new NotMade(both('没有待确认的补贴', 'There is no offer'));
}

/** Fails unless the answer refuses with the entitlement as it is now, and nothing was confirmed. */
async function mustRefuseAsChanged(bench: Bench, offer: Offer, answer: Answer): Promise<void> {
  mustBeProblem(answer, 'entitlement-changed');
  await mustBeUnconfirmed(bench, offer);
}

async function mustBeUnconfirmed(bench: Bench, { company, entitlement }: Offer): Promise<void> {
  const now = mustFit('getEntitlement', await bench.get(`/entitlements/${entitlement.id}`, { as: company }));
  const payouts = await payoutsOf(bench, company, entitlement.id);
  must(
    now.status === 'offered' && payouts.length === 0,
    both('仍待确认，没有兑付', 'still offered and without a payout'),
    `${now.status}, ${payouts.length} payouts`,
  );
}

export const concurrencyChecks: readonly Check[] = checksOf('concurrency', {
  'version-tag': {
    says: both('待兑现补贴的 ETag 就是带引号的版本号', "An entitlement's ETag is its version in quotes"),
    source: [schema('Entitlement'), operation('getEntitlement')],
    does: both('读一笔，比较 ETag 与 version', 'Reads one and compares ETag and version'),
    mend: both(
      'ETag 写成 "版本号"：确认时原样放进 If-Match',
      'Write the version in quotes as ETag: it goes into If-Match as it is',
    ),
    async run(bench) {
      const { items } = mustFit('listEntitlements', await bench.get('/entitlements'));
      const first = items[0];
      if (first === undefined) throw new NotMade(both('测试企业要有一笔补贴', 'The test company needs an entitlement'));
      const answer = await bench.get(`/entitlements/${first.id}`);
      const { version } = mustFit('getEntitlement', answer);
      must(
        mustCarry(answer, 'ETag').replace(/^W\//, '') === `"${version}"`,
        both(`ETag: "${version}"`, `ETag: "${version}"`),
        mustCarry(answer, 'ETag'),
      );
    },
  },
  'if-match-required': {
    says: both(
      '确认必须带 If-Match：说明用户看到的是哪一版',
      'A confirmation must carry If-Match: which version the person saw',
    ),
    source: [rfc(6585, '3'), problem('precondition-required')],
    does: both('不带 If-Match 确认一笔', 'Confirms an offer without If-Match'),
    mend: both('没有 If-Match 就答 428 precondition-required', 'Answer 428 precondition-required without If-Match'),
    needs: ['company', 'writes'],
    async run(bench) {
      const offer = await anyOffer(bench);
      mustBeProblem(await confirm(bench, offer, { ifMatch: null }), 'precondition-required');
      await mustBeUnconfirmed(bench, offer);
    },
  },
  'stale-version-refused': {
    says: both('版本不是现在的：什么也不确认', 'A version that is not the present one confirms nothing'),
    source: [rfc(9110, '13.1.1'), problem('entitlement-changed')],
    does: both(
      '用另一个版本号确认一笔，再看它是否仍待确认',
      'Confirms under another version, then looks whether it is still offered',
    ),
    mend: both(
      'If-Match 与现在的版本不同就答 412 entitlement-changed',
      'Answer 412 entitlement-changed where If-Match is not the present version',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const offer = await anyOffer(bench);
      await mustRefuseAsChanged(
        bench,
        offer,
        await confirm(bench, offer, { ifMatch: `"${offer.entitlement.version + 7}"` }),
      );
    },
  },
  'other-amount-refused': {
    says: both('金额不是用户看到的：什么也不确认', 'An amount that is not the one the person saw confirms nothing'),
    source: [problem('entitlement-changed'), schema('NewConfirmation')],
    does: both('版本对、金额多一分，确认一笔', 'Confirms the right version with an amount one fen higher'),
    mend: both('版本和金额都要与现在一致', 'Compare the amount as well as the version'),
    needs: ['company', 'writes'],
    async run(bench) {
      const offer = await anyOffer(bench);
      await mustRefuseAsChanged(bench, offer, await confirm(bench, offer, { amount: offer.entitlement.amount + 1 }));
    },
  },
  'refusal-shows-the-present': {
    says: both(
      '412 里带着现在的补贴，用户可以再看一遍',
      'A 412 brings the entitlement as it is now, for the person to look again',
    ),
    source: [schema('Problem'), problem('entitlement-changed')],
    does: both(
      '看 412 的 current 是否完整、与单独读到的一样',
      'Looks whether "current" of the 412 is whole and as read by itself',
    ),
    mend: both(
      'problem.current 放 GET /entitlements/{id} 的同一内容',
      'Put what GET /entitlements/{id} answers into problem.current',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const offer = await anyOffer(bench);
      const answer = await confirm(bench, offer, { ifMatch: `"${offer.entitlement.version + 7}"` });
      mustBe(answer, 412);
      const { current } = answer.json as Problem;
      must(current !== undefined, both('有 current', 'a member "current"'), inOneLine(answer));
      const shown = fit(entitlementSchema, current, '/current') as Entitlement;
      const read = mustFit(
        'getEntitlement',
        await bench.get(`/entitlements/${offer.entitlement.id}`, { as: offer.company }),
      );
      must(
        shown.version === read.version && shown.amount === read.amount && shown.id === read.id,
        both('与现在读到的一样', 'as it is read now'),
        inOneLine(answer),
      );
    },
  },
  'two-keys-at-once': {
    says: both('两个人同时确认同一笔：只成一次', 'Two confirmations of one entitlement at once: one wins'),
    source: [operation('createConfirmation')],
    does: both('不同的键同时确认同一笔四次', 'Confirms one offer four times at once under different keys'),
    mend: both(
      '锁住这笔补贴再确认（行锁或唯一约束）；晚到的得到已有的确认',
      'Lock the entitlement (a row lock or a unique constraint); who comes later gets the confirmation that is there',
    ),
    needs: ['company', 'writes'],
    offers: 1,
    async run(bench) {
      const offer = await takeOffer(bench);
      await bench.token(offer.company);
      oneConfirmation(await Promise.all(Array.from({ length: 4 }, () => confirm(bench, offer))));
      await mustBeOnePayout(bench, offer.company, offer.entitlement.id);
    },
  },
  'confirmed-already': {
    says: both(
      '已确认的再确认一次（别的键）：得到已有的确认，不再付',
      'Confirmed already, under another key: the confirmation that is there comes back, nothing is paid again',
    ),
    source: [operation('createConfirmation')],
    does: both('换一个键再确认同一笔', 'Confirms the same again under another key'),
    mend: both('答 200 和已有的确认', 'Answer 200 with the confirmation that is there'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { offer, confirmation } = await confirmed(bench);
      const answer = await confirm(bench, offer);
      mustBe(answer, 200);
      const again = mustFit('createConfirmation', answer);
      must(
        again.id === confirmation.id && again.payout === confirmation.payout,
        both(`${confirmation.id}, ${confirmation.payout}`, `${confirmation.id}, ${confirmation.payout}`),
        inOneLine(answer),
      );
      await mustBeOnePayout(bench, offer.company, offer.entitlement.id);
    },
  },
  'other-account-too-late': {
    says: both(
      '已确认的换账户再确认：钱仍去原来的账户',
      'Confirmed already, with another account: the money keeps its way',
    ),
    source: [operation('createConfirmation')],
    does: both('换键、换账户再确认同一笔', 'Confirms the same again under another key and account'),
    mend: both('付款途中不换账户；失败之后才能换', 'Never change the account on the way; only after a failure'),
    needs: ['company', 'writes', 'closedAccount'],
    async run(bench) {
      const { offer, confirmation } = await confirmed(bench);
      await confirm(bench, offer, { account: bench.platform.fixtures.closedAccount! });
      const now = mustFit(
        'getConfirmation',
        await bench.get(`/confirmations/${confirmation.id}`, { as: offer.company }),
      );
      must(now.account === confirmation.account, both(confirmation.account, confirmation.account), now.account);
    },
  },
  'changed-amount': {
    says: both(
      '金额变了：版本加一，说明原来多少、为什么',
      'A changed amount is a new version that says what it was and why',
    ),
    source: [schema('Entitlement'), problem('entitlement-changed')],
    does: both(
      '改变金额，用旧的版本和金额确认，再读',
      'Changes the amount, confirms the old version and amount, reads again',
    ),
    mend: both(
      '每次改变都加版本号，changed 里写 previousAmount、previousVersion、reason、at',
      'Raise the version with each change, and fill previousAmount, previousVersion, reason, at of "changed"',
    ),
    needs: ['company', 'writes', 'changeAmounts'],
    async run(bench) {
      const company = bench.platform.companies.at(-1)!;
      const offer = (await offerOf(bench, company, new Set())) ?? (await anyOffer(bench));
      const { subject } = mustFit('getSession', await bench.get('/session', { as: offer.company }));
      await bench.platform.hooks.changeAmounts!(subject.id);
      await mustRefuseAsChanged(bench, offer, await confirm(bench, offer));
      const now = mustFit(
        'getEntitlement',
        await bench.get(`/entitlements/${offer.entitlement.id}`, { as: offer.company }),
      );
      const { version, amount } = offer.entitlement;
      must(
        now.version > version && now.changed?.previousAmount === amount && now.changed.previousVersion === version,
        both(
          `版本大于 ${version}，changed 说原来是 ${amount}`,
          `a version above ${version}, and "changed" with ${amount} as it was`,
        ),
        { version: now.version, changed: now.changed },
      );
    },
  },
  'many-at-once': {
    says: both('同时来的不同请求，各做各的', 'Different requests at once are each done'),
    source: [operation('createObjection')],
    does: both('同时用五个键提五条异议', 'Raises five objections at once under five keys'),
    mend: both('并发写入不能互相覆盖', 'Concurrent writes must not overwrite each other'),
    needs: ['company', 'writes'],
    async run(bench) {
      const body = await harmlessObjection(bench);
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          bench.post('/objections', body, { headers: { 'Idempotency-Key': bench.platform.fresh() } }),
        ),
      );
      const ids = new Set(answers.map(answer => mustFit('createObjection', answer).id));
      must(ids.size === 5, both('五条不同的异议', 'five different objections'), [...ids].join(', '));
      const listed = new Set(
        mustFit('listObjections', await bench.get('/objections?limit=100')).items.map(({ id }) => id),
      );
      must(
        [...ids].every(id => listed.has(id)),
        both('都在列表里', 'all of them in the list'),
        [...listed].join(', '),
      );
    },
  },
});
