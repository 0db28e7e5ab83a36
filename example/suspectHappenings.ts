import type { WellContent } from '#domain/well';
import type { SeededRandom } from './seededRandom.ts';

/** What a well reads in the end, AU; null: it was not read. */
export type Spoil = (well: WellAt, random: SeededRandom) => number | null;

/** A well of a simulated plate before anything happens to it; absorbances in AU. */
export interface WellAt {
  readonly content: WellContent;
  readonly net: number;
  readonly background: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Net absorbance of an untreated well. */
  readonly untreated: number;
}

const onEdge = ({ row, column, rows, columns }: WellAt, ring: number): boolean =>
  row < ring || column < ring || row >= rows - ring || column >= columns - ring;
const across = ({ column, columns }: WellAt): number => (2 * column) / (columns - 1) - 1;
const treated = ({ content }: WellAt): boolean => content.role === 'treated';

/** What can happen to a plate that is what it is said to be, and whether one that was turned can still be told after it. */
export const happenings: readonly {
  readonly name: string;
  readonly tellable: boolean;
  readonly spoil: Spoil;
}[] = [
  { name: 'as simulated', tellable: true, spoil: (well) => well.background + well.net },
  {
    name: 'edge effect: 40 % less cells in the outer two rings, half as much stain again without cells',
    tellable: true,
    spoil: (well) =>
      onEdge(well, 2)
        ? well.net * 0.6 + well.background * (onEdge(well, 1) ? 1.5 : 1)
        : well.background + well.net,
  },
  {
    name: 'column gradient of −20 % to +20 %',
    tellable: true,
    spoil: (well) => well.background + well.net * (1 + 0.2 * across(well)),
  },
  {
    name: 'column gradient of +20 % to −20 %',
    tellable: true,
    spoil: (well) => well.background + well.net * (1 - 0.2 * across(well)),
  },
  {
    name: 'the drug kills all cells',
    tellable: true,
    spoil: (well) => well.background + (treated(well) ? 0 : well.net),
  },
  { name: 'no cells left anywhere', tellable: false, spoil: (well) => well.background },
  {
    name: 'the drug does nothing',
    tellable: true,
    spoil: (well, random) =>
      well.background + (treated(well) ? well.untreated * (1 + 0.08 * random.normal()) : well.net),
  },
  {
    name: 'the drug doubles the cells',
    tellable: true,
    spoil: (well) =>
      well.background +
      (treated(well) ? well.untreated * (1 + Math.max(0, 1 - well.net / well.untreated)) : well.net),
  },
  {
    name: 'other things in the empty wells',
    tellable: false,
    spoil: (well, random) =>
      well.content.role === 'empty' ? 0.04 + 0.5 * random.uniform() : well.background + well.net,
  },
  {
    name: "somebody else's cells in the empty wells",
    tellable: false,
    spoil: (well, random) =>
      well.content.role === 'empty'
        ? 0.065 + well.untreated * (1 + 0.08 * random.normal())
        : well.background + well.net,
  },
  {
    name: 'the cells of one row washed off',
    tellable: false,
    spoil: (well) => well.background + (well.row === 2 ? 0.03 : 1) * well.net,
  },
  {
    name: 'one well in ten not read, one in twenty scratched or with a bubble',
    tellable: true,
    spoil: (well, random) => {
      const luck = random.uniform();
      if (luck < 0.1) return null;
      return luck < 0.15 ? 3 * random.uniform() : well.background + well.net;
    },
  },
];
