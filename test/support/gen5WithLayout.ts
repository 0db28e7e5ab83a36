/** What a well of a made-up export holds: its Well ID, its amount as written, and its reading. */
export interface ExportedWell {
  readonly id: string;
  readonly amount?: string;
  readonly reading: number;
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const numbers = Array.from({ length: 12 }, (_, column) => column + 1);

/**
 * A Gen5 text export of one plate with its section `Layout`, in the shape of the fixtures.
 *
 * @param wells - well name -> what it holds; the others are read as 0.050 and have no Well ID
 */
export function gen5WithLayout(
  wells: Readonly<Record<string, ExportedWell>>,
  { layout = true, plate = 'Plate 1' }: { readonly layout?: boolean; readonly plate?: string } = {},
): string {
  const line = (letter: string, of: (well: ExportedWell | undefined) => string, end: string) =>
    [letter === '' ? '' : letter, ...numbers.map((column) => of(wells[`${at}${column}`])), end].join('\t');
  let at = 'A';
  const rows = (make: () => string[]): string[] =>
    letters.flatMap((letter) => {
      at = letter;
      return make();
    });
  return [
    'Software Version\t3.12.08',
    '',
    `Plate Number\t${plate}`,
    'Date\t7/24/2026',
    'Time\t10:12:03 AM',
    'Reader Type:\tSynergy H1',
    'Reader Serial Number:\t18092726',
    'Reading Type\tReader',
    '',
    'Procedure Details',
    '',
    'Plate Type\t96 WELL PLATE',
    'Read\tAbsorbance Endpoint',
    '\tFull Plate',
    '\tWavelengths:  590',
    '',
    ...(layout
      ? [
          'Layout',
          ['', ...numbers].join('\t'),
          ...rows(() => [
            line(at, (well) => well?.id ?? '', 'Well ID'),
            line('', (well) => well?.amount ?? '', 'Conc/Dil'),
          ]),
          '',
        ]
      : []),
    'Results',
    ['', ...numbers].join('\t'),
    ...rows(() => [line(at, (well) => (well?.reading ?? 0.05).toFixed(3), '590')]),
    '',
  ].join('\r\n');
}
