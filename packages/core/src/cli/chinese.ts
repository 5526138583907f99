import { translator } from '../authoring/problem-words.ts';
import type { Language } from '../localized.ts';

/**
 * What the command line says of itself, in Chinese: by the English sentence, with `{}` where a value stands. A test
 * asks every command for its help and reads every mistake in the sources.
 */
const sentences: Readonly<Record<string, string>> = {
  // Overview
  'Policies as data: write them, check them, try them.': '政策即数据：编写、检查、试算。',
  'Exit codes: 0 fine, 1 something was found, 2 the command line is wrong, 3 a file cannot be read.':
    '退出码：0 正常，1 有发现，2 命令行有误，3 文件读不了。',
  'yongyiban <command> --help says more.': 'yongyiban <命令> --help 查看详情。',

  // Commands
  'Checks policies, their catalogue and their cases, and names every problem at once.':
    '检查政策、数据目录和情形，一次列出全部问题。',
  'Runs the cases beside the policies and prints what of each policy they exercise.':
    '运行政策旁边的情形，并列出各政策被覆盖到的部分。',
  'Looks for what is allowed but probably not meant: contradictions, idle clauses, gaps between tiers, and more.':
    '审读写法没错、但多半并非本意的地方：互相矛盾、不起作用的条件、档次之间的空档等。',
  'Decides policies for a dossier: outcome, amount, and what is missing.': '按主体数据判定政策：结果、金额、缺什么。',
  'Explains decisions clause by clause, with the data read and the arithmetic, in Chinese or English.':
    '逐条说明判定：读了哪些数据、金额怎样算出，中英文均可。',
  'Recomputes recorded decisions with the policies at hand and says what differs.':
    '用手边的政策重算判定记录，指出不同之处。',
  'Makes a folder for policies: a catalogue, a first policy with cases, the editor and CI set up.':
    '建立政策文件夹：数据目录、第一个政策及其情形，并配置好编辑器和 CI。',
  'Begins a policy: new policy <id> writes it and its cases beside the catalogue.':
    '新写一个政策：new policy <编号> 在数据目录旁写好政策和情形的开头。',
  'Assesses a whole population: entitlements as Parquet, figures, what is missing, what is dirty.':
    '对全部主体匡算：待兑现补贴（Parquet）、汇总数字、缺什么数据、哪些数据有误。',
  'Prints an assessment for Spark, ClickHouse or DuckDB: the table of facts, the entitlements, the totals.':
    '为 Spark、ClickHouse 或 DuckDB 打印匡算语句：数据宽表、待兑现补贴、汇总。',
  'Tries a draft, or a parameter at several values, on the whole population: reach, cost, winners, losers, budget.':
    '在全部主体上试算草案，或试一个参数的多个取值：覆盖面、金额、增减、预算。',
  'Generates an invented city: subjects as Parquet, a catalogue, a mapping and policies.':
    '生成一座虚构的城市：主体数据（Parquet）、数据目录、对应关系和政策。',

  // Options
  "zh-CN or en; otherwise the terminal's; --lang for short": 'zh-CN 或 en；不写就按终端的语言；可简写为 --lang',
  'Print JSON and nothing else': '只打印 JSON',
  'Print this': '打印本帮助',
  'Run again whenever a file changes, until interrupted': '文件一改就重跑，直到中断',
  'The fact catalogue; otherwise the nearest catalogue.yaml': '数据目录；不写就用最近的 catalogue.yaml',
  'The fact catalogue; the nearest catalogue.yaml unless told otherwise': '数据目录；不写就用最近的 catalogue.yaml',
  'What is known about the subject': '主体数据文件',
  "Decide an author's case instead, by words of its name": '改为判定作者写的一个情形，按名称里的词查找',
  'The day to decide as of, such as 2020-06-10; otherwise today': '判定日期，如 2020-06-10；不写就是今天',
  'Only this policy': '只判定这个政策',
  'Print decision records, for replay': '打印判定记录，供 replay 重算',
  'Only the cases of this policy': '只运行这个政策的情形',
  'End with 1 for mere advice too': '只有建议时也以 1 退出',
  'The folder of the policies; otherwise this one': '政策所在的文件夹；不写就是当前文件夹',
  'Where to write it; otherwise here': '写到哪个文件夹；不写就是当前文件夹',
  'Where the facts lie: tables, series and lists': '数据在哪里：表、时序和列表的对应关系',
  'Folder for the results; an earlier run there is resumed': '结果文件夹；其中有未完成的匡算就接着做',
  'The day to assess as of; today unless told otherwise': '匡算日期；不写就是今天',
  'Only subjects listed here (CSV or Parquet, column id) and changed policies':
    '只算这里列出的主体（CSV 或 Parquet，列名 id）和改动过的政策',
  'What the engine may hold; 3GiB unless told otherwise': '引擎可用的内存；不写就是 3GiB',
  'Threads of the engine; all cores unless told otherwise': '引擎的线程数；不写就用全部核心',
  'Leave out, and list, policies that cannot be assessed exactly': '略去不能精确匡算的政策，并列出',
  'Folder for the statements': '语句写到哪个文件夹',
  'CSV table,column,type of the real tables, where they cannot be read from here':
    '这里读不到真实的表时，用 CSV 列出“表,列,类型”',
  "Today's rule": '现行规定',
  'A policy file to try instead': '要试算的政策文件',
  'A parameter and the values to try: cap=300,000 yuan;500,000 yuan': '参数和要试的值：cap=300,000 yuan;500,000 yuan',
  'Where the page goes; what-if.html unless told otherwise': '页面写到哪里；不写就是 what-if.html',
  'How many subjects; 495000 unless told otherwise': '主体数；不写就是 495000',
  'How many policies; 565 unless told otherwise': '政策数；不写就是 565',
  'The same seed gives the same city': '同样的种子生成同样的城市',
  'Of a thousand rows, how many are wrong; 3 unless told otherwise': '每千行有几行错误；不写就是 3',

  // Mistakes
  'There is no command "{}"; there are {}.': '没有“{0}”这个命令；可用的有 {1}。',
  "Unknown option '{}'.": '没有 {0} 这个选项；加 --help 查看可用的选项。',
  "Option '{} <value>' argument missing.": '选项 {0} 后面要写值。',
  "Option '{}' argument is ambiguous.": '选项 {0} 的值看起来像另一个选项；请写成 选项=值 的样子。',
  "Option '{}' does not take an argument.": '选项 {0} 不带值。',
  '"{}" is no language here; use zh-CN or en.': '这里没有“{0}”这种语言；用 zh-CN 或 en。',
  '{} cannot be read.': '{0} 读不了。',
  '{} cannot be read: {}.': '{0} 读不了：{1}。',
  '{} does not exist.': '{0} 不存在。',
  '{} is not JSON: {}': '{0} 不是 JSON：{1}',
  '{} holds no decision record of a known format.': '{0} 里没有可识别格式的判定记录。',
  '{}, line {}: a table, a column and a type belong there.': '{0} 第 {1} 行：应写表、列和类型。',
  'There is no catalogue.yaml here or in a folder above; name one with --catalogue, or begin with yongyiban init.':
    '这里和上级文件夹里都没有 catalogue.yaml；用 --catalogue 指定，或先运行 yongyiban init。',
  '{} is not right yet: {} yongyiban check says all.': '{0} 还有错：{1}运行 yongyiban check 查看全部。',
  'There is no policy "{}"; there are {}.': '没有“{0}”这个政策；有 {1}。',
  'There is no policy "{}" in force on {}.': '{1} 没有生效的政策“{0}”。',
  'There is no policy in {}; policies are files named *.policy.yaml.':
    '{0} 里没有政策；政策是名为 *.policy.yaml 的文件。',
  '{} is neither YAML nor JSON.': '{0} 既不是 YAML 也不是 JSON。',
  'Name what is known about the subject with --dossier <file>, or one of the cases with --case <words>.':
    '用 --dossier <文件> 指定主体数据，或用 --case <词> 指定一个情形。',
  '"{}" is no day; write it as 2020-06-10.': '“{0}”不是日期；写成 2020-06-10 的样子。',
  'No case has "{}" in its name.': '没有名称里含“{0}”的情形。',
  '{} cases have "{}" in their name: {}.': '有 {0} 个情形的名称含“{1}”：{2}。',
  '--sources <file> says where the facts lie.': '用 --sources <文件> 指明数据在哪里。',
  '--out <folder> says where the results go.': '用 --out <文件夹> 指明结果写到哪里。',
  '--out <folder> says where the statements go.': '用 --out <文件夹> 指明语句写到哪里。',
  '--dialect <engine> says for whom: {}.': '用 --dialect <引擎> 指明为哪种引擎打印：{0}。',
  'city needs one folder to write to.': 'city 要写明一个文件夹。',
  '--{} is a whole number, not "{}".': '--{0} 是整数，不能写“{1}”。',
  'Name the file of a decision record.': '请写明判定记录的文件。',
  'Give --draft <file> or --set <name>=<values>, one of the two.': '--draft <文件> 和 --set <参数>=<值>，写其中一个。',
  '--set needs --policy <id>.': '写 --set 时要用 --policy <编号> 指明政策。',
  '--set is written name=value;value.': '--set 写成 参数=值;值 的样子。',
  'Name one folder, or none for this one.': '只写一个文件夹；不写就是当前文件夹。',
  '{} exists already; yongyiban new policy <id> adds a policy.':
    '{0} 已经有了；用 yongyiban new policy <编号> 添加政策。',
  '{} exists already.': '{0} 已经有了。',
  'Write yongyiban new policy <id>.': '写成 yongyiban new policy <编号>。',
  '"{}" is no id: use lower-case letters, digits and hyphens, such as nb-job-retention-2020.':
    '“{0}”不能作编号：用小写字母、数字和连字符，如 nb-job-retention-2020。',
  'The catalogue has no place, yes-or-no or count to begin a clause with; add a fact first.':
    '数据目录里没有可用来起头写条件的地区、是否或数量；请先添加数据项。',
  'a fault of the program, please report it: {}': '程序自身的错误，请告诉我们：{0}',
};

/** What stands between < and > in a usage line. */
const placeholders: Readonly<Record<string, string>> = {
  command: '命令',
  path: '路径',
  options: '选项',
  file: '文件',
  folder: '文件夹',
  day: '日期',
  id: '编号',
  words: '词',
  tag: '语言',
  engine: '引擎',
  size: '大小',
  n: '数目',
  text: '文字',
  name: '参数',
  value: '值',
  values: '值',
  'name=values': '参数=值',
  'per mille': '千分数',
};

const inChinese = translator(sentences);

/** A sentence of the command line in a language; one that has no Chinese stays as it is. */
export const say = (english: string, language: Language): string =>
  language === 'en' ? english : (inChinese(english)?.replace(/(?<=[\w"-]), (?=[\w"])/g, '、') ?? english);

/** A line of usage in a language: the words to be replaced are translated, what is typed as it stands is not. */
export const sayUsage = (usage: string, language: Language): string =>
  language === 'en'
    ? usage
    : usage
        .replace(/<([a-z= ]+)>/g, (whole, word: string) => (placeholders[word] ? `<${placeholders[word]}>` : whole))
        .replace(/\[(path|folder|options)(…?)\]/g, (_, word: string, more: string) => `[${placeholders[word]}${more}]`);
