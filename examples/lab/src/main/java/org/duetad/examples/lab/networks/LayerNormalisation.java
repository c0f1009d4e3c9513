package org.duetad.examples.lab.networks;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Normalisation;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.CategoryChart;

/** Normalisation of each sample over its units: no batch is needed, and none is mixed. */
public final class LayerNormalisation implements Study {

  private static final int SAMPLES = 6;
  private static final int UNITS = 8;
  private static final double EPSILON = 1e-5;

  /** Of x, γ and β. */
  static final MatrixFunction LAYER = in -> Normalisation.layer(in[0], in[1], in[2], EPSILON);

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    Matrix scale = Draws.gaussian(random, 1, UNITS, 1);
    Matrix shift = Draws.gaussian(random, 1, UNITS, 1);
    Matrix x = samples(random);
    gradient(findings, random, x, scale, shift);
    effects(findings, x, scale, shift);
    return findings;
  }

  /** Samples whose sizes differ widely. */
  private static Matrix samples(RandomGenerator random) {
    Matrix sizes = Matrix.column(0.1, 0.5, 1, 2, 5, 20);
    return Draws.gaussian(random, SAMPLES, UNITS, 1).elementMult(sizes.repeatColumn(UNITS));
  }

  /** {@code (d - mean(d) - x̂ mean(d x̂))/√(σ² + ε)} of each row, with {@code d = γ ȳ}. */
  static DMatrixRMaj byHand(DMatrixRMaj x, DMatrixRMaj scale, DMatrixRMaj adjoints) {
    DMatrixRMaj result = new DMatrixRMaj(x.numRows, x.numCols);
    int n = x.numCols;
    for (int i = 0; i < x.numRows; i++) {
      double mean = 0;
      double square = 0;
      for (int j = 0; j < n; j++) {
        mean += x.get(i, j) / n;
      }
      for (int j = 0; j < n; j++) {
        square += (x.get(i, j) - mean) * (x.get(i, j) - mean) / n;
      }
      double inverse = 1 / Math.sqrt(square + EPSILON);
      double meanOfD = 0;
      double meanOfProduct = 0;
      for (int j = 0; j < n; j++) {
        double d = scale.get(j) * adjoints.get(i, j);
        meanOfD += d / n;
        meanOfProduct += d * (x.get(i, j) - mean) * inverse / n;
      }
      for (int j = 0; j < n; j++) {
        double hat = (x.get(i, j) - mean) * inverse;
        double d = scale.get(j) * adjoints.get(i, j);
        result.set(i, j, (d - meanOfD - hat * meanOfProduct) * inverse);
      }
    }
    return result;
  }

  private static void gradient(
      Findings findings, RandomGenerator random, Matrix x, Matrix scale, Matrix shift) {
    DMatrixRMaj[] in = {x.value(), scale.value(), shift.value()};
    DMatrixRMaj seeds = Draws.gaussian(random, SAMPLES, UNITS, 1).value();
    DMatrixRMaj adjoint = new ReverseMode().vjp(LAYER, in).pullback(seeds)[0];
    Matrix weights = Matrix.of(seeds);
    findings
        .text(
            "y = γ (x - μ)/√(σ² + ε) + β, with mean and variance of each sample over its units. By"
                + " hand, with d = γ dl/dy and x^ = (x - μ)/√(σ² + ε): dl/dx = (d - mean d - x^"
                + " mean(d x^))/√(σ² + ε).")
        .equal(
            "The adjoint of x by reverse mode and by hand",
            Differences.relative(adjoint.data, byHand(in[0], in[1], seeds).data),
            0,
            1e-13)
        .equal(
            "Forward and reverse mode agree on the gradients of x, γ and β",
            Differences.ofModes(z -> LAYER.apply(z).dot(weights), in),
            0,
            1e-12);
  }

  private static void effects(Findings findings, Matrix x, Matrix scale, Matrix shift) {
    Matrix before = deviations(x);
    Matrix after =
        deviations(Normalisation.layer(x, Matrix.ones(1, UNITS), Matrix.zeros(1, UNITS), EPSILON));
    Matrix all = LAYER.apply(x, scale, shift);
    Matrix alone = LAYER.apply(x.getRow(2), scale, shift);
    Matrix other = LAYER.apply(x.scale(1000.0).plus(7.0), scale, shift);
    double[] number = {1, 2, 3, 4, 5, 6};
    CategoryChart chart = Charts.bars("Standard deviation of samples", "sample", "deviation");
    chart.addSeries("before", number, before.value().data);
    chart.addSeries("after", number, after.value().data);
    findings
        .text(
            "A sample alone gives the same result as among others, which is why recurrent networks and"
                + " transformers use it; and stretching or shifting a sample changes nothing.")
        .figure(
            "deviations", "Samples of very different sizes have the same size afterwards.", chart)
        .equal(
            "A sample alone and among others: largest difference of an output",
            Differences.relative(alone.value().data, all.getRow(2).value().data),
            0,
            1e-15)
        .equal(
            "1000 x + 7 instead of x, for the last sample: relative difference",
            Differences.relative(other.getRow(5).value().data, all.getRow(5).value().data),
            0,
            1e-6)
        .equal("The deviation of the last sample after", after.value().get(5), 1, 1e-6);
  }

  /** The standard deviation of each row. */
  private static Matrix deviations(Matrix x) {
    Matrix centred = x.plusColumn(x.meanRows().negative());
    return centred.elementMult(centred).meanRows().elementPower(0.5);
  }
}
