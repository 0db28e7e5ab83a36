import type { StatedFacts } from './statedFacts.ts';

interface Recipe {
  /** As people write the assay. */
  readonly assay: RegExp;
  /** What was done to the cells, after `cells were`. */
  readonly steps: (facts: StatedFacts) => string;
  /** Whether a dye is dissolved before reading, so that it has to be mixed. */
  readonly dissolved: boolean;
}

/** Assays whose steps are known by name; the facts about them are asked for and not assumed. */
const recipes: readonly Recipe[] = [
  {
    assay: /crystal[\s-]*violet|sulforhodamine|\bSRB\b|methylene[\s-]*blue|\bCV\b/i,
    steps: (facts) =>
      `${facts.said('fixation', (fixative) => `fixed with ${fixative}`)} and stained with ${facts.of('staining')}, and the dye was dissolved in ${facts.of('solubiliser')}`,
    dissolved: true,
  },
  {
    assay: /\bMTT\b/i,
    steps: (facts) => `${incubated(facts)}, and the formazan was dissolved in ${facts.of('solubiliser')}`,
    dissolved: true,
  },
  {
    assay: /neutral[\s-]*red/i,
    steps: (facts) => `${incubated(facts)}, and the dye was dissolved in ${facts.of('solubiliser')}`,
    dissolved: true,
  },
];

/** What was done to the cells before reading, with a question for each fact that the assay needs. */
export function methodsRecipe(assay: string, facts: StatedFacts): string[] {
  const recipe = recipes.find((one) => one.assay.test(assay));
  const steps = recipe === undefined ? incubated(facts) : recipe.steps(facts);
  const shaken =
    recipe?.dissolved === true
      ? [facts.said('shaking', (how) => `plates were shaken ${how} before reading`)]
      : [];
  return [`the assay was ${assay}: cells were ${steps}`, ...shaken];
}

function incubated(facts: StatedFacts): string {
  return `incubated with ${facts.of('reagent')} for ${facts.of('reagent incubation')}`;
}
