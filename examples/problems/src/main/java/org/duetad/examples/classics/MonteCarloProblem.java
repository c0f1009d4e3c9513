package org.duetad.examples.classics;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.duetad.core.Scalar;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.OtherFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * The price of the European call of {@link BlackScholesProblem}, as the mean over n paths of its
 * expected payoff given the spot at half time, which is smooth, so that derivatives of the second
 * order exist:
 *
 * <pre>{@code
 * C = e^{-rT/2} mean_i call(S exp((r - σ²/2) T/2 + σ √(T/2) z_i), K, r, σ, T/2)
 * }</pre>
 *
 * <p>The normal numbers z are stratified, {@code z_i = Φ⁻¹((i + U_i)/n)}. P. Glasserman, "Monte
 * Carlo Methods in Financial Engineering", 2003, sections 4.3 and 7.2.
 */
public final class MonteCarloProblem extends SingleBlock {

  private final double[] normals;

  /**
   * The problem.
   *
   * @param paths the number of paths, at least 1
   * @param seed of the normal numbers
   */
  public MonteCarloProblem(int paths, long seed) {
    super(
        "monte-carlo",
        "price of a European call by simulation, paths=" + paths,
        1,
        new BlackScholesProblem().point(0));
    Checks.atLeast("monte-carlo", 1, "paths", paths);
    SplittableRandom random = new SplittableRandom(seed);
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    normals = new double[paths];
    for (int i = 0; i < paths; i++) {
      double uniform = Math.max(random.nextDouble(), 1e-12);
      normals[i] = normal.inverseCumulativeProbability((i + uniform) / paths);
    }
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    Scalar[] prices = new Scalar[normals.length];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = price(x, Scalar.of(normals[i]));
    }
    return mean(x, Scalar.sum(prices));
  }

  /** The price at half time on one path. */
  private static Scalar price(Scalar[] x, Scalar normal) {
    Scalar half = x[4].multiply(0.5);
    Scalar drift = x[2].subtract(x[3].square().multiply(0.5)).multiply(half);
    Scalar spread = x[3].multiply(half.sqrt());
    Scalar spot = x[0].multiply(drift.add(spread.multiply(normal)).exp());
    return CallPrice.of(spot, x[1], x[2], x[3], half);
  }

  private Scalar[] mean(Scalar[] x, Scalar sum) {
    Scalar discount = x[2].multiply(x[4].multiply(0.5)).negate().exp();
    return new Scalar[] {sum.divide((double) normals.length).multiply(discount)};
  }

  @Override
  public Optional<Problem> rowsForm(int threads) {
    double[][] rows = new double[normals.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {normals[i]};
    }
    SumOverRows sum =
        SumOverRows.of((x, row) -> price(x, row[0]), RowTable.of(rows))
            .inParallel(ForkJoinPool.commonPool(), threads);
    return Optional.of(new OtherFunction(this, x -> mean(x, sum.apply(x))));
  }

  @Override
  public double[] primal() {
    double[] x = at();
    double half = x[4] * 0.5;
    double drift = (x[2] - x[3] * x[3] * 0.5) * half;
    double spread = x[3] * Math.sqrt(half);
    double sum = 0;
    for (double normal : normals) {
      double spot = x[0] * Math.exp(drift + spread * normal);
      sum += CallPrice.of(spot, x[1], x[2], x[3], half);
    }
    return new double[] {sum / normals.length * Math.exp(-(x[2] * half))};
  }
}
