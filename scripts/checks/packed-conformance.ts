/** The packed command over HTTP, as a platform's builder runs it: the simulator passes every check, and none is skipped. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { capture } from '../command.ts';

/** @param project where the packages are installed. @throws {Error} with the report when a check fails or is skipped */
export async function provePackedSimulator(project: string): Promise<void> {
  const command = join(project, 'node_modules/@yongyiban/mock-server/dist/standalone/main.js');
  const server = spawn('node', [command, '--port', '0'], { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const base = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (part: Buffer) => {
        said += part;
        const found = /^Contract +(\S+)$/m.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      server.on('error', reject);
      server.on('exit', code => reject(new Error(`The packed simulator ended with ${code}: ${said}`)));
    });
    await capture('node', [command, 'conformance', base, '--simulator', '--allow-writes', '--strict'], project);
  } finally {
    server.kill();
  }
}
