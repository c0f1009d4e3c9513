package org.duetad.benchmarks;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.Vjp;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Batches of seeds or directions in one call against one call for each, on a function of 1,000
 * inputs and 64 outputs with a dense Jacobian. The results are rows or columns of the Jacobian.
 */
public class Batches extends Settings {

  private static final int INPUTS = 1000;
  private static final int OUTPUTS = 64;
  private static final int LAYERS = 20;

  /** The number of rows or columns. */
  @Param({"1", "8", "64"})
  int count;

  private final ForwardMode forward = new ForwardMode();
  private final ReverseMode reverse = new ReverseMode();
  private final double[] x = new double[INPUTS];
  private double[][] directions = {};
  private double[][] seeds = {};
  private Vjp vjp = reverse.vjp(Batches::layers, 1.0);

  @Setup
  public void prepare() {
    Arrays.setAll(x, i -> 0.3 + 0.001 * i);
    directions = Seeds.units(INPUTS, 0, count);
    seeds = Seeds.units(OUTPUTS, 0, count);
    vjp = reverse.vjp(Batches::layers, x);
  }

  /** Each layer mixes three numbers of the previous one. */
  private static Scalar[] layers(Scalar... x) {
    Scalar[] last = x;
    for (int layer = 0; layer < LAYERS; layer++) {
      Scalar[] h = last;
      int n = h.length;
      Scalar[] next = new Scalar[n];
      for (int i = 0; i < n; i++) {
        Scalar product = h[2 * i % n].multiply(h[(2 * i + 1) % n]);
        next[i] = product.sin().add(h[(7 * i + 3) % n].multiply(0.5));
      }
      last = next;
    }
    return Arrays.copyOf(last, Math.min(OUTPUTS, last.length));
  }

  /** One sweep for each seed. */
  @Benchmark
  public double[][] pullbacksOneByOne() {
    double[][] rows = new double[count][];
    Arrays.setAll(rows, k -> vjp.pullback(seeds[k]));
    return rows;
  }

  /** One sweep for every eight seeds. */
  @Benchmark
  public double[][] pullbacksAtOnce() {
    return vjp.pullback(seeds);
  }

  /** One evaluation for each direction. */
  @Benchmark
  public double[][] tangentsOneByOne() {
    double[][] columns = new double[count][];
    Arrays.setAll(columns, k -> forward.jvp(Batches::layers, x, directions[k]).tangent());
    return columns;
  }

  /** One evaluation for every sixteen directions. */
  @Benchmark
  public double[][] tangentsAtOnce() {
    return forward.jvp(Batches::layers, x, directions).tangents();
  }
}
