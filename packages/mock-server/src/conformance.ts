/**
 * The conformance kit: checks that hold any platform to the contract, over HTTP alone.
 *
 * @packageDocumentation
 */
export { type Chapter, type CheckId, chapters, chapterTitles } from './conformance/chapter.ts';
export type { Check } from './conformance/check.ts';
export { checks, offersTaken } from './conformance/checks.ts';
export type { Exchange } from './conformance/exchange.ts';
export { type SimulatorPlatformOptions, simulatorPlatform } from './conformance/hooks/simulator.ts';
export type { Need } from './conformance/need.ts';
export type { Company, Fixtures, HookName, Platform, Role, SignIn, TestHooks } from './conformance/platform.ts';
export { countsOf, type Finding, type Outcome, type RunOptions, runChecks } from './conformance/run.ts';
export type { Source } from './conformance/source.ts';
export type { Verdict } from './conformance/verdict.ts';
