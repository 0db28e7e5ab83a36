import { describe, expect, it } from 'vitest';
import type { FitPoint } from '#domain/fit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { screenTable, type ScreenSummary } from '#pipeline/screen/screenTable';
import { steps } from '#pipeline/steps';
import { directRunner } from '#shell/runner/directRunner';
import { expectClose } from '../../support/expectClose.ts';
import { screenCurves } from '../../support/screenCurves.ts';

const options = { ...defaultFitOptions, confidence: 'wald' as const, scale: 'percent' as const };
const noChoices = { delimiter: null, decimal: null };

interface Screened extends ScreenSummary {
  readonly header: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Screens a text that comes in pieces of a length. */
async function screen(
  text: string,
  pieceLength = 1000,
  choices: Parameters<typeof screenTable>[2] = noChoices,
  scale: 'percent' | null = 'percent',
): Promise<Screened> {
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += pieceLength)
      yield await Promise.resolve(text.slice(at, at + pieceLength));
  }
  let table = '';
  const summary = await screenTable('screen.csv', { ...options, scale }, choices, {
    pieces: pieces(),
    write: async (part) => {
      table += part;
      await Promise.resolve();
    },
    runner: directRunner(steps),
    atOnce: 3,
    onProgress: () => undefined,
  });
  const [header = [], ...lines] = table
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(','));
  const rows = lines.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
  return { ...summary, header, rows };
}

const doses = [0.01, 0.1, 1, 10, 100];
const responses = (ec50: number): number[] => doses.map((dose, i) => 100 / (1 + dose / ec50) + (i % 2));
const pointsOf = (values: readonly number[]): FitPoint[] =>
  values.map((response, i) => ({ dose: doses[i]!, response }));
const longRows = (name: string, values: readonly number[]): string =>
  values.map((response, i) => `${name},${doses[i]},${response}\n`).join('');
const ec50s = [0.3, 1, 2, 5];
const long = `curve,dose,response\n${ec50s.map((ec50, i) => longRows(`c${i}`, responses(ec50))).join('')}`;
const wide = `curve,${doses.join(',')}\n${ec50s.map((ec50, i) => `c${i},${responses(ec50).join(',')}\n`).join('')}`;

describe('the table of a screen', () => {
  it('holds for each curve what a fit of it by itself says', async () => {
    const { rows, curves, outcomes, problems } = await screen(long);
    expect(problems).toEqual([]);
    expect([curves, outcomes]).toEqual([4, { estimated: 4 }]);
    for (const [i, ec50] of ec50s.entries()) {
      const fit = fitCurve(pointsOf(responses(ec50)), options);
      expect(rows[i]!['curve']).toBe(`c${i}`);
      expect(rows[i]!['outcome']).toBe(fit.outcome);
      expectClose(Number(rows[i]!['ec50']), fit.parameters!.ec50, { rel: 1e-8 });
      expectClose(Number(rows[i]!['rss']), fit.rss!, { rel: 1e-8 });
      expect(rows[i]!['flags']).toBe(fit.flags.join('; '));
    }
  });

  it.each([1, 7, 50, 1e6])('does not depend on where the file is cut: pieces of %i', async (length) => {
    expect((await screen(long, length)).rows).toEqual((await screen(long)).rows);
  });

  it('is the same for a row per curve with a column per dose', async () => {
    expect((await screen(wide)).rows).toEqual((await screen(long)).rows);
  });

  it('is the same for semicolons, tabs, decimal commas, quotation marks and the line ends of Windows', async () => {
    const { rows } = await screen(long);
    expect((await screen(long.replaceAll(',', '\t'))).rows).toEqual(rows);
    const german = long.replaceAll(',', ';').replaceAll('.', ',').replaceAll('\n', '\r\n');
    expect((await screen(german, 100, { delimiter: 'semicolon', decimal: 'comma' })).rows).toEqual(rows);
    expect((await screen(long.replaceAll(/(c\d)/g, '"$1"'))).rows).toEqual(rows);
    expect((await screen(`\uFEFF${long}`)).rows).toEqual(rows);
  });

  it('keeps the order of the file over many blocks, and loses no curve', async () => {
    const many = screenCurves(900, 7).map(({ points }, i) =>
      points.map(({ dose, response }) => `curve ${i},${dose},${response}\n`).join(''),
    );
    const text = `curve,dose,response\n${many.join('')}`;
    expect(text.length).toBeGreaterThan(2 << 18);
    const { rows, curves } = await screen(text, 9973);
    const names = many.flatMap((rowsOfCurve, i) => (rowsOfCurve === '' ? [] : [`curve ${i}`]));
    expect(rows.map((row) => row['curve'])).toEqual(names);
    expect(curves).toBe(names.length);
  });

  it('says of each bad row what is wrong, and fits the others', async () => {
    const { rows, problems, problemCount } = await screen(
      `${long}c9,0.01,high\nc9,-1,5\n,1,5\nc9,0.1,100\nc9,1,\nc9,10,1e400\n`,
    );
    expect(rows.length).toBe(5);
    expect(problemCount).toBe(5);
    expect(problems.map(({ code, place, found }) => [code, place?.line, found])).toEqual([
      ['cell-not-a-number', 22, '"high" under response'],
      ['dose-not-positive', 23, '"-1" under dose'],
      ['cell-empty', 24, 'an empty cell under curve'],
      ['cell-not-a-number', 26, 'an empty cell under response'],
      ['cell-not-a-number', 27, '"1e400" under response'],
    ]);
    expect(rows[4]).toMatchObject({
      curve: 'c9',
      outcome: 'notIdentified',
      flags: 'tooFewDoses; ic50NotReached',
    });
  });

  it('asks for --decimal where a number has a comma', async () => {
    const { problems } = await screen(long.replaceAll(',', ';').replaceAll('.', ','));
    expect(problems[0]!.fix).toContain('--decimal comma');
  });

  it('leaves rows out that come after those of other curves, and says so', async () => {
    const { rows, problems } = await screen(long + longRows('c1', responses(3)));
    expect(rows.length).toBe(4);
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['curve-scattered', 22]]);
  });

  it.each([
    ['dose,response\n1,2\n', 'column-missing'],
    ['curve,dose\na,1\n', 'column-missing'],
    ['curve,dose,response,response\na,1,2,3\n', 'ambiguous-table'],
    ['curve,experiment,dose,response\na,1,2,3\n', 'ambiguous-table'],
    ['curve,dose,response\n', 'fit-impossible'],
    ['', 'column-missing'],
  ])('refuses %j', async (text, code) => {
    const { problems, curves } = await screen(text);
    expect([problems.map((problem) => problem.code), curves]).toEqual([[code], 0]);
  });

  it('concludes aloud whether responses are percent of control', async () => {
    const { inferred } = await screen(long, 1000, noChoices, null);
    expect(inferred.map(({ what, value }) => [what, value])).toEqual([['scale', 'percent of control']]);
    expect((await screen(long)).inferred).toEqual([]);
  });

  it('does not let a name run as a formula', async () => {
    const { rows } = await screen(`curve,dose,response\n${longRows('=1+1', responses(1))}`);
    expect(rows[0]!['curve']).toBe("'=1+1");
  });
});
