/**
 * The stand-alone door: the simulated world over HTTP, for any language.
 *
 * @packageDocumentation
 */
import type { AddressInfo } from 'node:net';
import { runningClock } from './clock/clock.ts';
import { httpDoor } from './doors/http.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
import { keepInFile, readStateFile } from './standalone/state-file.ts';

/**
 * Where the stand-alone door listens, what it keeps, and how its world begins. Unlike a bare simulator its clock runs,
 * and it takes 3,000 requests a minute of a caller, unless told otherwise.
 */
export interface StandaloneOptions extends SimulatorOptions {
  /** Default 4010; 0 takes any that is free. */
  readonly port?: number;
  /** Default 127.0.0.1: nobody but this machine. */
  readonly host?: string;
  /** A file that the world is kept in: read at the start where it exists, written as the world changes. */
  readonly stateFile?: string;
}

/** A stand-alone simulator that answers. */
export interface Standalone {
  readonly simulator: Simulator;
  readonly port: number;
  /** The server's own address; the contract's base URL is this and `/v1`. */
  readonly origin: string;
  /** Stops: no new request is taken, those under way are answered, streams are closed. */
  stop(): Promise<void>;
}

/**
 * Starts the stand-alone door. Time runs with real time from the scenario's start, unless a clock is given.
 *
 * @example
 * ```ts
 * const { origin, stop } = await startStandalone({ port: 0 });
 * const health = await fetch(`${origin}/health`);
 * await stop();
 * ```
 * @throws the operating system's error when it cannot listen there, such as `EADDRINUSE`.
 */
export async function startStandalone(options: StandaloneOptions = {}): Promise<Standalone> {
  const { port = 4010, host = '127.0.0.1', stateFile, ...rest } = options;
  const simulator = createSimulator({
    ...rest,
    clock: rest.clock ?? runningClock(rest.scenario === undefined ? {} : { start: rest.scenario.start }),
    limits: { requestsPerMinute: 3000, ...rest.limits },
  });
  const kept = stateFile === undefined ? undefined : readStateFile(stateFile);
  if (kept !== undefined) simulator.restore(kept);
  const keep = stateFile === undefined ? undefined : keepInFile(simulator, stateFile);
  const server = httpDoor(simulator);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return {
    simulator,
    port: address.port,
    origin: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    async stop() {
      const closed = new Promise(resolve => server.close(resolve));
      simulator.clock.freeze();
      server.closeIdleConnections();
      // Event streams never end by themselves: after a moment for ordinary answers they are cut.
      const cut = setTimeout(() => server.closeAllConnections(), 200);
      await closed;
      clearTimeout(cut);
      await keep?.();
    },
  };
}
