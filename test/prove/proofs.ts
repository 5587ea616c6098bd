import { FAULT_PAIRS, FAULT_SWEEP } from './faults/proof.ts';
import { INTERLEAVINGS, RANDOM_OVERLAP } from './overlap/proof.ts';
import type { Proof } from './proof.ts';
import { RANDOM_LIVES } from './properties/proof.ts';

/** All that `prove.ts` runs, in this order. Another proof is added here. */
export const PROOFS: readonly Proof[] = [
  FAULT_SWEEP,
  FAULT_PAIRS,
  INTERLEAVINGS,
  RANDOM_OVERLAP,
  RANDOM_LIVES,
];
