/** Documents with an application against the simulated platform, through the real service worker. */
import { createSimulator, type Simulator } from '@yongyiban/mock-server';
import { startInPage } from '@yongyiban/mock-server/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { handle, type YbPanel } from '../gallery/panel-handle.ts';
import './index.ts';
import type { YybElement } from './elements/base.ts';

let simulator: Simulator;
let close: () => void;
let visits = 0;
let baseUrl: string;

beforeEach(async () => {
  simulator = createSimulator();
  const origin = `https://documents-${++visits}.example`;
  baseUrl = `${origin}/v1`;
  close = await startInPage(simulator, { origin });
});

afterEach(() => {
  document.body.replaceChildren();
  close();
});

function pdf(size: number, name = '租赁合同（示例）.pdf'): File {
  const bytes = new Uint8Array(size).fill(7);
  bytes.set([0x25, 0x50, 0x44, 0x46, 0x2d]);
  return new File([bytes], name, { type: 'application/pdf' });
}

/** Opens the panel at the application for training. */
async function open(): Promise<YbPanel> {
  const element = document.createElement('yyb-my-subsidies') as YybElement;
  element.baseUrl = baseUrl;
  element.session = async () => simulator.tokenFor('kaiyue-trading');
  element.lang = 'zh-CN';
  document.body.append(element);
  const panel = handle(element);
  await panel.press('also:decisions:undetermined');
  await panel.press('decision:sample-training');
  await panel.press('application');
  return panel;
}

/** Opens it and answers up to the question that asks for the document. */
async function asked(): Promise<YbPanel> {
  const panel = await open();
  for (let question = 0; question < 2; question++) {
    await expect.poll(() => panel.root.querySelector('[data-key="next"]')).not.toBeNull();
    if (page.getByRole('radio', { name: '是', exact: true }).query())
      await page.getByRole('radio', { name: '是', exact: true }).click();
    else await page.getByRole('textbox', { name: '您的回答' }).fill('12');
    await panel.press('next');
    await expect
      .poll(() => simulator.world.applications.get('app-0001' as never)?.answers)
      .toSatisfy((answers: object) => Object.keys(answers ?? {}).length === question + 1);
  }
  await expect.element(page.getByRole('heading', { name: '培训场地的产权证或租赁合同' })).toBeInTheDocument();
  return panel;
}

/** Another page, closed in the middle: the application begun, the questions answered, and the first bytes sent. */
async function earlierVisit(left: File, bytes: number): Promise<void> {
  const send = (method: string, path: string, headers: Record<string, string>, body: BodyInit): Promise<Response> =>
    simulator.handle(
      new Request(`${baseUrl}/applications${path}`, {
        method,
        headers: { Authorization: `Bearer ${simulator.tokenFor('kaiyue-trading')}`, ...headers },
        body,
      }),
    );
  const json = { 'Content-Type': 'application/json', 'Idempotency-Key': 'earlier' };
  await send('POST', '', json, JSON.stringify({ policy: 'sample-training' }));
  const answers = { ownTrainingRoom: { kind: 'value', value: true }, trainees: { kind: 'value', value: 12 } };
  await send('PUT', '/app-0001/answers', json, JSON.stringify({ answers }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await left.arrayBuffer()));
  const declared = {
    question: 'materials.training-room',
    name: left.name,
    mediaType: 'application/pdf',
    size: left.size,
    sha256: [...digest].map(byte => byte.toString(16).padStart(2, '0')).join(''),
  };
  await send('POST', '/app-0001/attachments', { ...json, 'Idempotency-Key': 'earlier-2' }, JSON.stringify(declared));
  const part = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': '0' };
  await send('PATCH', '/app-0001/attachments/att-0001', part, await left.slice(0, bytes).arrayBuffer());
}

const file = (): ReturnType<typeof page.getByLabelText> => page.getByLabelText('选择文件，或者拍照');
const received = (): number =>
  [...simulator.world.attachments.values()].filter(({ status }) => status === 'received').length;

describe('a document', () => {
  it('is chosen, sent with its progress, and goes with the application', async () => {
    const panel = await asked();
    await panel.press('next');
    await expect.element(page.getByText('请选一个文件，没有就选“手上没有这份材料”').first()).toBeInTheDocument();
    expect(document.activeElement?.shadowRoot?.activeElement).toHaveProperty('type', 'file');

    const shown = new Set<number>();
    const watching = new MutationObserver(() => {
      const bar = panel.root.querySelector('progress');
      if (bar) shown.add(Math.round(bar.position * 100));
    });
    watching.observe(panel.root, { subtree: true, childList: true, attributes: true, characterData: true });
    await userEvent.upload(file(), pdf(700_000));
    await expect.poll(received).toBe(1);
    await expect.element(page.getByText('已传好，684 KB')).toBeInTheDocument();
    watching.disconnect();
    expect(shown.size).toBeGreaterThan(2);
    await expect.element(page.getByText('1 个文件已传好')).toBeInTheDocument();

    await panel.press('next');
    await expect.element(page.getByRole('heading', { name: '都答完了，可以提交' })).toBeInTheDocument();
    await panel.press('send');
    await expect.element(page.getByRole('heading', { name: '已提交，等部门审核' })).toBeInTheDocument();
    const [application] = simulator.world.applications.values();
    expect(application?.answers['materials.training-room']).toEqual({ kind: 'attachments', attachments: ['att-0001'] });
  });

  it('goes on after the network was away', async () => {
    await asked();
    simulator.fault({ name: 'drop-answer', scope: { operation: 'appendAttachment' }, count: 1 });
    simulator.fault({ name: 'drop-request', scope: { operation: 'getAttachment' }, count: 5 });
    await userEvent.upload(file(), pdf(300_000));
    await expect.element(page.getByText('网络断了，恢复后自动接着传。').first()).toBeInTheDocument();
    await expect.poll(received, { timeout: 15_000 }).toBe(1);
    expect(simulator.world.attachments.size).toBe(1);
  }, 40_000);

  it('that an earlier visit left unfinished is told of, and goes on when the same file is chosen again', async () => {
    const left = pdf(200_000, '产权证（示例）.pdf');
    await earlierVisit(left, 50_000);
    const panel = await open();
    await expect.element(page.getByText('上次传到 25%，再选一次同一个文件就能接着传。')).toBeInTheDocument();
    await userEvent.upload(file(), left);
    await expect.poll(received).toBe(1);
    expect(simulator.world.attachments.size).toBe(1);
    await expect.poll(() => panel.root.querySelectorAll('.yyb-files__item').length).toBe(1);
  });

  it('of another kind is refused beside its name before anything is sent, and can be put aside', async () => {
    const panel = await asked();
    await userEvent.upload(file(), new File(['<html>'], '合同（示例）.pdf', { type: 'application/pdf' }));
    await expect.element(page.getByText('这种文件收不了，或者内容与文件类型不符。').first()).toBeInTheDocument();
    expect(simulator.world.attachments.size).toBe(0);
    await page.getByRole('button', { name: '删除 合同（示例）.pdf' }).click();
    await expect.poll(() => panel.root.querySelectorAll('.yyb-files__item').length).toBe(0);
    await expect.poll(() => (panel.root.activeElement as HTMLElement | null)?.dataset.key).toBe('file');
  });

  it('need not be had, and one that was sent can be taken away', async () => {
    const panel = await asked();
    await userEvent.upload(file(), pdf(1000));
    await expect.poll(received).toBe(1);
    await page.getByRole('button', { name: '删除 租赁合同（示例）.pdf' }).click();
    await expect.poll(() => simulator.world.attachments.size).toBe(0);
    await page.getByRole('radio', { name: /手上没有这份材料/ }).click();
    await panel.press('next');
    await expect.element(page.getByRole('heading', { name: '都答完了，可以提交' })).toBeInTheDocument();
  });
});
