import type { Dose } from '#domain/dose';
import { doseFromText, doseUnitFromText } from '#domain/doseText';
import { nameCaptureFromText } from '#domain/nameCapture';
import type { DoseFromExport, ExportName } from '#domain/protocol';
import { understood, type TextReading } from '#domain/textReading';
import { z } from 'zod';
import type { SchemaContext } from './schemaContext.ts';
import { named, refuse, writtenText } from './textSchema.ts';
import { attributeKeys, contentFromEntries, scalarTypes, type DoseReader } from './wellEntries.ts';

/** A name of `names` before it knows its place. */
export type WrittenExportName = Omit<ExportName, 'place'>;

const namesExpected = 'names in the export and what they mean: `BLK: { role: blank }`';
/** As the messages and docs/protocol.md say it. */
const fromExportGrammar = '`from export in µg/ml` (`from export` where the file has the units itself)';

/** `names:` of a plate set: what the names in the layout of an export mean. */
export function exportNamesSchema(context: SchemaContext) {
  return named(meaningSchema(context), namesExpected, keyReading).transform((names): WrittenExportName[] =>
    Object.entries(names).map(([name, meaning]) => ({ name, ...meaning })),
  );
}

/** A key is any name; what stands in braces has to say something of the well. */
function keyReading(key: string): TextReading<unknown> {
  for (const { 1: inside = '' } of key.matchAll(/\{([^{}]*)\}/g)) {
    const capture = nameCaptureFromText(inside);
    if (!capture.ok) return capture;
  }
  return understood(key);
}

function meaningSchema(context: SchemaContext) {
  return z
    .record(z.string(), writtenText('a text'), {
      error:
        'what the wells of this name are: `{ role: blank }`, or `{ resistance: T, T-DM1: from export in µg/ml }`',
    })
    .transform((entries, sink): Omit<WrittenExportName, 'name'> => {
      const { dose: written, ...others } = entries;
      const isTaken = written !== undefined && isFromExport(written);
      const said = contentFromEntries(isTaken ? others : entries, context, sink, doses);
      const { content, dosed } = said;
      if (isTaken) {
        const unit = unitFromText(written);
        if (!unit.ok)
          refuse(sink, written, unit.expected, { fix: unit.fix, code: 'layout-invalid-value' }, ['dose']);
        if (dosed !== null)
          refuse(sink, entries, 'one dose', { fix: 'keep one of the two', code: 'layout-conflict' }, [
            'dose',
          ]);
        return { content, doseFromExport: { treatment: null, unit: unit.ok ? unit.value : null } };
      }
      if (dosed === null) return { content, doseFromExport: null };
      const { treatment, dose } = dosed;
      return 'fromExport' in dose
        ? { content, doseFromExport: { treatment, unit: dose.fromExport } satisfies DoseFromExport }
        : { content: { ...content, treatment, dose }, doseFromExport: null };
    })
    .meta({
      properties: attributeKeys,
      additionalProperties: {
        type: scalarTypes,
        pattern: '^\\s*[+-]?[\\d.]|^[Ff]rom\\s+[Ee]xport\\b',
        title: 'Any other key is a treatment with its dose',
        description:
          'One dose for all wells of the name, or for each well the concentration that the export has for it. A dilution (`1:25`) is no dose.',
        takes: `a dose, or ${fromExportGrammar}`,
        ifLeftOut: 'no treatment',
        examples: ['from export in µg/ml', '1 µg/ml'],
      },
    });
}

const doses: DoseReader<Dose | { readonly fromExport: string | null }> = {
  isCertain: isFromExport,
  looksLikeDose: (text) => /^[+-]?[\d.]/.test(text.trim()),
  read: (text) => {
    if (!isFromExport(text)) return doseFromText(text);
    const unit = unitFromText(text);
    return unit.ok ? understood({ fromExport: unit.value }) : unit;
  },
};

function isFromExport(text: string): boolean {
  return /^from\s+(?:the\s+)?export\b/i.test(text.trim());
}

/** The unit behind `from export in`, or null without one. */
function unitFromText(text: string): TextReading<string | null> {
  const unit = /^from\s+(?:the\s+)?export(?:\s+in)?\s*(.*)$/is.exec(text.trim())?.[1] ?? '';
  return unit === '' ? understood(null) : doseUnitFromText(unit);
}
