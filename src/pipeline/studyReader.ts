import type { Progress } from './progress.ts';
import type { ProjectFiles } from './projectFiles.ts';
import type { Runner } from './runner.ts';

/** What reading needs from outside. */
export interface StudyReader {
  readonly files: ProjectFiles;
  readonly runner: Runner;
  readonly progress: Progress;
}
