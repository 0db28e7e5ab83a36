import { convertDose, type Dose } from '#domain/dose';
import type { Measurement } from '#domain/measurement';
import { foldName } from '#domain/names';
import { placeAt, type Problem } from '#domain/problem';
import type { Protocol } from '#domain/protocol';
import { textFromWells } from '#plate/wellList';

/**
 * Brings all doses of a treatment to the unit that it is met in first; from mass to molar concentration only through a molar mass.
 *
 * @param measurements - of the whole study
 * @param protocol - molar masses in g/mol
 * @returns wells whose dose does not convert are excluded with that reason; problems `incompatible-dose-units`
 */
export function checkDoseUnits(
  measurements: readonly Measurement[],
  { molarMasses }: Pick<Protocol, 'molarMasses'>,
): { measurements: Measurement[]; problems: Problem[] } {
  const unitOf = new Map<string, string>();
  for (const { treatment, dose } of measurements) {
    const key = foldName(treatment ?? '');
    // Dose 0 is 0 in every unit and decides nothing.
    if (dose !== null && dose.value > 0 && !unitOf.has(key)) unitOf.set(key, dose.unit);
  }
  const refused = new Map<string, Refused>();
  const converted = measurements.map((measurement): Measurement => {
    const { dose, treatment } = measurement;
    const unit = unitOf.get(foldName(treatment ?? ''));
    if (dose === null || unit === undefined || dose.unit === unit) return measurement;
    const inUnit =
      dose.value === 0 ? { value: 0, unit } : convertDose(dose, unit, molarMassOf(treatment, molarMasses));
    if (inUnit !== null) return { ...measurement, dose: inUnit };
    note(refused, measurement, dose, unit);
    const reason = `dose in ${dose.unit} cannot be compared with ${unit}`;
    const before = measurement.excludedReason;
    return { ...measurement, excludedReason: before === null ? reason : `${before}; ${reason}` };
  });
  return { measurements: converted, problems: [...refused.values()].map(incompatible) };
}

interface Refused {
  readonly first: Measurement;
  readonly unit: string;
  readonly instead: string;
  readonly wells: string[];
}

function note(refused: Map<string, Refused>, measurement: Measurement, dose: Dose, instead: string): void {
  const key = JSON.stringify([measurement.file, measurement.plate, measurement.treatment, dose.unit]);
  const known = refused.get(key);
  if (known === undefined)
    refused.set(key, { first: measurement, unit: dose.unit, instead, wells: [measurement.well] });
  else known.wells.push(measurement.well);
}

function molarMassOf(treatment: string | null, molarMasses: Readonly<Record<string, number>>): number | null {
  const folded = foldName(treatment ?? '');
  return Object.entries(molarMasses).find(([name]) => foldName(name) === folded)?.[1] ?? null;
}

function incompatible({ first, unit, instead, wells }: Refused): Problem {
  const treatment = first.treatment ?? 'the treatment';
  return {
    code: 'incompatible-dose-units',
    severity: 'error',
    file: first.file,
    place: placeAt({ sheet: first.sheet, cell: first.cell, well: first.well }),
    found: `doses of ${treatment} in ${unit} (${textFromWells(wells)}), elsewhere in ${instead}`,
    expected: `one unit for ${treatment}, or units that convert into each other`,
    fix: `write the doses in ${instead}, or give the molar mass: \`molar masses: { ${treatment}: … kDa }\`; the wells are not used`,
  };
}
