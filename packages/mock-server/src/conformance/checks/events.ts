import { type PayoutEvent, payoutEventSchema } from '@yongyiban/core/contract';
import { inOneLine, must, mustBe, mustBeProblem } from '../answer.ts';
import type { Bench } from '../bench.ts';
import { type Check, checksOf } from '../check.ts';
import type { EventReader, Message } from '../event-reader.ts';
import { fit, mustFit } from '../shape.ts';
import { iso20022, operation, problem, schema, serverSentEvents, standard } from '../source.ts';
import { confirmed, heard, payoutOf, settled } from '../steps.ts';
import { both } from '../words.ts';

/** The statuses in the order in which they come; those of one rank end a payout. */
const rank: Readonly<Record<string, number>> = {
  accepted: 0,
  funding: 1,
  instructed: 2,
  settled: 3,
  rejected: 3,
  returned: 4,
};

const isoOf: Readonly<Record<string, readonly string[]>> = {
  accepted: ['RCVD', 'ACTC'],
  funding: ['PDNG'],
  instructed: ['ACSP'],
  settled: ['ACSC'],
  rejected: ['RJCT'],
  returned: ['RJCT'],
};

function eventOf({ data }: Message): PayoutEvent {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    must(false, both('data 是 JSON', 'data to be JSON'), data.slice(0, 120));
  }
  return fit(payoutEventSchema, value, '/payouts/events') as PayoutEvent;
}

/** What a stream says of one payout, read until it has said so many messages or has been quiet for a while. */
async function read(bench: Bench, payout: string, most: number, after?: string): Promise<Message[]> {
  const { offer } = await confirmed(bench);
  const { reader } = await bench.listen({
    as: offer.company,
    ...(after === undefined ? {} : { headers: { 'Last-Event-ID': after } }),
  });
  const mine = ({ messages }: EventReader) => messages.filter(({ data }) => payoutOf(data) === payout);
  await reader.until(
    each => mine(each).length >= most,
    milliseconds => bench.pause(milliseconds),
    2500,
  );
  // What comes twice comes soon after: a moment more.
  await bench.pause(300);
  await reader.close();
  return mine(reader);
}

const sequences = (messages: readonly Message[]) => messages.map(message => eventOf(message).sequence);

export const eventChecks: readonly Check[] = checksOf('events', {
  'media-type': {
    says: both('事件流是 text/event-stream，不进缓存', 'The stream is text/event-stream and is not cached'),
    source: [serverSentEvents, operation('watchPayouts')],
    does: both(
      '打开事件流，看 Content-Type 和 Cache-Control',
      'Opens the stream and looks at Content-Type and Cache-Control',
    ),
    mend: both(
      'Content-Type: text/event-stream；Cache-Control: no-store；代理不要缓冲',
      'Send text/event-stream with Cache-Control: no-store, and let no proxy buffer it',
    ),
    async run(bench) {
      const { answer, reader } = await bench.listen();
      await reader.close();
      mustBe(answer, 200);
      const type = answer.headers.get('Content-Type') ?? '';
      must(/^text\/event-stream\b/i.test(type), both('text/event-stream', 'text/event-stream'), type);
      const control = answer.headers.get('Cache-Control') ?? '';
      must(
        /\bno-store\b|\bno-cache\b/i.test(control),
        both('no-store 或 no-cache', 'no-store or no-cache'),
        control || '—',
      );
    },
  },
  'not-acceptable': {
    says: both('要别的格式答 406', 'Asked for another format, it answers 406'),
    source: [problem('not-acceptable')],
    does: both('用 Accept: application/json 打开', 'Opens it with Accept: application/json'),
    mend: both('没有 text/event-stream 就答 406 not-acceptable', 'Answer 406 not-acceptable without text/event-stream'),
    async run(bench) {
      mustBeProblem(await bench.get('/payouts/events', { headers: { Accept: 'application/json' } }), 'not-acceptable');
    },
  },
  live: {
    says: both('事件发生时就送到开着的流上', 'An event reaches an open stream as it happens'),
    source: [operation('watchPayouts')],
    does: both('先开流，再确认，等到最后一个事件', 'Opens the stream, confirms, and waits for the last event'),
    mend: both(
      '事件提交后立即推送并刷新输出；不要等攒够一批',
      'Push and flush each event once it is committed; never wait for a batch',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout, messages, live } = await heard(bench);
      must(
        live,
        both(`${payout.events.length} 个事件都送到`, `all ${payout.events.length} events`),
        messages.map(({ data }) => data.slice(0, 80)).join(' | ') || '—',
      );
    },
  },
  shape: {
    says: both('每条消息的 data 是一个 PayoutEvent', 'The data of each message is a PayoutEvent'),
    source: [schema('PayoutEvent')],
    does: both('对照收到的每条消息', 'Compares every message that came'),
    mend: both('按 OpenAPI 的 PayoutEvent 写 data', 'Write data by the schema PayoutEvent'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { messages } = await heard(bench);
      must(messages.length > 0, both('至少一条消息', 'at least one message'), '—');
      for (const message of messages) eventOf(message);
    },
  },
  'every-id': {
    says: both('每条消息都有 id，各不相同', 'Each message has an id of its own'),
    source: [serverSentEvents, operation('watchPayouts')],
    does: both('看收到的 id', 'Looks at the ids that came'),
    mend: both('每条消息写 id:，在这家企业的流里唯一', "Write id: with each message, unique in the subject's stream"),
    needs: ['company', 'writes'],
    async run(bench) {
      const { messages } = await heard(bench);
      const ids = messages.map(({ id }) => id);
      must(ids.length > 0 && ids.every(id => id !== undefined && id !== ''), both('每条都有 id', 'an id in each'), ids);
      must(new Set(ids).size === ids.length, both('各不相同', 'each its own'), ids);
    },
  },
  'no-gaps': {
    says: both(
      '一笔兑付的事件从 1 连续编号，按序送到，不漏不重',
      "A payout's events are numbered from 1 without gaps, and come in order, each once",
    ),
    source: [schema('PayoutEvent')],
    does: both('看流上这笔兑付的 sequence', 'Looks at the sequence of one payout on the stream'),
    mend: both(
      'sequence 每笔兑付从 1 起、每次加 1，按此顺序发送',
      'Count sequence from 1 for each payout, and send in that order',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout, messages } = await heard(bench);
      const expected = payout.events.map(({ sequence }) => sequence);
      must(
        JSON.stringify(expected) === JSON.stringify(expected.map((_, index) => index + 1)),
        both('1、2、3 …', '1, 2, 3 …'),
        expected,
      );
      must(
        JSON.stringify(sequences(messages)) === JSON.stringify(expected),
        both(expected.join(', '), expected.join(', ')),
        sequences(messages),
      );
    },
  },
  forwards: {
    says: both('状态只往前走，时间也是', 'Status and time go forwards alone'),
    source: [schema('PayoutEvent')],
    does: both('看各事件的 status 和 at', 'Looks at status and at of the events'),
    mend: both(
      '到达终态后不再发别的状态；at 用事件发生的时间（UTC）',
      'Send no other status after an end; let "at" be when it happened (UTC)',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout } = await settled(bench);
      for (const [index, event] of payout.events.entries()) {
        const before = payout.events[index - 1];
        if (before === undefined) continue;
        must(
          rank[event.status]! > rank[before.status]! && Date.parse(event.at) >= Date.parse(before.at),
          both('往前', 'forwards'),
          `${before.status} ${before.at} → ${event.status} ${event.at}`,
        );
      }
    },
  },
  'iso-status': {
    says: both('每个状态带着对应的 ISO 20022 状态', 'Each status comes with the ISO 20022 status that goes with it'),
    source: [iso20022, schema('PayoutEvent')],
    does: both('对照各事件的 status 与 iso20022.status', 'Compares status and iso20022.status of the events'),
    mend: both(
      'accepted RCVD/ACTC，funding PDNG，instructed ACSP，settled ACSC，rejected RJCT',
      'accepted RCVD/ACTC, funding PDNG, instructed ACSP, settled ACSC, rejected RJCT',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout } = await settled(bench);
      for (const { status, iso20022: iso } of payout.events) {
        const expected = isoOf[status] ?? [];
        must(
          expected.includes(iso.status),
          both(`${status}：${expected.join('/')}`, `${status}: ${expected.join('/')}`),
          iso.status,
        );
      }
    },
  },
  'agrees-with-the-payout': {
    says: both('流上的事件与读到的兑付一致', 'What the stream said is what the payout shows'),
    source: [operation('getPayout'), operation('watchPayouts')],
    does: both(
      '逐个比较流上的事件和 GET /payouts/{id} 的 events',
      'Compares the events of the stream with those of GET /payouts/{id}',
    ),
    mend: both('两处读同一份事件', 'Read both from one log of events'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout, messages } = await heard(bench);
      const told = messages.map(eventOf);
      must(
        JSON.stringify(told) === JSON.stringify(payout.events),
        both(`与 GET /payouts/${payout.id} 一致`, `as GET /payouts/${payout.id} shows them`),
        told.map(({ sequence, status }) => `${sequence} ${status}`).join(', '),
      );
    },
  },
  'agrees-with-the-list': {
    says: both(
      '兑付列表里有它，最新的在前，状态相同',
      'The list of payouts has it, newest first, with the same status',
    ),
    source: [operation('listPayouts')],
    does: both('翻完列表，找这笔兑付', 'Walks all pages of the list and finds the payout'),
    mend: both(
      '列表按开始时间倒序，状态取最后一个事件',
      'Sort by begin, newest first; take the status of the last event',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { journey, payout } = await settled(bench);
      const { items } = mustFit('listPayouts', await bench.get('/payouts?limit=100', { as: journey.offer.company }));
      const mine = items.find(({ id }) => id === payout.id);
      must(
        mine !== undefined && mine.status === payout.status && mine.events.length === payout.events.length,
        both(`${payout.id} ${payout.status}`, `${payout.id} ${payout.status}`),
        mine?.status ?? '—',
      );
      const begins = items.map(({ events }) => events[0]?.at ?? '');
      must(
        JSON.stringify(begins) === JSON.stringify([...begins].sort().reverse()),
        both('最新的在前', 'newest first'),
        begins,
      );
    },
  },
  resumes: {
    says: both(
      '带 Last-Event-ID 重连：从它之后接着送，不漏不重',
      'With Last-Event-ID the stream goes on after it: nothing lost, nothing twice',
    ),
    source: [serverSentEvents, operation('watchPayouts')],
    does: both(
      '从每个事件之后各重连一次，看收到的是不是其余的',
      'Reconnects after each of the events and looks whether the rest comes',
    ),
    mend: both(
      '按 id 从事件日志里接着读，再接上实时的',
      'Read on from that id in the log, then go over to what is live',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout, messages } = await heard(bench);
      const all = payout.events.map(({ sequence }) => sequence);
      for (const [index, { id }] of messages.slice(0, -1).entries()) {
        const rest = await read(bench, payout.id, all.length - index - 1, id);
        must(
          JSON.stringify(sequences(rest)) === JSON.stringify(all.slice(index + 1)),
          both(
            `事件 ${all[index]} 之后：${all.slice(index + 1).join(', ')}`,
            `after event ${all[index]}: ${all.slice(index + 1).join(', ')}`,
          ),
          sequences(rest).join(', ') || '—',
        );
      }
    },
  },
  'ids-stay': {
    says: both('同一事件重连后还是同一个 id', 'An event keeps its id over connections'),
    source: [serverSentEvents],
    does: both('比较第一次和重连后的 id', 'Compares the ids of the first connection with those of another'),
    mend: both('id 取自事件日志，不是连接里的计数', 'Take ids from the log, not from a counter of the connection'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout, messages } = await heard(bench);
      const again = await read(bench, payout.id, messages.length - 1, messages[0]?.id);
      const [expected, came] = [messages.slice(1).map(({ id }) => id), again.map(({ id }) => id)];
      must(JSON.stringify(came) === JSON.stringify(expected), both(expected.join(', '), expected.join(', ')), came);
    },
  },
  'from-the-beginning': {
    says: both(
      '不带 Last-Event-ID：送在途的和刚结束的兑付的全部事件',
      'Without Last-Event-ID it begins with all events of payouts under way or just ended',
    ),
    source: [operation('watchPayouts')],
    does: both('重新打开，看刚才那笔的事件', 'Opens it anew and looks for the events of the payout just ended'),
    mend: both(
      '先列出再订阅的客户端不能漏事件：补发在途和一小时内结束的',
      'Who lists and then watches must miss nothing: send again what is under way or ended within the hour',
    ),
    needs: ['company', 'writes'],
    async run(bench) {
      const { payout } = await heard(bench);
      const messages = await read(bench, payout.id, payout.events.length);
      must(
        JSON.stringify(sequences(messages)) === JSON.stringify(payout.events.map(({ sequence }) => sequence)),
        both('全部事件', 'all events'),
        sequences(messages).join(', ') || '—',
      );
    },
  },
  'strange-last-id': {
    says: both(
      '不认识的 Last-Event-ID 不出错，从在途的开始',
      'A Last-Event-ID not known is no error: it begins with what is under way',
    ),
    source: [serverSentEvents],
    does: both('用 Last-Event-ID: no-such-event 打开', 'Opens it with Last-Event-ID: no-such-event'),
    mend: both('认不出就当没带', 'Where it is not known, do as without it'),
    needs: ['company', 'writes'],
    async run(bench) {
      const { offer } = await confirmed(bench);
      const { answer, reader } = await bench.listen({
        as: offer.company,
        headers: { 'Last-Event-ID': 'no-such-event' },
      });
      await bench.pause(200);
      await reader.close();
      mustBe(answer, 200);
    },
  },
  heartbeat: {
    says: both('安静的流至少每 45 秒说一声还在', 'A quiet stream says that it is there at least every 45 seconds'),
    source: [
      serverSentEvents,
      standard('WHATWG HTML §9.2.7', 'https://html.spec.whatwg.org/multipage/server-sent-events.html#authoring-notes'),
    ],
    does: both('听一个没有事件的流 46 秒', 'Listens to a stream without events for 46 seconds'),
    mend: both('每 15 秒发一行注释（: here）', 'Send a comment (: here) every 15 seconds'),
    needs: ['stranger'],
    async run(bench) {
      const { answer, reader } = await bench.listen({ as: 'stranger' });
      mustBe(answer, 200);
      const began = reader.comments + reader.messages.length;
      const alive = await reader.until(
        ({ comments, messages }) => comments + messages.length > began,
        milliseconds => bench.pause(milliseconds),
        46_000,
      );
      await reader.close();
      must(alive, both('45 秒内有注释行或消息', 'a comment or message within 45 s'), inOneLine(answer));
    },
  },
  'own-events-alone': {
    says: both('流上只有自己的事件', "A stream carries the subject's own events alone"),
    source: [operation('watchPayouts')],
    does: both(
      '另一家企业开流，看有没有本企业兑付的事件',
      "Another company opens its stream; the first one's payout must not be on it",
    ),
    mend: both('按会话的主体筛选事件', "Filter events by the session's subject"),
    needs: ['company', 'stranger', 'writes'],
    async run(bench) {
      const { payout } = await settled(bench);
      const { reader } = await bench.listen({ as: 'stranger' });
      await reader.until(
        ({ messages }) => messages.length > 0,
        milliseconds => bench.pause(milliseconds),
        1000,
      );
      await reader.close();
      const found = reader.messages.some(({ data }) => payoutOf(data) === payout.id);
      must(!found, both('没有别人的事件', 'no event of another'), payout.id);
    },
  },
});
