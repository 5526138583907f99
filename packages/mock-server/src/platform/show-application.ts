import type { Application, Attachment } from '@yongyiban/core/contract';
import { instantText } from '../clock/instant.ts';
import { largestPart } from '../http/parse.ts';
import type { ApplicationRecord, AttachmentRecord, World } from '../world/world.ts';

/** Working days that a review takes at most: the fixed times of 易申报. */
export const reviewWorkingDays = 5;

export function showApplication(world: World, record: ApplicationRecord): Application {
  const policy = world.policies.get(record.policy)!;
  return {
    id: record.id,
    policy: { id: policy.id, title: policy.title, department: policy.authority.department },
    status: record.status,
    answers: record.answers,
    questions: [...record.questions],
    ...(record.attachments.length === 0
      ? {}
      : { attachments: record.attachments.map(id => showAttachment(world.attachments.get(id)!)) }),
    ...(record.submittedAt === undefined ? {} : { submittedAt: instantText(record.submittedAt) }),
    reviewWorkingDays,
    ...(record.reviewBy === undefined ? {} : { reviewBy: record.reviewBy }),
    ...(record.reason === undefined ? {} : { reason: record.reason }),
  };
}

export function showAttachment(record: AttachmentRecord): Attachment {
  const { id, question, name, mediaType, size, sha256, digest, status, expiresAt } = record;
  return {
    id,
    question,
    name,
    mediaType,
    size,
    sha256,
    received: digest.length,
    status,
    maxPart: largestPart,
    ...(status === 'uploading' ? { expiresAt: instantText(expiresAt) } : {}),
  };
}
