import { scaleLog } from 'd3-scale';

/** A logarithmic dose axis with a place for dose 0 left of a break. */
export interface DoseAxis {
  /** Points from the left edge of the plot. */
  readonly position: (dose: number) => number;
  /** Where dose 0 stands and where the axis is broken; null without a dose 0. */
  readonly zero: { readonly x: number; readonly breakX: number } | null;
  readonly major: readonly { readonly x: number; readonly label: string }[];
  readonly minor: readonly number[];
}

const edgePt = 5;
const zeroPt = 7.5;
const breakPt = 16.5;
/** No tick left of this: beside the break it would be read as a dose. */
const firstTickPt = 19.5;
const logStartPt = 25;

/**
 * The dose axis of a plot: decades as major ticks, 2 to 9 times a decade as minor ones.
 *
 * Labels are plain numbers (0.1, 1, 10) while all of them are short, powers of ten (10⁻³) otherwise. Where fewer than two decades lie
 * within the doses, 1, 2 and 5 are labelled as well. Labels that would touch are left out, their ticks stay.
 *
 * @param doses - all doses of the panel, 0 included when it was measured
 * @param width - of the plot, points
 * @param labelWidth - measures a label in points
 */
export function doseAxis(
  doses: readonly number[],
  width: number,
  labelWidth: (text: string) => number,
): DoseAxis {
  const positive = doses.filter((dose) => dose > 0);
  const hasZero = doses.some((dose) => dose === 0);
  const least = Math.log10(Math.min(...positive));
  const most = Math.log10(Math.max(...positive));
  // a single dose gets a decade around it
  const [from, to] =
    positive.length === 0 ? [-1, 1] : most - least < 1e-9 ? [least - 0.5, most + 0.5] : [least, most];
  const start = hasZero ? logStartPt : edgePt;
  const scale = scaleLog([10 ** from, 10 ** to], [start, width - edgePt]);
  const position = (dose: number): number => scale(dose);
  const inside = (x: number): boolean => x >= (hasZero ? firstTickPt : 0) && x <= width + 1e-9;
  const steps = tickDoses(from, to).map((tick) => ({ ...tick, x: position(tick.dose) }));
  const drawn = steps.filter((tick) => inside(tick.x));
  const decades = drawn.filter((tick) => tick.multiple === 1);
  const labelled = decades.length >= 2 ? decades : drawn.filter((tick) => [1, 2, 5].includes(tick.multiple));
  const labels = labelsOf(labelled.map((tick) => tick.dose));
  const zero = hasZero ? { x: zeroPt, breakX: breakPt } : null;
  const taken = zero === null ? -Infinity : zero.x + labelWidth('0') / 2;
  const major = thinned(
    labelled.map((tick, i) => ({ x: tick.x, label: labels[i] ?? '' })),
    taken,
    labelWidth,
  );
  return {
    position: (dose) => (dose === 0 && zero !== null ? zero.x : position(dose)),
    zero,
    major,
    minor: drawn.filter((tick) => !labelled.includes(tick)).map((tick) => tick.x),
  };
}

/** Every 1, 2, … 9 times a power of ten around the range. */
function tickDoses(from: number, to: number): readonly { dose: number; multiple: number }[] {
  const [low, high] = [Math.floor(from) - 1, Math.ceil(to) + 1];
  // d3 gives the multiples only when it may give about as many ticks as there are
  const around = scaleLog([10 ** low, 10 ** high], [0, 1]).ticks(10 * (high - low));
  return around.map((dose) => ({ dose, multiple: Number(dose.toExponential(0).charAt(0)) }));
}

function labelsOf(doses: readonly number[]): readonly string[] {
  const short = doses.every((dose) => dose >= 0.0099 && dose <= 1000.5);
  return doses.map((dose) => {
    const [mantissa, power] = dose.toExponential().split('e');
    if (short) return String(Number(dose.toPrecision(1)));
    const times = mantissa === '1' ? '' : `${mantissa ?? ''}×`;
    return `${times}10<sup>${String(Number(power)).replace('-', '−')}</sup>`;
  });
}

/** Labels two points apart at least: all, or every second, third … of them; an empty label keeps its tick. */
function thinned(
  ticks: readonly { readonly x: number; readonly label: string }[],
  taken: number,
  labelWidth: (text: string) => number,
): readonly { readonly x: number; readonly label: string }[] {
  for (let every = 1; every <= ticks.length; every += 1) {
    // counted from the right, so that the highest dose keeps its label
    const kept = ticks.map((tick, i) =>
      (ticks.length - 1 - i) % every === 0 ? tick : { ...tick, label: '' },
    );
    let end = taken;
    const free = kept
      .filter((tick) => tick.label !== '')
      .every((tick) => {
        const half = labelWidth(tick.label) / 2;
        const ok = tick.x - half >= end + 2;
        end = tick.x + half;
        return ok;
      });
    if (free) return kept;
  }
  return ticks.map((tick) => ({ ...tick, label: '' }));
}
