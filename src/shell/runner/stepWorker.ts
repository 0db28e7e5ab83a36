import { steps } from '#pipeline/steps';
import { answerSteps } from './answerSteps.ts';

/** What runs in a step process of the program. */
answerSteps(steps);
