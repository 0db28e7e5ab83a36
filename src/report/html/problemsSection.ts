import type { Problem } from '#domain/problem';
import { wholePlace } from '../placeText.ts';
import { html, type Html } from './markup.ts';
import { markedText } from './markedText.ts';
import { problemId } from './reportIds.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { severityName } from './severityName.ts';

/** Everything that was wrong or worth knowing: where, what was found, what was expected, what to do. */
export function problemsSection({ analysis }: ReportContext): ReportSection {
  const { problems } = analysis;
  return {
    id: 'problems',
    title: 'Problems',
    body:
      problems.length === 0
        ? html`<p>None.</p>`
        : html`<ol class="problems">
            ${problems.map(
              (problem, i) =>
                html`<li class="${problem.severity}" id="${problemId(i)}">${problemPart(problem)}</li> `,
            )}
          </ol>`,
  };
}

function problemPart(problem: Problem): Html {
  const { severity, code, file, place, found, expected, fix, frame } = problem;
  const where = [file ?? '', place === null ? '' : wholePlace(place)]
    .filter((part) => part !== '')
    .join(', ');
  return html`<p>
      <strong>${severityName(severity)}</strong> <code>${code}</code>${where !== '' && html` in ${where}`}
    </p>
    <dl>
      <dt>Found</dt>
      <dd>${markedText(found)}</dd>
      <dt>Expected</dt>
      <dd>${markedText(expected)}</dd>
      <dt>What to do</dt>
      <dd>${markedText(fix)}</dd>
    </dl>
    ${frame !== undefined && html`<pre tabindex="0" role="region" aria-label="Lines of ${file ?? 'the file'}">${frame}</pre>`}`;
}
