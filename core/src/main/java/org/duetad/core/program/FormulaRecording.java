package org.duetad.core.program;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;

/**
 * Programs of formulas that rules have for their slopes. Their conditions name no source line, as
 * finding it would dominate the time of recording. For authors of modes.
 */
public final class FormulaRecording {

  private FormulaRecording() {}

  /**
   * Records a formula.
   *
   * @param f the formula, n inputs to m outputs
   * @param x the point
   * @return the program
   * @throws IllegalArgumentException if the point has no coordinate
   * @throws IllegalStateException if f uses a number of a derivative call from outside
   */
  public static Program of(VectorFunction f, double... x) {
    Arguments.point("record", f, x);
    return Closed.of(Recorder.ofFormula().record("record", f, Scalar.of(x)));
  }
}
