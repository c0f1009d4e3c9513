package org.duetad.benchmarks;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Seeds;
import org.duetad.core.sparse.SparseHessian;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixSparseCSC;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The Hessian of half the sum of squares of bundle adjustment, a sum of terms of 15 variables: term
 * by term, and by a product for each colour.
 */
public class SparseHessians extends Settings {

  /** How many observations there are; of ADBench's first instance 31,843. */
  @Param({"2000", "31843"})
  public int observations;

  private final CompiledMode compiled = new CompiledMode();
  private final ReverseMode tape = new ReverseMode();
  private ScalarFunction f;
  private double[] point;
  private double[][] directions;
  private SparseHessian hessian;

  @Setup
  public void prepare() {
    int cameras = Math.max(10, observations / 650);
    BaProblem problem =
        new BaProblem(BaData.generate(cameras, observations / 4, observations, 20_260_101));
    f =
        x -> {
          Scalar[] residuals = problem.whole().apply(x);
          return Scalar.dot(residuals, residuals).multiply(0.5);
        };
    point = problem.parameters();
    hessian = SparseHessian.prepare(f, point);
    directions = Seeds.sums(point.length, hessian.colouring().groups());
  }

  /** What is compared with the others. */
  @Benchmark
  public double[] gradient() {
    return compiled.gradient(f, point);
  }

  /** Entries term by term, into compressed columns. */
  @Benchmark
  public DMatrixSparseCSC terms() {
    return hessian.at(compiled, point);
  }

  /** A product of the prepared function for each colour. */
  @Benchmark
  public double[][] products() {
    return compiled.hvp(f, point, directions);
  }

  /** A product for each colour, eight at once on a tape, into compressed columns. */
  @Benchmark
  public DMatrixSparseCSC onTape() {
    return hessian.at(tape, point);
  }
}
