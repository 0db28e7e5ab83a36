import type { CurveFit } from '#domain/curveFit';
import type { FitOutcome, ParameterName } from '#domain/fit';
import { headlineEc50 } from '#domain/headlineEc50';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import type { BlockedFit } from '#domain/sharedFit';
import { legendFlag } from '../legendFlags.ts';
import { nameOf } from '../legendPanel.ts';
import { ec50Names } from '../phraseCurves.ts';
import { printedInterval } from '../printedInterval.ts';
import { growthPart } from './growthPart.ts';
import { html, ownMarkup, type Html } from './markup.ts';
import { fitId } from './reportIds.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';
import { shownInterval, shownNumber } from './shownNumber.ts';
import { wellSource } from './wellSource.ts';

/** Curve by curve: the fits of its experiments, what they come to together, and the verdict on each. */
export function fitsSection(context: ReportContext): ReportSection | null {
  const panels = context.analysis.panels.filter((panel) => panel.kind === 'curves');
  const curves = panels.flatMap((panel) =>
    panel.facets.flatMap((facet) => facet.curves.map((curve) => ({ panel, title: facet.title, curve }))),
  );
  if (curves.length === 0) return null;
  return {
    id: 'fits',
    title: 'Fits, one by one',
    body: html`<p>
        Each experiment is fitted by itself to its wells. The EC50 over experiments is the geometric mean of
        theirs. The pooled fit takes all experiments as independent points: it draws the line of the figure,
        and its interval is too narrow where experiments differ. A number is printed only where the data carry
        one. The 95 % CI of a single fit is that of its profile likelihood; the one from the standard error
        stands beside it in tables/fits.csv.
      </p>
      ${curves.map(({ panel, title, curve }) => curvePart(panel, title, curve, context))}`,
  };
}

function curvePart(
  panel: CurvesPanelData,
  title: string | null,
  curve: PanelCurve,
  context: ReportContext,
): Html {
  const id = fitId(panel.request.name, title, curve.label);
  const picture = context.pictures.fits.find(({ name }) => name === id);
  const name = `Panel ${panel.request.name}: ${nameOf(title, curve.label)}`;
  return html`<section class="fit" id="${id}">
    <h3>${name}</h3>
    <p>${verdict(curve, panel)}</p>
    ${
      picture !== undefined &&
      html`<figure>
        <div
          class="scroll picture small"
          tabindex="0"
          role="region"
          aria-label="Fits of ${nameOf(title, curve.label)}"
        >
          ${ownMarkup(picture.svg)}
        </div>
        <figcaption>
          Experiments one by one: the mean of the wells at each dose, with its uncertainty within the
          experiment, and the fit of that experiment.
        </figcaption>
      </figure>`
    }
    ${reportTable(`Fits of ${nameOf(title, curve.label)}, doses in ${panel.doseUnit}`, fitColumns(panel), curve.fits)}
    ${curve.growth !== undefined && growthPart(nameOf(title, curve.label), panel.doseUnit, curve.growth)}
    ${reasonsPart(curve, panel)}
    <details>
      <summary>Where the points come from</summary>
      ${reportTable(`Wells of ${nameOf(title, curve.label)}`, sourceColumns(panel, context), pointsOf(curve))}
    </details>
  </section> `;
}

/** Why each fit is taken for what it is. */
function reasonsPart(curve: PanelCurve, panel: CurvesPanelData): Html {
  const reasons = curve.fits.map(
    (one) => html`<li><strong>${experimentName(one.experiment)}:</strong> ${becauseOf(one)}</li>`,
  );
  return html`<ul class="reasons">
    ${reasons}${curve.blocked != null && blockedPart(curve.blocked, panel)}
  </ul>`;
}

function blockedPart({ ec50, confidence95, experiments }: BlockedFit, panel: CurvesPanelData): Html {
  const { short } = ec50Names(panel);
  return html`<li>
    <strong>pooled, experiments as blocks:</strong> ${short} ${printedNumber(ec50)}
    ${panel.doseUnit}${printedInterval(confidence95)}. One ${short} and one slope for all, bottom and top for
    each of ${experiments.length} experiments; shifts of the ${short} between experiments still count as
    scatter of points.
  </li>`;
}

function verdict(curve: PanelCurve, panel: CurvesPanelData): string {
  const { doseUnit } = panel;
  const { short } = ec50Names(panel);
  const headline = headlineEc50(curve.fits);
  if (headline === null) return 'Nothing could be fitted.';
  switch (headline.kind) {
    case 'estimated': {
      const said =
        headline.flags.length === 0
          ? ''
          : ` To be said with it: ${headline.flags.map(legendFlag).join('; ')}.`;
      const over = headline.experiments === null ? '' : `, over ${headline.experiments} experiments`;
      return `${short} ${printedNumber(headline.ec50)} ${doseUnit}${over}.${said}`;
    }
    case 'bound':
      return `${short} ${headline.relation} ${printedNumber(headline.dose)} ${doseUnit}: ${headline.reason}`;
    case 'none':
      return `No ${short}: ${headline.reason}`;
  }
}

const outcomeWords: Readonly<Record<FitOutcome, string>> = {
  estimated: 'estimated',
  bound: 'only a bound',
  notIdentified: 'not identified',
  noResponse: 'no response',
  failed: 'no fit',
};

function fitColumns(panel: CurvesPanelData): readonly ReportColumn<CurveFit>[] {
  const { short, absoluteShort } = ec50Names(panel);
  return [
    { kind: 'name', heading: 'Experiment', cell: ({ experiment }) => experimentName(experiment) },
    { kind: 'text', heading: 'Verdict', cell: (one) => outcomeWords[outcomeOf(one)] },
    { kind: 'number', heading: short, cell: ec50Of },
    { kind: 'number', heading: '95 % CI', cell: ec50Interval },
    { kind: 'number', heading: 'hill slope', cell: parameter('hillSlope') },
    { kind: 'number', heading: 'bottom', cell: parameter('bottom') },
    { kind: 'number', heading: 'top', cell: parameter('top') },
    { kind: 'number', heading: absoluteShort, cell: ic50Of },
    { kind: 'number', heading: 'R²', cell: ({ fit }) => shownNumber(fit?.rSquared ?? null, 4) },
    { kind: 'number', heading: 'Points', cell: ({ fit, combined }) => String(fit?.n ?? combined?.n ?? '') },
  ];
}

function experimentName(experiment: string): string {
  if (experiment === 'combined') return 'over experiments';
  return experiment === 'pooled' ? 'pooled, points as independent' : experiment;
}

function outcomeOf({ fit, combined }: CurveFit): FitOutcome {
  return fit?.outcome ?? combined?.outcome ?? 'failed';
}

function ec50Of(one: CurveFit): string {
  const value = one.fit?.parameters?.ec50 ?? one.combined?.ec50 ?? null;
  if (outcomeOf(one) === 'estimated') return shownNumber(value);
  const bound = one.fit?.bound ?? one.combined?.bound ?? null;
  return bound === null ? '' : `${bound.relation} ${printedNumber(bound.dose)}`;
}

/** Of a single fit the profile likelihood, which does not pretend that the interval is symmetric; of experiments their t-interval. */
function ec50Interval(one: CurveFit): string {
  if (outcomeOf(one) !== 'estimated') return '';
  const { fit, combined } = one;
  return shownInterval(
    fit === null
      ? (combined?.confidence95 ?? null)
      : (fit.profile95['ec50'] ?? fit.confidence95['ec50'] ?? null),
  );
}

function parameter(name: ParameterName): (one: CurveFit) => string {
  return ({ fit }) => (fit?.outcome === 'estimated' ? shownNumber(fit.parameters?.[name] ?? null) : '');
}

function ic50Of(one: CurveFit): string {
  const combined = one.combined?.ic50Absolute;
  const state = one.fit?.ic50State ?? combined?.state ?? 'notApplicable';
  if (state === 'notReached') return 'not reached';
  if (state === 'outsideDoses') return 'outside the doses';
  if (state === 'notApplicable' || outcomeOf(one) !== 'estimated') return '';
  return shownNumber(one.fit?.ic50Absolute ?? combined?.dose ?? null);
}

function becauseOf({ fit, combined }: CurveFit): string {
  const flags = [...(fit?.flags ?? combined?.flags ?? [])].map(legendFlag);
  const reason = (fit ?? combined)?.reason ?? '';
  return [reason, flags.join('; ')].filter((part) => part !== '').join(' — ');
}

type PointOfExperiment = ReturnType<typeof pointsOf>[number];

function pointsOf(curve: PanelCurve) {
  return curve.doses.flatMap(({ dose, values }) => values.map((value) => ({ dose, value })));
}

function sourceColumns(
  { doseUnit }: CurvesPanelData,
  context: ReportContext,
): readonly ReportColumn<PointOfExperiment>[] {
  return [
    { kind: 'name', heading: `Dose (${doseUnit})`, cell: ({ dose }) => printedNumber(dose) },
    { kind: 'text', heading: 'Experiment', cell: ({ value }) => value.experiment },
    { kind: 'number', heading: 'Value', cell: ({ value }) => printedNumber(value.value, 4) },
    { kind: 'number', heading: 'Wells', cell: ({ value }) => value.nWells },
    {
      kind: 'text',
      heading: 'From',
      cell: ({ value }) => wellSource(context.wellsOf(value), context.plateOfKey),
    },
  ];
}
