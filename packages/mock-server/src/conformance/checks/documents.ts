import type { Application, Attachment, AttachmentRule } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must, mustBe, mustBeProblem, mustCarry } from '../answer.ts';
import type { Asker, Bench } from '../bench.ts';
import { type Check, checksOf } from '../check.ts';
import { mustFit } from '../shape.ts';
import { operation, problem, rfc, schema, standard } from '../source.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';

const needs = ['company', 'documents', 'writes'] as const;
const resumable = standard(
  'draft-ietf-httpbis-resumable-upload',
  'https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/',
);

/** The application whose question asks for documents, and that question. */
interface Desk {
  readonly application: string;
  readonly question: string;
  readonly rule: AttachmentRule;
  readonly path: string;
}

/** Begins the application once, and answers what must be known before documents are asked for. */
function desk(bench: Bench): Promise<Desk> {
  return bench.once('desk', async () => {
    const { policy, answers } = bench.platform.fixtures.documents!;
    const headers = { 'Idempotency-Key': bench.platform.fresh() };
    const begun = mustFit('createApplication', await bench.post('/applications', { policy }, { headers }));
    const values = Object.fromEntries(
      Object.entries(answers ?? {}).map(([fact, value]) => [fact, { kind: 'value', value }]),
    );
    const now = mustFit('answerApplication', await bench.put(`/applications/${begun.id}/answers`, { answers: values }));
    const asked = now.questions.find(({ kind }) => kind === 'attachment');
    must(
      asked?.attachment !== undefined,
      both('一个 kind 为 attachment 的问题，带 attachment 规则', 'a question of the kind "attachment" with its rule'),
      now.questions.map(({ fact, kind }) => `${fact} ${kind}`).join(', ') || '—',
    );
    if (!asked.attachment.mediaTypes.includes('application/pdf')) {
      throw new NotMade(both('这个问题要能交 application/pdf', 'The question must take application/pdf'));
    }
    return {
      application: begun.id,
      question: asked.fact,
      rule: asked.attachment,
      path: `/applications/${begun.id}/attachments`,
    };
  });
}

/** A small PDF that is like no other of this run. */
function document(bench: Bench, size = 4096): Uint8Array<ArrayBuffer> {
  const text = `%PDF-1.4\n% conformance test ${bench.platform.fresh()}\n`;
  const bytes = new Uint8Array(size).fill(0x20);
  bytes.set(new TextEncoder().encode(text));
  bytes.set(new TextEncoder().encode('\n%%EOF\n'), size - 7);
  return bytes;
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Says what comes before its first byte. */
async function declare(
  bench: Bench,
  { path, question }: Desk,
  bytes: Uint8Array<ArrayBuffer>,
  change: object = {},
): Promise<Answer> {
  const body = {
    question,
    name: 'conformance.pdf',
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: await digestOf(bytes),
    ...change,
  };
  return bench.post(path, body, { headers: { 'Idempotency-Key': bench.platform.fresh() } });
}

function append(
  bench: Bench,
  { path }: Desk,
  id: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  as: Asker = 'company',
): Promise<Answer> {
  const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset) };
  return bench.send('PATCH', `${path}/${id}`, { as, bytes, headers });
}

/** Declares a document and sends it, in one part unless a place to cut is named. */
async function sent(bench: Bench, at: Desk, bytes: Uint8Array<ArrayBuffer>): Promise<Attachment> {
  const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
  return mustFit('appendAttachment', await append(bench, at, id, 0, bytes));
}

/** Takes a document away again, so that the number that a question takes is not used up. */
async function remove(bench: Bench, { path }: Desk, id: string): Promise<Application> {
  return mustFit('removeAttachment', await bench.send('DELETE', `${path}/${id}`));
}

async function mustBeGone(bench: Bench, { path }: Desk, id: string): Promise<void> {
  mustBeProblem(await bench.get(`${path}/${id}`), 'not-found');
}

export const documentChecks: readonly Check[] = checksOf('documents', {
  asked: {
    says: both(
      '要材料的问题说明收什么、多大、几份',
      'A question for documents says which kinds, how large and how many it takes',
    ),
    source: [schema('Question'), schema('AttachmentRule')],
    does: both('开一份申请，找到要材料的问题', 'Begins an application and finds the question for documents'),
    mend: both(
      '问题里写 attachment：mediaTypes、maxSize、maxCount',
      'Give the question its rule: mediaTypes, maxSize, maxCount',
    ),
    needs,
    async run(bench) {
      const { rule } = await desk(bench);
      must(
        rule.mediaTypes.length > 0 && rule.maxSize > 0 && rule.maxCount > 0,
        both('都大于零', 'more than nothing of each'),
        rule,
      );
    },
  },
  begun: {
    says: both(
      '先说明再传：答 201、Location、已收 0 字节、何时过期',
      'Declared before it is sent: 201, Location, nothing received yet, when it is dropped',
    ),
    source: [operation('createAttachment'), operation('getAttachment')],
    does: both('说明一份材料，按 Location 读回', 'Declares a document and reads it back by its Location'),
    mend: both(
      '记下说明，received 为 0，status 为 uploading，带 expiresAt',
      'Keep the declaration with received 0, status uploading and expiresAt',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const answer = await declare(bench, at, bytes);
      mustBe(answer, 201);
      const begun = mustFit('createAttachment', answer);
      const read = mustFit(
        'getAttachment',
        await bench.get(new URL(mustCarry(answer, 'Location'), bench.platform.base).href),
      );
      await remove(bench, at, begun.id);
      must(JSON.stringify(read) === JSON.stringify(begun), both('读回同一份', 'the same read back'), read);
      must(
        begun.received === 0 &&
          begun.status === 'uploading' &&
          begun.expiresAt !== undefined &&
          begun.size === bytes.length,
        both(
          `received 0，uploading，size ${bytes.length}，expiresAt`,
          `received 0, uploading, size ${bytes.length}, expiresAt`,
        ),
        inOneLine(answer),
      );
    },
  },
  'in-parts': {
    says: both('材料可以一段一段传，传完核对摘要', 'A document comes in parts, and its digest is compared at the end'),
    source: [operation('appendAttachment'), resumable],
    does: both(
      '分两段传，看每次的 received，再看申请里有没有',
      'Sends it in two parts, looks at "received" after each, and finds it in the application',
    ),
    mend: both(
      '按 Upload-Offset 接上；到 size 时核对 sha256，改为 received',
      'Append at Upload-Offset; at its size compare sha256 and say received',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      const half = mustFit('appendAttachment', await append(bench, at, id, 0, bytes.slice(0, 1500)));
      must(
        half.received === 1500 && half.status === 'uploading',
        both('received 1500，uploading', 'received 1500, uploading'),
        half,
      );
      const whole = mustFit('appendAttachment', await append(bench, at, id, 1500, bytes.slice(1500)));
      must(
        whole.received === bytes.length && whole.status === 'received',
        both(`received ${bytes.length}，received`, `received ${bytes.length}, received`),
        whole,
      );
      const shown = mustFit('getApplication', await bench.get(`/applications/${at.application}`));
      await remove(bench, at, id);
      must(
        shown.attachments?.some(each => each.id === id && each.status === 'received'),
        both(`申请里有 ${id}`, `${id} in the application`),
        (shown.attachments ?? []).map(each => each.id),
      );
    },
  },
  'wrong-offset': {
    says: both('接错位置的一段不收，告诉已收到哪里', 'A part for another place is refused, with how far the upload is'),
    source: [problem('upload-offset'), resumable],
    does: both(
      '传了一段之后，从别处接、再把第一段传一次',
      'After one part, sends another for elsewhere, and the first one again',
    ),
    mend: both(
      'Upload-Offset 与已收的不同就答 409 upload-offset，响应头带 Upload-Offset',
      'Answer 409 upload-offset with the header Upload-Offset where they differ',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      mustFit('appendAttachment', await append(bench, at, id, 0, bytes.slice(0, 1000)));
      const answers = [
        await append(bench, at, id, 2000, bytes.slice(2000)),
        await append(bench, at, id, 0, bytes.slice(0, 1000)),
      ];
      const { received } = mustFit('getAttachment', await bench.get(`${at.path}/${id}`));
      await remove(bench, at, id);
      for (const answer of answers) {
        mustBeProblem(answer, 'upload-offset');
        must(
          mustCarry(answer, 'Upload-Offset') === '1000',
          both('Upload-Offset: 1000', 'Upload-Offset: 1000'),
          mustCarry(answer, 'Upload-Offset'),
        );
      }
      must(received === 1000, both('仍是 1000', '1000 as before'), String(received));
    },
  },
  'goes-on': {
    says: both(
      '断了再来：同一份材料从断处接着传',
      'Broken off and begun again, the same document goes on where it was',
    ),
    source: [operation('createAttachment'), resumable],
    does: both('传一段，用新的键再说明同一份', 'Sends a part, then declares the same document under another key'),
    mend: both(
      '同一问题、同一 sha256 和 size 未传完的，答 200 和它现在的样子',
      'Same question, sha256 and size, unfinished: answer 200 with it as it is',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      mustFit('appendAttachment', await append(bench, at, id, 0, bytes.slice(0, 1000)));
      const answer = await declare(bench, at, bytes);
      const again = mustFit('createAttachment', answer);
      await remove(bench, at, id);
      must(
        answer.status === 200 && again.id === id && again.received === 1000,
        both(`200，${id}，received 1000`, `200, ${id}, received 1000`),
        inOneLine(answer),
      );
    },
  },
  'digest-compared': {
    says: both('内容与说明的摘要不符：丢掉', 'Content that is not what the digest says is dropped'),
    source: [problem('attachment-digest')],
    does: both('传完一份，但改了一个字节', 'Sends a whole document with one byte changed'),
    mend: both(
      '传完时核对 SHA-256；不符答 422 attachment-digest 并丢掉',
      'Compare SHA-256 at the end; answer 422 attachment-digest and drop it',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      const other = bytes.slice();
      other[2000] = 0x41;
      const answer = await append(bench, at, id, 0, other);
      if (answer.status === 200) await remove(bench, at, id);
      mustBeProblem(answer, 'attachment-digest');
      await mustBeGone(bench, at, id);
    },
  },
  'kind-of-content': {
    says: both(
      '看内容，不看名称：说是 PDF 而不是的，丢掉',
      'Content counts, not its name: what says it is a PDF and is not, is dropped',
    ),
    source: [problem('attachment-type')],
    does: both('说明一份 PDF，传来的是 PNG', 'Declares a PDF and sends a PNG'),
    mend: both(
      '看第一段开头的字节；不符答 415 attachment-type 并丢掉',
      'Look at the first bytes; answer 415 attachment-type and drop it',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      const answer = await append(bench, at, id, 0, bytes);
      if (answer.status === 200) await remove(bench, at, id);
      mustBeProblem(answer, 'attachment-type');
      await mustBeGone(bench, at, id);
    },
  },
  'kind-not-taken': {
    says: both('规则里没有的类型不收', 'Kinds that the rule does not name are not taken'),
    source: [problem('attachment-type'), schema('AttachmentRule')],
    does: both('说明一份 application/x-msdownload', 'Declares an application/x-msdownload'),
    mend: both('说明时就对照 mediaTypes', 'Compare with mediaTypes at the declaration'),
    needs,
    async run(bench) {
      const at = await desk(bench);
      mustBeProblem(
        await declare(bench, at, document(bench), { mediaType: 'application/x-msdownload' }),
        'attachment-type',
      );
    },
  },
  'size-not-taken': {
    says: both('比规则大的不收，一个字节也不用传', 'What is larger than the rule is refused before its first byte'),
    source: [problem('attachment-too-large'), schema('AttachmentRule')],
    does: both('说明一份比 maxSize 多一字节的', 'Declares one byte more than maxSize'),
    mend: both('说明时就比较 maxSize', 'Compare with maxSize at the declaration'),
    needs,
    async run(bench) {
      const at = await desk(bench);
      mustBeProblem(await declare(bench, at, document(bench), { size: at.rule.maxSize + 1 }), 'attachment-too-large');
    },
  },
  'too-many': {
    says: both('一个问题不收多于 maxCount 份', 'A question takes no more than maxCount documents'),
    source: [problem('attachment-limit'), schema('AttachmentRule')],
    does: both('说明 maxCount 份，再说明一份', 'Declares maxCount documents and one more'),
    mend: both(
      '数在传的和传完的；够了就答 409 attachment-limit',
      'Count those under way and those received; answer 409 attachment-limit',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      if (at.rule.maxCount > 30)
        throw new NotMade(both(`maxCount 是 ${at.rule.maxCount}，太多`, `maxCount is ${at.rule.maxCount}: too many`));
      const made: string[] = [];
      let last: Answer | undefined;
      for (let n = 0; n <= at.rule.maxCount; n++) {
        last = await declare(bench, at, document(bench));
        if (last.status !== 201) break;
        made.push(mustFit('createAttachment', last).id);
      }
      for (const id of made) await remove(bench, at, id);
      mustBeProblem(last!, 'attachment-limit');
      must(
        made.length === at.rule.maxCount,
        both(`恰好 ${at.rule.maxCount} 份`, `exactly ${at.rule.maxCount}`),
        String(made.length),
      );
    },
  },
  'name-without-a-way': {
    says: both('文件名里不能有路径', 'A name holds no way to a folder'),
    source: [schema('NewAttachment'), problem('malformed')],
    does: both('用 ../conformance.pdf 和 a\\b.pdf 作文件名', 'Declares ../conformance.pdf and a\\b.pdf'),
    mend: both(
      '名称里有 / 或 \\ 就答 400 malformed；存储时不用它作路径',
      'Answer 400 malformed to / and \\; never use the name as a path',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      for (const name of ['../conformance.pdf', 'a\\b.pdf']) {
        const answer = await declare(bench, at, document(bench), { name });
        if (answer.status === 201) await remove(bench, at, mustFit('createAttachment', answer).id);
        mustBeProblem(answer, 'malformed');
      }
    },
  },
  'part-too-large': {
    says: both('一段不超过 maxPart', 'A part is no larger than maxPart'),
    source: [schema('Attachment'), problem('too-large'), rfc(9110, '15.5.14')],
    does: both('传一段比 maxPart 多一字节的', 'Sends a part of one byte more than maxPart'),
    mend: both('超过就答 413 too-large', 'Answer 413 too-large beyond it'),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const { id, maxPart } = mustFit('createAttachment', await declare(bench, at, document(bench)));
      if (maxPart > 32 * 1024 * 1024)
        throw new NotMade(both(`maxPart 是 ${maxPart}，太大`, `maxPart is ${maxPart}: too large to try`));
      const answer = await append(bench, at, id, 0, document(bench, maxPart + 1));
      // Who stops reading may close the connection: the next request may meet the closed one.
      await bench.get('/policies', { as: null }).catch(() => {});
      await remove(bench, at, id);
      mustBeProblem(answer, 'too-large');
    },
  },
  'unfinished-answers-nothing': {
    says: both('没传完的材料不能算回答', 'A document that has not arrived whole answers nothing'),
    source: [problem('attachment-incomplete'), operation('answerApplication')],
    does: both('传一段就用它回答', 'Answers with a document of which one part has come'),
    mend: both(
      '回答里的每份都要 received，否则 409 attachment-incomplete',
      'Each one named must be received, or answer 409 attachment-incomplete',
    ),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      mustFit('appendAttachment', await append(bench, at, id, 0, bytes.slice(0, 1000)));
      const answers = { [at.question]: { kind: 'attachments', attachments: [id] } };
      const answer = await bench.put(`/applications/${at.application}/answers`, { answers });
      await remove(bench, at, id);
      mustBeProblem(answer, 'attachment-incomplete');
    },
  },
  'answers-and-opens': {
    says: both(
      '用传完的材料回答，问题就结了；拿掉材料，问题又开',
      'Answered with a whole document the question is closed; with the document taken away it is open again',
    ),
    source: [operation('answerApplication'), operation('removeAttachment')],
    does: both(
      '传完、回答、看问题，再拿掉、再看',
      'Sends one, answers, looks at the questions; takes it away and looks again',
    ),
    mend: both('拿掉材料时，去掉用到它的回答，重新列问题', 'When a document goes, let its answer go and ask anew'),
    needs,
    async run(bench) {
      const at = await desk(bench);
      const { id } = await sent(bench, at, document(bench));
      const answers = { [at.question]: { kind: 'attachments', attachments: [id] } };
      const answered = mustFit(
        'answerApplication',
        await bench.put(`/applications/${at.application}/answers`, { answers }),
      );
      const opened = await remove(bench, at, id);
      const asks = ({ questions }: Application) => questions.some(({ fact }) => fact === at.question);
      must(
        !asks(answered),
        both(`不再问 ${at.question}`, `${at.question} no longer asked`),
        answered.questions.map(({ fact }) => fact),
      );
      must(
        asks(opened),
        both(`又问 ${at.question}`, `${at.question} asked again`),
        opened.questions.map(({ fact }) => fact),
      );
      await mustBeGone(bench, at, id);
    },
  },
  'anothers-document': {
    says: both(
      '别人的材料与不存在的一样：读、传、删都是 404',
      "Another's document is as if it were not there, to read, to send and to take away",
    ),
    source: [problem('not-found'), operation('getAttachment')],
    does: both(
      '另一家企业读、续传、删除本企业的材料',
      "Another company reads, continues and deletes the first one's document",
    ),
    mend: both('按申请的主体查，先于其他检查', "Look up by the application's subject before anything else"),
    needs: [...needs, 'stranger'],
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      const answers = [
        await bench.get(`${at.path}/${id}`, { as: 'stranger' }),
        await append(bench, at, id, 0, bytes, 'stranger'),
        await bench.send('DELETE', `${at.path}/${id}`, { as: 'stranger' }),
      ];
      const left = await bench.get(`${at.path}/${id}`);
      if (left.status === 200) await remove(bench, at, id);
      for (const answer of answers) mustBeProblem(answer, 'not-found');
      must(mustFit('getAttachment', left).received === 0, both('原样还在', 'still there as it was'), inOneLine(left));
    },
  },
  'dropped-in-time': {
    says: both('没传完的到期丢掉', 'What is unfinished is dropped when it says'),
    source: [schema('Attachment')],
    does: both('传一段，等过 expiresAt，再读', 'Sends a part, waits past expiresAt, reads again'),
    mend: both('到 expiresAt 就删，之后 404', 'Delete it at expiresAt; 404 from then on'),
    needs: [...needs, 'advance'],
    late: true,
    async run(bench) {
      const at = await desk(bench);
      const bytes = document(bench);
      const { id } = mustFit('createAttachment', await declare(bench, at, bytes));
      const answer = await append(bench, at, id, 0, bytes.slice(0, 1000));
      const { expiresAt } = mustFit('appendAttachment', answer);
      await bench.pause(Date.parse(expiresAt ?? '') - Date.parse(mustCarry(answer, 'Date')) + 60_000);
      await mustBeGone(bench, at, id);
    },
  },
});
