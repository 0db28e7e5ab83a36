import type { PanelComparison, StarAlternative } from '#domain/comparison';
import { printedNumber, printedP } from '#domain/printedNumber';
import { listed, sentence } from '../phraseList.ts';
import { changing, wayText } from '../phraseAlternatives.ts';
import { nsIsNotEqual, pairText } from '../phraseTests.ts';
import { html, type Html } from './markup.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable } from './reportTable.ts';
import { shownInterval } from './shownNumber.ts';

interface Row {
  readonly one: PanelComparison;
  readonly other: StarAlternative;
}

/** Which stars hang on the test, the correction or on what n counts, and what `ns` leaves open. */
export function starsSection({ analysis }: ReportContext): ReportSection | null {
  const judged = analysis.comparisons.filter(({ alternatives }) => alternatives.length > 0);
  const open = analysis.comparisons.filter(({ stars }) => stars === 'ns');
  if (judged.length === 0 && open.length === 0) return null;
  return {
    id: 'stars',
    title: 'What the stars depend on',
    body: html`${judged.length > 0 && sensitivityPart(judged)} ${open.length > 0 && openPart(open)}`,
  };
}

function sensitivityPart(judged: readonly PanelComparison[]): Html {
  const all = judged.flatMap((one) => one.alternatives.map((other): Row => ({ one, other })));
  const others = judged.flatMap((one) => changing(one).map((other): Row => ({ one, other })));
  const compared = new Set(others.map(({ one }) => one)).size;
  const ways = listed(all.map(({ other }) => wayText(other).replace(/ \(.*/, '')));
  const wells = all.some(({ other }) => other.way === 'wells as n');
  return html`<p>
      Each comparison was made once more ${ways}, all else being equal.
      ${compared === 0 ? 'No star would change.' : `Of ${judged.length} comparisons ${compared} would have other stars.`}
    </p>
    ${others.length > 0 && alternativesTable('Stars that would change', others)} ${wells && wellsPart()}
    ${
      all.length > others.length &&
      html`<details>
        <summary>All that was tried</summary>
        ${alternativesTable('Every comparison under every other choice', all)}
      </details>`
    }`;
}

function wellsPart(): Html {
  return html`<p>
    Wells as n is here to show what it does, not to be chosen: wells of one plate share its cells, its control
    and its day, so they repeat the pipetting and not the experiment. In simulated studies whose groups do not
    differ, tests of all wells called 16 to 19 % of them different, tests of the wells of one experiment 21 to
    31 %, instead of 5 %.
  </p>`;
}

function alternativesTable(caption: string, rows: readonly Row[]): Html {
  return reportTable(
    caption,
    [
      { kind: 'name', heading: 'Compared', cell: ({ one }) => `Panel ${one.panel}: ${pairText(one)}` },
      { kind: 'text', heading: 'Stars', cell: ({ one }) => starsOf(one) },
      { kind: 'text', heading: 'Otherwise', cell: ({ other }) => wayText(other) },
      { kind: 'text', heading: 'Stars then', cell: ({ other }) => starsOf(other) },
      { kind: 'number', heading: 'p', cell: ({ one }) => pOf(one) },
      { kind: 'number', heading: 'p then', cell: ({ other }) => other.reason ?? pOf(other) },
    ],
    rows,
  );
}

function starsOf({ stars }: { readonly stars: string }): string {
  return stars === '' ? 'none' : stars;
}

function pOf({ p, pAdjusted, correction }: PanelComparison | StarAlternative): string {
  const decisive = pAdjusted ?? p;
  if (decisive === null) return 'not tested';
  return `${correction === 'none' ? '' : 'adjusted '}${printedP(decisive)}`;
}

function openPart(open: readonly PanelComparison[]): Html {
  return html`<h3>What "ns" leaves open</h3>
    <p>${sentence(nsIsNotEqual)} A wide interval says that little is known.</p>
    ${reportTable(
      'Comparisons without a star: what the data still bear',
      [
        { kind: 'name', heading: 'Compared', cell: (one) => `Panel ${one.panel}: ${pairText(one)}` },
        {
          kind: 'text',
          heading: 'Effect',
          cell: ({ scale }) => (scale === 'ratio' ? 'ratio' : 'difference'),
        },
        {
          kind: 'number',
          heading: 'Found',
          cell: ({ difference }) => (difference === null ? '' : printedNumber(difference)),
        },
        {
          kind: 'number',
          heading: 'Borne by the data (95 % CI)',
          cell: ({ confidence95 }) => shownInterval(confidence95),
        },
      ],
      open,
    )}`;
}
