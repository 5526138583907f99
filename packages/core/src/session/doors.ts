import type { Door, DoorId } from './session.ts';

const doors: { readonly [id in DoorId]: Door } = {
  portal: {
    id: 'portal',
    kind: 'redirect',
    name: { 'zh-CN': '浙江政务服务网', en: 'Zhejiang Government Services' },
  },
  zheliban: { id: 'zheliban', kind: 'redirect', name: { 'zh-CN': '浙里办', en: 'Zheliban app' } },
  yongpai: { id: 'yongpai', kind: 'redirect', name: { 'zh-CN': '甬派', en: 'Yongpai app' } },
  'enterprise-code': {
    id: 'enterprise-code',
    kind: 'scan',
    name: { 'zh-CN': '企业码', en: 'Enterprise code' },
  },
};

/** The doors with these ids, in this order. */
export function doorsOf(ids: readonly DoorId[]): readonly Door[] {
  return ids.map(id => doors[id]);
}

export const allDoors: readonly DoorId[] = ['portal', 'zheliban', 'yongpai', 'enterprise-code'];
