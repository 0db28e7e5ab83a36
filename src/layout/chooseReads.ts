import { foldName } from '#domain/names';
import type { Problem } from '#domain/problem';
import type { PlateSet, ReadChoice } from '#domain/protocol';
import type { Read } from '#domain/read';
import { chooseRead, lineFor, nameOf, plateOf, type ChosenReads } from './chooseRead.ts';
import { measuredReads } from './measuredReads.ts';
import { withinReaderRange } from './withinReaderRange.ts';
import { subtractReference } from './subtractReference.ts';

/** The reads of an export, and the plate set that it is of. */
export interface ReadsOfExport {
  readonly reads: readonly Read[];
  readonly set: Pick<PlateSet, 'name' | 'table' | 'read' | 'reference' | 'readerLimit'>;
  readonly file: string;
}

/**
 * One read for each plate of an export, ready for its layout: numbers beyond the range of the reader are bounds, and the read at the reference
 * wavelength is subtracted where the protocol names one.
 *
 * @returns problems `read-not-found`, `read-ambiguous`, `reference-unusable`; then no read of the export
 */
export function chooseReads({ reads, set, file }: ReadsOfExport): ChosenReads {
  const { reference } = set;
  const others = reference === undefined ? reads : reads.filter((read) => !isMeant(read, reference));
  const chosen = chooseRead({ reads: set.read === null ? others : reads, choice: set.read, file, set });
  if (reference === undefined)
    return { ...chosen, value: chosen.value.map((read) => withinReaderRange(read, set)) };
  const done = chosen.value.filter((sample) => isSubtractedAlready(sample, reference, set.read));
  const rest = chosen.value.filter((sample) => !done.includes(sample));
  const pairs = rest.length === 0 ? { value: [], problems: [] } : pairsOf(rest, { reads, set, file });
  const problems = [...chosen.problems, ...pairs.problems];
  if (problems.length > 0) return { value: [], problems, inferred: [] };
  const referenceOf = new Map(pairs.value);
  const value = chosen.value.map((sample) => {
    const other = referenceOf.get(sample);
    const inRange = withinReaderRange(sample, set);
    return other === undefined ? inRange : subtractReference(inRange, withinReaderRange(other, set));
  });
  const inferred = [
    ...done.map((sample) => ({
      what: 'reference wavelength',
      value: `${nameOf(sample)} is taken as it is`,
      because: `the reader has subtracted ${textOf(reference)} already`,
      state: null,
      file,
    })),
    ...pairs.value.map(([sample, other]) => ({
      what: 'reference wavelength',
      value: `${nameOf(sample)} minus ${nameOf(other)}, well by well, before the blank`,
      because: `the protocol asks for it: \`reference: ${textOf(reference)}\``,
      state: null,
      file,
    })),
  ];
  const concluded = chosen.inferred.map((one) =>
    one.what === 'read' ? { ...one, because: 'the only measured read beside the reference' } : one,
  );
  return { value, problems: [], inferred: [...concluded, ...inferred] };
}

function isMeant({ wavelengthNm, label }: Read, reference: ReadChoice): boolean {
  return reference.label === null
    ? wavelengthNm === reference.wavelengthNm
    : foldName(label) === foldName(reference.label);
}

/** The reader says so, or calls the read `590-630`. */
function isSubtractedAlready(
  { label, referenceNm, wavelengthNm }: Read,
  reference: ReadChoice,
  choice: ReadChoice | null,
): boolean {
  if (reference.wavelengthNm === null) return false;
  if (referenceNm === reference.wavelengthNm) return true;
  const named = /(?<!\d)(\d{3,4})\s*(?:nm)?\s*[-−–/]\s*(\d{3,4})(?!\d)/i.exec(label);
  const own = wavelengthNm ?? choice?.wavelengthNm ?? null;
  return Number(named?.[2]) === reference.wavelengthNm && (own === null || Number(named?.[1]) === own);
}

type Pair = readonly [sample: Read, reference: Read];

/** Each read with the reference of its plate; a file of one plate may hold it in another sheet. */
function pairsOf(
  samples: readonly Read[],
  from: ReadsOfExport,
): { readonly value: readonly Pair[]; readonly problems: readonly Problem[] } {
  const { reads, set, file } = from;
  const calculated = samples.find((sample) => !isAsMeasured(sample));
  if (calculated !== undefined) return { value: [], problems: [unusable(calculated, from)] };
  const found = chooseRead({ reads, choice: set.reference ?? null, key: 'reference', file, set });
  if (found.problems.length > 0) return { value: [], problems: found.problems };
  const onlyOne = samples.length === 1 && found.value.length === 1;
  const pairs = samples.map((sample) => {
    const other = found.value.find((one) => onlyOne || plateOf(one) === plateOf(sample));
    const fits = other !== undefined && other !== sample && isAsMeasured(other) && isOfSize(other, sample);
    return { sample, other, pair: fits ? ([sample, other] as const) : null };
  });
  const problems = pairs.flatMap(({ sample, other, pair }) =>
    pair === null ? [unusable(sample, from, other)] : [],
  );
  return { value: pairs.flatMap(({ pair }) => (pair === null ? [] : [pair])), problems };
}

function isAsMeasured({ kind, mode, blanked }: Read): boolean {
  return kind === 'measured' && !blanked && (mode === 'absorbance' || mode === 'other');
}

function isOfSize(a: Read, b: Read): boolean {
  return a.rows === b.rows && a.columns === b.columns;
}

function textOf({ wavelengthNm, label }: ReadChoice): string {
  return label === null ? `${wavelengthNm ?? ''} nm` : `"${label}"`;
}

/**
 * @param sample - from which nothing can be subtracted
 * @param other - what was found to subtract; undefined when there is nothing for this plate
 */
function unusable(sample: Read, { reads, set, file }: ReadsOfExport, other?: Read): Problem {
  const wanted = textOf(set.reference ?? { wavelengthNm: null, label: null });
  const measured = measuredReads(reads).filter((read) => isAsMeasured(read) && read !== sample);
  const lines = [...new Set(measured.map((read) => `\`${lineFor(read)}\``))].slice(0, 4);
  return {
    code: 'reference-unusable',
    severity: 'error',
    file,
    place: null,
    found: foundText(sample, wanted, other),
    expected: `two reads of each plate as the reader measured them: that of \`read\`, and ${wanted} to subtract from it`,
    fix: `Take \`reference\` out of the plate set "${set.name}"${lines.length === 0 ? '' : `, or name another read in it; the file has ${lines.join(', ')}`}.`,
  };
}

function foundText(sample: Read, wanted: string, other: Read | undefined): string {
  if (!isAsMeasured(sample)) return `${nameOf(sample)}, from which a reference was to be subtracted`;
  const plate = sample.plate ?? sample.sheet;
  if (other === undefined)
    return `no read at ${wanted} for ${plate === null ? 'this plate' : `the plate ${plate}`}`;
  return other === sample
    ? `the same read, ${nameOf(sample)}, as \`read\` and as \`reference\``
    : `${nameOf(other)} as reference of ${nameOf(sample)}`;
}
