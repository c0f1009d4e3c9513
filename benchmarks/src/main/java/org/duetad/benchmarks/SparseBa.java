package org.duetad.benchmarks;

import org.duetad.core.sparse.SparseJacobian;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.CompiledMode;
import org.ejml.data.DMatrixSparseCSC;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * The whole Jacobian of bundle adjustment, 95,529 x 55,710 with 987,133 entries: from coloured
 * sweeps of one function, and block by block, with the blocks given by the program.
 */
public class SparseBa extends Settings {

  private final ForwardMode forward = new ForwardMode();
  private final CompiledMode compiled = new CompiledMode();
  private BaProblem problem;
  private Problem joined;
  private double[] point;
  private SparseJacobian jacobian;

  @Setup
  public void prepare() {
    problem = (BaProblem) Instance.BA1.problem(data);
    joined = problem.joined();
    point = problem.parameters();
    jacobian = SparseJacobian.prepare(problem.whole(), point);
  }

  /** Blocks of 2 x 15 and 1 x 1, one derivative call each. */
  @Benchmark
  public double[] blocks() {
    return problem.derivative(forward);
  }

  /** Coloured sweeps, into compressed columns. */
  @Benchmark
  public DMatrixSparseCSC coloured() {
    return jacobian.at(forward, point);
  }

  /** The prepared function's entries, into compressed columns. */
  @Benchmark
  public DMatrixSparseCSC compiledEntries() {
    return jacobian.at(compiled, point);
  }

  /** Blocks of 2 x 15 and 1 x 1 as one function, prepared. */
  @Benchmark
  public double[] compiledBlocks() {
    return joined.derivative(compiled);
  }

  /** The one-time preparation: pattern and colouring. */
  @Benchmark
  public SparseJacobian preparation() {
    return SparseJacobian.prepare(problem.whole(), point);
  }
}
