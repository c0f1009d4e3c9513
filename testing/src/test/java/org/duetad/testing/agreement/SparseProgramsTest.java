package org.duetad.testing.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.sparse.Compression;
import org.duetad.core.sparse.Ordering;
import org.duetad.core.sparse.SparseHessian;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.core.sparse.Sparsity;
import org.duetad.core.sparse.SparsityPattern;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.rules.RuleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;

/** Sparse derivatives equal dense ones, on random programs. */
class SparseProgramsTest {

  private static final List<RuleFunction> RULES = RuleFunction.all();
  private static final List<Differentiator> MODES = List.of(new ForwardMode(), new ReverseMode());

  /** So near that a kink is rarely in between, and never on both sides. */
  private static final double STEP = 1e-5;

  @Provide
  Arbitrary<Program> programs() {
    return Program.of(RULES, 12);
  }

  @Provide
  Arbitrary<MatrixProgram> matrixPrograms() {
    return MatrixProgram.arbitrary(6);
  }

  private static double[] point(int n, Random random) {
    return random.doubles(n, -2, 2).toArray();
  }

  /**
   * Prepared at one point, and evaluated at others, on other branches. In forward mode the bits are
   * the same; reverse mode sums the terms of a JVP in another order than those of a VJP.
   */
  @Property(
      seed = "20261121",
      tries = 1_000,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  void jacobians(
      @ForAll("programs") Program program,
      @ForAll Compression compression,
      @ForAll Ordering ordering,
      @ForAll Random random) {
    int n = program.inputs();
    SparseJacobian sparse =
        SparseJacobian.prepare(program, compression, ordering, point(n, random));
    for (Differentiator mode : MODES) {
      double[] x = point(n, random);
      Assume.that(Magnitude.of(program, x).isPresent()); // Infinities may cancel in one mode only.
      double tolerance = mode instanceof ForwardMode ? 0 : 1e-11;
      assertSame(program.toString(), mode.jacobian(program, x), sparse.at(mode, x), tolerance);
    }
  }

  /**
   * Elements outside the pattern at a point are zero there, and those inside are in the global
   * pattern.
   */
  @Property(
      seed = "20261122",
      tries = 500,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  void patternsAtPoints(@ForAll("programs") Program program, @ForAll Random random) {
    double[] x = point(program.inputs(), random);
    SparsityPattern here = Sparsity.jacobianAt(program, x);
    SparsityPattern global = Sparsity.jacobian(program, x);
    double[][] jacobian = MODES.get(0).jacobian(program, x);
    for (int i = 0; i < here.rows(); i++) {
      for (int j = 0; j < here.columns(); j++) {
        assertTrue(here.contains(i, j) || jacobian[i][j] == 0, program::toString);
        assertTrue(!here.contains(i, j) || global.contains(i, j), program::toString);
      }
    }
  }

  /** A gradient does not change along an input that it does not interact with. */
  @Property(
      seed = "20261123",
      tries = 500,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  void hessianPatterns(@ForAll("programs") Program program, @ForAll Random random) {
    ScalarFunction f = x -> program.apply(x)[3];
    double[] x = point(program.inputs(), random);
    SparseHessian sparse = SparseHessian.prepare(f, x);
    SparsityPattern here = Sparsity.hessianAt(f, x);
    double[] before = MODES.get(1).gradient(f, x);
    for (int i = 0; i < x.length; i++) {
      double[] change = change(f, sparse, x, i, before);
      for (int j = 0; j < x.length; j++) {
        double noise = 1e-10 * (1 + Math.abs(before[j]));
        boolean flat = !(change[j] > noise);
        String what = program + " " + i + ", " + j + ": " + change[j];
        assertTrue(sparse.pattern().contains(i, j) || flat, what);
        assertEquals(sparse.pattern().contains(i, j), sparse.pattern().contains(j, i));
        assertTrue(!here.contains(i, j) || sparse.pattern().contains(i, j), what);
      }
    }
  }

  /** The least change of the gradient on the two sides of x; 0 if there is a branch in between. */
  private static double[] change(
      ScalarFunction f, SparseHessian sparse, double[] x, int i, double[] before) {
    double[] change = new double[x.length];
    Arrays.fill(change, Double.POSITIVE_INFINITY);
    for (double step : new double[] {STEP, -STEP}) {
      double[] moved = x.clone();
      moved[i] += step;
      double[] after = sparse.covers(moved) ? MODES.get(1).gradient(f, moved) : before;
      Arrays.setAll(change, j -> Math.min(change[j], Math.abs(after[j] - before[j])));
    }
    return change;
  }

  @Property(
      seed = "20261124",
      tries = 300,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  void matrices(@ForAll("matrixPrograms") MatrixProgram program, @ForAll Random random) {
    DMatrixRMaj[] point = program.point(random);
    int n = point[0].numRows;
    double[] x = Arrays.stream(point).flatMapToDouble(m -> Arrays.stream(m.data)).toArray();
    VectorFunction f = flat(program, n);
    SparseJacobian sparse = SparseJacobian.prepare(f, x);
    for (Differentiator mode : MODES) {
      assertSame(program.toString(), mode.jacobian(f, x), sparse.at(mode, x), 1e-10);
    }
  }

  private static VectorFunction flat(MatrixProgram program, int n) {
    return x -> {
      Matrix[] inputs = new Matrix[x.length / (n * n)];
      for (int i = 0; i < inputs.length; i++) {
        Scalar[] elements = Arrays.copyOfRange(x, i * n * n, (i + 1) * n * n);
        inputs[i] = Matrix.of(n, n, elements);
      }
      return program.apply(inputs).toScalars();
    };
  }

  private static void assertSame(
      String what, double[][] dense, DMatrixSparseCSC sparse, double tolerance) {
    double[][] rows = new double[sparse.numRows][sparse.numCols];
    for (int j = 0; j < sparse.numCols; j++) {
      for (int k = sparse.col_idx[j]; k < sparse.col_idx[j + 1]; k++) {
        rows[sparse.nz_rows[k]][j] = sparse.nz_values[k];
      }
    }
    for (int i = 0; i < dense.length; i++) {
      double largest = Arrays.stream(dense[i]).map(Math::abs).max().orElse(0);
      for (int j = 0; j < dense[i].length; j++) {
        double a = dense[i][j];
        double b = rows[i][j];
        boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
        String place = i + ", " + j + ": " + a + ", but " + b;
        assertTrue(
            same || Math.abs(a - b) <= tolerance * Math.max(1, largest),
            () -> place + " in " + what);
      }
    }
  }
}
