import type { Analysis } from '#domain/analysis';
import { saidBySet, usedSets, type UsedSet } from './methodsBy.ts';
import { methodsRecipe } from './methodsRecipe.ts';
import { counted, listed, onOneLine } from './phraseList.ts';
import { referenceText } from './phraseRead.ts';
import { instrumentsOf, signalOf } from './phraseSignal.ts';
import type { StatedFacts } from './statedFacts.ts';

/** The assay with its recipe, and how plates were read. */
export function methodsReading(analysis: Analysis, facts: StatedFacts): string[] {
  const assay = onOneLine(analysis.protocol.assay ?? '').replace(/\.$/, '');
  return [
    ...methodsRecipe(assay === '' ? facts.of('assay') : assay, facts),
    ...saidBySet(analysis, (used) => readingText(analysis, used, facts)),
    ...turnedText(analysis),
  ];
}

/** Only where the protocol says that a plate stood turned. */
function turnedText(analysis: Analysis): string[] {
  const plates = (wells: UsedSet['wells']): number => new Set(wells.map(({ plate }) => plate)).size;
  const wells = usedSets(analysis).flatMap((used) => used.wells);
  const turned = plates(wells.filter(({ exportWell }) => exportWell !== undefined));
  if (turned === 0) return [];
  const had = turned === 1 ? 'one had stood' : `${counted(turned)} had stood`;
  return [
    `of ${plates(wells)} plates, ${had} turned by 180° in the reader, and ${turned === 1 ? 'its' : 'their'} wells were renamed accordingly`,
  ];
}

function readingText(analysis: Analysis, { set, wells }: UsedSet, facts: StatedFacts): string {
  const signal = signalOf(analysis, set.name);
  const instruments = instrumentsOf(analysis, set.name);
  const named = (of: (instrument: (typeof instruments)[number]) => string | null): string[] =>
    [...new Set(instruments.map((one) => onOneLine(of(one) ?? '')))].filter((text) => text !== '');
  const readers = named(({ reader }) => reader);
  const software = named((one) => one.software);
  const reader = facts.given('reader') ?? (readers.length === 0 ? facts.of('reader') : listed(readers));
  const program =
    facts.given('reader software') ??
    (software.length === 0 ? facts.of('reader software') : listed(software));
  return `${signal} was read${wavelengthText(wells, signal, facts)}${subtractedText(wells)} (reader: ${reader}; software: ${program})`;
}

/** Luminescence has no wavelength to tell. */
function wavelengthText(wells: UsedSet['wells'], signal: string, facts: StatedFacts): string {
  const wavelengths = new Set(wells.map(({ wavelengthNm }) => wavelengthNm));
  const texts = [...wavelengths].map((nm) => (nm === null ? null : `${nm} nm`));
  if (texts.every((text) => text === null) && signal === 'luminescence') return '';
  return ` at ${listed(texts.map((text) => text ?? facts.of('wavelength')))}`;
}

/** Only where the protocol asks for a reference. */
function subtractedText(wells: UsedSet['wells']): string {
  const references = [...new Set(wells.flatMap((well) => referenceText(well) ?? []))];
  if (references.length === 0) return '';
  return `, and the reading of the same well at ${listed(references)} (reference) was subtracted before anything else`;
}
