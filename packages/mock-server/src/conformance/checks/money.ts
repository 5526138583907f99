import type { Payout, Statistics } from '@yongyiban/core/contract';
import { inOneLine, must, mustBe, mustBeProblem } from '../answer.ts';
import type { Bench } from '../bench.ts';
import { type Check, checksOf } from '../check.ts';
import type { Company } from '../platform.ts';
import { mustFit } from '../shape.ts';
import { iso20022, operation, problem, schema } from '../source.ts';
import { confirm, isEmpty, type Offer, offerOf, settled, untilFinal } from '../steps.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';
import { payoutsOf, untilVerified } from './idempotency.ts';

/** Every field of the contract that is money; `amount` of a decision is an object and is not meant. */
const moneyFields = /"(amount|total|pool|advance|budget|previousAmount|fen|from|to)"\s*:\s*("?-?\d[^,}\]]*)/g;

const lists = ['/policies', '/entitlements', '/decisions', '/payouts', '/reminders', '/statistics'];

async function offerFor(bench: Bench, role: 'failing' | 'returned', account: string): Promise<Offer> {
  const company: Company = { token: () => bench.token(role), account };
  const offer = await offerOf(bench, company, bench.shared.taken);
  if (offer === undefined)
    throw new NotMade(both(`${role} 那家企业要有一笔待确认的补贴`, `The company of "${role}" needs an offer`));
  bench.shared.taken.add(offer.entitlement.id);
  return offer;
}

/** A payout that the bank rejected, seen to its end. */
function rejected(
  bench: Bench,
): Promise<{ readonly offer: Offer; readonly key: string; readonly confirmation: string; readonly payout: Payout }> {
  return bench.once('rejected', async () => {
    const offer = await offerFor(bench, 'failing', bench.platform.fixtures.failing!.account);
    const key = bench.platform.fresh();
    const confirmation = mustFit('createConfirmation', await confirm(bench, offer, { key }));
    const payout = mustFit('getPayout', await untilFinal(bench, offer.company, confirmation.payout));
    must(payout.status === 'rejected', both('rejected', 'rejected'), payout.status);
    return { offer, key, confirmation: confirmation.id, payout };
  });
}

/** The same entitlement, mended with another account. */
function mended(bench: Bench): Promise<{ readonly offer: Offer; readonly first: Payout; readonly second: Payout }> {
  return bench.once('mended', async () => {
    const { offer, payout: first } = await rejected(bench);
    const now = mustFit(
      'getEntitlement',
      await bench.get(`/entitlements/${offer.entitlement.id}`, { as: offer.company }),
    );
    const again: Offer = { ...offer, entitlement: now, account: bench.platform.fixtures.failing!.otherAccount };
    const answer = await confirm(bench, again);
    const { payout } = mustFit('createConfirmation', answer);
    must(payout !== first.id, both('一笔新的兑付', 'a new payout'), inOneLine(answer));
    const second = mustFit('getPayout', await untilFinal(bench, offer.company, payout));
    return { offer, first, second };
  });
}

export const moneyChecks: readonly Check[] = checksOf('money', {
  'whole-fen': {
    says: both('金额是整数分：不是小数，不是文字', 'Money is an integer number of fen: no decimal, no text'),
    source: [schema('Entitlement'), { name: 'docs/glossary.md: Fen' }],
    does: both(
      `读 ${lists.join('、')}，逐字看每个金额怎么写`,
      `Reads ${lists.join(', ')} and looks how each amount is written, letter by letter`,
    ),
    mend: both(
      'JSON 里写整数（3450100），不要 34501.00、1e6 或 "3450100"',
      'Write integers (3450100) in JSON, not 34501.00, 1e6 or "3450100"',
    ),
    async run(bench) {
      let seen = 0;
      for (const target of lists) {
        const answer = await bench.get(target);
        mustBe(answer, 200);
        for (const [, name = '', raw = ''] of answer.text.matchAll(moneyFields)) {
          // "from" and "to" are days too, where they stand in quotes.
          if ((name === 'from' || name === 'to') && raw.startsWith('"')) continue;
          must(
            /^-?\d+$/.test(raw.trim()),
            both('整数分', 'an integer number of fen'),
            `${target}: "${name}": ${raw.slice(0, 40)}`,
          );
          seen += 1;
        }
      }
      must(seen > 0, both('至少一个金额', 'an amount somewhere'), '—');
    },
  },
  'offers-above-zero': {
    says: both('待确认的金额大于零', 'What is offered is more than nothing'),
    source: [operation('listEntitlements')],
    does: both('看每笔待确认的金额', 'Looks at the amount of every offer'),
    mend: both('金额为零的不要列为待确认', 'Offer nothing that comes to nothing'),
    async run(bench) {
      const { items } = mustFit('listEntitlements', await bench.get('/entitlements?status=offered&limit=100'));
      if (items.length === 0) throw isEmpty('/entitlements?status=offered');
      for (const { id, amount } of items) must(amount > 0, both('大于 0', 'more than 0'), `${id}: ${amount}`);
    },
  },
  'amount-is-the-decision': {
    says: both(
      '金额就是判定的结果，判定是 eligible',
      'The amount is what the decision came to, and the decision is eligible',
    ),
    source: [schema('Explanation')],
    does: both(
      '读每笔待确认的补贴，比较 amount 与 decision.amount',
      'Reads every offer and compares amount and decision.amount',
    ),
    mend: both('补贴和说明来自同一次判定', 'Make offer and explanation from one decision'),
    async run(bench) {
      const { items } = mustFit('listEntitlements', await bench.get('/entitlements?status=offered&limit=20'));
      if (items.length === 0) throw isEmpty('/entitlements?status=offered');
      for (const { id } of items) {
        const { amount, decision } = mustFit('getEntitlement', await bench.get(`/entitlements/${id}`));
        must(decision.outcome === 'eligible', both('eligible', 'eligible'), `${id}: ${decision.outcome}`);
        must(
          decision.amount.kind === 'known' && decision.amount.fen === amount,
          both(`${amount} 分`, `${amount} fen`),
          decision.amount,
        );
      }
    },
  },
  'confirmed-amount': {
    says: both('确认、兑付、补贴三处金额相同', 'Confirmation, payout and entitlement have one amount'),
    source: [schema('Confirmation'), schema('Payout')],
    does: both(
      '确认一笔，比较三处的金额、账户和关联',
      'Confirms an offer and compares amounts, accounts and references',
    ),
    mend: both('金额在确认时定下，此后不再计算', 'Fix the amount at the confirmation; never compute it again'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { journey, payout } = await settled(bench);
      const { entitlement, account } = journey.offer;
      const { confirmation } = journey;
      must(
        confirmation.amount === entitlement.amount && payout.amount === entitlement.amount,
        both(`${entitlement.amount} 分`, `${entitlement.amount} fen`),
        { confirmation: confirmation.amount, payout: payout.amount },
      );
      must(
        confirmation.account === account &&
          payout.account.id === account &&
          payout.confirmation === confirmation.id &&
          payout.entitlement === entitlement.id,
        both(
          `进 ${account}，属于 ${confirmation.id} 和 ${entitlement.id}`,
          `into ${account}, of ${confirmation.id} and ${entitlement.id}`,
        ),
        {
          confirmation: confirmation.account,
          payout: payout.account.id,
          of: [payout.confirmation, payout.entitlement],
        },
      );
    },
  },
  'paid-is-shown': {
    says: both('到账后，补贴显示 paid', 'When the money has arrived the entitlement says paid'),
    source: [schema('EntitlementSummary')],
    does: both('兑付结束后读补贴', 'Reads the entitlement when its payout has ended'),
    mend: both('到账与补贴状态在同一个事务里改', 'Change both in one transaction'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { journey, payout } = await settled(bench);
      must(payout.status === 'settled', both('settled', 'settled'), payout.status);
      const now = mustFit(
        'getEntitlement',
        await bench.get(`/entitlements/${journey.offer.entitlement.id}`, { as: journey.offer.company }),
      );
      must(
        now.status === 'paid' && now.payout?.status === 'settled' && now.confirmation === journey.confirmation.id,
        both('paid，带确认和兑付', 'paid, with confirmation and payout'),
        {
          status: now.status,
          payout: now.payout?.status,
          confirmation: now.confirmation,
        },
      );
    },
  },
  funding: {
    says: both(
      '资金池出的加银行垫付的，等于全部金额',
      'What the pool gives and what the bank advances make the whole amount',
    ),
    source: [schema('PayoutEvent')],
    does: both('看兑付事件里的 funding', "Looks at funding in the payout's events"),
    mend: both('pool + advance = amount，都不小于 0', 'pool + advance = amount, neither below 0'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout } = await settled(bench);
      for (const { sequence, funding } of payout.events) {
        if (funding === undefined) continue;
        const { pool, advance } = funding;
        must(
          pool >= 0 && advance >= 0 && pool + advance === payout.amount,
          both(`合计 ${payout.amount}`, `${payout.amount} in all`),
          `#${sequence}: ${pool} + ${advance}`,
        );
      }
    },
  },
  'end-to-end-ids': {
    says: both(
      '每笔兑付有自己的端到端标识，银行回单上也是它',
      "Each payout has an end-to-end id of its own, the one on the bank's receipt",
    ),
    source: [schema('Payout'), iso20022],
    does: both('看各企业全部兑付的 endToEndId', 'Looks at endToEndId of all payouts of all companies'),
    mend: both('1 到 35 个字符，每笔不同', '1 to 35 characters, each time another'),
    needs: ['company', 'writes'],
    async run(bench) {
      await settled(bench);
      const seen = new Map<string, string>();
      for (const company of bench.platform.companies) {
        const { items } = mustFit('listPayouts', await bench.get('/payouts?limit=100', { as: company }));
        for (const { id, endToEndId } of items) {
          must(
            /^.{1,35}$/.test(endToEndId),
            both('1 到 35 个字符', '1 to 35 characters'),
            `${id}: ${endToEndId.length}`,
          );
          const other = seen.get(endToEndId);
          must(other === undefined || other === id, both('各不相同', 'each its own'), `${other}, ${id}`);
          seen.set(endToEndId, id);
        }
      }
    },
  },
  'unusable-account': {
    says: both('不能收款的账户，确认时就拒绝', 'An account that cannot receive is refused at the confirmation'),
    source: [problem('account-unusable')],
    does: both(
      '用已销户的账户、不存在的账户各确认一次',
      'Confirms into a closed account and into one that is not there',
    ),
    mend: both(
      '确认前查账户：属于本主体、状态 ready，否则 422 account-unusable',
      "Look at the account first: the subject's own and ready, or 422 account-unusable",
    ),
    needs: ['company', 'writes', 'closedAccount'],
    async run(bench) {
      const offer = await offerOf(bench, bench.platform.companies[0]!, bench.shared.taken);
      if (offer === undefined)
        throw new NotMade(both('第一家企业要有一笔待确认的补贴', 'The first company needs an offer'));
      for (const account of [bench.platform.fixtures.closedAccount!, 'no-such-account']) {
        mustBeProblem(await confirm(bench, offer, { account }), 'account-unusable');
      }
    },
  },
  'account-of-another': {
    says: both(
      '别人的账户不能收：钱只进本主体自己的账户',
      "Another's account cannot receive: money goes to the subject's own accounts alone",
    ),
    source: [problem('account-unusable')],
    does: both('用另一家企业的账户确认一次', "Confirms into another company's account"),
    mend: both('账户必须属于本主体', "The account must be the subject's"),
    needs: ['company', 'stranger', 'writes'],
    async run(bench) {
      const { items } = mustFit('listAccounts', await bench.get('/accounts', { as: 'stranger' }));
      const offer = await offerOf(bench, bench.platform.companies[0]!, bench.shared.taken);
      const account = items[0]?.id;
      if (offer === undefined || account === undefined)
        throw new NotMade(
          both('stranger 要有账户，company 要有待确认的补贴', 'The stranger needs an account and the company an offer'),
        );
      mustBeProblem(await confirm(bench, offer, { account }), 'account-unusable');
    },
  },
  'account-number-never-whole': {
    says: both('账号从不整个发回，只有后四位', 'An account number never comes back whole, only its last four digits'),
    source: [schema('Account')],
    does: both(
      '加一个账户，在新建、单项、列表三处找它的账号',
      'Adds an account and looks for its number in what is answered, by itself and in the list',
    ),
    mend: both('只返回 last4', 'Answer with last4 alone'),
    needs: ['company', 'writes', 'newAccount'],
    async run(bench) {
      const { number } = bench.platform.fixtures.newAccount!;
      const made = await bench.post('/accounts', bench.platform.fixtures.newAccount, {
        headers: { 'Idempotency-Key': bench.platform.fresh() },
      });
      const { id, last4 } = mustFit('createAccount', made);
      must(last4 === number.slice(-4), both('后四位', 'the last four digits'), `${last4.length} characters`);
      for (const answer of [made, await bench.get(`/accounts/${id}`), await bench.get('/accounts?limit=100')]) {
        must(
          !answer.text.includes(number),
          both('没有完整账号', 'no whole account number'),
          `${answer.method} ${answer.target}`,
        );
      }
    },
  },
  'account-verified': {
    says: both(
      '新账户由银行核对户名与账号，对上才能收',
      'The bank checks name and number of a new account before it can receive',
    ),
    source: [operation('createAccount'), schema('Account')],
    does: both('加一个账户，等到 ready', 'Adds an account and waits until it is ready'),
    mend: both('先答 202 verifying，核对完改为 ready', 'Answer 202 verifying, and ready when the bank has answered'),
    needs: ['company', 'writes', 'newAccount'],
    async run(bench) {
      const made = await bench.post('/accounts', bench.platform.fixtures.newAccount, {
        headers: { 'Idempotency-Key': bench.platform.fresh() },
      });
      const { id } = mustFit('createAccount', made);
      const { status } = await untilVerified(bench, 'company', id);
      must(status === 'ready', both('ready', 'ready'), status);
    },
  },
  'mismatch-found': {
    says: both('户名与账号不符的账户不能收', 'An account whose name and number differ cannot receive'),
    source: [problem('account-mismatch'), schema('Account')],
    does: both('加一个对不上的账户，等银行的结果', "Adds one that does not match and waits for the bank's answer"),
    mend: both(
      '状态改为 mismatch，或当场答 422 account-mismatch',
      'Let its status be mismatch, or answer 422 account-mismatch at once',
    ),
    needs: ['company', 'writes', 'mismatchedAccount'],
    async run(bench) {
      const made = await bench.post('/accounts', bench.platform.fixtures.mismatchedAccount, {
        headers: { 'Idempotency-Key': bench.platform.fresh() },
      });
      if (made.status === 422) return mustBeProblem(made, 'account-mismatch');
      const { id } = mustFit('createAccount', made);
      const { status } = await untilVerified(bench, 'company', id);
      must(status === 'mismatch', both('mismatch', 'mismatch'), status);
    },
  },
  'rejection-has-a-reason': {
    says: both('付款被拒，带 ISO 20022 原因代码', 'A rejected payout carries its ISO 20022 reason'),
    source: [schema('PayoutEvent'), iso20022],
    does: both(
      '确认到会被拒付的账户，看最后的事件',
      'Confirms into an account that the bank rejects and looks at the last event',
    ),
    mend: both(
      '把银行 pacs.002 的原因写进 iso20022.reason',
      "Put the reason of the bank's pacs.002 into iso20022.reason",
    ),
    needs: ['failing', 'writes'],
    async run(bench) {
      const { payout } = await rejected(bench);
      const { iso20022: iso } = payout.events.at(-1)!;
      must(
        iso.status === 'RJCT' && /^[A-Z]{2}[A-Z0-9]{2}$/.test(iso.reason ?? ''),
        both('RJCT 和四位原因代码', 'RJCT and a reason of four letters'),
        iso,
      );
    },
  },
  'rejection-can-be-mended': {
    says: both(
      '付款被拒后换账户再确认，付成，且只付一次',
      'A rejected payout is mended with another account, and paid once',
    ),
    source: [operation('createConfirmation'), schema('Confirmation')],
    does: both(
      '补贴应为 failed；换账户再确认，等到账',
      'The entitlement must say failed; confirms into another account and waits for the money',
    ),
    mend: both(
      '被拒后补贴为 failed，可再确认；同一个确认，新的兑付',
      'After a rejection let it be failed and be confirmed again: the same confirmation, a new payout',
    ),
    needs: ['failing', 'writes'],
    async run(bench) {
      const { offer, confirmation } = await rejected(bench);
      const failed = mustFit(
        'getEntitlement',
        await bench.get(`/entitlements/${offer.entitlement.id}`, { as: offer.company }),
      );
      must(failed.status === 'failed', both('failed', 'failed'), failed.status);
      const { second } = await mended(bench);
      must(
        second.status === 'settled' && second.confirmation === confirmation,
        both(`settled，属于 ${confirmation}`, `settled, of ${confirmation}`),
        {
          status: second.status,
          confirmation: second.confirmation,
        },
      );
      const all = await payoutsOf(bench, offer.company, offer.entitlement.id);
      const arrived = all.filter(({ status }) => status === 'settled').length;
      must(
        all.length === 2 && arrived === 1,
        both('两笔兑付，一笔到账', 'two payouts, one of them settled'),
        all.map(({ id, status }) => `${id} ${status}`).join(', '),
      );
    },
  },
  'old-key-after-mending': {
    says: both('换账户之后，旧的键不再引起付款', 'After it was mended, the old key makes nothing be paid again'),
    source: [operation('createConfirmation')],
    does: both('用第一次的键再问一次，数兑付', 'Asks once more with the first key and counts the payouts'),
    mend: both('键给回它当时的答复，不重新执行', 'Give a key the answer it had; never carry it out again'),
    needs: ['failing', 'writes'],
    async run(bench) {
      const { key } = await rejected(bench);
      const { offer } = await mended(bench);
      await confirm(bench, offer, { key });
      const all = await payoutsOf(bench, offer.company, offer.entitlement.id);
      must(
        all.length === 2,
        both('仍是两笔', 'two as before'),
        all.map(({ id, status }) => `${id} ${status}`).join(', '),
      );
    },
  },
  'returned-is-shown': {
    says: both(
      '到账后退回：兑付 returned，补贴 failed，可再确认',
      'Settled money that comes back: the payout says returned, the entitlement failed',
    ),
    source: [schema('Payout'), iso20022],
    does: both(
      '确认到会退回的账户，等到 returned',
      'Confirms into an account that sends money back and waits for returned',
    ),
    mend: both('收到 pacs.004 后加一个 returned 事件，带原因', 'On a pacs.004 add an event returned with its reason'),
    needs: ['returned', 'writes'],
    async run(bench) {
      const offer = await offerFor(bench, 'returned', bench.platform.fixtures.returned!.account);
      const { payout } = mustFit('createConfirmation', await confirm(bench, offer));
      const end = mustFit(
        'getPayout',
        await untilFinal(bench, offer.company, payout, status => status === 'returned' || status === 'rejected'),
      );
      must(
        end.status === 'returned' && end.events.at(-1)?.iso20022.reason !== undefined,
        both('returned，带原因', 'returned with a reason'),
        end.events.at(-1),
      );
      const now = mustFit(
        'getEntitlement',
        await bench.get(`/entitlements/${offer.entitlement.id}`, { as: offer.company }),
      );
      must(now.status === 'failed', both('failed', 'failed'), now.status);
    },
  },
  'rating-after-the-end': {
    says: both('兑付结束后才能评价', 'A payout can be rated once it has ended'),
    source: [operation('ratePayout'), problem('payout-unfinished')],
    does: both('给结束了的兑付打 5 分，再打 9 分', 'Rates one that has ended with 5, then with 9'),
    mend: both('结束后接受 1 到 5；其余 400 malformed', 'Take 1 to 5 after the end; the rest is 400 malformed'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { journey, payout } = await settled(bench);
      const target = `/payouts/${payout.id}/rating`;
      const answer = await bench.put(target, { score: 5 }, { as: journey.offer.company });
      must(mustFit('ratePayout', answer).score === 5, both('score: 5', 'score: 5'), inOneLine(answer));
      mustBeProblem(await bench.put(target, { score: 9 }, { as: journey.offer.company }), 'malformed');
    },
  },
  'figures-add-up': {
    says: both('数说里分月、分区之和等于合计', 'The figures by month and by district make the total'),
    source: [schema('Statistics')],
    does: both('到账之后读 /statistics，逐项相加', 'Reads /statistics once money has arrived and adds up'),
    mend: both('三处都从同一批事件统计', 'Count all of them from the same events'),
    needs: [],
    async run(bench) {
      if (bench.platform.allowWrites && bench.platform.companies.length > 0) await settled(bench).catch(() => {});
      const { payouts } = mustFit('getStatistics', await bench.get('/statistics', { as: null })) as Statistics;
      for (const name of ['byMonth', 'byDistrict'] as const) {
        const parts = payouts[name];
        const count = parts.reduce((sum, part) => sum + part.count, 0);
        const amount = parts.reduce((sum, part) => sum + part.amount, 0);
        must(
          count === payouts.total.count && amount === payouts.total.amount,
          both(
            `${name} 合计 ${payouts.total.count} 笔、${payouts.total.amount} 分`,
            `${name}: ${payouts.total.count} payouts, ${payouts.total.amount} fen in all`,
          ),
          `${count}, ${amount}`,
        );
      }
    },
  },
  'never-paid-twice': {
    says: both('每笔补贴至多付一次', 'Every entitlement is paid at most once'),
    source: [operation('createConfirmation'), { name: 'docs/architecture.md' }],
    does: both(
      '在所有测试之后，看各企业每笔补贴有几笔在途或到账',
      'After all other checks, counts for every entitlement of every company the payouts under way or settled',
    ),
    mend: both(
      '补贴与在途、到账的兑付之间用唯一约束',
      'Put a unique constraint between an entitlement and its payouts under way or settled',
    ),
    needs: ['company', 'writes'],
    late: true,
    async run(bench) {
      const askers = [
        ...bench.platform.companies,
        ...(['failing', 'returned'] as const).filter(role => bench.platform.has(role)),
      ];
      let seen = 0;
      for (const as of askers) {
        const { items } = mustFit('listPayouts', await bench.get('/payouts?limit=100', { as }));
        seen += items.length;
        const alive = new Map<string, string[]>();
        for (const { id, entitlement, status } of items) {
          if (status === 'rejected' || status === 'returned') continue;
          alive.set(entitlement, [...(alive.get(entitlement) ?? []), id]);
        }
        for (const [entitlement, ids] of alive)
          must(
            ids.length === 1,
            both(`${entitlement} 至多一笔`, `one payout of ${entitlement} at most`),
            ids.join(', '),
          );
      }
      if (seen === 0) throw isEmpty('/payouts');
    },
  },
  'deadline-passed': {
    says: both('过了截止日期不能再确认', 'After its last day an offer cannot be confirmed'),
    source: [problem('deadline-passed')],
    does: both('让时间过了一笔补贴的截止日，再确认', "Lets an offer's last day pass and confirms"),
    mend: both(
      '按北京时间，截止日当天还可以，次日答 410 deadline-passed',
      'By Beijing time: on the last day yes, from the next on 410 deadline-passed',
    ),
    needs: ['company', 'writes', 'advance'],
    late: true,
    async run(bench) {
      let earliest: Offer | undefined;
      for (const company of bench.platform.companies) {
        const list = mustFit(
          'listEntitlements',
          await bench.get('/entitlements?status=offered&limit=100', { as: company }),
        );
        for (const entitlement of list.items) {
          if (earliest === undefined || entitlement.deadline < earliest.entitlement.deadline) {
            const offer = await offerOf(bench, company, new Set());
            if (offer !== undefined) earliest = { ...offer, entitlement };
          }
        }
      }
      if (earliest === undefined) throw new NotMade(both('要剩下一笔待确认的补贴', 'One offer must be left'));
      const answer = await bench.get('/session');
      const now = Date.parse(answer.headers.get('Date') ?? '');
      await bench.pause(Date.parse(`${earliest.entitlement.deadline}T16:00:01Z`) - now);
      mustBeProblem(await confirm(bench, earliest), 'deadline-passed');
    },
  },
});
