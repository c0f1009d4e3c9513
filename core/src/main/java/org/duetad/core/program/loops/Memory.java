package org.duetad.core.program.loops;

/** An array that loops read and write. */
public enum Memory {
  /** The inputs, the constants, and the results. */
  VALUES,
  /** The adjoints of these, at the same places. */
  ADJOINTS,
  /** What is computed besides results: slopes that are kept, and partial sums. */
  KEPT
}
