import { describe } from 'vitest';
import { startInPage } from './browser.ts';
import { createSimulator } from './simulator.ts';
import { behavesLikeEveryDoor } from './testing/door-suite.ts';

describe('the door into a page', () => {
  behavesLikeEveryDoor(async options => {
    const simulator = createSimulator(options);
    const origin = 'https://platform.example';
    return { simulator, origin, close: await startInPage(simulator, { origin }) };
  });
});
