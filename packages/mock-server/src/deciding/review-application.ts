import { touch, type World } from '../world/world.ts';

/** The department reviews an application by its last day. */
export function reviewApplication(world: World, id: string): void {
  const application = world.applications.get(id as never)!;
  if (application.status !== 'submitted') return;
  application.status = 'approved';
  touch(world, application.subject);
}
