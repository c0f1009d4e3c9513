package org.duetad.testing;

import org.duetad.core.VectorFunction;
import org.duetad.core.sparse.Sparsity;
import org.duetad.core.sparse.SparsityPattern;
import org.duetad.core.spi.Arguments;

/** Assertions on the derivatives of a function, {@link GradientAssert#assertThatFunction}. */
public final class FunctionAssert {

  private final VectorFunction f;

  FunctionAssert(VectorFunction f) {
    this.f = f;
  }

  /**
   * That its derivatives obey all laws, {@link FunctionAtPoint#laws}.
   *
   * @return where
   */
  public GradientAssert.At agreesInAllModes() {
    return x -> FunctionAtPoint.ofVector(f, x).assertLaws();
  }

  /**
   * That its Jacobian has entries where a pattern has, and nowhere else.
   *
   * @param pattern the pattern
   * @return where
   */
  public GradientAssert.At hasSparsity(SparsityPattern pattern) {
    Arguments.given("assert", "pattern", pattern);
    return x -> {
      SparsityPattern found = Sparsity.jacobian(f, x);
      if (!found.equals(pattern)) {
        throw new AssertionError(
            "the Jacobian at ("
                + Texts.numbers(x)
                + ") has the pattern\n"
                + found
                + "\nbut must have\n"
                + pattern);
      }
    };
  }
}
