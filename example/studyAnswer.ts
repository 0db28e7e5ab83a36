import type { Analysis } from '#domain/analysis';
import type { Protocol } from '#domain/protocol';
import { fitCurve } from '#doseresponse/fitCurve';
import { analyzeStudy } from '#pipeline/analyzeStudy';
import { silent } from '#pipeline/progress';
import { steps, type StepInput } from '#pipeline/steps';
import { directRunner } from '#shell/runner/directRunner';
import { studyMeasurements } from './studyMeasurements.ts';
import type { SimulatedStudy } from './simulateStudy.ts';

/** An estimate with its 95 % interval. */
export interface StudyInterval {
  readonly estimate: number;
  readonly confidence95: readonly [number, number];
}

/** The value lies above (or below) this dose. */
export interface StudyBound {
  readonly relation: '<' | '>';
  readonly dose: number;
}

/** What the pipeline answers to a study; keys are `SkBr3 T+P`, for stars `SkBr3 T T+P`. */
export interface StudyAnswer {
  /** Panel a, %. */
  readonly responses: ReadonlyMap<string, StudyInterval>;
  /** Panel b, combined over experiments, µg/ml; a group that has no interval is absent. */
  readonly ec50s: ReadonlyMap<string, StudyInterval>;
  /** Panel b, combined EC50s of which only a bound is known. */
  readonly ec50Bounds: ReadonlyMap<string, StudyBound>;
  /** Panel b, the fit to the points of all experiments as if they were independent, µg/ml: for contrast, never the headline. */
  readonly pooledEc50s: ReadonlyMap<string, StudyInterval>;
  /** Panel b, the pooled fit with experiments as blocks, µg/ml. */
  readonly blockedEc50s: ReadonlyMap<string, StudyInterval>;
  /** Number of stars of each comparison of panel a. */
  readonly stars: ReadonlyMap<string, number>;
}

/**
 * The numbers of both panels for a simulated study, from the shipped protocol and by the same steps as `cellassay run`, except that
 * the wells come from memory and not from files.
 *
 * @param protocol - protocols/fig2.yaml
 * @param profiles - false leaves out the profile intervals of single fits, which take most of the time and decide no other number;
 *   there are no pooled EC50s then
 */
export async function studyAnswer(
  study: SimulatedStudy,
  protocol: Protocol,
  { profiles }: { readonly profiles: boolean },
): Promise<StudyAnswer> {
  const analysis = await analyzeStudy(
    {
      study: 'fig2',
      protocol,
      protocolInput: { file: protocol.file, sha256: '', kind: 'protocol', vendor: null },
      protocolText: '',
      programVersion: '',
    },
    { measurements: studyMeasurements(study), inputs: [], inferences: [], files: [], problems: [] },
    { runner: profiles ? withProfiles : withoutProfiles, progress: silent },
  );
  return {
    responses: responsesOf(analysis),
    ec50s: ec50sOf(analysis),
    ec50Bounds: boundsOf(analysis),
    pooledEc50s: pooledEc50sOf(analysis),
    blockedEc50s: blockedEc50sOf(analysis),
    stars: starsOf(analysis),
  };
}

/** What a statistician would ask of a fit, and the table of sensitivity, take most of the time and change no number that is asked for here. */
const needed = {
  ...steps,
  fitCurve: ({ points, options }: StepInput<'fitCurve'>) => Promise.resolve(fitCurve(points, options)),
  ec50Sensitivity: () => Promise.resolve(null),
};
const withProfiles = directRunner(needed);
const withoutProfiles = directRunner({
  ...needed,
  fitCurve: ({ points, options }: StepInput<'fitCurve'>) =>
    Promise.resolve(fitCurve(points, { ...options, confidence: 'wald' })),
});

function responsesOf({ panels }: Analysis): Map<string, StudyInterval> {
  const responses = new Map<string, StudyInterval>();
  for (const panel of panels) {
    if (panel.kind !== 'bars') continue;
    for (const { title, groups } of panel.facets)
      for (const { label, summary } of groups)
        if (summary?.confidence95)
          responses.set(`${title} ${label}`, { estimate: summary.mean, confidence95: summary.confidence95 });
  }
  return responses;
}

function ec50sOf({ fits }: Analysis): Map<string, StudyInterval> {
  const ec50s = new Map<string, StudyInterval>();
  for (const { facet, curve, combined } of fits) {
    const [low, high] = combined?.confidence95 ?? [null, null];
    if (combined?.outcome === 'estimated' && combined.ec50 !== null && low !== null && high !== null)
      ec50s.set(`${facet} ${curve}`, { estimate: combined.ec50, confidence95: [low, high] });
  }
  return ec50s;
}

function boundsOf({ fits }: Analysis): Map<string, StudyBound> {
  const bounds = new Map<string, StudyBound>();
  for (const { facet, curve, combined } of fits)
    if (combined?.outcome === 'bound' && combined.bound) bounds.set(`${facet} ${curve}`, combined.bound);
  return bounds;
}

function pooledEc50sOf({ fits }: Analysis): Map<string, StudyInterval> {
  const ec50s = new Map<string, StudyInterval>();
  for (const { facet, curve, experiment, fit } of fits) {
    const [low, high] = fit?.profile95['ec50'] ?? [null, null];
    const ec50 = fit?.parameters?.ec50 ?? null;
    if (experiment === 'pooled' && ec50 !== null && low !== null && high !== null)
      ec50s.set(`${facet} ${curve}`, { estimate: ec50, confidence95: [low, high] });
  }
  return ec50s;
}

function blockedEc50sOf({ panels }: Analysis): Map<string, StudyInterval> {
  const ec50s = new Map<string, StudyInterval>();
  for (const panel of panels) {
    if (panel.kind !== 'curves') continue;
    for (const { title, curves } of panel.facets)
      for (const { label, blocked } of curves) {
        const [low, high] = blocked?.confidence95 ?? [null, null];
        if (blocked != null && low !== null && high !== null)
          ec50s.set(`${title} ${label}`, { estimate: blocked.ec50, confidence95: [low, high] });
      }
  }
  return ec50s;
}

function starsOf({ comparisons }: Analysis): Map<string, number> {
  const ofPanelA = comparisons.filter(({ panel }) => panel === 'a');
  return new Map(
    ofPanelA.map(({ facet, a, b, stars }) => [`${facet} ${a} ${b}`, stars === 'ns' ? 0 : stars.length]),
  );
}
