import type { Inference } from '#domain/inference';
import type { Measurement } from '#domain/measurement';
import { foldName } from '#domain/names';
import type { AttributeName } from '#domain/well';

const named = [
  ['cellLine', 'cell line'],
  ['resistance', 'resistance'],
  ['pretreatment', 'pretreatment'],
  ['treatment', 'treatment'],
  ['experiment', 'experiment'],
] as const satisfies readonly (readonly [keyof Measurement, AttributeName])[];

/**
 * Makes one name of names that were only typed differently (MCF7, MCF-7): the one that is met first.
 *
 * @param measurements - of the whole study
 * @returns what was taken as the same, with the alias that would state it
 */
export function mergeSpellings(measurements: readonly Measurement[]): {
  measurements: Measurement[];
  inferred: Inference[];
} {
  const inferred: Inference[] = [];
  let merged = [...measurements];
  for (const [key, attribute] of named) {
    const spellings = spellingsOf(merged.map((measurement) => measurement[key]));
    for (const [name, ...others] of spellings.values()) {
      if (name !== undefined && others.length > 0) inferred.push(taken(attribute, name, others));
    }
    merged = merged.map((measurement) => {
      const name = spellings.get(foldName(measurement[key] ?? ''))?.[0];
      return name === undefined || name === measurement[key] ? measurement : { ...measurement, [key]: name };
    });
  }
  return { measurements: merged, inferred };
}

/** Folded name -> its spellings, as first met. */
function spellingsOf(names: readonly (string | null)[]): Map<string, string[]> {
  const spellings = new Map<string, string[]>();
  for (const name of names) {
    if (name === null) continue;
    const known = spellings.get(foldName(name)) ?? [];
    if (!known.includes(name)) spellings.set(foldName(name), [...known, name]);
  }
  return spellings;
}

function taken(attribute: AttributeName, name: string, others: readonly string[]): Inference {
  return {
    what: attribute,
    value: `${name} = ${others.join(' = ')}`,
    because: 'the names differ only in capitals, blanks, hyphens or underscores',
    state: `aliases: { ${attribute}: { ${name}: [${others.join(', ')}] } }`,
    file: null,
  };
}
