package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.CoincidingValuesTest.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Program;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** All ways to derivatives of second and third order of a function of one matrix. */
final class Paths {

  private static final List<Differentiator> MODES =
      List.of(new ForwardMode(), new ReverseMode(), new ProgramMode());

  private Paths() {}

  /** A way, and what it gives: a matrix with the elements of the derivative, or numbers. */
  record Path(String name, Supplier<DMatrixRMaj> derivative) {}

  /** {@code D∇f(A)[E]}. */
  static List<Path> second(MatrixScalarFunction f, DMatrixRMaj a, DMatrixRMaj e) {
    DMatrixRMaj[] x = {a};
    DMatrixRMaj[] v = {e};
    List<Path> paths = new ArrayList<>();
    paths.add(new Path("tape", () -> new ReverseMode().hvp(f, x, v)[0]));
    paths.add(new Path("forward hvp", () -> new ForwardMode().hvp(f, x, v)[0]));
    paths.add(new Path("checkpointed", () -> new ReverseMode().hvp(checkpointed(f), x, v)[0]));
    paths.add(new Path("program", () -> program(f, a, e)));
    paths.add(new Path("prepared", () -> prepared(f, a, e)));
    for (Differentiator outer : MODES) {
      for (Differentiator inner : MODES) {
        MatrixFunction gradient = in -> inner.gradient(f, in)[0];
        MatrixScalarFunction tangent =
            in -> inner.jvp(f.asMatrix(), in, constant(e)).tangent().get(0, 0);
        String names = outer.name() + " over " + inner.name();
        paths.add(new Path(names, () -> outer.jvp(gradient, x, v).tangent()));
        paths.add(new Path(names + " jvp", () -> outer.gradient(tangent, x)[0]));
      }
    }
    return paths;
  }

  /** Asserts that all ways agree with a reference, relatively to 2e-12 and the given tolerance. */
  static void assertSecondAndThird(
      MatrixScalarFunction f,
      MatrixScalarFunction reference,
      DMatrixRMaj a,
      DMatrixRMaj e,
      DMatrixRMaj g,
      double ofThird) {
    DMatrixRMaj second =
        new ReverseMode().hvp(reference, new DMatrixRMaj[] {a}, new DMatrixRMaj[] {e})[0];
    for (Path path : second(f, a, e)) {
      assertClose(path.name(), second, path.derivative().get(), 2e-12);
    }
    DMatrixRMaj third = third(reference, a, e, g).get(0).derivative().get();
    for (Path path : third(f, a, e, g)) {
      assertClose(path.name(), third, path.derivative().get(), ofThird);
    }
  }

  private static Matrix[] constant(DMatrixRMaj e) {
    return new Matrix[] {Matrix.of(e)};
  }

  private static MatrixScalarFunction checkpointed(MatrixScalarFunction f) {
    MatrixFunction block = Checkpoint.ofMatrix(f.asMatrix());
    return in -> block.apply(in).get(0, 0);
  }

  /** Of the elements. */
  private static DMatrixRMaj prepared(MatrixScalarFunction f, DMatrixRMaj a, DMatrixRMaj e) {
    ScalarFunction elements = x -> f.apply(Matrix.of(a.numRows, a.numCols, x));
    double[] product = new ReverseMode().prepare(elements.asVector(), a.data).hvp(a.data, e.data);
    return new DMatrixRMaj(a.numRows, a.numCols, true, product);
  }

  /** The adjoint's tangent, as programs, of seeds that they were not recorded with. */
  private static DMatrixRMaj program(MatrixScalarFunction f, DMatrixRMaj a, DMatrixRMaj e) {
    Program second = Program.record(f.asMatrix(), a).adjoint().tangent();
    Matrix one = Matrix.ones(1, 1);
    Matrix[] y = second.evaluate(Matrix.of(a), one, Matrix.of(e), Matrix.zeros(1, 1));
    return y[3].value();
  }

  /** {@code ⟨E, D∇f(A)[E]⟩} by series. */
  static double taylor(MatrixScalarFunction f, DMatrixRMaj a, DMatrixRMaj e, int order) {
    DMatrixRMaj[] curve = new DMatrixRMaj[order + 1];
    Arrays.setAll(curve, k -> k == 0 ? a : k == 1 ? e : new DMatrixRMaj(a.numRows, a.numCols));
    double factorial = 1;
    for (int k = 2; k <= order; k++) {
      factorial *= k;
    }
    DMatrixRMaj[] y = TaylorMode.coefficients(f.asMatrix(), new DMatrixRMaj[][] {curve});
    return factorial * y[order].get(0, 0);
  }

  /** {@code D²∇f(A)[E, G]}. */
  static List<Path> third(MatrixScalarFunction f, DMatrixRMaj a, DMatrixRMaj e, DMatrixRMaj g) {
    List<Path> paths = new ArrayList<>();
    for (Differentiator outer : MODES.subList(0, 2)) {
      for (Differentiator middle : MODES.subList(0, 2)) {
        for (Differentiator inner : MODES.subList(0, 2)) {
          paths.add(ofGradient(f, a, e, g, outer, middle, inner));
        }
      }
    }
    for (int[] modes : new int[][] {{2, 2, 0}, {2, 0, 2}, {0, 2, 1}, {1, 2, 2}}) {
      Differentiator outer = MODES.get(modes[0]);
      Differentiator middle = MODES.get(modes[1]);
      Differentiator inner = MODES.get(modes[2]);
      paths.add(ofGradient(f, a, e, g, outer, middle, inner));
      paths.add(ofTangent(f, a, e, g, outer, middle, inner));
    }
    MatrixScalarFunction tangent =
        in -> new ForwardMode().jvp(f.asMatrix(), in, constant(g)).tangent().get(0, 0);
    paths.add(
        new Path(
            "tape of tangent",
            () -> new ReverseMode().hvp(tangent, new DMatrixRMaj[] {a}, new DMatrixRMaj[] {e})[0]));
    return paths;
  }

  private static Path ofGradient(
      MatrixScalarFunction f,
      DMatrixRMaj a,
      DMatrixRMaj e,
      DMatrixRMaj g,
      Differentiator outer,
      Differentiator middle,
      Differentiator inner) {
    MatrixFunction gradient = in -> inner.gradient(f, in)[0];
    MatrixFunction second = in -> middle.jvp(gradient, in, constant(g)).tangent();
    return new Path(
        outer.name() + " over " + middle.name() + " over " + inner.name(),
        () -> outer.jvp(second, new DMatrixRMaj[] {a}, new DMatrixRMaj[] {e}).tangent());
  }

  private static Path ofTangent(
      MatrixScalarFunction f,
      DMatrixRMaj a,
      DMatrixRMaj e,
      DMatrixRMaj g,
      Differentiator outer,
      Differentiator middle,
      Differentiator inner) {
    MatrixScalarFunction tangent =
        in -> inner.jvp(f.asMatrix(), in, constant(g)).tangent().get(0, 0);
    MatrixFunction second = in -> middle.gradient(tangent, in)[0];
    return new Path(
        outer.name() + " over " + middle.name() + " over tangents by " + inner.name(),
        () -> outer.jvp(second, new DMatrixRMaj[] {a}, new DMatrixRMaj[] {e}).tangent());
  }
}
