package org.duetad.core.sparse;

/** How a Jacobian is computed from fewer directions than it has columns. */
public enum Compression {
  /** By sums of columns, one JVP each. */
  FORWARD,

  /** By sums of rows, one VJP each. */
  REVERSE,

  /** By whichever of the two, or both together, needs the fewest colours. */
  BIDIRECTIONAL
}
