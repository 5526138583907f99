import { type Fen, formatYuan } from '@yongyiban/core/contract';
import { dayAt, instantText } from '../clock/instant.ts';
import type { PayoutRecord, World } from '../world/world.ts';
import type { Transfer } from './bank.ts';
import { type Statement, totals } from './statement.ts';

/**
 * Messages in the shapes of ISO 20022, with the standard's own element names: pacs.008 (credit transfer), pacs.002
 * (status report), pacs.004 (return), camt.053 (statement). They are written from the world when they are asked for.
 */
export type Message = { readonly [element: string]: string | Message | readonly Message[] };

const amountOf = (amount: Fen): Message => ({ '@Ccy': 'CNY', '#text': formatYuan(amount).replaceAll(',', '') });

const header = (id: string, at: number): Message => ({ MsgId: id, CreDtTm: instantText(at), NbOfTxs: '1' });

/** pacs.008.001.08: the platform instructs one payout. */
export function creditTransfer(world: World, payout: PayoutRecord, transfer: Transfer): Message {
  const account = world.accounts.get(payout.account)!;
  return {
    FIToFICstmrCdtTrf: {
      GrpHdr: { ...header(`P8-${transfer.endToEndId}`, transfer.instructedAt), SttlmInf: { SttlmMtd: 'CLRG' } },
      CdtTrfTxInf: {
        PmtId: { EndToEndId: transfer.endToEndId, TxId: payout.id },
        IntrBkSttlmAmt: amountOf(transfer.amount),
        IntrBkSttlmDt: dayAt(transfer.instructedAt),
        ChrgBr: 'SLEV',
        Dbtr: { Nm: '示例市财政资金池' },
        CdtrAgt: { FinInstnId: { ClrSysMmbId: { ClrSysId: { Cd: 'CNAPS' }, MmbId: account.cnaps } } },
        Cdtr: { Nm: account.holder },
        CdtrAcct: { Id: { Othr: { Id: account.number } } },
        RmtInf: { Ustrd: world.policies.get(payout.policy)!.title['zh-CN'] },
      },
    },
  };
}

/** pacs.002.001.10: the bank reports what came of it. */
export function statusReport(transfer: Transfer): Message {
  const { outcome } = transfer;
  return {
    FIToFIPmtStsRpt: {
      GrpHdr: header(`P2-${transfer.endToEndId}`, outcome?.at ?? transfer.instructedAt),
      TxInfAndSts: {
        OrgnlEndToEndId: transfer.endToEndId,
        TxSts: outcome?.status ?? 'ACSP',
        ...(outcome?.reason === undefined ? {} : { StsRsnInf: { Rsn: { Cd: outcome.reason } } }),
      },
    },
  };
}

/** pacs.004.001.09: the beneficiary's bank sends the money back; null where it did not. */
export function paymentReturn(transfer: Transfer): Message | null {
  if (transfer.returned === undefined) return null;
  return {
    PmtRtr: {
      GrpHdr: header(`P4-${transfer.endToEndId}`, transfer.returned.at),
      TxInf: {
        OrgnlEndToEndId: transfer.endToEndId,
        RtrdIntrBkSttlmAmt: amountOf(transfer.amount),
        IntrBkSttlmDt: dayAt(transfer.returned.at),
        RtrRsnInf: { Rsn: { Cd: transfer.returned.reason } },
      },
    },
  };
}

/** camt.053.001.08: the statement of a day. */
export function statementMessage(statement: Statement): Message {
  const { debit, credit } = totals(statement.lines);
  return {
    BkToCstmrStmt: {
      GrpHdr: { MsgId: `C53-${statement.number}`, CreDtTm: instantText(statement.at) },
      Stmt: {
        Id: String(statement.number),
        CreDtTm: instantText(statement.at),
        FrToDt: { FrDtTm: `${statement.day}T00:00:00+08:00`, ToDtTm: `${statement.day}T23:59:59+08:00` },
        Acct: { Id: { Othr: { Id: 'POOL' } }, Ccy: 'CNY' },
        TxsSummry: {
          TtlNtries: { NbOfNtries: String(statement.lines.length) },
          TtlCdtNtries: { Sum: amountOf(credit)['#text'] as string },
          TtlDbtNtries: { Sum: amountOf(debit)['#text'] as string },
        },
        Ntry: statement.lines.map(line => ({
          Amt: amountOf(line.amount),
          CdtDbtInd: line.direction === 'debit' ? 'DBIT' : 'CRDT',
          Sts: { Cd: 'BOOK' },
          BookgDt: { DtTm: instantText(line.at) },
          NtryDtls: { TxDtls: { Refs: { EndToEndId: line.endToEndId } } },
        })),
      },
    },
  };
}

/** The same as XML, in the message's namespace such as `urn:iso:std:iso:20022:tech:xsd:camt.053.001.08`. */
export function toXml(message: Message, namespace: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">${elements(message)}</Document>\n`;
}

function elements(message: Message): string {
  let xml = '';
  for (const [name, value] of Object.entries(message)) {
    if (name.startsWith('@') || name === '#text') continue;
    for (const item of Array.isArray(value) ? value : [value]) xml += element(name, item as string | Message);
  }
  return xml;
}

function element(name: string, value: string | Message): string {
  if (typeof value === 'string') return `<${name}>${escapeXml(value)}</${name}>`;
  const attributes = Object.entries(value)
    .filter(([key]) => key.startsWith('@'))
    .map(([key, text]) => ` ${key.slice(1)}="${escapeXml(String(text))}"`)
    .join('');
  const text = value['#text'];
  return `<${name}${attributes}>${typeof text === 'string' ? escapeXml(text) : elements(value)}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
