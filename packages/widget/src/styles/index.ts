import { controls } from './controls.ts';
import { frame } from './frame.ts';
import { furniture } from './furniture.ts';
import { ground } from './ground.ts';
import { layout } from './layout.ts';
import { media } from './media.ts';
import { pairs } from './pairs.ts';
import { rows } from './rows.ts';
import { states } from './states.ts';
import { timeline } from './timeline.ts';
import { tokens } from './tokens.ts';
import { why } from './why.ts';

/** The style sheets of the first screens, in the order in which they build on each other. Later parts bring their own. */
export const panelStyles = [
  tokens,
  ground,
  frame,
  controls,
  states,
  rows,
  why,
  pairs,
  timeline,
  furniture,
  layout,
  media,
];
