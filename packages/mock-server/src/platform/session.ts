import type { Authority, Subject } from '@yongyiban/core/contract';
import { dayAt, instantText } from '../clock/instant.ts';
import { ok } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import type { Person, SubjectRecord, World } from '../world/world.ts';

/** All but the ends of a code, for people to tell subjects apart. */
export function showSubject(subject: SubjectRecord): Subject {
  const { code } = subject;
  const maskedCode = `${code.slice(0, 4)}${'*'.repeat(Math.max(0, code.length - 8))}${code.slice(-4)}`;
  return { id: subject.id, kind: subject.kind, name: subject.name, maskedCode };
}

/** The subjects that a person may act for. */
export function authoritiesOf(world: World, person: Person): Authority[] {
  const today = dayAt(world.now);
  return person.authorities.map(({ subject, role, until }) => ({
    subject: showSubject(world.subjects.get(subject)!),
    role,
    ...(until === undefined ? {} : { until }),
    status: until !== undefined && until < today ? 'expired' : 'current',
  }));
}

export const session: Handlers<'getSession'> = {
  getSession({ world, caller }) {
    const person = world.people.get(caller.token.person);
    return ok({
      subject: showSubject(caller.subject),
      scope: [...caller.token.scope],
      authorities: person === undefined ? [] : authoritiesOf(world, person),
      expiresAt: instantText(caller.token.expiresAt),
      door: caller.token.door,
      help: {
        phone: '12345',
        words: { 'zh-CN': '看不明白、不会操作，请打 12345', en: 'Need help? Call 12345' },
      },
    });
  },
};
