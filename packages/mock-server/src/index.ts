/**
 * The simulated platform, treasury and bank, as one world that answers requests.
 *
 * @packageDocumentation
 */
export { type MagicAccount, magicAccounts, type TransferOutcome } from './bank/magic.ts';
export { type CityPlan, publishedCity, smallCity } from './city/plan.ts';
export { type Clock, runningClock, steppedClock, type Timers } from './clock/clock.ts';
export { type BookData, BookError } from './deciding/book.ts';
export { handlers } from './doors/handlers.ts';
export type { Fault, FaultName, FaultScope } from './faults/fault.ts';
export { type Preset, presets } from './faults/presets.ts';
export { DroppedConnection } from './faults/strike.ts';
export { brokenInvariants } from './ledger/balanced.ts';
export type { Limits } from './platform/surroundings.ts';
export { city } from './scenario/city.ts';
export { type MagicSubject, magicSubjects } from './scenario/magic-subjects.ts';
export type { Scenario } from './scenario/scenario.ts';
export { story } from './scenario/story.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
export { SnapshotError } from './world/snapshot.ts';
export type { Pace, World } from './world/world.ts';
