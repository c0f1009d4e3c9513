package org.duetad.checkpoint.block;

import java.util.Arrays;
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
    double[][] products = reverse.hvp(product, joined(values(x), values(yBar)), directions());
    Scalar[] xBar = new Scalar[n];
    Arrays.setAll(xBar, i -> number(products, i));
    return xBar;
  }

  private double[][] directions() {
    double[][] directions = new double[duals.width() + 1][];
    for (int k = 0; k < duals.width(); k++) {
      directions[k] = joined(tangents(x, k), tangents(yBar, k));
    }
    directions[duals.width()] = joined(new double[x.length], values(yBar));
    return directions;
  }

  private Scalar number(double[][] products, int i) {
    double[] tangents = new double[duals.width()];
    Arrays.setAll(tangents, k -> products[k][i]);
    return duals.number(products[duals.width()][i], tangents);
  }

  private static double[] values(Scalar[] numbers) {
    return Arrays.stream(numbers).mapToDouble(Scalar::value).toArray();
  }

  private double[] tangents(Scalar[] numbers, int k) {
    return Arrays.stream(numbers).mapToDouble(number -> duals.tangent(number, k)).toArray();
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
