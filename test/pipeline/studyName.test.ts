import { describe, expect, it } from 'vitest';
import { studyNameProblem } from '#pipeline/studyName';

describe('the name of a study', () => {
  it.each(['fig2', 'T-DM1 pilot', 'Größe 48 h', '研究', 'a.b', 'consort', "l'étude", 'x'.repeat(60)])(
    'may be "%s"',
    (name) => expect(studyNameProblem(name)).toBeNull(),
  );

  it.each([
    ['', 'no name'],
    [' ', 'no name'],
    ['a/b', 'a path'],
    ['a\\b', 'a path'],
    ['..', 'ends with a dot'],
    ['end.', 'ends with a dot'],
    ['end ', 'begins or ends with a blank'],
    [' begin', 'begins or ends with a blank'],
    ['.hidden', 'hidden'],
    ['copy.part', 'unfinished'],
    ['~$open', 'unfinished'],
    ['con', 'device'],
    ['LPT1.x', 'device'],
    ['what?', 'has ? in it'],
    ['a:b', 'has : in it'],
    ['a\nb', 'a control character'],
    ['x'.repeat(61), '61 letters'],
  ])('is refused when it is "%s": %s', (name, found) => {
    const problem = studyNameProblem(name);
    expect(problem).toMatchObject({ code: 'study-name-unusable', severity: 'error' });
    expect(problem?.found).toContain(found);
  });
});
