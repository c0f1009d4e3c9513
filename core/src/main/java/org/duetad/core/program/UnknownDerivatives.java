package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.ChainFactor;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/** Derivatives about which there is a doubt that is no double: NaN takes their place. */
final class UnknownDerivatives {

  private UnknownDerivatives() {}

  static boolean isAny(ChainFactor[] factors) {
    for (ChainFactor factor : factors) {
      if (factor.isUnknown()) {
        return true;
      }
    }
    return false;
  }

  /** A number or a matrix of zeros. */
  static Object zeroLike(Object value) {
    return value instanceof Matrix m ? ConstantMatrix.zeroLike(m) : Scalar.of(0.0);
  }

  /** A derivative with NaN where its factor is, by what overflowed. */
  static Object in(Object derivative, ChainFactor[] factors, @Nullable Object overflowed) {
    Scalar infinity = infinite(overflowed);
    if (!(derivative instanceof Matrix m)) {
      return Chain.undefined((Scalar) derivative, infinity);
    }
    Scalar[] elements = m.toScalars();
    for (int i = 0; i < elements.length; i++) {
      if (factors[i].isUnknown()) {
        elements[i] = Chain.undefined(elements[i], infinity);
      }
    }
    return Matrix.of(m.numRows(), m.numCols(), elements);
  }

  /** What overflowed, as a number; a constant if that is not kept, or is within a rule. */
  private static Scalar infinite(@Nullable Object value) {
    if (value == null) {
      return Scalar.of(Double.POSITIVE_INFINITY);
    }
    Scalar[] elements = value instanceof Matrix m ? m.toScalars() : new Scalar[] {(Scalar) value};
    return Arrays.stream(elements)
        .filter(x -> Double.isInfinite(x.primal()))
        .findFirst()
        .orElse(Scalar.of(Double.POSITIVE_INFINITY));
  }
}
