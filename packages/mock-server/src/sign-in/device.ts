import { letterString } from '../world/dice.ts';
import type { DeviceRecord, World } from '../world/world.ts';
import { isClient } from './clients.ts';
import { json, oauthError } from './oauth-error.ts';
import { readScope } from './scope.ts';
import { firstSubject, issueRefresh, issueToken, tokenAnswer } from './tokens.ts';

/** How long a code can be scanned, in virtual milliseconds. */
const codeLife = 5 * 60_000;

/** Begins the scan of the enterprise code (RFC 8628 §3.1–3.2). @param issuer the server's own address */
export function beginDevice(world: World, form: URLSearchParams, issuer: string): Response {
  const client = form.get('client_id');
  if (!isClient(client)) return oauthError('invalid_client', 'client_id is missing', 401);
  const scope = readScope(form.get('scope'));
  if (scope === null) return oauthError('invalid_scope', 'There is no such scope');
  for (const [code, old] of world.devices) {
    if (old.expiresAt + codeLife < world.now || world.devices.size > 5000) world.devices.delete(code);
  }
  const letters = letterString(world.dice, 8).toUpperCase();
  const record: DeviceRecord = {
    deviceCode: letterString(world.dice, 32),
    userCode: `${letters.slice(0, 4)}-${letters.slice(4)}`,
    client,
    scope,
    expiresAt: world.now + codeLife,
    interval: 2,
    outcome: { kind: 'waiting' },
  };
  world.devices.set(record.deviceCode, record);
  const uri = `${issuer}/oauth/device`;
  return json({
    device_code: record.deviceCode,
    user_code: record.userCode,
    verification_uri: uri,
    verification_uri_complete: `${uri}?user_code=${record.userCode}`,
    expires_in: codeLife / 1000,
    interval: record.interval,
  });
}

/** The waiting page asks whether the code has been scanned (RFC 8628 §3.4–3.5). */
export function pollDevice(world: World, form: URLSearchParams): Response {
  const record = world.devices.get(form.get('device_code') ?? '');
  if (record === undefined || record.client !== form.get('client_id')) {
    return oauthError('invalid_grant', 'The device code is unknown');
  }
  if (record.expiresAt <= world.now) return oauthError('expired_token', 'The code has expired');
  const early = record.lastAsked !== undefined && world.now - record.lastAsked < record.interval * 1000 - 250;
  record.lastAsked = world.now;
  if (early) {
    record.interval += 5;
    return oauthError('slow_down', `Ask every ${record.interval} seconds at most`);
  }
  switch (record.outcome.kind) {
    case 'waiting':
      return oauthError('authorization_pending', 'Not scanned yet');
    case 'denied':
      return oauthError('access_denied', 'The person refused');
    case 'approved': {
      const person = world.people.get(record.outcome.person)!;
      const subject = firstSubject(world, person);
      if (subject === undefined) return oauthError('access_denied', 'Every authority of this person has ended');
      world.devices.delete(record.deviceCode);
      const { scope, client } = record;
      const token = issueToken(world, { person: person.id, subject, scope, door: 'enterprise-code', client });
      return json(tokenAnswer(world, token, issueRefresh(world, token)));
    }
  }
}

/** The phone's side: finds a waiting code as a person would type it. */
export function deviceOf(world: World, userCode: string): DeviceRecord | undefined {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const wanted = plain(userCode);
  return [...world.devices.values()].find(
    record => plain(record.userCode) === wanted && record.expiresAt > world.now && record.outcome.kind === 'waiting',
  );
}
