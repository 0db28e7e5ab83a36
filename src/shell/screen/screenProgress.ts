import { stderr } from 'node:process';

const firstAfterMs = 2000;
const againAfterMs = 2000;

/** What `fit --screen` tells while it runs. */
export interface ScreenProgress {
  readonly onProgress: (curves: number, read: number) => void;
  readonly stop: () => void;
}

/**
 * Says on stderr how many curves were fitted, how much of the file that was, how fast, and how long the rest will take: one line that is
 * written over on a terminal, a line now and then in a log.
 *
 * @param total - length of what `read` counts; null where nobody knows
 */
export function screenProgress(total: number | null): ScreenProgress {
  const start = Date.now();
  let last = start + firstAfterMs - againAfterMs;
  let written = false;
  return {
    onProgress: (curves, read) => {
      const now = Date.now();
      if (now - last < againAfterMs) return;
      last = now;
      const seconds = (now - start) / 1000;
      const line = progressText({ curves, read, total, seconds });
      stderr.write(stderr.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
      written = true;
    },
    stop: () => {
      if (written && stderr.isTTY) stderr.write('\r\u001B[K');
    },
  };
}

/** `120,000 curves, 34 % of the file, 20,000 curves/s, about 12 s left` */
export function progressText(state: {
  readonly curves: number;
  readonly read: number;
  readonly total: number | null;
  readonly seconds: number;
}): string {
  const { curves, read, total, seconds } = state;
  const count = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  const speed = `${count(curves)} curves, ${count(curves / seconds)} curves/s`;
  if (total === null || read === 0) return speed;
  const part = Math.min(1, read / total);
  const left = (seconds * (1 - part)) / part;
  return `${speed}, ${Math.floor(100 * part)} % of the file, about ${durationText(left)} left`;
}

function durationText(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
