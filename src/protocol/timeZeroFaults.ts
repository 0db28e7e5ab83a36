import type { Problem } from '#domain/problem';
import type { WrittenProtocol } from './protocolSchema.ts';
import type { YamlPath, YamlSource } from './yamlSource.ts';

/** Growth rates of plate sets that name no time-zero plates, and plates that would be their own start. */
export function timeZeroFaults({ plates, figure }: WrittenProtocol, source: YamlSource): Problem[] {
  const ownStart = Object.entries(plates).flatMap(([name, { timeZero }]): Problem[] =>
    timeZero === name
      ? [
          {
            code: 'protocol-invalid-value',
            ...at(source, ['plates', name, 'time zero']),
            found: `\`time zero: ${name}\` in the plate set "${name}" itself`,
            expected: 'another plate set, whose plates were stained when the treatment was added',
            fix: 'make a plate set of the time-zero plates and name it here',
          },
        ]
      : [],
  );
  const withoutStart = Object.entries(figure?.panels ?? {}).flatMap(([name, panel]) =>
    panel.quantity !== 'growth rate'
      ? []
      : panel.of.flatMap((set): Problem[] =>
          plates[set] === undefined || plates[set].timeZero !== undefined
            ? []
            : [
                {
                  code: 'protocol-missing-key',
                  ...at(source, ['figure', 'panels', name, 'of']),
                  found: `growth rates of the plate set "${set}", which names no time-zero plates`,
                  expected: 'a plate set with `time zero`: what the cells had grown from',
                  fix: `add \`time zero: …\` with the name of the plate set of the time-zero plates to "${set}"`,
                },
              ],
        ),
  );
  return [...ownStart, ...withoutStart];
}

function at(source: YamlSource, path: YamlPath) {
  return { severity: 'error', file: source.file, ...source.spotOf(path, 'value') } as const;
}
