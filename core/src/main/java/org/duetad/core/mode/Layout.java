package org.duetad.core.mode;

/** Which indices of a derivative come first. */
public enum Layout {
  /**
   * The output's, as in a Jacobian: {@code dy/dx} of vectors has a row for each y; of a scalar by a
   * vector it is a row.
   */
  NUMERATOR,
  /**
   * The input's, as in a gradient: {@code dy/dx} of vectors has a row for each x; of a scalar by a
   * vector it is a column.
   */
  DENOMINATOR
}
