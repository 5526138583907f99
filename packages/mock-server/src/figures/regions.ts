import type { Localized } from '@yongyiban/core/contract';

/** The districts, counties and county-level cities of Ningbo by region code (GB/T 2260), and the city itself. */
export const districts: Readonly<Record<string, Localized>> = {
  '330200': { 'zh-CN': '市级', en: 'City level' },
  '330203': { 'zh-CN': '海曙区', en: 'Haishu' },
  '330205': { 'zh-CN': '江北区', en: 'Jiangbei' },
  '330206': { 'zh-CN': '北仑区', en: 'Beilun' },
  '330211': { 'zh-CN': '镇海区', en: 'Zhenhai' },
  '330212': { 'zh-CN': '鄞州区', en: 'Yinzhou' },
  '330213': { 'zh-CN': '奉化区', en: 'Fenghua' },
  '330225': { 'zh-CN': '象山县', en: 'Xiangshan' },
  '330226': { 'zh-CN': '宁海县', en: 'Ninghai' },
  '330281': { 'zh-CN': '余姚市', en: 'Yuyao' },
  '330282': { 'zh-CN': '慈溪市', en: 'Cixi' },
};
