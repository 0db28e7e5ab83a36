/** The letter of a panel: its name when that is one letter. */
export function panelLetter(name: string): string | null {
  return /^\p{L}$/u.test(name) ? name : null;
}
