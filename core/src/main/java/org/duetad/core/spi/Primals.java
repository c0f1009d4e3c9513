package org.duetad.core.spi;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;

/** Primal values, read without recording a dependency. For authors of rules. */
public final class Primals {

  private Primals() {}

  /**
   * The values of numbers.
   *
   * @param x numbers of any kind
   * @return their values
   */
  public static double[] of(Scalar... x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = x[i].primal();
    }
    return values;
  }

  /**
   * Whether numbers are plain, so that derivatives of what is computed with them are not asked for.
   *
   * @param x numbers of any kind
   * @return whether all are {@link Constant}
   */
  public static boolean areConstant(Scalar... x) {
    return Arrays.stream(x).allMatch(Constant.class::isInstance);
  }

  /**
   * The values of matrices.
   *
   * @param x matrices of any kind
   * @return their values
   */
  public static ConstantMatrix[] of(Matrix... x) {
    return Arrays.stream(x).map(Matrix::primal).toArray(ConstantMatrix[]::new);
  }
}
