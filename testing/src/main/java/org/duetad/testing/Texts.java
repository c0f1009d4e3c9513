package org.duetad.testing;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/** Numbers as Java source. */
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
