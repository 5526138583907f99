/** Names for people of the codes that reports are grouped by. */

import type { Language } from '../localized.ts';

const names: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '?': ['代码未知', 'Code not known'],
  '330200': ['宁波市', 'Ningbo'],
  '330203': ['海曙区', 'Haishu'],
  '330205': ['江北区', 'Jiangbei'],
  '330206': ['北仑区', 'Beilun'],
  '330211': ['镇海区', 'Zhenhai'],
  '330212': ['鄞州区', 'Yinzhou'],
  '330213': ['奉化区', 'Fenghua'],
  '330225': ['象山县', 'Xiangshan'],
  '330226': ['宁海县', 'Ninghai'],
  '330281': ['余姚市', 'Yuyao'],
  '330282': ['慈溪市', 'Cixi'],
  enterprise: ['企业', 'Enterprises'],
  'sole-trader': ['个体工商户', 'Sole traders'],
  individual: ['个人', 'People'],
  agriculture: ['农林牧渔业', 'Agriculture'],
  industry: ['工业', 'Industry'],
  construction: ['建筑业', 'Construction'],
  wholesale: ['批发业', 'Wholesale'],
  retail: ['零售业', 'Retail'],
  transport: ['交通运输业', 'Transport'],
  warehousing: ['仓储业', 'Warehousing'],
  post: ['邮政业', 'Post'],
  lodging: ['住宿业', 'Lodging'],
  catering: ['餐饮业', 'Catering'],
  telecom: ['信息传输业', 'Telecommunications'],
  software: ['软件和信息技术服务业', 'Software'],
  'property-development': ['房地产开发经营', 'Property development'],
  'property-management': ['物业管理', 'Property management'],
  'leasing-business': ['租赁和商务服务业', 'Business services'],
  other: ['其他行业', 'Other'],
};

/** The name of a code of GB/T 2260 in Ningbo, of a kind of subject or of an industry; the code itself where it has none here. */
export const nameOf = (code: string, language: Language = 'zh-CN'): string =>
  Object.hasOwn(names, code) ? names[code]![language === 'en' ? 1 : 0] : code;
