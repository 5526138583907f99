import { type Fen, formatYuan } from '@yongyiban/core';

/** Fen as people read them: ¥34,501.00. */
export const yuan = (amount: Fen): string => `¥${formatYuan(amount)}`;
