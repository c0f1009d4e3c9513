package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Programs for careful passes: what the function computes of derivatives has factors of any
 * exponent, too, when the program is evaluated on doubles at the point of the recording. For
 * authors of modes.
 */
@SuppressWarnings("overloads") // Callers pass a function whose type is known.
public final class CarefulRecording {

  private CarefulRecording() {}

  /**
   * Records a function.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return the program
   * @throws IllegalArgumentException if the point has no coordinate
   * @throws IllegalStateException if f uses a number of a derivative call from outside
   */
  public static Program ofNumbers(VectorFunction f, double... x) {
    Arguments.point("record", f, x);
    return Closed.of(Recorder.careful(null).record("record", f, Scalar.of(x)));
  }

  /**
   * Records a function of matrices.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return the program
   * @throws IllegalArgumentException if there is no matrix
   * @throws IllegalStateException if f uses a number of a derivative call from outside
   */
  public static Program ofMatrices(MatrixFunction f, DMatrixRMaj... x) {
    MatrixArguments.point("record", f, x);
    Matrix[] point = Arrays.stream(x).map(Matrix::of).toArray(Matrix[]::new);
    return Closed.of(Recorder.careful(null).record("record", f, point));
  }

  /**
   * Records a function, and reports the passes over it.
   *
   * @param observer receives the operations
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return the program
   * @throws IllegalArgumentException if the point has no coordinate
   * @throws IllegalStateException if f uses a number of a derivative call from outside
   */
  public static Program observed(Observer observer, VectorFunction f, double... x) {
    Arguments.given("record", "observer", observer);
    Arguments.point("record", f, x);
    List<String> lines = new ArrayList<>();
    Program program = Closed.of(Recorder.careful(lines).record("record", f, Scalar.of(x)));
    return watched(program, new Watch(observer, lines));
  }

  /**
   * Records a function of matrices, and reports the passes over it.
   *
   * @param observer receives the operations
   * @param f the function
   * @param x the point, at least one matrix
   * @return the program
   * @throws IllegalArgumentException if there is no matrix
   * @throws IllegalStateException if f uses a number of a derivative call from outside
   */
  public static Program observed(Observer observer, MatrixFunction f, DMatrixRMaj... x) {
    Arguments.given("record", "observer", observer);
    MatrixArguments.point("record", f, x);
    List<String> lines = new ArrayList<>();
    Matrix[] point = Arrays.stream(x).map(Matrix::of).toArray(Matrix[]::new);
    Program program = Closed.of(Recorder.careful(lines).record("record", f, point));
    return watched(program, new Watch(observer, lines));
  }

  private static Program watched(Program program, Watch watch) {
    Program joined = Continuation.of(program);
    return joined.annotated(new Annotations(joined.names(), watch));
  }

  /** A recorder for a function at numbers, of which some may be of such a recording. */
  static Recorder recorder(Scalar[] x) {
    for (Scalar in : x) {
      if (in instanceof Tracer s && s.recorder().isCareful()) {
        return Recorder.careful(null);
      }
    }
    return new Recorder();
  }
}
