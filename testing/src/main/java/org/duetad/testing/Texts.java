package org.duetad.testing;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/** Numbers and tests as Java source. */
final class Texts {

  private Texts() {}

  static String numbers(double... x) {
    return Arrays.stream(x).mapToObj(Texts::number).collect(Collectors.joining(", "));
  }

  static String number(double x) {
    if (Double.isNaN(x)) {
      return "Double.NaN";
    }
    return Double.isInfinite(x)
        ? (x > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY")
        : Double.toString(x);
  }

  /** The end of a message: a test of one statement, to be pasted. */
  static String reproduced(String statement) {
    return "\n  to reproduce:\n    @Test\n    void found() {\n      " + statement + "\n    }";
  }

  static String matrix(DMatrixRMaj m) {
    return "new DMatrixRMaj("
        + m.numRows
        + ", "
        + m.numCols
        + ", true, "
        + numbers(Arrays.copyOf(m.data, m.getNumElements()))
        + ")";
  }
}
