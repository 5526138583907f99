import type { ProgressReport } from '../assessment/progress.ts';
import type { Host } from './host.ts';

const width = 28;

const clock = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** A bar with what is done and how long it will take; for people only, on the side of messages. */
export function progressLine(host: Host): { show(report: ProgressReport): void; clear(): void } {
  let shown = -1;
  return {
    show({ done, total, at, elapsedMs, remainingMs }) {
      if (!host.terminal) return;
      const perMille = Math.floor((done * 1000) / Math.max(1, total));
      if (perMille === shown) return;
      shown = perMille;
      const full = Math.round((perMille * width) / 1000);
      const rest = remainingMs === undefined || done === total ? clock(elapsedMs) : `${clock(remainingMs)} left`;
      host.err(
        `\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(perMille / 10)).padStart(3)} %  ${rest}  ${at}`,
      );
    },
    clear() {
      if (host.terminal && shown >= 0) host.err('\r\u001b[2K');
    },
  };
}
