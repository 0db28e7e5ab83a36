import { closestName } from '#domain/didYouMean';
import { methodsFactNames, methodsFactOf } from '#domain/methodsFacts';
import type { Problem } from '#domain/problem';
import type { YamlSource } from './yamlSource.ts';

/**
 * Own facts that are spelt almost like a known one; they are allowed, and printed as they are.
 *
 * @returns problems `fact-misspelt` (warning)
 */
export function misspeltFacts(facts: Readonly<Record<string, string>>, source: YamlSource): Problem[] {
  return Object.keys(facts).flatMap((key): Problem[] => {
    const meant = methodsFactOf(key) === undefined ? closestName(key, methodsFactNames) : null;
    if (meant === null) return [];
    return [
      {
        code: 'fact-misspelt',
        severity: 'warning',
        file: source.file,
        ...source.spotOf(['facts', key], 'key'),
        found: `fact "${key}"`,
        expected: `"${meant}", or a name of your own that is not so near to it`,
        fix: `did you mean "${meant}"? It is printed at the end of the methods text under the name it has.`,
      },
    ];
  });
}
