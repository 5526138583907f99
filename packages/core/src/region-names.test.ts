import { expect, it } from 'vitest';
import { regionName } from './region-names.ts';

it('calls a county of Ningbo by its name', () => {
  expect(regionName('330212')).toEqual({ 'zh-CN': '宁波市鄞州区', en: 'Yinzhou, Ningbo' });
  expect(regionName('330200')).toEqual({ 'zh-CN': '宁波市', en: 'Ningbo' });
  expect(regionName('330000')).toEqual({ 'zh-CN': '浙江省', en: 'Zhejiang' });
});

it('tells a smaller place by the one around it and its code', () => {
  expect(regionName('330681')).toEqual({ 'zh-CN': '绍兴市（330681）', en: 'Shaoxing (330681)' });
  expect(regionName('420106')).toEqual({ 'zh-CN': '湖北省（420106）', en: 'Hubei (420106)' });
  expect(regionName('990000')).toEqual({ 'zh-CN': '990000', en: '990000' });
});
