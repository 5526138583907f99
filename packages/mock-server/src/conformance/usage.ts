import { both, type Localized } from './words.ts';

/** How the command is called. */
export const usage: Localized = both(
  `yongyiban-mock-server conformance <地址> [选项]：检查一个平台是否符合契约

  --allow-writes      允许写入：确认、异议、申请、加账户；会动用测试资金
  --config 文件       配置；默认读 yongyiban-conformance.json（有就读）
  --simulator         被测的是本包的模拟器：令牌、测试数据和钩子都从它的控制接口来
  --only 章节,检查    只做这些
  --burst N           限流测试最多发多少请求
  --patience 秒       一笔兑付最多等多久，默认 60
  --timeout 秒        一个请求最多等多久，默认 10
  --lang zh|en        报告的语言
  --verbose           通过的也列出来
  --strict            有跳过的也算未通过
  --json              报告用 JSON 写到标准输出
  --junit 文件        另写一份 JUnit
  --html 文件         另写一份网页
  --list              列出全部检查，以及各需要什么

令牌也可以放在环境变量里：YONGYIBAN_COMPANY_TOKEN、YONGYIBAN_STRANGER_TOKEN、YONGYIBAN_VIEWER_TOKEN、YONGYIBAN_EXPIRED_TOKEN
退出码：0 符合；1 有不符合的；2 命令行或配置不对；3 连不上；130 中途停止
`,
  `yongyiban-mock-server conformance <url> [options]: does a platform conform to the contract?

  --allow-writes      checks may confirm, object, apply, add accounts; test money moves
  --config FILE       settings; yongyiban-conformance.json where there is one
  --simulator         the platform is this package's simulator: tokens, test data and hooks come from its control surface
  --only NAMES        these chapters and checks alone, separated by commas
  --burst N           how many requests may be sent to meet the limit
  --patience SECONDS  how long a payout may take; 60
  --timeout SECONDS   how long a request may take; 10
  --lang zh|en        the report's language
  --verbose           name what passed too
  --strict            what was skipped counts as failed
  --json              the report as JSON on standard output
  --junit FILE        a JUnit report too
  --html FILE         a page too
  --list              every check and what it needs

Tokens may come from the environment: YONGYIBAN_COMPANY_TOKEN, YONGYIBAN_STRANGER_TOKEN, YONGYIBAN_VIEWER_TOKEN, YONGYIBAN_EXPIRED_TOKEN
Exit codes: 0 conforms, 1 does not, 2 the command line or the config is wrong, 3 it cannot be reached, 130 stopped
`,
);
