import type { YamlPath } from './yamlSource.ts';

/** What stands at a path below plain values; undefined where the path leads nowhere. */
export function valueAt(data: unknown, path: YamlPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
