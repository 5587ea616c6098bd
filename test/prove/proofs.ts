import { FAULT_PAIRS, FAULT_SWEEP } from './faults/proof.ts';
import { INTERLEAVINGS, RANDOM_OVERLAP } from './overlap/proof.ts';
import { emptyRow, type Proof } from './proof.ts';
import { proof as randomLives } from './properties/proof.ts';

/** Breaks off at the first life that breaks a law, and throws the shortest one as a story. */
const RANDOM_LIVES: Proof = {
  name: 'lives',
  run: async (seed, progress) => {
    const rows = await randomLives.run(seed, progress);
    return rows.map(({ story, points, lost, repeated }) => ({
      ...emptyRow(story),
      tried: points,
      lost,
      repeated,
    }));
  },
};

/** All that `prove.ts` runs, in this order. Another proof is added here. */
export const PROOFS: readonly Proof[] = [
  FAULT_SWEEP,
  FAULT_PAIRS,
  INTERLEAVINGS,
  RANDOM_OVERLAP,
  RANDOM_LIVES,
];
