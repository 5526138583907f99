/** What the script tag loads: the elements, and before them what old engines lack. */
import './old-engines.ts';

export * from './index.ts';
