import type { ModelName, Weighting } from '#domain/fit';
import type { CurvesPanelRequest } from '#domain/protocol';
import { refuse } from './textSchema.ts';

/** The top of a growth-rate curve is the control, and its bottom is a growth rate too, unless somebody said otherwise. */
export function growthPlateaus(
  fixed: CurvesPanelRequest['fixed'],
  bounds: NonNullable<CurvesPanelRequest['bounds']> = {},
): Pick<CurvesPanelRequest, 'fixed' | 'bounds'> {
  return {
    fixed: { ...(bounds.top === undefined ? { top: 1 } : {}), ...fixed },
    bounds: { ...('bottom' in fixed ? {} : { bottom: [-1, 1] as const }), ...bounds },
  };
}

/** GR50 and its company are defined by a 4PL, and growth rates pass through 0, where a weight by the height of the curve has no end. */
export function refuseForGrowth(
  { model, weights }: { readonly model?: ModelName | undefined; readonly weights?: Weighting | undefined },
  sink: Parameters<typeof refuse>[0],
): void {
  if (model !== undefined && model !== '4PL') {
    const fix = 'remove this line; `fix` and `bounds` can still change its plateaus';
    refuse(sink, model, '4PL, for growth rates', { fix }, ['model']);
  }
  if (weights === '1/y' || weights === '1/y2')
    refuse(
      sink,
      weights,
      'none or 1/sd2, for growth rates: they pass through 0',
      { fix: 'remove this line' },
      ['weights'],
    );
}
