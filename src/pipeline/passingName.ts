const passing = /^\.|^(?:Thumbs\.db|desktop\.ini)$/i;

/** Whether a file or folder is what editors and systems leave behind: it is never looked at. */
export function isPassing(name: string): boolean {
  return passing.test(name);
}
