import type { Ec50Sensitivity } from '#domain/sensitivity';
import type { SensitivityInput } from '#doseresponse/sensitivity/ec50Sensitivity';
import type { Runner } from './runner.ts';

/**
 * The table of how the EC50 of one curve depends on the way it is made.
 *
 * @param name - of the curve, for messages
 * @returns null where there is no EC50 to be made
 */
export async function madeInEveryWay(
  input: SensitivityInput,
  name: string,
  runner: Runner,
): Promise<Ec50Sensitivity | null> {
  const result = await runner.run('ec50Sensitivity', input, `${name} sensitivity`);
  if (!result.ok) throw new Error(`fitting ${name} in every way: ${result.message}`);
  return result.output;
}
