import type { Severity } from '#domain/problem';

/** How a problem's severity is called at the beginning of a line. */
export function severityName(severity: Severity): string {
  return severity.charAt(0).toUpperCase() + severity.slice(1);
}
