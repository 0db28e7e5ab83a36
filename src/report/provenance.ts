import type { Analysis } from '#domain/analysis';
import type { Inference } from '#domain/inference';
import type { OutputFile } from '#domain/outputFile';

/**
 * What the results are a function of: every input by its hash, the protocol, the version of the program, and everything that was
 * inferred because nobody stated it. Sorted, so that the order in which files were found does not show.
 */
export function provenance(analysis: Analysis): OutputFile {
  const { study, protocol, programVersion, inputs } = analysis;
  const protocolInput = inputs.find(({ kind, file }) => kind === 'protocol' && file === protocol.file);
  const document = {
    program: { name: 'cellassay', version: programVersion },
    study,
    protocol: { file: protocol.file, sha256: protocolInput?.sha256 ?? null },
    inputs: sortedBy(
      inputs.map(({ file, kind, vendor, sha256 }) => ({ file, kind, vendor, sha256 })),
      ({ file, kind }) => [file, kind],
    ),
    inferences: inferencesOf(analysis.inferences),
  };
  return { path: 'provenance.json', contents: `${JSON.stringify(document, null, 2)}\n` };
}

function inferencesOf(inferences: readonly Inference[]): Inference[] {
  const fields = inferences.map(({ file, what, value, because, state }) => ({
    file,
    what,
    value,
    because,
    state,
  }));
  const different = [...new Map(fields.map((inference) => [JSON.stringify(inference), inference])).values()];
  return sortedBy(different, ({ file, what, value, because }) => [file ?? '', what, value, because]);
}

/** By code units and not by locale, which differs between machines. */
function sortedBy<T>(items: readonly T[], key: (item: T) => readonly string[]): T[] {
  const keyed = items.map((item) => [key(item).join('\0'), item] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
}
