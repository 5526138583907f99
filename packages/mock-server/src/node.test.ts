import { describe } from 'vitest';
import { startInNode } from './node.ts';
import { createSimulator } from './simulator.ts';
import { behavesLikeEveryDoor } from './testing/door-suite.ts';

describe('the door into a Node test', () => {
  behavesLikeEveryDoor(async options => {
    const simulator = createSimulator(options);
    const origin = 'https://platform.example';
    return { simulator, origin, close: startInNode(simulator, { origin }) };
  });
});
