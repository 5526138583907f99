/** What calling the later operations takes besides: how they are called, and what to say when one fails. */
import type { Localized } from '../localized.ts';
import type { ErrorCode } from './errors.ts';
import { again } from './help.ts';

export { laterCalls } from '../wire/later-calls.ts';

export const laterHelp: Partial<Record<ErrorCode, Localized>> = {
  file: { 'zh-CN': '文件读不出来，请重新选择。', en: 'The file could not be read. Please choose it again.' },
  'application-incomplete': { 'zh-CN': '还有题目没有回答。', en: 'Some questions are still open.' },
  'attachment-too-large': {
    'zh-CN': '文件太大，请换一个小一些的。',
    en: 'The file is too large. Please choose a smaller one.',
  },
  'attachment-type': {
    'zh-CN': '这种文件收不了，或者内容与文件类型不符。',
    en: 'Files of this kind are not taken, or the content is of another kind than its name says.',
  },
  'attachment-limit': {
    'zh-CN': '这一题的文件已经够多了，请先去掉一个。',
    en: 'No more files are taken here. Please remove one first.',
  },
  'attachment-incomplete': {
    'zh-CN': '文件还没有传完，请等它传完，或者去掉它。',
    en: 'A file has not arrived as a whole. Please wait for it, or remove it.',
  },
  'attachment-digest': {
    'zh-CN': '文件在路上出了错，请再传一次。',
    en: 'The file was damaged on its way. Please send it again.',
  },
  'upload-offset': again,
  'application-sent': {
    'zh-CN': '申报已经送出，不能再改。',
    en: 'The application has been sent and can no longer be changed.',
  },
};
