/** The colours of one group: a lighter one for areas, one that reads on white for lines and markers. */
export interface GroupColour {
  readonly fill: string;
  readonly line: string;
}

export const markerShapes = ['circle', 'square', 'triangle', 'diamond', 'inverted triangle'] as const;
export type MarkerShape = (typeof markerShapes)[number];

/** What tells a group apart from the others, in every panel of a figure. */
export interface GroupLook extends GroupColour {
  readonly marker: MarkerShape;
}

const control: GroupColour = { fill: '#e0e0e0', line: '#595959' };
const blue: GroupColour = { fill: '#0072b2', line: '#0072b2' };
const bluishGreen: GroupColour = { fill: '#009e73', line: '#009e73' };
const vermillion: GroupColour = { fill: '#d55e00', line: '#d55e00' };
const orange: GroupColour = { fill: '#e69f00', line: '#e69f00' };
const reddishPurple: GroupColour = { fill: '#cc79a7', line: '#cc79a7' };
const yellow: GroupColour = { fill: '#f0e442', line: '#b3a600' };
const black: GroupColour = { fill: '#7f7f7f', line: '#000000' };

/** Groups of the resistance studies look the same in every figure, whoever else is in it. */
const known = {
  CTR: { ...control, marker: 'diamond' },
  T: { ...blue, marker: 'circle' },
  P: { ...bluishGreen, marker: 'triangle' },
  'T+P': { ...vermillion, marker: 'square' },
} as const satisfies Readonly<Record<string, GroupLook>>;
function isKnown(label: string): label is keyof typeof known {
  return Object.hasOwn(known, label);
}

const palette = [blue, vermillion, bluishGreen, orange, reddishPurple, control, yellow, black] as const;

/**
 * Colours and marker shapes by group label; no two groups of a figure share both.
 *
 * @param labels - all group labels of the figure, in order of appearance
 * @param own - colours that the protocol chose, by label
 * @source Wong B (2011) Points of view: Color blindness. Nat Methods 8:441
 */
export function groupLooks(
  labels: readonly string[],
  own: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, GroupLook> {
  const looks = new Map<string, GroupLook>();
  const unique = [...new Set(labels)];
  for (const label of unique) {
    if (isKnown(label)) looks.set(label, known[label]);
  }
  for (const label of unique) if (!looks.has(label)) looks.set(label, nextLook([...looks.values()]));
  for (const [label, look] of looks) {
    const colour = Object.hasOwn(own, label) ? own[label] : undefined;
    if (colour !== undefined) looks.set(label, { ...look, fill: colour, line: colour });
  }
  return looks;
}

/** A colour that no group has yet and the marker that the fewest have; then any pair that is free. */
function nextLook(taken: readonly GroupLook[]): GroupLook {
  const all = candidates();
  const newColours = all.filter((look) => !taken.some(({ line }) => line === look.line));
  const newPairs = all.filter(
    (look) => !taken.some((one) => one.line === look.line && one.marker === look.marker),
  );
  const free = [newColours, newPairs, all].find((looks) => looks.length > 0) ?? all;
  const shared = (look: GroupLook): number => taken.filter(({ marker }) => marker === look.marker).length;
  const [first, ...others] = free;
  return others.reduce((best, look) => (shared(look) < shared(best) ? look : best), first ?? known.CTR);
}

/** Every pair of colour and marker once, neighbours differing in both. */
function candidates(): readonly GroupLook[] {
  return markerShapes.flatMap((_, turn) =>
    palette.map((colour, i) => ({
      ...colour,
      marker: markerShapes[(i + turn) % markerShapes.length] ?? 'circle',
    })),
  );
}
