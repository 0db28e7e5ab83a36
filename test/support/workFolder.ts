import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellassay, emptyProject, removeProject, type Answer } from './project.ts';

/** A folder of its own to run commands on tables in. */
export class WorkFolder {
  readonly path = emptyProject();

  /** Writes a text file and gives its name. */
  write(name: string, lines: readonly string[]): string {
    writeFileSync(join(this.path, name), `${lines.join('\n')}\n`);
    return name;
  }

  run(args: readonly string[]): Promise<Answer> {
    return cellassay(args, this.path);
  }

  /** The one JSON document of a command, with its exit code. */
  async json<T>(args: readonly string[]): Promise<T & { exitCode: number }> {
    const { exitCode, stdout } = await this.run([...args, '--json']);
    return { ...(JSON.parse(stdout) as T), exitCode };
  }

  remove(): void {
    removeProject(this.path);
  }
}
