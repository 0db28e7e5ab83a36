const words: Readonly<Record<string, string>> = {
  plateauNotReached: 'a plateau was not reached by the doses',
  plateauImplausible: 'a fitted plateau is implausible on this scale',
  plateausContradicted: 'the data contradict the plateaus that are held',
  lackOfFit: 'the curve misses the mean responses by more than replicates scatter',
  better5PL: 'an asymmetric curve (5PL) describes the data better',
  betterHormesis: 'a curve that low doses stimulate (Brain–Cousens) describes the data better',
  pointDrivesFit: 'the EC50 hangs on one point',
  outliersSuspected: 'points that ROUT calls outliers are in the fit',
  outliersLeftOut: 'points that ROUT calls outliers are left out of the fit',
  experimentDrivesEc50: 'the EC50 over experiments hangs on one experiment',
  profileOpen: 'the data leave a plateau or the slope open on one side',
  plateausCrossed: 'the fitted plateaus changed places',
  ec50OutsideDoses: 'the EC50 lies outside the doses',
  ec50Unbounded: 'the data leave one side of the EC50 open',
  weightsFromFewReplicates: 'weights of 1/SD² come from few replicates',
  atBound: 'the best curve within the bounds lies on one of them',
  noMinimumInBounds: 'no curve within the bounds is the best one',
  tooFewDoses: 'there are few doses for this model',
  slopeNotIdentified: 'the doses do not say how steep the response is',
  noInteriorMinimum: 'no curve is the best one',
  nearSingular: 'the parameters can hardly be told from each other',
  saturatedInDoses: 'there are only as many doses as parameters, so nothing shows whether the shape is right',
  saturatedDosesLeftOut: "doses with a well beyond the reader's range are left out",
  openExperiments: 'one experiment by itself does not close the EC50',
  experimentsNotPaired: 'an experiment that does not tell it of both curves is left out',
  experimentsLeftOut: 'an experiment without an EC50 is left out',
  experimentsBeyondDoses: 'in some experiments the EC50 lies beyond the doses',
  experimentWithoutResponse: 'one experiment shows no response',
  ic50OutsideDoses: 'the curve crosses half of the control outside the doses',
  ic50NotReached: 'the curve does not cross half of the control',
  wellsAtBlank: 'a well is no brighter than its blank, so that its growth rate is −1',
  gr50OfOthersOnly: 'GR50 is that of the experiments that have one',
  dosesDiffer: 'the experiments have different ranges of doses',
  smallN: 'n is small: the test rests on its assumptions',
  unequalVariances: 'the groups scatter differently',
  ties: 'some values are equal and share their ranks',
  zeroDifferences: 'pairs without a difference are left out of the ranks',
  unequalN:
    'n is unequal: a main effect is that beside the other factor (type II) or over its levels (III), as stated',
  familyIsFacet: 'the correction is over the comparisons of its facet, not of the panel',
  starsOutOfReach: 'with so few values no p can be small enough for a star',
  approximateP: 'p is that of the normal approximation',
  singleExperiment: 'it is of one experiment',
};

/** A flag of a fit or well in words; one that is not known is spelled out. */
export function legendFlag(flag: string): string {
  return (
    words[flag] ?? flag.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  );
}
