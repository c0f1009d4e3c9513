package org.duetad.core.mode;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedBatchJvp;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.nested.NestedMatrixJvp;
import org.duetad.core.nested.NestedMatrixVjp;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.program.CarefulRecording;
import org.duetad.core.program.Continuation;
import org.duetad.core.program.Observer;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives by recorded programs: the function is recorded, and the program pushed forward or
 * pulled back. This is the mechanism of nested derivatives, used at the outermost level, where
 * forward and reverse mode are faster.
 *
 * <p>{@link #observedBy} reports each operation of recordings and passes.
 */
public final class ProgramMode implements Differentiator {

  private final @Nullable Observer observer;

  /** A mode without an observer. */
  public ProgramMode() {
    this(null);
  }

  private ProgramMode(@Nullable Observer observer) {
    this.observer = observer;
  }

  /**
   * The same mode, with the same bits, which reports to an observer each operation with its numbers
   * and source line. Passes that are not observed are not slowed down. Derivatives nested in a
   * function are reported as operations of the function.
   *
   * @param shown receives the operations
   * @return a new mode
   */
  public ProgramMode observedBy(Observer shown) {
    return new ProgramMode(Arguments.given("observe", "observer", shown));
  }

  private Program recorded(VectorFunction f, double[] x) {
    return observer == null
        ? Continuation.of(CarefulRecording.ofNumbers(f, x))
        : CarefulRecording.observed(observer, f, x);
  }

  private Program recorded(MatrixFunction f, DMatrixRMaj[] x) {
    return observer == null
        ? Continuation.of(CarefulRecording.ofMatrices(f, x))
        : CarefulRecording.observed(observer, f, x);
  }

  @Override
  public String name() {
    return "program";
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Arguments.point("jvp", f, x);
    Arguments.length("jvp", "direction", v, x.length);
    NestedJvp at = Nested.jvp(recorded(f, x), Scalar.of(x), Scalar.of(v));
    return new Jvp(Arguments.values("jvp", at.value()), Arguments.values("jvp", at.tangent()));
  }

  @Override
  public BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    Scalar[][] directions = Arrays.stream(v).map(Scalar::of).toArray(Scalar[][]::new);
    NestedBatchJvp at = Nested.jvp(recorded(f, x), Scalar.of(x), directions);
    return new BatchJvp(
        Arguments.values("jvp", at.value()),
        Arrays.stream(at.tangents())
            .map(tangent -> Arguments.values("jvp", tangent))
            .toArray(double[][]::new));
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    Arguments.point("vjp", f, x);
    return new ProgramVjp(Nested.vjp(recorded(f, x), Scalar.of(x)));
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", f, x);
    Vjp vjp = vjp(f, x);
    return vjp.pullback(Seeds.units(vjp.value().length));
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    MatrixArguments.point("jvp", f, x);
    Matrix[] point = matrices(x);
    MatrixArguments.shapes("jvp", "direction", v, point);
    NestedMatrixJvp at = Nested.jvp(recorded(f, x), point, matrices(v));
    return new MatrixJvp(value("jvp", at.value()), value("jvp", at.tangent()));
  }

  @Override
  public MatrixVjp vjp(MatrixFunction f, DMatrixRMaj... x) {
    MatrixArguments.point("vjp", f, x);
    NestedMatrixVjp at = Nested.vjp(recorded(f, x), matrices(x));
    return new MatrixVjp() {
      @Override
      public DMatrixRMaj value() {
        return ProgramMode.value("vjp", at.value());
      }

      @Override
      public DMatrixRMaj[] pullback(DMatrixRMaj w) {
        Matrix y = at.value();
        MatrixArguments.shape("pullback", "seed", w, y.numRows(), y.numCols());
        return Arrays.stream(at.pullback(Matrix.of(w)))
            .map(adjoint -> ProgramMode.value("pullback", adjoint))
            .toArray(DMatrixRMaj[]::new);
      }
    };
  }

  private static Matrix[] matrices(DMatrixRMaj[] x) {
    return Arrays.stream(x).map(Matrix::of).toArray(Matrix[]::new);
  }

  private static DMatrixRMaj value(String operation, Matrix x) {
    return MatrixArguments.constant(operation, x).value();
  }

  /** On plain doubles. */
  private record ProgramVjp(NestedVjp at) implements Vjp {

    @Override
    public double[] value() {
      return Arguments.values("vjp", at.value());
    }

    @Override
    public double[] pullback(double... w) {
      Arguments.length("pullback", "seed", w, at.value().length);
      return Arguments.values("pullback", at.pullback(Scalar.of(w)));
    }
  }
}
