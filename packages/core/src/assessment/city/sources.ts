import type { SourcesData } from '../../sql/sources.ts';

/** Where the facts of the simulated city lie, for a city generated into `directory`. */
export function citySources(directory: string): SourcesData {
  const files = (name: string): string => `${directory}/${name}/shard=*/*.parquet`;
  const yuan = (column: string): { column: string; unit: 'yuan' } => ({ column, unit: 'yuan' });
  const percent = (column: string): { column: string; unit: 'percent' } => ({ column, unit: 'percent' });
  return {
    shard: 'shard',
    subjects: { files: files('registration'), id: 'id', kind: 'kind', district: 'district' },
    segments: { size: 'headcount', industry: 'industry' },
    tables: [
      {
        name: 'registration',
        files: files('registration'),
        subject: 'id',
        asOf: 'as_of',
        facts: { region: 'district', industry: 'industry', founded: 'founded', stateOwned: 'state_owned' },
      },
      {
        name: 'labour',
        files: files('labour'),
        subject: 'id',
        asOf: 'as_of',
        facts: { headcount: 'headcount', layoffRate: percent('layoff_percent') },
      },
      {
        name: 'credit',
        files: files('credit'),
        subject: 'id',
        asOf: 'as_of',
        facts: { dishonest: { column: 'dishonest', codes: { Y: true, N: false } } },
      },
      {
        name: 'statistics',
        files: files('statistics'),
        subject: 'id',
        asOf: 'as_of',
        facts: {
          aboveScale: 'above_scale',
          coreDigital: 'core_digital',
          restricted: 'restricted',
          smallScaleVat: 'small_scale_vat',
          assets: yuan('assets'),
        },
      },
      {
        name: 'science',
        files: files('science'),
        subject: 'id',
        asOf: 'as_of',
        facts: {
          'science.returnFiled': 'return_filed',
          'science.staffShare': percent('rd_staff_percent'),
          'science.highTech': 'high_tech',
          'science.incubator': 'incubator',
        },
      },
      {
        name: 'people',
        files: files('people'),
        subject: 'id',
        asOf: 'as_of',
        facts: { birth: 'birth', household: 'household' },
      },
      {
        name: 'education',
        files: files('education'),
        subject: 'id',
        asOf: 'as_of',
        facts: { degree: 'degree', graduated: 'graduated' },
      },
      {
        name: 'housing',
        files: files('housing'),
        subject: 'id',
        asOf: 'as_of',
        facts: { 'home.price': yuan('price'), 'home.bought': 'bought', 'home.only': 'only_home' },
      },
      {
        name: 'welfare',
        files: files('welfare'),
        subject: 'id',
        asOf: 'as_of',
        facts: { 'disability.level': 'disability', 'disability.care': 'care', income: yuan('income') },
      },
    ],
    series: [
      {
        name: 'revenue',
        files: files('revenue'),
        subject: 'id',
        period: 'year',
        facts: { revenue: yuan('revenue'), profit: yuan('profit'), research: yuan('research') },
      },
      { name: 'output', files: files('output'), subject: 'id', period: 'quarter', facts: { output: yuan('output') } },
      {
        name: 'insurance',
        files: files('insurance'),
        subject: 'id',
        period: 'month',
        facts: { 'unemploymentInsurance.paid': yuan('paid'), 'unemploymentInsurance.insured': 'insured' },
      },
      {
        name: 'contributions',
        files: files('contributions'),
        subject: 'id',
        period: 'month',
        facts: { contributions: 'paid' },
      },
    ],
    lists: [
      {
        name: 'titles',
        files: files('titles'),
        subject: 'id',
        fact: 'titles',
        whenAbsent: 'empty',
        fields: { level: 'level', date: 'date' },
      },
      {
        name: 'patents',
        files: files('patents'),
        subject: 'id',
        fact: 'patents',
        whenAbsent: 'empty',
        fields: { kind: 'kind', granted: 'granted', valid: 'valid', fee: yuan('fee') },
      },
      {
        name: 'equipment',
        files: files('equipment'),
        subject: 'id',
        fact: 'equipment',
        whenAbsent: 'empty',
        fields: { price: yuan('price'), robot: 'robot' },
      },
      {
        name: 'hires',
        files: files('hires'),
        subject: 'id',
        fact: 'hires',
        whenAbsent: 'empty',
        fields: {
          birth: 'birth',
          graduated: 'graduated',
          unemployed: 'unemployed',
          contract: 'contract',
          monthsInsured: 'months_insured',
        },
      },
    ],
  };
}
