import type { ReadKind } from '#domain/read';
import type { Matrix } from './matrices.ts';
import type { PlateInfo } from './plateInfo.ts';

/** A matrix with the plate it belongs to and the name it has there. */
export interface NamedMatrix {
  readonly matrix: Matrix;
  readonly info: PlateInfo | null;
  readonly kind: Extract<ReadKind, 'measured' | 'calculated'>;
  /** `A450(1)`, `Calc 1: …` */
  readonly label: string;
  /** `channel 2 window 1` */
  readonly channel: string;
  /** `A`, `Counts`; null where no title says so. */
  readonly unit: string | null;
}

/**
 * Gives each matrix its plate information: the one before it, or the one after it where the export was told to write it at the end of
 * the plate.
 */
export function namedMatrices(matrices: readonly Matrix[], infos: readonly PlateInfo[]): NamedMatrix[] {
  const [firstMatrix] = matrices;
  const [firstInfo] = infos;
  const atEnd = firstMatrix !== undefined && firstInfo !== undefined && firstMatrix.top < firstInfo.row;
  return matrices.map((matrix) => {
    const info = atEnd
      ? infos.find(({ row }) => row > matrix.bottom)
      : infos.findLast(({ row }) => row < matrix.top);
    return { matrix, info: info ?? null, ...nameOf(matrix, info ?? null) };
  });
}

function nameOf(
  { title, address }: Matrix,
  info: PlateInfo | null,
): Pick<NamedMatrix, 'kind' | 'label' | 'channel' | 'unit'> {
  const calculated = /^calculated results\s*:?\s*(.*)$/i.exec(title ?? '')?.[1];
  const formula = calculated ?? (title === null ? info?.facts['formula'] : undefined);
  if (formula !== undefined)
    return { kind: 'calculated', label: formula || `matrix ${address}`, channel: '', unit: null };
  if (title === null) {
    const label = info?.facts['label'] ?? info?.facts['meas'] ?? `matrix ${address}`;
    const detector = /\bDe=(\d)/i.exec(info?.facts['measinfo'] ?? '')?.[1];
    return {
      kind: 'measured',
      label,
      channel: detector === undefined ? '' : `channel ${detector}`,
      unit: null,
    };
  }
  const [, name = '', rest = ''] = /^results for\s+(.*?)(?:\s+-\s+([^-]*))?$/i.exec(title) ?? [];
  const [, channel = '', unit] = /^(.*?)\s*(?:\(([^()]*)\))?$/.exec(rest) ?? [];
  return { kind: 'measured', label: name.trim(), channel: channel.trim(), unit: unit ?? null };
}
