package org.duetad.reverse;

import java.util.Arrays;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.ValueLosses;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.program.Continuation;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A record of the operations on its variables, which can be swept any number of times, and reused
 * after {@link #clear()} without new allocations. A tape is confined to one thread.
 *
 * <pre>{@code
 * Tape tape = new Tape();
 * Scalar[] x = tape.variables(3.0, 4.0);
 * Scalar y = x[0].multiply(x[1]).add(x[0].sin());
 * double[] gradient = tape.pullback(new Scalar[] {y}, new double[] {1.0}, x);
 * }</pre>
 */
public final class Tape {

  private final Storage storage;
  private Recording recording;

  /** An empty tape. */
  public Tape() {
    this(false);
  }

  /** A first-order or second-order tape. */
  Tape(boolean secondOrder) {
    storage = new Storage(secondOrder);
    recording = new Recording(storage);
  }

  /**
   * Creates variables: numbers whose operations are recorded from now on.
   *
   * @param values their values
   * @return one variable for each value
   */
  public Scalar[] variables(double... values) {
    Arguments.given("tape", "array of values", values);
    Scalar[] variables = new Scalar[values.length];
    for (int i = 0; i < values.length; i++) {
      variables[i] = recording.input(values[i]);
    }
    return variables;
  }

  /**
   * {@code Jᵀ w}: the adjoints of x when the outputs y have the adjoints w.
   *
   * @param y the outputs: numbers on this tape, or constants
   * @param w the seed, one adjoint for each output
   * @param x the numbers whose adjoints are computed
   * @return one adjoint for each x
   * @throws IllegalArgumentException if the seed has another length than y
   * @throws IllegalStateException if a number is not on this tape
   */
  public double[] pullback(Scalar[] y, double[] w, Scalar... x) {
    Arguments.given("pullback", "array of outputs", y);
    Arguments.given("pullback", "array of inputs", x);
    return taped(x, y).pullback(w);
  }

  /**
   * {@code J v}: the tangents of y when the variables x have the tangents v, by a forward sweep
   * along the tape.
   *
   * @param x the variables
   * @param v the direction, one tangent for each variable
   * @param y the outputs: numbers on this tape, or constants
   * @return one tangent for each y
   * @throws IllegalArgumentException if the direction has another length than x
   * @throws IllegalStateException if a number is not on this tape
   */
  public double[] pushforward(Scalar[] x, double[] v, Scalar... y) {
    Arguments.given("pushforward", "array of outputs", y);
    Arguments.given("pushforward", "array of inputs", x);
    return taped(x, y).pushforward("pushforward", v);
  }

  private Taped<double[], double[]> taped(Scalar[] x, Scalar[] y) {
    return taped(terminals(x), terminals(y), () -> values(y));
  }

  private <X, Y> Taped<X, Y> taped(Terminals<X> x, Terminals<Y> y, Supplier<Y> value) {
    // An operation is swept together with all of its results.
    int end = storage.hasOperations() ? recording.size() : Math.max(x.end(), y.end());
    return new Taped<>(storage, recording.first(), end, x, y, value);
  }

  private ScalarTerminals terminals(Scalar[] numbers) {
    int[] entries = new int[numbers.length];
    Arrays.setAll(entries, i -> index(numbers[i]));
    return new ScalarTerminals(entries, entries.length);
  }

  private static double[] values(Scalar[] numbers) {
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i].value();
    }
    return values;
  }

  /**
   * Records a function on this tape, which must be empty; the recording has ended when this returns
   * or throws.
   *
   * @param operation the derivative call, for messages
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return the function at the point
   */
  Taped<double[], double[]> record(String operation, VectorFunction f, double[] x) {
    Taped<double[], double[]> taped = recorded(operation, f, x);
    if (storage.overflows().isSunk() && ValueLosses.changeSlopes(f, x)) {
      storage.overflows().noteLost();
    }
    if (!recording.isNearlyTied()) {
      return taped;
    }
    clear();
    return recorded(operation, Continuation.of(f), x);
  }

  private Taped<double[], double[]> recorded(String operation, VectorFunction f, double[] x) {
    Arguments.point(operation, f, x);
    try {
      Scalar[] y = Arguments.outputs(operation, f.apply(variables(x))).clone();
      for (Scalar output : y) {
        if (!holds(output)) {
          Arguments.constant(operation, output);
        }
      }
      ScalarTerminals inputs = new ScalarTerminals(storage.inputs(x.length), x.length);
      return taped(inputs, terminals(y), () -> values(y));
    } finally {
      end();
    }
  }

  /** The same for a function of matrices, which are copied. */
  Taped<DMatrixRMaj[], DMatrixRMaj[]> record(String operation, MatrixFunction f, DMatrixRMaj[] x) {
    Taped<DMatrixRMaj[], DMatrixRMaj[]> taped = recorded(operation, f, x);
    if (!recording.isNearlyTied()) {
      return taped;
    }
    clear();
    return recorded(operation, Continuation.of(f), x);
  }

  private Taped<DMatrixRMaj[], DMatrixRMaj[]> recorded(
      String operation, MatrixFunction f, DMatrixRMaj[] x) {
    MatrixArguments.point(operation, f, x);
    try {
      Matrix[] inputs = matrices(x);
      Matrix y = MatrixArguments.output(operation, f.apply(inputs.clone()));
      return taped(
          terminals(operation, inputs), terminals(operation, y), () -> values(new Matrix[] {y}));
    } finally {
      end();
    }
  }

  private MatrixTerminals terminals(String operation, Matrix... matrices) {
    for (Matrix matrix : matrices) {
      if (!holds(matrix)) {
        MatrixArguments.constant(operation, matrix);
      }
    }
    return new MatrixTerminals(matrices.clone(), recording.size());
  }

  /**
   * Creates a matrix variable, on the same tape as the scalar ones.
   *
   * @param value its value, copied
   * @return the variable
   */
  public Matrix variable(DMatrixRMaj value) {
    Arguments.given("tape", "matrix", value);
    return recording.matrix(ConstantMatrix.borrowing(value.copy()));
  }

  private Matrix[] matrices(DMatrixRMaj[] values) {
    return Arrays.stream(values).map(this::variable).toArray(Matrix[]::new);
  }

  /**
   * The adjoints of the matrices x when the outputs y have the adjoints w.
   *
   * @param y the outputs: matrices on this tape, or constants
   * @param w the seeds, of the outputs' shapes
   * @param x the matrices whose adjoints are computed
   * @return the adjoints, of the shapes of x
   * @throws IllegalArgumentException if the seeds have other shapes than y
   * @throws IllegalStateException if a matrix is not on this tape
   */
  public DMatrixRMaj[] pullback(Matrix[] y, DMatrixRMaj[] w, Matrix... x) {
    Arguments.given("pullback", "array of outputs", y);
    Arguments.given("pullback", "array of inputs", x);
    return taped(x, y).pullback(w);
  }

  /**
   * The tangents of y when the matrix variables x have the tangents v.
   *
   * @param x the variables
   * @param v the direction, of the variables' shapes
   * @param y the outputs: matrices on this tape, or constants
   * @return the tangents, of the shapes of y
   * @throws IllegalArgumentException if the direction has other shapes than x
   * @throws IllegalStateException if a matrix is not on this tape
   */
  public DMatrixRMaj[] pushforward(Matrix[] x, DMatrixRMaj[] v, Matrix... y) {
    Arguments.given("pushforward", "array of outputs", y);
    Arguments.given("pushforward", "array of inputs", x);
    return taped(x, y).pushforward("pushforward", v);
  }

  private Taped<DMatrixRMaj[], DMatrixRMaj[]> taped(Matrix[] x, Matrix[] y) {
    return taped(terminals("tape", x), terminals("tape", y), () -> values(y));
  }

  private static DMatrixRMaj[] values(Matrix[] matrices) {
    return Arrays.stream(matrices).map(Matrix::value).toArray(DMatrixRMaj[]::new);
  }

  /**
   * The number of recorded operations, variables not counted.
   *
   * @return the number of entries that have parents
   */
  public long operations() {
    return storage.operations(recording.size());
  }

  /**
   * The number of the operations' partial derivatives with respect to their operands.
   *
   * @return the number of edges of the recorded graph
   */
  public long edges() {
    return storage.edges(recording.size());
  }

  /**
   * The memory of the tape: its arrays, used or in reserve, the values of the matrices on it, and
   * the peak memory of the adjoints of matrices in any sweep so far.
   *
   * @return bytes, adjoints included
   */
  public long bytes() {
    return storage.bytes();
  }

  /** The part of the memory that is used, with the adjoints of numbers in one sweep. */
  long usedBytes() {
    return storage.usedBytes(recording.size());
  }

  /** Discards the recording and keeps the memory. Numbers recorded so far become unusable. */
  public void clear() {
    recording.end();
    recording = new Recording(storage);
  }

  /** Discards the recording if it will not be swept again. */
  void forget() {
    recording.end();
    storage.clear();
  }

  /** Ends the recording, which can still be swept. */
  void end() {
    recording.end();
  }

  /** Whether a number was recorded here since the tape was last cleared. */
  boolean holds(Scalar number) {
    return number instanceof Var v && v.recording == recording;
  }

  /** Whether a matrix was recorded here since the tape was last cleared. */
  boolean holds(Matrix matrix) {
    return matrix instanceof VarMatrix v && v.recording == recording;
  }

  /** The entry of a number; that of a constant is 0. */
  private int index(Scalar number) {
    if (number instanceof Var v && v.recording == recording) {
      return v.index;
    }
    if (number instanceof Var) {
      throw new IllegalStateException(
          "tape: "
              + number
              + " is on another tape, or this tape has been cleared since; record it on this tape");
    }
    Arguments.constant("tape", number);
    return 0;
  }
}
