import { Part } from '../part.ts';

/** The screens off the straight way. */
export const laterPart = new Part(_again => import('./later.ts'));
