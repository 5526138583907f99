import { expect, fixtureCleanup } from '@open-wc/testing';
import { afterEach, describe, it } from 'vitest';
import * as data from '../../gallery/data.ts';
import { fixedStores, loaded } from '../../gallery/fixed-stores.ts';
import { type Mounted, mount, stateNamed } from '../../gallery/mount.ts';
import { handle } from '../../gallery/panel-handle.ts';
import { laterPart } from '../panel/later-part.ts';

afterEach(() => {
  fixtureCleanup();
  document.body.replaceChildren();
});

const text = ({ root }: Mounted): string => root.querySelector('.yyb-main')!.textContent!.replace(/\s+/g, ' ');
const screen = ({ root }: Mounted): string | undefined => root.querySelector<HTMLElement>('.yyb-main')?.dataset.screen;
const focused = ({ root }: Mounted): HTMLElement => root.activeElement as HTMLElement;
const said = ({ root }: Mounted, role: 'status' | 'alert' = 'status'): string =>
  root.querySelector(`[role="${role}"]`)!.textContent!;
const later = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('the way of one subsidy', () => {
  it('leads from the list by the why to one tap, and on to the money', async () => {
    const at = await mount('list');
    expect(text(at)).to.contain('待确认 3 项，共¥48,261.00');

    await at.panel.press('row:retention');
    expect(screen(at)).to.equal('detail');
    expect(text(at))
      .to.contain('为什么给您：3 条条件都符合')
      .and.to.contain('¥57,501.67')
      .and.to.contain('税务局提供，截至 2019年12月31日');

    await at.panel.press('go:retention');
    await at.panel.pay();
    expect(at.stores.calls).to.deep.include(['confirm', 'retention', 1, 3450100, 'acc-4821']);
    expect(screen(at)).to.equal('paying');

    at.stores.set.payouts.set(new Map([['pay-retention' as never, data.payout('instructed')]]));
    await at.panel.settle();
    expect(at.root.querySelector('[aria-current="step"]')!.textContent).to.contain('银行处理中');

    at.stores.set.payouts.set(new Map([['pay-retention' as never, data.payout('settled')]]));
    await at.panel.settle();
    expect(screen(at)).to.equal('paid');
    expect(said(at)).to.equal('已到账 ¥34,501.00');
    expect(text(at)).to.contain('叁万肆仟伍佰零壹元整');
  });

  it('sends the amount and version that the person saw, into the account that was shown as chosen', async () => {
    const at = await mount('confirm');
    at.root.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]!.click();
    await at.panel.pay();
    expect(at.stores.calls.filter(([name]) => name === 'confirm')).to.deep.equal([
      ['confirm', 'retention', 1, 3450100, 'acc-0937'],
    ]);
  });

  it('shows old and new side by side after a change, and confirms the new amount only by another tap', async () => {
    const at = await mount('changed');
    expect(text(at))
      .to.contain('什么也没有发出')
      .and.to.contain('¥34,501.00')
      .and.to.contain('¥33,912.40')
      .and.to.contain('¥588.60');
    at.stores.calls.length = 0;
    at.stores.answer = entitlement => ({
      kind: 'checking',
      intent: {
        ...data.changedRetention,
        key: 'k',
        entitlement: entitlement.id,
        account: 'acc-4821' as never,
        createdAt: '2020-06-10T02:02:11Z',
        title: entitlement.policy.title,
      },
      since: '',
    });
    await at.panel.pay();
    expect(at.stores.calls.filter(([name]) => name === 'confirm')).to.deep.equal([
      ['confirm', 'retention', 2, 3391240, 'acc-4821'],
    ]);
    expect(screen(at)).to.equal('checking');
  });

  it('keeps the closed account in sight, not choosable, and sends again into another', async () => {
    const at = await mount('rejected');
    const [closed, other] = at.root.querySelectorAll<HTMLInputElement>('input[type="radio"]');
    expect(closed!.disabled).to.equal(true);
    expect(other!.checked).to.equal(true);
    expect(text(at)).to.contain('这个账户已销户，不能收款').and.to.contain('钱没有丢，还是您的');
    await at.panel.pay();
    expect(at.stores.calls).to.deep.include(['confirm', 'retention', 1, 3450100, 'acc-0937']);
  });

  it('confirms all that is ticked by one tap, with one result for each', async () => {
    const at = await mount('confirm-all');
    at.root.querySelector<HTMLInputElement>('input[type="checkbox"]')!.click();
    await at.panel.settle();
    expect(text(at)).to.contain('确认领取 2 项，共 ¥36,261.00');
    await at.panel.pay();
    expect(at.stores.calls).to.deep.include(['confirmAll', ['skills', 'retention'], 'acc-4821']);
    expect(text(at)).to.contain('2 项都已受理');
  });
});

describe('safety of the one tap', () => {
  it('ignores a tap in the first half second of a screen', async () => {
    const at = await mount('confirm');
    await at.panel.press('pay');
    expect(at.stores.calls.some(([name]) => name === 'confirm')).to.equal(false);
    await later(520);
    await at.panel.press('pay');
    expect(at.stores.calls.filter(([name]) => name === 'confirm')).to.have.length(1);
  });

  it('sends once, however often the button is tapped', async () => {
    const at = await mount('confirm');
    at.stores.answer = () => new Promise(() => {});
    await later(520);
    const pay = at.root.querySelector<HTMLElement>('[data-key="pay"]')!;
    for (let tap = 0; tap < 5; tap++) pay.click();
    await at.panel.settle();
    for (let tap = 0; tap < 5; tap++) pay.click();
    expect(at.stores.calls.filter(([name]) => name === 'confirm')).to.have.length(1);
    expect(pay.getAttribute('aria-disabled')).to.equal('true');
    expect(pay.textContent).to.contain('正在确认');
  });

  it('sends nothing when the host prevents it', async () => {
    const at = await mount('confirm');
    at.element.addEventListener('yyb-confirm', event => event.preventDefault());
    await at.panel.pay();
    expect(at.stores.calls.some(([name]) => name === 'confirm')).to.equal(false);
  });

  it('offers no confirming to a session that may only look', async () => {
    const at = await mount('view-only');
    expect(at.root.querySelector('.yyb-btn--main')).to.equal(null);
    expect(text(at)).to.contain('您现在只能查看');
  });

  it('draws what the platform sends as text, never as markup, and drops what turns a line around', async () => {
    const at = await mount('list');
    const hostile = '<img src=x onerror=alert(1)>\u202e补贴\u200b{n}[x]';
    const title = { 'zh-CN': hostile, en: hostile };
    at.stores.set.entitlements.set(
      loaded([{ ...data.retention, policy: { ...data.retention.policy, title, source: 'javascript:alert(1)' } }]),
    );
    await at.panel.settle();
    await at.panel.press('row:retention');
    expect(at.root.querySelector('img')).to.equal(null);
    expect(at.root.querySelector('[data-heading]')!.textContent).to.equal('<img src=x onerror=alert(1)>补贴{n}[x]');
    expect(at.root.querySelector('a[href^="javascript"]')).to.equal(null);
  });
});

describe('focus', () => {
  it('is never taken when the panel first loads', async () => {
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    await mount('list');
    expect(document.activeElement).to.equal(before);
  });

  it('goes to the heading of a screen that opens, and back to the control that opened it', async () => {
    const at = await mount('list');
    await at.panel.press('do:retention');
    expect(focused(at).textContent).to.equal('确认领取');
    focused(at).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await at.panel.settle();
    expect(screen(at)).to.equal('list');
    expect(focused(at).dataset.key).to.equal('do:retention');
  });

  it('stays where it is while a payout moves on', async () => {
    const at = await mount('paying');
    const back = at.root.querySelector<HTMLElement>('.yyb-backline button')!;
    back.focus();
    at.stores.set.payouts.set(new Map([['pay-retention' as never, data.payout('rejected')]]));
    await at.panel.settle();
    expect(screen(at)).to.equal('rejected');
    expect(focused(at).dataset.key).to.equal('back');
    expect(said(at, 'alert')).to.equal('未成功：收款账户已销户');
  });

  it('goes to the first wrong field, whose mistake is joined to it', async () => {
    const at = await mount('accounts');
    [...at.root.querySelectorAll<HTMLElement>('.yyb-btn')].at(-1)!.click();
    await at.panel.settle();
    const field = focused(at);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    const ids = field.getAttribute('aria-describedby')!.split(' ');
    expect(ids.map(id => at.root.getElementById(id)!.textContent).join()).to.contain('行号是 12 位数字');
    expect(said(at, 'alert')).to.equal('行号是 12 位数字');
  });

  it('goes to each new question of a form, and to what came of it', async () => {
    const at = await mount('application');
    const next = async (key: string): Promise<void> => {
      at.root.querySelectorAll<HTMLInputElement>('input[type="radio"]').forEach(radio => {
        if (radio.parentElement!.textContent!.includes('不清楚')) radio.click();
      });
      await at.panel.settle();
      await at.panel.press(key);
    };
    expect(focused(at).textContent).to.contain('每个月都有至少 10 人');
    await next('next');
    expect(focused(at).textContent).to.contain('一共花了多少钱');
    await next('next');
    expect(focused(at).textContent).to.contain('都答完了');
    await at.panel.press('send');
    expect(focused(at).textContent).to.contain('已提交');
    expect(at.stores.calls.filter(([name]) => name === 'answer' || name === 'submit')).to.deep.equal([
      ['answer', 'app-1', { 'training.everyMonth': { kind: 'unknown' } }],
      ['answer', 'app-1', { 'training.spent': { kind: 'unknown' } }],
      ['submit', 'app-1'],
    ]);
  });

  it('asks an objection for what is missing in it, then sends what was chosen and shows who answers by when', async () => {
    const at = await mount('objection');
    const send = (): HTMLElement => [...at.root.querySelectorAll<HTMLElement>('.yyb-btn--main')].at(-1)!;
    send().click();
    await at.panel.settle();
    expect(said(at, 'alert')).to.equal('请选一项');
    at.root.querySelector<HTMLInputElement>('input[type="radio"]')!.click();
    await at.panel.settle();
    const claimed = at.root.querySelector<HTMLInputElement>('input[name$="claimed"]')!;
    claimed.value = '36 个月';
    claimed.dispatchEvent(new Event('input'));
    await at.panel.settle();
    send().click();
    await at.panel.settle();
    expect(at.stores.calls.find(([name]) => name === 'raise')![1]).to.deep.equal({
      policy: 'policy-retention',
      entitlement: 'retention',
      about: 'fact',
      fact: 'paid',
      claimed: '36 个月',
    });
    expect(focused(at).textContent).to.equal('异议已提交');
    expect(text(at)).to.contain('税务局最晚 6月17日答复');
  });
});

describe('what is said', () => {
  it('tells the count and the total once when the list arrives', async () => {
    const at = await mount('loading');
    at.stores.set.entitlements.set(loaded(data.three));
    await at.panel.settle();
    expect(said(at)).to.equal('待确认 3 项，共 ¥48,261.00');
  });

  it('says that the network is gone only after two seconds of it', async () => {
    const at = await mount('list');
    at.stores.set.network.set({ online: false });
    await at.panel.settle();
    expect(said(at)).to.equal('待确认 3 项，共 ¥48,261.00');
    await later(2100);
    await at.panel.settle();
    expect(said(at)).to.equal('没有网络');
    expect(text(at)).to.contain('联网后可确认');
  });

  it('asks to sign in again and returns to the same page', async () => {
    const at = await mount('confirm');
    const state = at.stores.set.session.get();
    at.stores.set.session.set({ kind: 'expired' });
    await at.panel.settle();
    expect(said(at, 'alert')).to.equal('请重新登录');
    expect(focused(at).textContent).to.equal('请重新登录');
    at.stores.set.session.set(state);
    await at.panel.settle();
    expect(screen(at)).to.equal('confirm');
  });
});

describe('a person who signs in again', () => {
  /** The page that the door comes back to: another panel, that finds out by and by who is there. */
  const comeBack = async (first: Mounted, subject?: string): Promise<Mounted> => {
    const state = first.stores.set.session.get();
    first.stores.set.session.set({ kind: 'expired' });
    await first.panel.settle();
    first.element.remove();
    const stores = fixedStores({ ...stateNamed('confirm').start, session: { kind: 'unknown' } });
    const element = document.createElement('yyb-my-subsidies');
    Object.assign(element, { stores, lang: 'zh-CN', clock: { now: () => data.now } });
    document.body.append(element);
    const at: Mounted = { element, root: element.shadowRoot!, stores, panel: handle(element) };
    await at.panel.settle();
    if (state.kind !== 'signed-in') throw new Error('nobody was signed in');
    const { session } = state;
    stores.set.session.set({
      kind: 'signed-in',
      session: subject ? { ...session, subject: { ...session.subject, id: subject as never } } : session,
    });
    await at.panel.settle();
    return at;
  };

  it('comes back to the screen that was left, although the page was left too', async () => {
    const at = await comeBack(await mount('confirm'));
    expect(screen(at)).to.equal('confirm');
    expect(focused(at).textContent).to.equal('确认领取');
    await at.panel.press('back');
    expect(screen(at)).to.equal('list');
    expect(sessionStorage).to.have.length(0);
  });

  it('finds the list where it is somebody else', async () => {
    const at = await comeBack(await mount('confirm'), 'somebody-else');
    expect(screen(at)).to.equal('list');
    expect(sessionStorage).to.have.length(0);
  });

  it('has left nothing but ids behind', async () => {
    const at = await mount('confirm');
    at.stores.set.session.set({ kind: 'expired' });
    await at.panel.settle();
    const kept = Object.entries(sessionStorage).join();
    expect(kept).to.contain('retention');
    expect(kept).not.to.match(/凯越|34501|34,501|4821|9133/);
    sessionStorage.clear();
  });
});

describe('signing out', () => {
  it('is one tap on every screen, and leaves nothing of the person', async () => {
    const at = await mount('detail');
    expect(text(at)).to.contain('34,501.00');
    await at.panel.press('sign-out');
    expect(at.stores.calls.at(-1)).to.deep.equal(['signOut']);
    at.stores.set.session.set({ kind: 'signed-out' });
    await at.panel.settle();
    expect(screen(at)).to.equal('signed-out');
    expect(text(at)).not.to.contain('34,501.00');
    expect(at.root.textContent).not.to.match(/凯越|34,501/);
  });

  it('is left to the host where the session is its own', async () => {
    const at = await mount('list');
    expect(at.root.querySelector('[data-key="sign-out"]')).not.to.equal(null);
    at.element.stores = fixedStores({ ...stateNamed('list').start, doors: [] });
    await at.panel.settle();
    expect(text(at)).to.contain('34,501.00');
    expect(at.root.querySelector('[data-key="sign-out"]')).to.equal(null);
  });
});

describe('living in a page', () => {
  it('stops its stores when it is removed, leaves no listener behind, and starts again when put back', async () => {
    const at = await mount('list');
    const count = (name: string): number => at.stores.calls.filter(([call]) => call === name).length;
    expect(count('start') - count('stop')).to.equal(1);
    at.element.remove();
    expect(count('start') - count('stop')).to.equal(0);
    expect(at.stores.set.entitlements.listeners).to.equal(0);
    document.body.append(at.element);
    await at.panel.settle();
    expect(count('start') - count('stop')).to.equal(1);
    expect(text(at)).to.contain('¥48,261.00');
  });

  it('shows two panels without their ids meeting', async () => {
    const [first, second] = [await mount('confirm'), await mount('confirm')];
    const names = (at: Mounted): string[] =>
      [...at.root.querySelectorAll('[id], input[name]')].map(element => element.id || element.getAttribute('name')!);
    expect(names(first).some(name => names(second).includes(name))).to.equal(false);
  });

  it("speaks the language around it, and a site's own words", async () => {
    const at = await mount('list', { lang: 'en' });
    expect(text(at)).to.contain('3 to confirm, total').and.to.contain('By 30 June, 20 days left');
    at.element.words = { en: { 'panel.title': 'Business support' } };
    await at.panel.settle();
    expect(at.root.querySelector('.yyb-head__title')!.textContent).to.equal('Business support');
  });

  it('switches to large type and to the other language where it stands', async () => {
    const at = await mount('list');
    await at.panel.press('type');
    expect(at.element.dataset.type).to.equal('large');
    await at.panel.press('language');
    expect(text(at)).to.contain('3 to confirm, total');
    expect(at.root.querySelector('section')!.lang).to.equal('en');
  });

  it.each([320, 720, 1080])(
    "keeps the place of a long list's search and filter until they come, %i px wide",
    async width => {
      document.body.style.inlineSize = `${width}px`;
      const at = await mount('list-long');
      const top = async (): Promise<number> => {
        at.element.requestUpdate();
        await at.panel.settle();
        // It fades in from a little below.
        for (const animation of at.root.getAnimations()) animation.cancel();
        return at.root.querySelector('.yyb-groups')!.getBoundingClientRect().top;
      };
      const withTools = await top();
      const { value } = laterPart;
      laterPart.value = null;
      try {
        expect(Math.abs((await top()) - withTools)).to.be.lessThan(1);
        expect(at.root.querySelector('input[type="search"]')).to.equal(null);
      } finally {
        laterPart.value = value;
        document.body.style.inlineSize = '';
      }
    },
  );

  it('finds by name, says how many, and leads back from nothing', async () => {
    const at = await mount('list-long');
    const find = at.root.querySelector<HTMLInputElement>('input[type="search"]')!;
    find.value = '没有这样的';
    find.dispatchEvent(new Event('input'));
    await at.panel.settle();
    expect(text(at)).to.contain('没有找到“没有这样的”');
    [...at.root.querySelectorAll<HTMLElement>('.yyb-btn')]
      .find(({ textContent }) => textContent === '清空查找')!
      .click();
    await at.panel.settle();
    expect(at.root.querySelectorAll('.yyb-row')).to.have.length(13);
    find.value = '专利';
    find.dispatchEvent(new Event('input'));
    await at.panel.settle();
    await later(600);
    await at.panel.settle();
    expect(said(at)).to.equal('找到 1 项');
  });

  it('carries no inline style', async () => {
    for (const name of ['list', 'detail', 'ineligible', 'paying', 'application']) {
      const at = await mount(name);
      expect(at.root.querySelectorAll('[style], style, script').length).to.equal(0);
      at.element.remove();
    }
  });
});
