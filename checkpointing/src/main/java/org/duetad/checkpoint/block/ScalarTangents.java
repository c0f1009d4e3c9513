package org.duetad.checkpoint.block;

import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;
import org.duetad.forward.Duals;
import org.duetad.reverse.ReverseMode;

/**
 * The pullback of a block on dual numbers, by one recomputation on a tape of second order: of
 * {@code ⟨w, f(x)⟩} at {@code (x, ȳ)}, the part of x of products of the Hessian with the tangents
 * of both, and with {@code (0, ȳ)}, which is the adjoint.
 *
 * @param duals the kind of the numbers
 * @param x the operands
 * @param yBar the adjoints of the results
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record ScalarTangents(Duals duals, Scalar[] x, Scalar[] yBar) {

  Scalar[] pulled(ReverseMode reverse, VectorFunction f, double[] y) {
    int n = x.length;
    ScalarFunction product =
        in -> {
          Scalar[] out = Arguments.outputs(Recomputation.NAME, f.apply(Arrays.copyOf(in, n)));
          Recomputation.check(y, Primals.of(out));
          return Scalar.dot(Arrays.copyOfRange(in, n, in.length), out);
        };
    double[][] products =
        reverse.hvp(product, MathArrays.concatenate(Primals.of(x), Primals.of(yBar)), directions());
    Scalar[] xBar = new Scalar[n];
    Arrays.setAll(xBar, i -> number(products, i));
    return xBar;
  }

  private double[][] directions() {
    double[][] directions = new double[duals.width() + 1][];
    for (int k = 0; k < duals.width(); k++) {
      directions[k] = MathArrays.concatenate(tangents(x, k), tangents(yBar, k));
    }
    directions[duals.width()] = MathArrays.concatenate(new double[x.length], Primals.of(yBar));
    return directions;
  }

  private Scalar number(double[][] products, int i) {
    double[] tangents = new double[duals.width()];
    Arrays.setAll(tangents, k -> products[k][i]);
    return duals.number(products[duals.width()][i], tangents);
  }

  private double[] tangents(Scalar[] numbers, int k) {
    return Arrays.stream(numbers).mapToDouble(number -> duals.tangent(number, k)).toArray();
  }
}
