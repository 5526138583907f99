import { inOneLine, must, mustBe } from '../answer.ts';
import { type Check, checksOf } from '../check.ts';
import {
  accessTokenType,
  askToken,
  authorize,
  deviceGrant,
  exchangeGrant,
  freshVerifier,
  getCode,
  metadata,
  mustBeOAuthError,
  mustBeTokens,
  mustOpen,
  openAuthorize,
  redeem,
  redirectOf,
  requestFields,
  signIn,
  signInOf,
  type Tokens,
} from '../oauth.ts';
import { mustFit } from '../shape.ts';
import { operation, rfc } from '../source.ts';
import { NotMade } from '../verdict.ts';
import { both } from '../words.ts';

const refresh = (tokens: Tokens, change: Readonly<Record<string, string>> = {}) => ({
  grant_type: 'refresh_token',
  refresh_token: tokens.refresh_token ?? '',
  ...change,
});

export const signInChecks: readonly Check[] = checksOf('sign-in', {
  metadata: {
    says: both(
      '授权服务器公布元数据：issuer 一致，支持 code 和 S256',
      'The authorization server publishes metadata: its issuer, code and S256',
    ),
    source: [rfc(8414, '3'), rfc(9700, '2.1.1')],
    does: both('读 /.well-known/oauth-authorization-server', 'Reads /.well-known/oauth-authorization-server'),
    mend: both(
      '按 RFC 8414 公布；issuer 与配置的逐字相同',
      'Publish it by RFC 8414, with the issuer letter for letter',
    ),
    needs: ['sign-in'],
    async run(bench) {
      const found = await metadata(bench);
      must(
        found.issuer.replace(/\/$/, '') === signInOf(bench).issuer.replace(/\/$/, ''),
        both(signInOf(bench).issuer, signInOf(bench).issuer),
        found.issuer,
      );
      must(
        found.response_types_supported?.includes('code'),
        both('response_types_supported 有 code', 'code in response_types_supported'),
        found.response_types_supported ?? '—',
      );
      const methods = found.code_challenge_methods_supported ?? [];
      must(
        methods.includes('S256') && !methods.includes('plain'),
        both(
          'code_challenge_methods_supported 有 S256、没有 plain',
          'S256 and not plain in code_challenge_methods_supported',
        ),
        methods,
      );
    },
  },
  'unknown-redirect': {
    says: both('没登记的 redirect_uri 绝不跳转过去', "It never redirects to an address that is not the client's"),
    source: [rfc(6749, '4.1.2.1'), rfc(9700, '4.1')],
    does: both(
      '用 https://attacker.example/callback 打开授权页',
      'Opens the authorization page with https://attacker.example/callback',
    ),
    mend: both(
      'redirect_uri 与登记的逐字比较；不同就当场显示错误',
      'Compare redirect_uri letter for letter; show the error on the spot where it differs',
    ),
    needs: ['sign-in'],
    async run(bench) {
      const fields = await requestFields(bench, freshVerifier(bench), {
        redirect_uri: 'https://attacker.example/callback',
      });
      const opened = await openAuthorize(bench, fields);
      const answers = [
        opened,
        ...(signInOf(bench).approve === undefined ? [] : [(await authorize(bench, fields)).answer]),
      ];
      for (const answer of answers) {
        must(
          redirectOf(answer)?.hostname !== 'attacker.example' && answer.status !== 200,
          both('4xx，不跳转', '4xx and no redirect'),
          inOneLine(answer),
        );
      }
    },
  },
  'pkce-required': {
    says: both('没有 PKCE 不能登录', 'Nobody signs in without PKCE'),
    source: [rfc(9700, '2.1.1'), rfc(7636, '4.4.1')],
    does: both('不带 code_challenge 请求授权', 'Asks for authorization without code_challenge'),
    mend: both(
      '没有 code_challenge 就带 error=invalid_request 跳回',
      'Redirect back with error=invalid_request where there is no code_challenge',
    ),
    needs: ['sign-in'],
    async run(bench) {
      const fields = await requestFields(bench, freshVerifier(bench), {
        code_challenge: undefined,
        code_challenge_method: undefined,
      });
      const answer = await openAuthorize(bench, fields);
      must(
        redirectOf(answer)?.searchParams.get('error') === 'invalid_request',
        both('error=invalid_request', 'error=invalid_request'),
        `${answer.status} ${redirectOf(answer)?.search ?? ''}`,
      );
    },
  },
  'pkce-s256': {
    says: both('PKCE 只用 S256，不用 plain', 'PKCE is S256, never plain'),
    source: [rfc(7636, '4.2'), rfc(9700, '2.1.1')],
    does: both('用 code_challenge_method=plain 请求授权', 'Asks for authorization with code_challenge_method=plain'),
    mend: both('只接受 S256', 'Take S256 alone'),
    needs: ['sign-in'],
    async run(bench) {
      const verifier = freshVerifier(bench);
      const fields = await requestFields(bench, verifier, {
        code_challenge: verifier.slice(0, 43),
        code_challenge_method: 'plain',
      });
      const answer = await openAuthorize(bench, fields);
      must(
        redirectOf(answer)?.searchParams.get('error') === 'invalid_request',
        both('error=invalid_request', 'error=invalid_request'),
        `${answer.status} ${redirectOf(answer)?.search ?? ''}`,
      );
    },
  },
  state: {
    says: both('state 原样带回，并说明是谁发的（iss）', 'state comes back as it was, with who sends it (iss)'),
    source: [rfc(6749, '4.1.2'), rfc(9207, '2')],
    does: both('登录，看跳回地址里的 state 和 iss', 'Signs in and looks at state and iss of the redirect'),
    mend: both('把 state 一字不差带回；iss 写本授权服务器', 'Give state back letter for letter, and write iss'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const state = `${bench.platform.fresh()} +&=%/中`;
      const { answer, back } = await authorize(bench, await requestFields(bench, freshVerifier(bench), { state }));
      must(
        back?.searchParams.get('state') === state,
        both(`state=${state}`, `state=${state}`),
        back?.searchParams.get('state') ?? inOneLine(answer),
      );
      const iss = back.searchParams.get('iss');
      must(
        iss?.replace(/\/$/, '') === signInOf(bench).issuer.replace(/\/$/, ''),
        both(`iss=${signInOf(bench).issuer}`, `iss=${signInOf(bench).issuer}`),
        iss ?? '—',
      );
    },
  },
  'code-to-token': {
    says: both(
      '一个 code 换来一个能用的令牌，答复不进缓存',
      'A code brings a token that works, in an answer that is not stored',
    ),
    source: [rfc(6749, '5.1'), operation('getSession')],
    does: both(
      '登录，用令牌读会话，比较 expires_in 与 expiresAt',
      'Signs in, reads the session, compares expires_in and expiresAt',
    ),
    mend: both(
      '答 token_type Bearer、expires_in；Cache-Control: no-store',
      'Answer token_type Bearer and expires_in, with Cache-Control: no-store',
    ),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { code, verifier } = await getCode(bench);
      const answer = await redeem(bench, code, verifier);
      const tokens = mustBeTokens(answer);
      must(
        /\bno-store\b/i.test(answer.headers.get('Cache-Control') ?? ''),
        both('Cache-Control: no-store', 'Cache-Control: no-store'),
        answer.headers.get('Cache-Control') ?? '—',
      );
      const session = await bench.get('/session', { as: { raw: tokens.access_token } });
      const { expiresAt } = mustFit('getSession', session);
      const left = (Date.parse(expiresAt) - Date.parse(session.headers.get('Date') ?? '')) / 1000;
      must(
        tokens.expires_in !== undefined && Math.abs(tokens.expires_in - left) < 60,
        both(`expires_in 约 ${Math.round(left)}`, `expires_in of about ${Math.round(left)}`),
        String(tokens.expires_in),
      );
    },
  },
  'wrong-verifier': {
    says: both('code_verifier 不对，code 换不到令牌', 'A wrong code_verifier brings no token'),
    source: [rfc(7636, '4.6')],
    does: both('用另一个 verifier 换', 'Redeems the code with another verifier'),
    mend: both('比较 S256(code_verifier) 与 code_challenge', 'Compare S256(code_verifier) with code_challenge'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { code } = await getCode(bench);
      mustBeOAuthError(await redeem(bench, code, freshVerifier(bench)), 'invalid_grant');
    },
  },
  'code-once': {
    says: both('code 只能用一次', 'A code is used once'),
    source: [rfc(6749, '4.1.2')],
    does: both('同一个 code 换两次', 'Redeems one code twice'),
    mend: both('用过就作废；第二次答 invalid_grant', 'Spend it with its use; answer invalid_grant the second time'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { code, verifier } = await getCode(bench);
      mustBeTokens(await redeem(bench, code, verifier));
      mustBeOAuthError(await redeem(bench, code, verifier), 'invalid_grant');
    },
  },
  'code-reuse-revokes': {
    says: both('code 用了两次：它换来的令牌也作废', 'A code used twice takes back the tokens it gave'),
    source: [rfc(6749, '4.1.2'), rfc(9700, '4.5')],
    does: both(
      'code 再用一次，看第一个令牌还通不通',
      'Uses a code again and looks whether the first token still works',
    ),
    mend: both('再次使用时，撤销由它发出的全部令牌', 'Revoke what it gave when it turns up again'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { code, verifier } = await getCode(bench);
      const tokens = mustBeTokens(await redeem(bench, code, verifier));
      await mustOpen(bench, tokens.access_token, true);
      await redeem(bench, code, verifier);
      await mustOpen(bench, tokens.access_token, false);
    },
  },
  'redirect-exact': {
    says: both(
      '换令牌时 redirect_uri 必须与请求授权时逐字相同',
      'redirect_uri at the token endpoint is letter for letter that of the request',
    ),
    source: [rfc(6749, '4.1.3')],
    does: both('换令牌时 redirect_uri 多一个 /', 'Redeems with one slash more in redirect_uri'),
    mend: both('逐字比较，不同就答 invalid_grant', 'Compare letter for letter; answer invalid_grant where it differs'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { code, verifier } = await getCode(bench);
      mustBeOAuthError(
        await redeem(bench, code, verifier, { redirect_uri: `${signInOf(bench).redirectUri}/` }),
        'invalid_grant',
      );
    },
  },
  'code-of-one-client': {
    says: both('code 只给请求它的客户端', 'A code is for the client that asked'),
    source: [rfc(6749, '4.1.3')],
    does: both('用另一个 client_id 换', 'Redeems with another client_id'),
    mend: both('code 记住 client_id，不同就拒绝', 'Keep client_id with the code and refuse another'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { code, verifier } = await getCode(bench);
      mustBeOAuthError(
        await redeem(bench, code, verifier, { client_id: 'somebody-else' }),
        'invalid_grant',
        'invalid_client',
      );
    },
  },
  'code-short-lived': {
    says: both('code 十分钟内作废', 'A code is over within ten minutes'),
    source: [rfc(6749, '4.1.2')],
    does: both('过 601 秒再换', 'Redeems it after 601 seconds'),
    mend: both('code 的寿命一分钟就够', 'A minute is enough for a code'),
    needs: ['sign-in', 'approval', 'advance'],
    async run(bench) {
      const { code, verifier } = await getCode(bench);
      await bench.pause(601_000);
      mustBeOAuthError(await redeem(bench, code, verifier), 'invalid_grant');
    },
  },
  'refresh-rotates': {
    says: both('刷新换来新的刷新令牌', 'Refreshing brings another refresh token'),
    source: [rfc(9700, '4.14.2'), rfc(6749, '6')],
    does: both('刷新一次，看新旧是否不同、新令牌能否用', 'Refreshes once; the new one must differ and its token work'),
    mend: both('公开客户端的刷新令牌每次都换', 'Rotate refresh tokens of public clients each time'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const first = await signIn(bench);
      if (first.refresh_token === undefined)
        throw new NotMade(both('平台不发刷新令牌', 'The platform issues no refresh tokens'));
      const second = mustBeTokens(await askToken(bench, refresh(first)));
      must(
        second.refresh_token !== undefined && second.refresh_token !== first.refresh_token,
        both('一个不同的 refresh_token', 'another refresh_token'),
        second.refresh_token === undefined ? '—' : 'the same one',
      );
      await mustOpen(bench, second.access_token, true);
    },
  },
  'refresh-reuse-ends-all': {
    says: both('用过的刷新令牌再出现：整个会话作废', 'A refresh token that turns up again ends the whole session'),
    source: [rfc(9700, '4.14.2')],
    does: both(
      '旧的刷新令牌再用一次，看新发的还通不通',
      'Uses the old one again and looks whether what came of it still works',
    ),
    mend: both('发现重用就撤销这一族全部令牌', 'Revoke the whole family on reuse'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const first = await signIn(bench);
      if (first.refresh_token === undefined)
        throw new NotMade(both('平台不发刷新令牌', 'The platform issues no refresh tokens'));
      const second = mustBeTokens(await askToken(bench, refresh(first)));
      mustBeOAuthError(await askToken(bench, refresh(first)), 'invalid_grant');
      await mustOpen(bench, second.access_token, false);
      mustBeOAuthError(await askToken(bench, refresh(second)), 'invalid_grant');
    },
  },
  'refresh-not-wider': {
    says: both('刷新只能缩小权限，不能扩大', 'Refreshing may narrow the scope, never widen it'),
    source: [rfc(6749, '6')],
    does: both('用 view 登录，刷新时要 confirm', 'Signs in for view and asks for confirm when refreshing'),
    mend: both('要的超过原来的就答 invalid_scope', 'Answer invalid_scope where more is asked for than was granted'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const first = await signIn(bench, { scope: 'view' });
      if (first.refresh_token === undefined)
        throw new NotMade(both('平台不发刷新令牌', 'The platform issues no refresh tokens'));
      const answer = await askToken(bench, refresh(first, { scope: 'view confirm' }));
      if (answer.status !== 200) return mustBeOAuthError(answer, 'invalid_scope');
      // A server may grant less than was asked for (RFC 6749 §3.3), if the session then says so.
      const { scope } = mustFit(
        'getSession',
        await bench.get('/session', { as: { raw: mustBeTokens(answer).access_token } }),
      );
      must(!(scope as string[]).includes('confirm'), both('没有 confirm', 'no "confirm"'), scope);
    },
  },
  'scope-as-granted': {
    says: both('会话里的 scope 就是授权的', 'The scope of the session is what was granted'),
    source: [rfc(6749, '3.3'), operation('getSession')],
    does: both('用 view 登录，看会话的 scope', "Signs in for view and looks at the session's scope"),
    mend: both('令牌里的 scope 原样给出', 'Show the scope of the token as it is'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { access_token } = await signIn(bench, { scope: 'view' });
      const { scope } = mustFit('getSession', await bench.get('/session', { as: { raw: access_token } }));
      must(scope.length === 1 && scope[0] === 'view', both('只有 view', '"view" alone'), scope);
    },
  },
  revocation: {
    says: both('退出登录后，令牌立即失效', 'After signing out a token no longer works'),
    source: [rfc(7009, '2')],
    does: both('撤销刷新令牌，再用访问令牌', 'Revokes the refresh token and uses the access token'),
    mend: both('撤销刷新令牌时，同族的访问令牌一起失效', 'Let the access tokens end with their refresh token'),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { revocation_endpoint } = await metadata(bench);
      if (revocation_endpoint === undefined)
        throw new NotMade(both('元数据里没有 revocation_endpoint', 'The metadata has no revocation_endpoint'));
      const tokens = await signIn(bench);
      const form = { token: tokens.refresh_token ?? tokens.access_token, client_id: signInOf(bench).clientId };
      mustBe(await bench.send('POST', revocation_endpoint, { as: null, form }), 200);
      await mustOpen(bench, tokens.access_token, false);
      mustBe(
        await bench.send('POST', revocation_endpoint, { as: null, form: { ...form, token: 'no-such-token' } }),
        200,
      );
    },
  },
  'unknown-grant': {
    says: both('令牌端点的错误是 OAuth 的 JSON 错误', 'Errors of the token endpoint are the JSON errors of OAuth'),
    source: [rfc(6749, '5.2')],
    does: both(
      '用不存在的 grant_type、不存在的 code 各问一次',
      'Asks with a grant_type, then with a code, that are not there',
    ),
    mend: both('400，JSON 里有 error；不要跳转或返回网页', '400 and JSON with error; no redirect, no page'),
    needs: ['sign-in'],
    async run(bench) {
      mustBeOAuthError(
        await askToken(bench, { grant_type: 'password', username: 'a', password: 'b' }),
        'unsupported_grant_type',
        'unauthorized_client',
      );
      mustBeOAuthError(await redeem(bench, 'no-such-code', freshVerifier(bench)), 'invalid_grant');
    },
  },
  'device-waiting': {
    says: both(
      '扫码登录：没扫之前 authorization_pending，问太勤 slow_down',
      'The scan: authorization_pending before it, slow_down when asked too often',
    ),
    source: [rfc(8628, '3.5')],
    does: both('要一个设备码，马上连问两次', 'Gets a device code and asks twice at once'),
    mend: both('按 interval 限制轮询', 'Hold pollers to the interval'),
    needs: ['sign-in', 'device'],
    async run(bench) {
      const device = await beginDevice(bench);
      mustBeOAuthError(await askToken(bench, device.ask), 'authorization_pending');
      mustBeOAuthError(await askToken(bench, device.ask), 'slow_down');
    },
  },
  'device-approved': {
    says: both('扫码确认后得到令牌，设备码只能用一次', 'Once scanned the device code brings a token, once'),
    source: [rfc(8628, '3.5')],
    does: both('确认扫码，取令牌，再取一次', 'Approves, gets the token, and asks again'),
    mend: both('发出令牌后设备码作废', 'Spend the device code with the token'),
    needs: ['sign-in', 'device'],
    async run(bench) {
      const device = await beginDevice(bench);
      await bench.send('POST', device.verify, {
        as: null,
        form: { user_code: device.userCode, ...signInOf(bench).device },
      });
      const tokens = mustBeTokens(await askToken(bench, device.ask));
      await mustOpen(bench, tokens.access_token, true);
      mustBeOAuthError(await askToken(bench, device.ask), 'invalid_grant', 'expired_token');
    },
  },
  'exchange-narrower': {
    says: both(
      '给嵌入页换一个更窄的会话：只会更窄',
      "Token exchange makes a narrower session for another page's embed, never a wider one",
    ),
    source: [rfc(8693, '2.1')],
    does: both(
      '把完整会话换成 view；再拿 view 的去换 confirm',
      'Exchanges a whole session for view, then tries to get confirm out of that',
    ),
    mend: both(
      '换出的 scope 是原来的子集；要多就答 invalid_scope',
      'Give a subset of the scope; answer invalid_scope to more',
    ),
    needs: ['sign-in', 'approval'],
    async run(bench) {
      const { grant_types_supported } = await metadata(bench);
      if (!grant_types_supported?.includes(exchangeGrant))
        throw new NotMade(both('平台不支持令牌交换', 'The platform does not support token exchange'));
      const whole = await signIn(bench);
      const exchange = (subject_token: string, scope: string) =>
        askToken(bench, { grant_type: exchangeGrant, subject_token, subject_token_type: accessTokenType, scope });
      const narrow = mustBeTokens(await exchange(whole.access_token, 'view'));
      const { scope } = mustFit('getSession', await bench.get('/session', { as: { raw: narrow.access_token } }));
      must(scope.length === 1 && scope[0] === 'view', both('只有 view', '"view" alone'), scope);
      mustBeOAuthError(await exchange(narrow.access_token, 'view confirm'), 'invalid_scope');
    },
  },
});

async function beginDevice(
  bench: Parameters<typeof metadata>[0],
): Promise<{ ask: Record<string, string>; userCode: string; verify: string }> {
  const { device_authorization_endpoint } = await metadata(bench);
  if (device_authorization_endpoint === undefined) {
    throw new NotMade(
      both('元数据里没有 device_authorization_endpoint', 'The metadata has no device_authorization_endpoint'),
    );
  }
  const answer = await bench.send('POST', device_authorization_endpoint, {
    as: null,
    form: { client_id: signInOf(bench).clientId },
  });
  const { device_code, user_code, verification_uri } = (answer.json ?? {}) as Record<string, string>;
  must(
    answer.status === 200 && device_code !== undefined && user_code !== undefined && verification_uri !== undefined,
    both('device_code、user_code、verification_uri', 'device_code, user_code and verification_uri'),
    inOneLine(answer),
  );
  bench.shared.secrets.add(device_code);
  return { ask: { grant_type: deviceGrant, device_code }, userCode: user_code, verify: verification_uri };
}
