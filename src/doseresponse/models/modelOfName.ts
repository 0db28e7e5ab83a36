import type { ModelName } from '#domain/fit';
import { brainCousens } from './brainCousens.ts';
import type { DoseResponseModel } from './doseResponseModel.ts';
import { fiveParameterLogistic } from './fiveParameterLogistic.ts';
import { fourParameterLogistic } from './fourParameterLogistic.ts';
import { logNormal } from './logNormal.ts';
import { weibullOne, weibullTwo } from './weibull.ts';

/** The curves behind the names of models; 3PL and 2PL are the four-parameter logistic with plateaus held. */
export const modelOfName: Readonly<Record<ModelName, DoseResponseModel>> = {
  '4PL': fourParameterLogistic,
  '3PL': fourParameterLogistic,
  '2PL': fourParameterLogistic,
  '5PL': fiveParameterLogistic,
  W1: weibullOne,
  W2: weibullTwo,
  LN: logNormal,
  BC: brainCousens,
};
