/** What stands in place of anything secret or personal. */
const hidden = '•••';

const secretFields =
  'access_token|refresh_token|id_token|subject_token|device_code|user_code|code_verifier|verification_uri_complete';
const personalFields = 'holder|name|maskedCode|number|phone|last4';
const inJson = new RegExp(`"(${secretFields}|${personalFields})"\\s*:\\s*"(?:[^"\\\\]|\\\\.)*"?`, 'g');
const inForm = new RegExp(`\\b(${secretFields}|code|token|person|number)=[^&\\s"'<>]*`, 'g');

/**
 * Takes tokens, codes, names, account numbers and identity numbers out of what a report shows. Whoever reads a report
 * may hand it on.
 *
 * @param secrets texts that are secret wherever they stand, such as the tokens of this run
 */
export function masked(text: string, secrets: Iterable<string> = []): string {
  let result = text
    .replace(inJson, `"$1":"${hidden}"`)
    .replace(inForm, `$1=${hidden}`)
    .replace(/\b(Bearer|Basic|DPoP)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`)
    // Account numbers, identity numbers and 统一社会信用代码, wherever else they stand.
    .replace(/"\d{8,30}"/g, `"${hidden}"`)
    .replace(/\b(?:\d{15,30}|\d{17}[\dXx]|[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10})\b/g, hidden);
  for (const secret of secrets) if (secret.length >= 8) result = result.replaceAll(secret, hidden);
  return result;
}
