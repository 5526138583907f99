import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const fields = z.record(z.string(), z.string());
const account = z.object({
  cnaps: z.string().check(z.regex(/^\d{12}$/)),
  number: z.string().check(z.regex(/^\d{8,30}$/)),
});

/** Where a token comes from: as it is, from the environment, or by signing in as a test person. */
const tokenSchema = z.union([
  z.strictObject({ token: text }),
  z.strictObject({ signIn: z.strictObject({ approve: fields, scope: z.exactOptional(text) }) }),
]);
export type TokenData = z.infer<typeof tokenSchema>;

const withToken = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.union([
    z.strictObject({ token: text, ...shape }),
    z.strictObject({ signIn: z.strictObject({ approve: fields, scope: z.exactOptional(text) }), ...shape }),
  ]);

/** `yongyiban-conformance.json`: the platform under test, and what the kit may use there. */
export const configSchema = z.strictObject({
  $schema: z.exactOptional(z.string()),
  url: z.exactOptional(z.url()),
  simulator: z.exactOptional(z.boolean()),
  allowWrites: z.exactOptional(z.boolean()),
  burst: z.exactOptional(z.int().check(z.gte(0), z.lte(20_000))),
  patienceSeconds: z.exactOptional(z.number().check(z.gt(0), z.lte(86_400))),
  timeoutSeconds: z.exactOptional(z.number().check(z.gt(0), z.lte(600))),
  only: z.exactOptional(z.array(text)),
  company: z.exactOptional(withToken({ account: z.exactOptional(text), closedAccount: z.exactOptional(text) })),
  moreCompanies: z.exactOptional(z.array(withToken({ account: z.exactOptional(text) }))),
  stranger: z.exactOptional(tokenSchema),
  viewer: z.exactOptional(tokenSchema),
  expired: z.exactOptional(tokenSchema),
  failing: z.exactOptional(withToken({ account: text, otherAccount: text })),
  returned: z.exactOptional(withToken({ account: text })),
  newAccount: z.exactOptional(account),
  mismatchedAccount: z.exactOptional(account),
  allowedOrigin: z.exactOptional(z.url()),
  documents: z.exactOptional(
    z.strictObject({
      policy: text,
      answers: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
    }),
  ),
  signIn: z.exactOptional(
    z.strictObject({
      issuer: z.exactOptional(z.url()),
      clientId: text,
      redirectUri: z.url(),
      approve: z.exactOptional(fields),
      device: z.exactOptional(fields),
      formerSubject: z.exactOptional(text),
    }),
  ),
  hooks: z.exactOptional(z.strictObject({ url: z.url(), headers: z.exactOptional(fields) })),
});
export type Config = z.infer<typeof configSchema>;

/** What an editor shows beside each key. */
const descriptions: Readonly<Record<string, string>> = {
  url: '契约的基地址 The base of the contract, such as https://platform.example/v1.',
  simulator:
    "被测的是本包的模拟器 The platform is this package's simulator: everything else comes from its control surface.",
  allowWrites: '允许写入 Checks may confirm, object, apply and add accounts. Test money moves.',
  burst: '限流测试最多发多少请求 How many requests may be sent to meet the limit; 0: none.',
  patienceSeconds: '一笔兑付最多等多久 How long a payout may take.',
  timeoutSeconds: '一个请求最多等多久 How long one request may take.',
  only: '只做这些章节或检查 Chapters or ids of checks; all unless given.',
  company: '主要的测试企业 The first test company, with every scope and offers to confirm.',
  moreCompanies: '更多测试企业 More companies whose offers may be confirmed.',
  stranger: '另一家测试企业 Another company with an account and an entitlement: it must see nothing of the first.',
  viewer: '同一企业，只有 view The first company again, with the scope view alone.',
  expired: '过期的令牌 A token whose time is over.',
  failing: '会被银行拒付的企业 A company whose account is rejected by the bank, and another account that mends it.',
  returned: '到账后退回的企业 A company whose settled money comes back.',
  token: '令牌；"env:NAME" 表示取环境变量 The token itself, or "env:NAME" to take it from the environment.',
  account: '收款账户编号 The id of the account to be paid into; the preferred one unless given.',
  closedAccount: '不能收款的账户编号 The id of an account of the company that cannot receive.',
  otherAccount: '能补救的账户编号 The id of the account that mends it.',
  newAccount: '银行会核对通过的账户 An account that the bank will find in order.',
  mismatchedAccount: '户名与账号不符的账户 An account whose name and number the bank finds not to match.',
  allowedOrigin: '允许跨域的来源 An origin whose pages may call the platform.',
  documents: '材料 A policy whose application asks for documents.',
  policy: '政策编号 Its id.',
  answers: '先要回答的 What must be answered before documents are asked for, by fact.',
  signIn: '登录 How to sign in.',
  issuer: '授权服务器 The authorization server; the origin of the base unless given.',
  clientId: '登记过的公开客户端 A registered public client.',
  redirectUri: '它登记的跳转地址 Its registered redirect address; nothing need listen there.',
  approve:
    "测试人员同意时提交的字段 Fields posted to the authorization endpoint beside the request's own, in place of a tap.",
  device: '扫码确认时提交的字段 Fields posted to the verification address beside user_code, in place of a scan.',
  formerSubject: '已无权代办的主体编号 The id of a subject that the person may no longer act for.',
  scope: '要的权限 The scope asked for; all unless given.',
  hooks: "测试钩子 Where the platform's test hooks listen (docs/guides/prove-your-platform.md).",
  headers: '随钩子请求发送的请求头 Headers sent with each call of a hook; values may be "env:NAME".',
};

type Json = { [key: string]: unknown };

/** The JSON Schema of the config file, made from the very schema that reads it. */
export function configJsonSchema(): Json {
  const schema = z.toJSONSchema(configSchema, { io: 'input' }) as Json;
  describe(schema);
  const { $schema, ...rest } = schema;
  return { $schema, title: 'Yongyiban conformance', ...rest };
}

function describe(schema: Json): void {
  for (const [key, part] of Object.entries(schema)) {
    if (typeof part !== 'object' || part === null) continue;
    if (key === 'properties') {
      for (const [name, property] of Object.entries(part as Record<string, Json>)) {
        if (Object.hasOwn(descriptions, name)) property.description = descriptions[name];
      }
    }
    describe(part as Json);
  }
}
