package org.duetad.examples.lab.jacobians;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Layout;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/**
 * A chain of Jacobians that ends in a row: the end at which the evaluation begins determines its
 * cost.
 */
public final class DirectionOfEvaluation implements Study {

  private static final int LAYERS = 3;
  private static final int[] WIDTHS = {5, 10, 20, 40};

  private final Differentiator reverse = new ReverseMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Costs> costs = Arrays.stream(WIDTHS).mapToObj(width -> costs(random, width)).toList();
    Costs widest = costs.get(costs.size() - 1);
    double d = widest.width;
    return new Findings()
        .text(
            "Three layers tanh(W h) and a sum of squares at the end: four Jacobians, the last of them"
                + " a row. From the loss each step multiplies a row with a matrix, which is reverse"
                + " mode; from the inputs each step but the last multiplies two matrices, which is"
                + " forward mode with all directions at once.")
        .figure("direction", "Multiplications for the gradient of the loss.", chart(costs))
        .table(
            "Multiplications.",
            List.of("width of a layer", "from the inputs", "from the loss"),
            costs.stream().map(c -> Cells.of(c.width, c.fromInputs, c.fromLoss)).toList())
        .equal(
            "From the inputs, counted: 2 d³ + d²",
            (double) widest.fromInputs,
            2 * d * d * d + d * d,
            0)
        .equal("From the loss, counted: 3 d²", (double) widest.fromLoss, 3 * d * d, 0)
        .between(
            "Both orders give the gradient by reverse mode, relative difference",
            costs.stream().mapToDouble(Costs::error).max().orElse(Double.NaN),
            0,
            1e-13);
  }

  private Costs costs(SplittableRandom random, int width) {
    MatrixFunction[] chain = chain(random, width);
    DMatrixRMaj start = Draws.gaussian(random, width, 1);
    DMatrixRMaj[] jacobians = jacobians(chain, start);
    Counter fromInputs = new Counter();
    Counter fromLoss = new Counter();
    DMatrixRMaj a = jacobians[0];
    for (int k = 1; k < chain.length; k++) {
      a = fromInputs.times(jacobians[k], a);
    }
    DMatrixRMaj b = jacobians[LAYERS];
    for (int k = LAYERS - 1; k >= 0; k--) {
      b = fromLoss.times(b, jacobians[k]);
    }
    double[] gradient = reverse.gradient(x -> through(chain, x[0]).toScalar(), start)[0].data;
    double error =
        Math.max(
            MathArrays.distanceInf(a.data, gradient), MathArrays.distanceInf(b.data, gradient));
    return new Costs(
        width,
        fromInputs.multiplications,
        fromLoss.multiplications,
        error / MathArrays.safeNorm(gradient));
  }

  private static MatrixFunction[] chain(SplittableRandom random, int width) {
    MatrixFunction[] chain = new MatrixFunction[LAYERS + 1];
    for (int k = 0; k < LAYERS; k++) {
      Matrix w = Matrix.of(Draws.gaussian(random, width, width)).divide(Math.sqrt(width));
      chain[k] = h -> w.mult(h[0]).apply(Elementary.TANH);
    }
    chain[LAYERS] = h -> h[0].multTransA(h[0]);
    return chain;
  }

  private static Matrix through(MatrixFunction[] chain, Matrix x) {
    Matrix h = x;
    for (MatrixFunction layer : chain) {
      h = layer.apply(h);
    }
    return h;
  }

  private DMatrixRMaj[] jacobians(MatrixFunction[] chain, DMatrixRMaj start) {
    DMatrixRMaj[] jacobians = new DMatrixRMaj[chain.length];
    DMatrixRMaj h = start;
    for (int k = 0; k < chain.length; k++) {
      jacobians[k] = reverse.jacobian(chain[k], h)[0].matrix(Layout.NUMERATOR);
      h = chain[k].value(h);
    }
    return jacobians;
  }

  private static XYChart chart(List<Costs> costs) {
    double[] widths = Arrays.stream(WIDTHS).asDoubleStream().toArray();
    XYChart chart =
        Charts.logarithmic("Three layers and a loss", "width of a layer", "multiplications");
    Charts.line(
        chart, "from the inputs", widths, costs.stream().mapToDouble(Costs::fromInputs).toArray());
    Charts.line(
        chart, "from the loss", widths, costs.stream().mapToDouble(Costs::fromLoss).toArray());
    return chart;
  }

  /** The costs of the gradient from either end, and the deviation of both from reverse mode. */
  private record Costs(int width, long fromInputs, long fromLoss, double error) {}

  /** Multiplies matrices by definition and counts multiplications. */
  private static final class Counter {

    private long multiplications;

    DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
      DMatrixRMaj c = new DMatrixRMaj(a.numRows, b.numCols);
      for (int i = 0; i < a.numRows; i++) {
        for (int j = 0; j < b.numCols; j++) {
          c.set(i, j, dot(a, i, b, j));
        }
      }
      return c;
    }

    private double dot(DMatrixRMaj a, int i, DMatrixRMaj b, int j) {
      multiplications += a.numCols;
      return IntStream.range(0, a.numCols).mapToDouble(k -> a.get(i, k) * b.get(k, j)).sum();
    }
  }
}
