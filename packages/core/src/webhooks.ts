/**
 * For a partner's server: messages about payouts, verified before they are believed.
 *
 * @packageDocumentation
 */
export type { WebhookEvent } from './contract/webhook.ts';
export { type VerifiedWebhook, type VerifyOptions, verifyWebhook, WebhookError } from './webhooks/verify.ts';
