import type { Localized } from './localized.ts';
import { regionPrefix } from './region.ts';

/** Names by the digits that every place inside shares (GB/T 2260): provinces, the cities of Zhejiang, the counties of Ningbo. */
const names: ReadonlyMap<string, readonly [zh: string, en: string]> = new Map([
  ['11', ['北京市', 'Beijing']],
  ['12', ['天津市', 'Tianjin']],
  ['13', ['河北省', 'Hebei']],
  ['14', ['山西省', 'Shanxi']],
  ['15', ['内蒙古自治区', 'Inner Mongolia']],
  ['21', ['辽宁省', 'Liaoning']],
  ['22', ['吉林省', 'Jilin']],
  ['23', ['黑龙江省', 'Heilongjiang']],
  ['31', ['上海市', 'Shanghai']],
  ['32', ['江苏省', 'Jiangsu']],
  ['33', ['浙江省', 'Zhejiang']],
  ['34', ['安徽省', 'Anhui']],
  ['35', ['福建省', 'Fujian']],
  ['36', ['江西省', 'Jiangxi']],
  ['37', ['山东省', 'Shandong']],
  ['41', ['河南省', 'Henan']],
  ['42', ['湖北省', 'Hubei']],
  ['43', ['湖南省', 'Hunan']],
  ['44', ['广东省', 'Guangdong']],
  ['45', ['广西壮族自治区', 'Guangxi']],
  ['46', ['海南省', 'Hainan']],
  ['50', ['重庆市', 'Chongqing']],
  ['51', ['四川省', 'Sichuan']],
  ['52', ['贵州省', 'Guizhou']],
  ['53', ['云南省', 'Yunnan']],
  ['54', ['西藏自治区', 'Tibet']],
  ['61', ['陕西省', 'Shaanxi']],
  ['62', ['甘肃省', 'Gansu']],
  ['63', ['青海省', 'Qinghai']],
  ['64', ['宁夏回族自治区', 'Ningxia']],
  ['65', ['新疆维吾尔自治区', 'Xinjiang']],
  ['3301', ['杭州市', 'Hangzhou']],
  ['3302', ['宁波市', 'Ningbo']],
  ['3303', ['温州市', 'Wenzhou']],
  ['3304', ['嘉兴市', 'Jiaxing']],
  ['3305', ['湖州市', 'Huzhou']],
  ['3306', ['绍兴市', 'Shaoxing']],
  ['3307', ['金华市', 'Jinhua']],
  ['3308', ['衢州市', 'Quzhou']],
  ['3309', ['舟山市', 'Zhoushan']],
  ['3310', ['台州市', 'Taizhou']],
  ['3311', ['丽水市', 'Lishui']],
  ['330203', ['宁波市海曙区', 'Haishu, Ningbo']],
  ['330205', ['宁波市江北区', 'Jiangbei, Ningbo']],
  ['330206', ['宁波市北仑区', 'Beilun, Ningbo']],
  ['330211', ['宁波市镇海区', 'Zhenhai, Ningbo']],
  ['330212', ['宁波市鄞州区', 'Yinzhou, Ningbo']],
  ['330213', ['宁波市奉化区', 'Fenghua, Ningbo']],
  ['330225', ['宁波市象山县', 'Xiangshan, Ningbo']],
  ['330226', ['宁波市宁海县', 'Ninghai, Ningbo']],
  ['330281', ['余姚市', 'Yuyao']],
  ['330282', ['慈溪市', 'Cixi']],
]);

/** What a region is called; a smaller place that is not listed is told by the one around it and its code. */
export function regionName(code: string): Localized {
  const prefix = regionPrefix(code);
  for (let length = prefix.length; length >= 2; length -= 2) {
    const name = names.get(prefix.slice(0, length));
    if (!name) continue;
    const [zh, en] = name;
    return length === prefix.length ? { 'zh-CN': zh, en } : { 'zh-CN': `${zh}（${code}）`, en: `${en} (${code})` };
  }
  return { 'zh-CN': code, en: code };
}
