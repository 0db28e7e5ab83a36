import type { EffectiveDose, Fit } from '#domain/fit';
import { agreement, type Agreement } from './agreement.ts';
import { ourParameter, type ErrorKind, type ExactDose, type ReferenceFit } from './doseReference.ts';

/** What fits report of one curve, alone or among others. */
type OneCurve = Pick<
  Fit,
  'standardErrors' | 'effectiveDoses' | 'ic50Absolute' | 'ic50AbsoluteConfidence95' | 'parameters'
> & { readonly outcome?: Fit['outcome'] };

const noResponse =
  'the curve does not differ from a flat line, which crosses 50 nowhere: no dose is reported';

/** Parameters, errors, effective doses and absolute IC50 of one curve; `curve` is null where the set has only one. */
export function curveAgreement(
  of: string,
  { model, exact }: ReferenceFit,
  curve: string | null,
  fit: OneCurve,
  kind: ErrorKind,
  label: string,
): Agreement[] {
  const parameters = Object.entries(exact.estimate).flatMap(([key, expected]): Agreement[] => {
    const [letter = '', owner] = key.split(/:(.*)/s);
    if (owner !== undefined && owner !== curve) return [];
    const [name, sign] = ourParameter(model, letter);
    const own = fit.parameters?.[name];
    const found = own === undefined ? null : sign * own;
    const se = agreement(
      of,
      `standard errors (${label})`,
      key,
      fit.standardErrors[name],
      exact[`se_${kind}`][key]!,
    );
    return kind === 'gn' ? [agreement(of, 'parameters', key, found, expected), se] : [se];
  });
  return [
    ...parameters,
    ...Object.entries(exact.ed ?? {}).flatMap(([key, expected]) => {
      const [, owner, percent] = /^(?:(.*):)?(\d+)$/s.exec(key)!;
      if (owner !== undefined && owner !== curve) return [];
      const own = fit.effectiveDoses?.find((one) => String(one.percent) === percent);
      return doseRows(
        of,
        `EC${percent!}${owner === undefined ? '' : ` of ${owner}`}`,
        own,
        expected,
        kind,
        label,
      );
    }),
    ...Object.entries(exact.absoluteDoseAtResponse50 ?? {}).flatMap(([owner, expected]): Agreement[] => {
      if (owner !== 'all' && owner !== curve) return [];
      const quantity = `absolute IC50 (${label})`;
      const rows = expected[`logScale_${kind}`].map((end, side) =>
        agreement(of, quantity, `interval of ${owner}`, fit.ic50AbsoluteConfidence95?.[side], end),
      );
      const all = [agreement(of, quantity, owner, fit.ic50Absolute, expected.estimate), ...rows];
      return fit.outcome === 'noResponse' ? all.map((row) => ({ ...row, settled: noResponse })) : all;
    }),
  ];
}

function doseRows(
  of: string,
  name: string,
  own: EffectiveDose | undefined,
  expected: ExactDose,
  kind: ErrorKind,
  label: string,
): Agreement[] {
  const quantity = `EC10, EC50, EC90 (${label})`;
  return [
    agreement(of, quantity, name, own?.dose, expected.estimate),
    agreement(of, quantity, `SE of ${name}`, own?.standardError, expected[`se_${kind}`]),
    ...expected[`logScale_${kind}`].map((end, side) =>
      agreement(of, quantity, `interval of ${name}`, own?.confidence95?.[side], end),
    ),
  ];
}
