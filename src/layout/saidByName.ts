import { contentFromText } from '#domain/contentFromText';
import type { Aliases } from '#domain/names';
import type { DoseFromExport, ExportName } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import type { WellContent } from '#domain/well';
import type { NamedWell } from './embeddedPlate.ts';
import type { CapturedText } from './namePattern.ts';
import { saysNothing, wellContentOfCell, withPoint, type SaidOfWell } from './wellContentOfCell.ts';
import { attributeOfKey, sameValue, textOfValue, valuesOf } from './wellValue.ts';

/**
 * What an entry of `names` says of a well: its content, what its captures hold, and the concentration that the export gives.
 *
 * @returns not understood for a capture that is none, a contradiction, or a concentration that is missing or has no unit
 */
export function saidByName(
  { name, content, doseFromExport }: ExportName,
  well: NamedWell,
  captures: readonly CapturedText[],
  aliases: Aliases,
): TextReading<SaidOfWell> {
  let all = content;
  for (const capture of captures) {
    const reading = contentOfCapture(capture, aliases);
    if (!reading.ok)
      return notUnderstood(`${reading.expected} as {${capture.attribute}} of "${name}"`, reading.fix);
    for (const [key, value] of valuesOf(reading.value)) {
      const stated = all[key];
      if (stated === undefined || stated === null || sameValue(stated, value)) continue;
      return notUnderstood(
        `one ${attributeOfKey[key]}; the name says ${textOfValue(key, value)}, the line "${name}" ${textOfValue(key, stated)}`,
        `take \`${attributeOfKey[key]}\` out of the line, or write * for {${attributeOfKey[key]}}`,
      );
    }
    all = { ...all, ...reading.value };
  }
  if (doseFromExport === null) return understood(inOneBreath(all));
  const dose = doseOfExport(well, name, doseFromExport);
  if (!dose.ok) return dose;
  const { treatment } = doseFromExport;
  return understood(inOneBreath({ ...all, ...dose.value.content, ...(treatment !== null && { treatment }) }));
}

/** Treatment and dose together are one statement: dose 0 of it does not make a well treated. */
function inOneBreath({ treatment, dose, ...others }: Partial<WellContent>): SaidOfWell {
  if (treatment != null && dose != null) return { content: others, dosed: { treatment, dose } };
  const content = { ...others, ...(treatment != null && { treatment }), ...(dose != null && { dose }) };
  return { content, dosed: null };
}

function contentOfCapture(
  { attribute, unit, text }: CapturedText,
  aliases: Aliases,
): TextReading<Partial<WellContent>> {
  if (attribute !== 'dose') return contentFromText(attribute, text, aliases);
  const cell = { text, number: numberFromText(withPoint(text)) };
  const reader = { unitOfOthers: null, aliases, unitFix: 'say the unit in the braces: {dose in µg/ml}' };
  const said = wellContentOfCell(cell, { kind: 'dose', unit }, reader);
  return said.ok ? understood(said.value.content) : said;
}

function doseOfExport(
  { concentration, dilution }: NamedWell,
  name: string,
  { treatment, unit }: DoseFromExport,
): TextReading<SaidOfWell> {
  const key = treatment ?? 'dose';
  if (concentration === null || saysNothing(concentration))
    return notUnderstood(
      dilution === null
        ? `a concentration in the export, for \`${key}: from export\` of "${name}"`
        : `a concentration in the export, for \`${key}: from export\` of "${name}"; a dilution (${dilution}) is no dose`,
      `write the dose for these names: \`${key}: 1 µg/ml\`, or their role`,
    );
  const unitFix = `the export has no unit: write \`${key}: from export in µg/ml\` with yours`;
  const said = wellContentOfCell(
    concentration,
    { kind: 'dose', unit },
    { unitOfOthers: null, aliases: {}, unitFix },
  );
  const written = said.ok ? (said.value.content.dose?.unit ?? null) : null;
  if (unit !== null && written !== null && written !== unit)
    return notUnderstood(
      `a concentration in ${unit}, as the line "${name}" says; the export has it in ${written}`,
      `write \`${key}: from export\` without a unit: that of the export is kept`,
    );
  return said;
}
