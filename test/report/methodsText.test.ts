import { describe, expect, it } from 'vitest';
import { methodsOf as textOf } from '../support/memoryStudy.ts';
import {
  barsStudy,
  curvesStudy,
  noFigureStudy,
  severalSetsStudy,
  wellsStudy,
} from '../support/methodsStudies.ts';

describe('methodsText of bars', () => {
  it('tells wells, experiments, scale, test and software, and has no word of curves', async () => {
    const text = await textOf(barsStudy());
    for (const sentence of [
      'Cells were seeded in 24-well plates at [state: seeding density], [state: time before treatment] before treatment.',
      'Cells were treated with T-DM1 at 1 µg/ml for 48 h.',
      'The assay was crystal violet: cells were fixed with [state: fixation] and stained with [state: staining], and the dye was dissolved in [state: solubiliser].',
      'Absorbance was read at 590 nm (reader: [state: reader]; software: [state: reader software]).',
      'Each plate had three treated wells per group, three untreated control wells per group and three blank wells (no cells).',
      'Three experiments were analysed, with one plate for each experiment.',
      'Technical replicates (wells of one group) were averaged on their plate before means and tests were made, and n counts independent experiments ([state: independent experiments]). n = 3 experiments in every group.',
      'Viability was calculated as 100 × (A − B)/(C − B) %, with A the absorbance of a well, B the blank (the mean of the blank wells of the plate) and C the mean of the untreated control wells of the same cell line, resistance and time on the same plate. Response was calculated as 100 − viability. No well was left out.',
      'Values are means, error bars SD between experiments.',
      "Groups were compared by two-sided unpaired Student's t-test (equal variances), with no correction, as there is one comparison in the panel.",
      'Significance is marked as * p < 0.05, ** p < 0.001, *** p < 0.0001, ns p ≥ 0.05.',
    ])
      expect(text).toContain(sentence);
    expect(text).toMatch(
      /Normalisation, statistics and figures were done with cellassay 1\.2\.3 \(protocols\/s\.yaml, SHA-256 [0-9a-f]{64}\)\.\n$/,
    );
    for (const word of ['EC50', 'IC50', 'curve', 'pretreat', 'imulated', 'panel a', 'Exclusions'])
      expect(text).not.toContain(word);
  });

  it('says what relative means and tests log ratios', async () => {
    const text = await textOf(barsStudy(', relative to: T'));
    expect(text).toContain(
      'Response was calculated as 100 − viability, and relative response as 100 × response/response(T) of the same experiment.',
    );
    expect(text).toContain('two-sided one-sample t-test of log ratios against 0');
    expect(text).not.toContain('Student');
  });

  it('names a paired test, its correction and thresholds of adjusted p', async () => {
    const text = await textOf(barsStudy(', test: paired, correction: holm, stars: prism'));
    expect(text).toContain(
      'Groups were compared by two-sided t-test paired by experiment, with Holm correction of p, not of the CI, over the one comparison of the panel.',
    );
    expect(text).toContain('** adjusted p ≤ 0.01');
  });

  it('says that wells stand in for n, and what their interval is', async () => {
    const text = await textOf(wellsStudy());
    for (const sentence of [
      'One experiment was analysed, with one plate.',
      'Wells stood in for n, each for itself, because there was one experiment.',
      'n = 3 wells (technical) in every group; these wells are of one experiment, and their scatter says nothing about another one.',
      "error bars 95 % CI of the mean by Fieller's method.",
      'These p-values compare wells, not experiments.',
    ])
      expect(text).toContain(sentence);
    for (const word of ['independent experiments', 'sample size', 'averaged'])
      expect(text).not.toContain(word);
  });
});

describe('methodsText of curves', () => {
  it('tells doses, model, optimiser, EC50 and IC50, and has no word of responses', async () => {
    const text = await textOf(curvesStudy());
    for (const sentence of [
      'Cells were treated with lapatinib at eight doses in 1:4 steps (0.61 nM–10 µM) for 72 h.',
      'Each plate had four treated wells per group and dose, four vehicle control wells per group and eight blank wells (no cells).',
      'Dose 0 was that control, 100 % in every experiment by construction.',
      'Viability of the wells of each experiment was fitted by unweighted least squares with y = bottom + (top − bottom)/(1 + (EC50/dose)^hillSlope) (four-parameter logistic), with the control as dose 0.',
      "The relative EC50 is the dose half way between the plateaus; it is given as the geometric mean of the experiments' EC50s with 95 % CI from a t-interval of log EC50.",
      'The absolute IC50 is the dose at which the curve crosses 50 % of control; it is given in the same way, but not where 50 % was not reached.',
      'Curves were compared by two-sided t-test of log EC50 paired by experiment,',
      'Normalisation, curve fits, statistics and figures were done',
    ])
      expect(text).toContain(sentence);
    for (const words of ['esponse was', 'only a bound', 'Not tested', 'delta method'])
      expect(text).not.toContain(words);
  });

  it('says what weights are of', async () => {
    const text = await textOf(curvesStudy(', weights: 1/y²'));
    expect(text).toContain(
      'was fitted by least squares weighted by 1/y² (y of the curve, until weights settled) with',
    );
  });

  it('says what was fixed, that dose 0 was left out, and what stands where there is no EC50', async () => {
    const text = await textOf(curvesStudy(', model: 3PL, omit zero: yes'));
    expect(text).toContain('(three-parameter logistic, bottom fixed at 0), without dose 0.');
    expect(text).toContain(
      'Where the EC50 of an experiment lay beyond the doses, every experiment whose data gave only a bound of its EC50 (95 % profile likelihood) entered the mean with that bound, and the mean is a bound too.',
    );
    expect(text).toContain(
      'Not tested: SkBr3 T vs T+P (log EC50), because in an experiment a curve has no EC50 inside the doses.',
    );
    expect(text).not.toContain('Significance');
  });

  it('says that a dose with a saturated well gave no point to the fit', async () => {
    const { protocol, plates } = curvesStudy();
    const saturated = plates['SkBr3_exp2.csv']!.replace(/^(B(?:,[^,]*){9}),[\d.]+/m, '$1,OVRFLW');
    expect(saturated).toContain('OVRFLW');
    const text = await textOf({ protocol, plates: { ...plates, 'SkBr3_exp2.csv': saturated } });
    expect(text).toContain(
      'A group with a well beyond the range of the reader was given no value in that experiment, and its dose gave no point to the fit.',
    );
  });

  it('gives a single experiment the interval of its fit', async () => {
    const { protocol, plates } = curvesStudy();
    const one = { protocol, plates: { 'SkBr3_exp1.csv': plates['SkBr3_exp1.csv']! } };
    const text = await textOf(one);
    expect(text).toContain('it is given with 95 % profile-likelihood CI of the fit.');
    expect(text).toContain('it is given with 95 % CI by the delta method, but not where');
    expect(text).not.toContain('geometric mean');
    expect(text).toContain('and n counts experiments. n = 1 experiment at every dose.');
    expect(text).toContain('Values are those of one experiment, without error bars.');
    expect(text).not.toMatch(/SD|independent experiments|sample size/);
  });
});

describe('methodsText', () => {
  it('names panels only where they differ, and a plate set that nothing is drawn of', async () => {
    const text = await textOf(severalSetsStudy());
    for (const sentence of [
      'The cells were SkBr3 and BT474, obtained from',
      'The source of T-DM1 was [state: drug source].',
      'For panel b, cells were pretreated with trastuzumab 5 µg/ml for [state: pretreatment time].',
      'For panel a, cells were treated with T-DM1 at 1 µg/ml for 24 h.',
      'For panel b, cells were treated with T-DM1 at 1 µg/ml for 72 h.',
      'For plate set pilot, cells were treated with T-DM1 at 1 µg/ml for 48 h.',
      'The assay was MTT: cells were incubated with [state: reagent] for [state: reagent incubation], and the formazan was dissolved in [state: solubiliser].',
      'For panel b, three experiments were analysed, with one plate for each experiment and cell line.',
      'of the same cell line, resistance and time on the same plate. For panel b, viability was',
      'of the same cell line, resistance, pretreatment and time on the same plate. Response was',
      'For panel b, values are means, error bars SEM between experiments.',
      'For panel b, groups were compared by two-sided t-test paired by experiment, with Holm correction of p, not of the CI, over all 2 comparisons of the panel.',
    ])
      expect(text).toContain(sentence);
    expect(text.match(/Absorbance was read/g)).toHaveLength(1);
    expect(text).not.toContain('stained');
  });

  it('speaks of no panel, test or error bar where there is no figure', async () => {
    const text = await textOf(noFigureStudy());
    expect(text).toContain('Values are given as mean, SD, SEM and 95 % CI (t-interval).');
    expect(text).toContain('Normalisation and statistics were done');
    expect(text).not.toMatch(/panel|t-test|error bars|figure/);
  });

  it('says that there is nothing to describe where no plate could be used', async () => {
    const text = await textOf({ ...barsStudy(), plates: { 'SkBr3_exp1.csv': 'no plate' } });
    expect(text).toBe('No plate of this study could be used, so there are no methods to describe.\n');
  });

  it.each([
    ['resazurin', 'The assay was resazurin: cells were incubated with [state: reagent]'],
    ['CellTiter-Glo', 'The assay was CellTiter-Glo: cells were incubated with [state: reagent]'],
    ['SRB', 'The assay was SRB: cells were fixed with [state: fixation] and stained'],
    ['neutral red', 'and the dye was dissolved in [state: solubiliser]'],
  ])('asks for the recipe of %s', async (assay, expected) => {
    const text = await textOf(barsStudy('', `assay: ${assay}`));
    expect(text).toContain(expected);
    expect(text).toMatch(assay === 'SRB' ? /fixation/ : /^(?!.*fixation)/s);
  });

  it('counts what was left out, with the reason and the rule', async () => {
    const { protocol, plates } = barsStudy();
    const exclude =
      'exclude: [{ files: "*exp1*", wells: C1, reason: scratched }, { experiment: 3, reason: contaminated }]\n';
    const saturated = plates['SkBr3_exp2.csv']!.replace(/^(C(?:,[^,]*){5},)[\d.]+$/m, '$1OVRFLW');
    const text = await textOf({
      protocol: protocol + exclude,
      plates: { ...plates, 'SkBr3_exp2.csv': saturated },
    });
    for (const sentence of [
      'Of 45 wells with controls and blanks, 17 were left out of all means: one excluded, scratched; one beyond the range of the reader; 15 (one whole plate) excluded, contaminated.',
      'Exclusions were [state: exclusion criteria].',
      'A group with a well beyond the range of the reader was given no value in that experiment.',
      'Two experiments were analysed',
    ])
      expect(text).toContain(sentence);
  });

  it('says that a plate stood turned in the reader, and nothing of it where none did', async () => {
    const { protocol, plates } = barsStudy();
    const turned = protocol.replace('    time: 48 h\n', '    time: 48 h\n    turned: "*exp1*"\n');
    expect(await textOf({ protocol: turned, plates })).toContain(
      'Of 3 plates, one had stood turned by 180° in the reader, and its wells were renamed accordingly.',
    );
    expect(await textOf({ protocol, plates })).not.toContain('turned');
  });

  it('asks for no criteria where only a copied plate was left out', async () => {
    const { protocol, plates } = barsStudy();
    const copied = { ...plates, 'SkBr3_exp4.csv': plates['SkBr3_exp1.csv']! };
    const text = await textOf({ protocol, plates: copied });
    expect(text).toContain(
      'Of 60 wells with controls and blanks, 15 were left out of all means: 15 (one whole plate) excluded, same readings as SkBr3_exp1 (experiment 1).',
    );
    expect(text).toContain('Three experiments were analysed');
    expect(text).not.toContain('exclusion criteria');
  });

  it('tells the times of one plate set from the shortest on', async () => {
    const { protocol, plates } = barsStudy();
    const timed = Object.fromEntries(
      Object.entries(plates).map(([name, text], index) => [
        name.replace('.csv', `_${['72 h', '24 h', '48 h'][index] ?? ''}.csv`),
        text,
      ]),
    );
    const text = await textOf({
      plates: timed,
      protocol: protocol
        .replace('_exp{experiment}', '_exp{experiment}_{time}')
        .replace('    time: 48 h\n', '')
        .replace('compare: [T, T+P]', 'by: time, where: { resistance: T }'),
    });
    expect(text).toContain('Cells were treated with T-DM1 at 1 µg/ml for 24 h, 48 h or 72 h.');
  });

  it('says that data are simulated before anything else', async () => {
    const text = await textOf(barsStudy('', 'title: SIMULATED example'));
    expect(text).toMatch(
      /^Simulated data: the text describes the experiments that they imitate\.\n\nCells\. /,
    );
  });
});

describe('the same study', () => {
  it('gives the same text whatever the order of its files', async () => {
    const study = severalSetsStudy();
    const reversed = Object.fromEntries(Object.entries(study.plates).reverse());
    const text = await textOf(study);
    expect(await textOf(study)).toBe(text);
    expect(await textOf({ ...study, plates: reversed })).toBe(text);
  });
});
