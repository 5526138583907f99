import type { Handlers } from '../http/call.ts';
import { page } from '../http/page.ts';
import { newestFirst } from './payouts.ts';

export const reminders: Handlers<'listReminders'> = {
  listReminders({ world, caller, query }) {
    const mine = caller.subject.reminders
      .map((reminder, position) => ({ reminder, key: newestFirst(position) }))
      .reverse();
    return page(
      world,
      `reminders/${caller.subject.id}`,
      mine,
      item => item.key,
      item => item.reminder,
      query,
    );
  },
};
