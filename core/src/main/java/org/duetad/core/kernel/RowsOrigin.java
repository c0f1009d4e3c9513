package org.duetad.core.kernel;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.Program;

/**
 * A body done for many rows, one after the other.
 *
 * @param body the body
 * @param shared how many of its inputs are the same in all rows
 * @param rows how many rows there are
 */
record RowsOrigin(Program body, int shared, int rows) implements Origin {

  @Override
  public boolean isDerivative() {
    return body.isDerivative();
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    int outputs = body.outputs().length;
    Scalar[] y = new Scalar[outputs * rows];
    for (int row = 0; row < rows; row++) {
      Scalar[] of = body.evaluate(inputs(x, row));
      for (int j = 0; j < outputs; j++) {
        y[j * rows + row] = of[j];
      }
    }
    return y;
  }

  /** The adjoints of what is shared have four partial sums, as those of a kernel. */
  @Override
  public double[] pullback(double[] x, double[] yBar) {
    Scalar[] numbers = Scalar.of(x);
    double[] xBar = new double[x.length];
    double[][] sums = new double[4][shared];
    for (int row = rows - 1; row >= 0; row--) {
      double[] seed = new double[body.outputs().length];
      for (int j = 0; j < seed.length; j++) {
        seed[j] = yBar[j * rows + row];
      }
      if (Arrays.stream(seed).anyMatch(each -> each != 0)) {
        Scalar[] adjoints = Nested.vjp(body, inputs(numbers, row)).pullback(Scalar.of(seed));
        for (int i = 0; i < adjoints.length; i++) {
          double adjoint = adjoints[i].value();
          if (i < shared) {
            sums[row % 4][i] += adjoint;
          } else {
            xBar[place(i, row)] = adjoint;
          }
        }
      }
    }
    for (int i = 0; i < shared; i++) {
      xBar[i] = (sums[0][i] + sums[1][i]) + (sums[2][i] + sums[3][i]);
    }
    return xBar;
  }

  private Scalar[] inputs(Scalar[] x, int row) {
    Scalar[] of = Arrays.copyOf(x, body.inputs());
    for (int i = shared; i < of.length; i++) {
      of[i] = x[place(i, row)];
    }
    return of;
  }

  private int place(int input, int row) {
    return shared + (input - shared) * rows + row;
  }
}
