import type { DoorId } from '@yongyiban/core';
import type {
  AccountId,
  Answer,
  Application,
  ApplicationId,
  AttachmentId,
  EntitlementId,
  NewAccount,
  NewObjection,
  PayoutId,
  PolicyId,
  SubjectId,
} from '@yongyiban/core/contract';
import type { Part } from '../part.ts';
import type { Route } from './route.ts';
import type { Draft } from './view.ts';

/** What a screen can ask for. Screens call; the panel decides, guards and does. */
export interface Act {
  /** `by` names the control that opens, for focus to return to. */
  open(route: Route, by?: string): void;
  back(): void;
  home(): void;
  /** Keeps what the person has typed, ticked or chosen. */
  change(draft: Partial<Draft>): void;
  /** The one tap. `account` is the one that was shown as chosen. */
  confirm(id: EntitlementId, account: AccountId | null): void;
  retry(): void;
  /** Asks for a part of the script that could not be loaded. */
  again(): void;
  signOut(): void;
  toggleType(): void;
  toggleLanguage(): void;
  print(): void;
}

/** What the screens ask for that are loaded when first opened. */
export interface LaterAct extends Act {
  /** Asks for a part of the script, and draws anew when it has come. */
  need(part: Part<unknown>): void;
  confirmAll(ids: readonly EntitlementId[], account: AccountId | null): void;
  checkNow(id: EntitlementId): void;
  /** Puts a settled outcome aside, to try again or to leave it. */
  dismiss(id: EntitlementId, then: 'stay' | 'home'): void;
  signIn(door: DoorId): void;
  cancelSignIn(): void;
  copy(text: string): void;
  rate(payout: PayoutId, score: number): void;
  actFor(subject: SubjectId): void;
  /** A form's mistake, said and joined to its field. */
  mistake(field: string, words: string): void;
  addAccount(account: NewAccount): void;
  object(objection: NewObjection): void;
  begin(policy: PolicyId): void;
  answer(id: ApplicationId, fact: string, answer: Answer): void;
  submit(id: ApplicationId): void;
  /** Sends a document; how far it is stands in the view's `uploads`. */
  attach(id: ApplicationId, question: Application['questions'][number], file: File): void;
  againUpload(upload: string): void;
  cancelUpload(upload: string): void;
  detach(id: ApplicationId, attachment: AttachmentId): void;
}
