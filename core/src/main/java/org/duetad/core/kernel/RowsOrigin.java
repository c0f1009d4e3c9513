package org.duetad.core.kernel;

import java.util.Arrays;
import org.duetad.core.Scalar;

/**
 * What is done for many rows, one after the other.
 *
 * @param one what is done for one row
 * @param shared how many of its inputs are the same in all rows
 * @param locals how many of the inputs after them are variables of the row
 * @param inputs how many inputs there are in all
 * @param hasTangents whether a direction in the variables follows
 * @param rows how many rows there are
 */
record RowsOrigin(Origin one, int shared, int locals, int inputs, boolean hasTangents, int rows)
    implements Origin {

  @Override
  public boolean isDerivative() {
    return one.isDerivative();
  }

  @Override
  public Origin tangent(int all) {
    return new RowsOrigin(one.tangent(inputs), shared, locals, inputs, true, rows);
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    Scalar[][] y = new Scalar[rows][];
    Arrays.setAll(y, row -> one.apply(inputs(x, row)));
    Scalar[] all = new Scalar[rows * y[0].length];
    Arrays.setAll(all, i -> y[i % rows][i / rows]);
    return all;
  }

  /** The adjoints of what is shared have four partial sums, as those of a kernel without chunks. */
  @Override
  public double[] pullback(double[] x, double[] yBar) {
    Scalar[] numbers = Scalar.of(x);
    double[] xBar = new double[x.length];
    double[][] sums = new double[4][shared];
    for (int row = rows - 1; row >= 0; row--) {
      double[] seed = seed(yBar, row);
      if (Arrays.stream(seed).anyMatch(each -> each != 0)) {
        double[] in = Arrays.stream(inputs(numbers, row)).mapToDouble(Scalar::value).toArray();
        double[] adjoints = one.pullback(in, seed);
        for (int i = 0; i < shared; i++) {
          sums[row % 4][i] += adjoints[i];
        }
        for (int i = shared; i < shared + locals; i++) {
          xBar[place(i, row)] = adjoints[i];
        }
      }
    }
    for (int i = 0; i < shared; i++) {
      xBar[i] = (sums[0][i] + sums[1][i]) + (sums[2][i] + sums[3][i]);
    }
    return xBar;
  }

  private double[] seed(double[] yBar, int row) {
    double[] seed = new double[yBar.length / rows];
    Arrays.setAll(seed, j -> yBar[j * rows + row]);
    return seed;
  }

  private Scalar[] inputs(Scalar[] x, int row) {
    Scalar[] of = Arrays.copyOf(x, inputs + (hasTangents ? shared + locals : 0));
    for (int i = shared; i < inputs; i++) {
      of[i] = x[place(i, row)];
    }
    if (hasTangents) {
      int after = place(inputs, 0);
      System.arraycopy(x, after, of, inputs, shared);
      for (int i = shared; i < shared + locals; i++) {
        of[inputs + i] = x[after + place(i, row)];
      }
    }
    return of;
  }

  private int place(int input, int row) {
    return shared + (input - shared) * rows + row;
  }
}
