import { textFromDose } from '#domain/doseText';
import type { Role, WellContent } from '#domain/well';
import type { MergedWell } from './mergeStatements.ts';

/** What the layout alone makes of a well. */
export interface StatedContent {
  readonly content: Partial<WellContent>;
  /** The role was concluded from dose 0. */
  readonly untreatedByZero: boolean;
  /** Why role and dose do not go together, or null. */
  readonly contradiction: string | null;
}

/** These hold no treatment; a dose above 0 in one of them is a mistake. */
const untreatedRoles: readonly Role[] = ['blank', 'untreated', 'vehicle', 'empty'];

/**
 * Role, treatment and dose of a well from what was said of it: a dose above 0 makes it treated, dose 0 without a role untreated.
 * Controls carry no dose, so that those stated by role and those stated by dose 0 are one group.
 */
export function statedContent({ content, zeroOf }: MergedWell): StatedContent {
  const { role: statedRole, treatment: plainTreatment, dose: statedDose, ...others } = content;
  const dose = statedDose ?? zeroOf?.dose ?? null;
  const treatment = plainTreatment ?? zeroOf?.treatment ?? null;
  const untreatedByZero = (statedRole ?? null) === null && dose?.value === 0;
  const role = statedRole ?? (untreatedByZero ? 'untreated' : dose === null ? null : 'treated');
  const treated = { ...others, role, ...(treatment && { treatment }), ...(dose && { dose }) };
  if (role === null || !untreatedRoles.includes(role))
    return { content: treated, untreatedByZero, contradiction: null };
  if (dose !== null && dose.value > 0) {
    return {
      content: treated,
      untreatedByZero,
      contradiction: `role "${role}" and dose ${textFromDose(dose)}`,
    };
  }
  // The vehicle may be named as a treatment (DMSO); that it holds none of the drug is what its role says.
  const vehicle = role === 'vehicle' && plainTreatment ? { treatment: plainTreatment } : {};
  return { content: { ...others, role, ...vehicle }, untreatedByZero, contradiction: null };
}
