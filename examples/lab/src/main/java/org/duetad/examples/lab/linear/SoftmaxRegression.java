package org.duetad.examples.lab.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.MatrixGradient;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Several classes, {@code log softmax(W x + b)_y}. */
public final class SoftmaxRegression implements Study {

  private static final int CLASSES = 3;
  private static final int PER_CLASS = 30;
  private static final int STEPS = 150;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Findings findings = new Findings();
    oneSample(findings, random);
    twoClasses(findings, random);
    learning(findings, random);
    return largeScores(findings);
  }

  private void oneSample(Findings findings, SplittableRandom random) {
    Matrix x = Matrix.of(Draws.gaussian(random, 2, 1));
    DMatrixRMaj w = Draws.gaussian(random, CLASSES, 2);
    DMatrixRMaj b = Draws.gaussian(random, CLASSES, 1);
    int label = 1;
    MatrixScalarFunction sample =
        v -> v[0].mult(x).plus(v[1]).softmaxCols().elementLog().get(label, 0);
    MatrixScalarFunction subtracted =
        v -> v[0].mult(x).minus(v[1]).softmaxCols().elementLog().get(label, 0);
    Matrix p = Matrix.of(w).mult(x).plus(Matrix.of(b)).softmaxCols();
    Matrix byBias = unit(label).minus(p);
    DMatrixRMaj byWeights = byBias.multTransB(x).value();
    DMatrixRMaj[] up = reverse.gradient(sample, w, b);
    DMatrixRMaj[] along = forward.gradient(sample, w, b);
    findings
        .text(
            "The log-likelihood of one sample is index(log(softmax(add(matmul(W, x), b))), y). By hand"
                + " its gradient takes a page; each of the five operations has its own derivative.")
        .graph(
            "log-likelihood",
            "The five operations on matrices; inputs 0 and 1 are W and b.",
            Program.record(sample.asMatrix(), w, b).toDot())
        .between(
            "By b it is e_y - p, by reverse mode, largest difference",
            MathArrays.distanceInf(up[1].data, byBias.value().data),
            0,
            1e-14)
        .between(
            "and by forward mode, largest difference",
            MathArrays.distanceInf(along[1].data, byBias.value().data),
            0,
            1e-14)
        .between(
            "By W it is (e_y - p) xᵀ, by reverse mode, largest difference",
            MathArrays.distanceInf(up[0].data, byWeights.data),
            0,
            1e-14)
        .between(
            "and by forward mode, largest difference",
            MathArrays.distanceInf(along[0].data, byWeights.data),
            0,
            1e-14)
        .between(
            "With the bias subtracted, W x - b, its gradient is p - e_y, largest difference",
            MathArrays.distanceInf(
                reverse.gradient(subtracted, w, minus(b))[1].data, byBias.negative().value().data),
            0,
            1e-14)
        .equal("The entries by b sum to zero", Arrays.stream(up[1].data).sum(), 0, 1e-14);
  }

  private static DMatrixRMaj minus(DMatrixRMaj b) {
    return Matrix.of(b).negative().value();
  }

  private static Matrix unit(int label) {
    double[] unit = new double[CLASSES];
    unit[label] = 1;
    return Matrix.column(unit);
  }

  private static void twoClasses(Findings findings, SplittableRandom random) {
    double[] z = Draws.gaussian(random, 2);
    double softmax = Scalar.softmax(Scalar.of(z))[0].value();
    findings.equal(
        "With two classes softmax is the sigmoid of the difference of scores",
        softmax,
        1 / (1 + Math.exp(z[1] - z[0])),
        1e-15);
  }

  private void learning(Findings findings, SplittableRandom random) {
    Groups groups = Groups.of(random);
    DMatrixRMaj[] theta = {new DMatrixRMaj(CLASSES, 2), new DMatrixRMaj(CLASSES, 1)};
    double[] losses = new double[STEPS];
    for (int k = 0; k < STEPS; k++) {
      MatrixGradient at = reverse.valueAndGradient(groups::loss, theta);
      losses[k] = at.value();
      Arrays.setAll(theta, i -> step(theta[i], at.gradient()[i]));
    }
    findings
        .text(
            "Three groups of points are separated by gradient descent on the mean of -log p. It"
                + " begins at log 3, the loss of a guess.")
        .figure(
            "groups",
            "The data, and the three directions of the rows of W.",
            groups.chart(theta[0]))
        .figure("loss", "Mean negative log-likelihood.", chart(losses))
        .equal("The first loss is log 3", losses[0], Math.log(3), 1e-14)
        .between("The last loss to the first", losses[STEPS - 1] / losses[0], 0, 0.3)
        .between("Points in the right class, of 1", groups.accuracy(theta), 0.9, 1);
  }

  private static DMatrixRMaj step(DMatrixRMaj theta, DMatrixRMaj gradient) {
    return Matrix.of(theta).minus(Matrix.of(gradient).scale(0.5)).value();
  }

  private static XYChart chart(double[] losses) {
    XYChart chart = Charts.lines("Learning", "step of gradient descent", "loss, nats");
    Charts.counted(chart, "loss", losses);
    return chart;
  }

  private static Findings largeScores(Findings findings) {
    Scalar[] scores = Scalar.of(0.0, 1000.0);
    return findings
        .text(
            "Scores that differ by a thousand: softmax is correctly 0, but its logarithm is -1000, which"
                + " only the operation logSoftmax can represent.")
        .equal(
            "log(softmax(0, 1000)) of the first is lost",
            Scalar.softmax(scores)[0].log().value(),
            Double.NEGATIVE_INFINITY,
            0)
        .equal("logSoftmax(0, 1000) of the first", Scalar.logSoftmax(scores)[0].value(), -1000, 0);
  }

  /** Points of the plane as columns, group after group. */
  private record Groups(Matrix points) {

    static Groups of(SplittableRandom random) {
      double[][] rows = new double[2][CLASSES * PER_CLASS];
      for (int i = 0; i < CLASSES * PER_CLASS; i++) {
        int label = i / PER_CLASS;
        double angle = 2 * Math.PI * label / CLASSES;
        rows[0][i] = 2 * Math.cos(angle) + 0.7 * random.nextGaussian();
        rows[1][i] = 2 * Math.sin(angle) + 0.7 * random.nextGaussian();
      }
      return new Groups(Matrix.of(rows));
    }

    private Matrix scores(Matrix... theta) {
      return theta[0].mult(points).plusColumn(theta[1]);
    }

    /** The mean of {@code log Σ exp(z) - z_y} over the points. */
    Scalar loss(Matrix... theta) {
      Matrix z = scores(theta);
      Matrix[] own = new Matrix[CLASSES];
      Arrays.setAll(own, k -> z.extractMatrix(k, k + 1, k * PER_CLASS, (k + 1) * PER_CLASS));
      Scalar total = z.logSumExpCols().elementSum();
      return total.subtract(Matrix.concatColumns(own).elementSum()).divide(points.numCols());
    }

    double accuracy(DMatrixRMaj[] theta) {
      DMatrixRMaj z = scores(Matrix.of(theta[0]), Matrix.of(theta[1])).value();
      return IntStream.range(0, z.numCols).filter(i -> isRight(z, i)).count() / (double) z.numCols;
    }

    private static boolean isRight(DMatrixRMaj z, int i) {
      return IntStream.range(0, CLASSES).allMatch(k -> z.get(k, i) <= z.get(i / PER_CLASS, i));
    }

    XYChart chart(DMatrixRMaj w) {
      XYChart chart = Charts.lines("Three groups", "x1", "x2");
      chart.getStyler().setXAxisMin(-5.0).setXAxisMax(5.0).setYAxisMin(-5.0).setYAxisMax(5.0);
      DMatrixRMaj at = points.value();
      for (int k = 0; k < CLASSES; k++) {
        int first = k * PER_CLASS;
        int second = at.numCols + first;
        Charts.points(
            chart,
            "class " + (k + 1),
            Arrays.copyOfRange(at.data, first, first + PER_CLASS),
            Arrays.copyOfRange(at.data, second, second + PER_CLASS));
      }
      for (int k = 0; k < CLASSES; k++) {
        String name = "row " + (k + 1) + " of W";
        XYSeries line =
            chart.addSeries(name, new double[] {0, w.get(k, 0)}, new double[] {0, w.get(k, 1)});
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(chart.getStyler().getSeriesColors()[k]);
      }
      return chart;
    }
  }
}
