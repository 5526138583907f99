/** Names for people of the codes that reports are grouped by. */

const names: Readonly<Record<string, string>> = {
  '?': '代码未知',
  '330200': '宁波市',
  '330203': '海曙区',
  '330205': '江北区',
  '330206': '北仑区',
  '330211': '镇海区',
  '330212': '鄞州区',
  '330213': '奉化区',
  '330225': '象山县',
  '330226': '宁海县',
  '330281': '余姚市',
  '330282': '慈溪市',
  enterprise: '企业',
  'sole-trader': '个体工商户',
  individual: '个人',
  agriculture: '农林牧渔业',
  industry: '工业',
  construction: '建筑业',
  wholesale: '批发业',
  retail: '零售业',
  transport: '交通运输业',
  warehousing: '仓储业',
  post: '邮政业',
  lodging: '住宿业',
  catering: '餐饮业',
  telecom: '信息传输业',
  software: '软件和信息技术服务业',
  'property-development': '房地产开发经营',
  'property-management': '物业管理',
  'leasing-business': '租赁和商务服务业',
  other: '其他行业',
};

/** The name of a code of GB/T 2260 in Ningbo, of a kind of subject or of an industry; the code itself where it has none here. */
export const nameOf = (code: string): string => (Object.hasOwn(names, code) ? names[code]! : code);
