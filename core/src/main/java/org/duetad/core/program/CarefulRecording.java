package org.duetad.core.program;

import java.util.Arrays;
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
    return Recorder.careful().record("record", f, Scalar.of(x)).closed();
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
    return Recorder.careful().record("record", f, point).closed();
  }

  /** A recorder for a function at numbers, of which some may be of such a recording. */
  static Recorder recorder(Scalar[] x) {
    boolean careful =
        Arrays.stream(x).anyMatch(in -> in instanceof Tracer s && s.recorder().isCareful());
    return careful ? Recorder.careful() : new Recorder();
  }
}
