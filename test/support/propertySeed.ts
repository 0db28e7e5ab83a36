import fc from 'fast-check';

/**
 * Properties are tried with the same examples everywhere, so that a change is judged by itself and not by chance. To look for new
 * counterexamples: `PROPERTY_SEED=random npx vitest run` (or a number), and for each that is found a test of its own.
 */
const asked = process.env['PROPERTY_SEED'] ?? '2020';
fc.configureGlobal(asked === 'random' ? {} : { seed: Number(asked) });
