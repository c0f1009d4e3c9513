package org.duetad.reverse;

import java.util.Arrays;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A record of the operations done to its variables, which can be swept any number of times, and
 * used again after {@link #clear()} without new memory. A tape belongs to one thread.
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

  /** A tape with nothing on it. */
  public Tape() {
    this(false);
  }

  /** A tape of first order, or of second. */
  Tape(boolean secondOrder) {
    storage = new Storage(secondOrder);
    recording = new Recording(storage);
  }

  /**
   * Variables: numbers whose operations are recorded from now on.
   *
   * @param values their values
   * @return as many variables
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
   * @param w the seed, as many adjoints
   * @param x the numbers whose adjoints are wanted
   * @return as many adjoints as there are x
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
   * @param v the direction, as many tangents
   * @param y the outputs: numbers on this tape, or constants
   * @return as many tangents as there are y
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
    // An operation is swept with all of its results.
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
   * Records a function on this tape, on which nothing is; the recording has ended when this
   * returns, or throws.
   *
   * @param operation the derivative call, for messages
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return the function at the point
   */
  Taped<double[], double[]> record(String operation, VectorFunction f, double[] x) {
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
   * A matrix variable, on the same tape as the scalar ones.
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
   * @param w the seeds, shaped as the outputs
   * @param x the matrices whose adjoints are wanted
   * @return the adjoints, shaped as the x
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
   * @param v the direction, shaped as the variables
   * @param y the outputs: matrices on this tape, or constants
   * @return the tangents, shaped as the y
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
   * How many operations are recorded, variables not counted.
   *
   * @return the number of entries that have parents
   */
  public long operations() {
    return storage.operations(recording.size());
  }

  /**
   * How many partial derivatives the operations have, with respect to their operands.
   *
   * @return the number of edges of the recorded graph
   */
  public long edges() {
    return storage.edges(recording.size());
  }

  /**
   * The memory of the tape: its arrays, used or waiting to be used, the values of the matrices on
   * it, and the most that the adjoints of matrices took at once in a sweep so far.
   *
   * @return bytes, adjoints included
   */
  public long bytes() {
    return storage.bytes();
  }

  /**
   * Forgets what is recorded and keeps the memory. Numbers recorded so far cannot be used any more.
   */
  public void clear() {
    recording.end();
    recording = new Recording(storage);
  }

  /** Lets go of what is recorded, if it will not be swept any more. */
  void forget() {
    recording.end();
    storage.clear();
  }

  /** Ends the recording; what is recorded can still be swept. */
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
              + " is on another tape, or this tape was cleared since; record it on this one");
    }
    Arguments.constant("tape", number);
    return 0;
  }
}
