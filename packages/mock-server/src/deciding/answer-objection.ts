import { touch, type World } from '../world/world.ts';

/** The department answers an objection on its last day. */
export function answerObjection(world: World, id: string): void {
  const objection = world.objections.get(id as never)!;
  if (objection.status !== 'open') return;
  objection.status = 'dismissed';
  objection.answer = {
    'zh-CN': '经核实，数据无误。',
    en: 'We checked our records; they are right.',
  };
  touch(world, objection.subject);
}
