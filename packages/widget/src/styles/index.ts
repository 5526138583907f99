import { controls } from './controls.ts';
import { doors } from './doors.ts';
import { frame } from './frame.ts';
import { ground } from './ground.ts';
import { layout } from './layout.ts';
import { media } from './media.ts';
import { pairs } from './pairs.ts';
import { rows } from './rows.ts';
import { states } from './states.ts';
import { timeline } from './timeline.ts';
import { tokens } from './tokens.ts';
import { why } from './why.ts';

/** All of the panel's style sheets, in the order in which they build on each other. */
export const panelStyles = [tokens, ground, frame, controls, states, rows, why, pairs, timeline, doors, layout, media];
