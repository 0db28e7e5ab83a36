import { stderr } from 'node:process';
import ora from 'ora';
import type { Progress } from '#pipeline/progress';

const patienceMs = 1000;
const linesEveryMs = 5000;

/**
 * Shows what is being done as soon as it takes longer than a second: a moving line on a terminal, a line now and then in a log.
 * Writes to stderr only, so that it never stands in the answer.
 */
export function progressLine(): { readonly progress: Progress; readonly stop: () => void } {
  const spinner = ora({ stream: stderr, isEnabled: stderr.isTTY, isSilent: !stderr.isTTY });
  let text = '';
  const show = (): void => {
    if (stderr.isTTY) spinner.start(text);
    else if (text !== '') stderr.write(`${text}\n`);
  };
  const first = setTimeout(show, patienceMs);
  const again = setInterval(() => {
    if (!stderr.isTTY) show();
  }, linesEveryMs);
  return {
    progress: (doing, done, total) => {
      text = `${doing} (${done + 1} of ${total})`;
      if (spinner.isSpinning) spinner.text = text;
    },
    stop: () => {
      clearTimeout(first);
      clearInterval(again);
      spinner.stop();
    },
  };
}
