import type { addSubject } from '../world/found.ts';

/** The second company that the press told of, as the departments know it; all but its name and amount is invented. */
export const jiangongJianle: Parameters<typeof addSubject>[1] = {
  id: 'jiangong-jianle',
  kind: 'enterprise',
  name: '宁波建工建乐工程有限公司',
  code: '91330200SAMPLE0025',
  region: '330212',
  phone: '13800000002',
  facts: {
    headcount: { value: 180, asOf: '2019-12-31' },
    layoffRate: { value: '3.0 %', asOf: '2019-12-31' },
    // "About ¥135,000" is published; 12 × 18,750.00 × 60 % = 135,000.00 is invented so that it comes out.
    'unemploymentInsurance.paid': {
      value: { '2018-01/2018-12': '18,000.00', '2019-01/2019-12': '18,750.00' },
      asOf: '2020-05-31',
    },
  },
};
