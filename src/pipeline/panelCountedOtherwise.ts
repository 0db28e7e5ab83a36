import type { BarsPanelData } from '#domain/panelData';
import type { BarsPanelRequest, Normalization, PanelRequest } from '#domain/protocol';
import type { CountedOtherwise } from '#domain/replicateValue';
import { averageOtherwise } from '#normalize/averageReplicates';
import type { NormalizedPlates } from '#normalize/normalizePlates';
import { selectBars } from '#normalize/selectBars';

/** A plate set with its wells on their scale. */
export interface NormalizedSet {
  readonly name: string;
  readonly plates: NormalizedPlates;
  readonly normalization: Normalization;
}

/**
 * The groups of a panel of bars with n counted the other way, to say which stars depend on what n is.
 *
 * @returns null where nothing is compared, and for curves, whose EC50s are one per experiment
 */
export function panelCountedOtherwise(
  request: PanelRequest,
  sets: readonly NormalizedSet[],
): CountedOtherwise<BarsPanelData> | null {
  if (request.kind !== 'bars' || request.comparisons === null) return null;
  const quantity = averagedQuantity(request);
  const averaged = sets
    .filter(({ name }) => request.of.includes(name))
    .map(({ plates, normalization }) => averageOtherwise(plates, quantity, normalization).countedOtherwise);
  const selected = selectBars(
    request,
    {
      values: averaged.flatMap((set) => set.values),
      absent: averaged.flatMap((set) => set.absent),
      order: averaged.flatMap((set) => set.order),
    },
    () => null,
  );
  return { countedOtherwise: selected.value };
}

function averagedQuantity({ quantity }: BarsPanelRequest): Parameters<typeof averageOtherwise>[1] {
  return quantity === 'viability' || quantity === 'blanked absorbance' ? quantity : 'response';
}
