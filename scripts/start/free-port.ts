/** Listening where we would like to, or else where there is room. */

/**
 * Starts a server on the wished-for port; when that is taken, on any free one.
 *
 * @throws whatever `start` throws besides "address in use".
 */
export async function orFreePort<Server>(wished: number, start: (port: number) => Promise<Server>): Promise<Server> {
  try {
    return await start(wished);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  }
}
