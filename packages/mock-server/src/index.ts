/**
 * The simulated platform, treasury and bank, as one world that answers requests.
 *
 * @packageDocumentation
 */
export { type MagicAccount, magicAccounts } from './bank/magic.ts';
export { type Clock, runningClock, steppedClock, type Timers } from './clock/clock.ts';
export { handlers } from './doors/handlers.ts';
export type { Fault, FaultName, FaultScope } from './faults/fault.ts';
export type { Limits } from './platform/surroundings.ts';
export type { Scenario } from './scenario/scenario.ts';
export { story } from './scenario/story.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
export type { Pace, World } from './world/world.ts';
