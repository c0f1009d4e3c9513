package org.duetad.reverse;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixArguments;
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
    Arguments.length("pullback", "seed", w, y.length);
    int end = Math.max(end(y), end(x));
    Derivatives adjoints = storage.derivatives(end);
    for (int i = 0; i < y.length; i++) {
      adjoints.scalars[index(y[i])] += w[i];
    }
    reverse(end, adjoints);
    return gathered(adjoints.scalars, x);
  }

  private void reverse(int end, Derivatives adjoints) {
    Sweeps.reverse(storage, recording.first(), end, adjoints);
    adjoints.scalars[0] = 0.0;
    storage.swept(adjoints);
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
    Arguments.length("pushforward", "direction", v, x.length);
    int end = Math.max(end(y), end(x));
    Derivatives tangents = storage.derivatives(end);
    for (int i = 0; i < x.length; i++) {
      tangents.scalars[index(x[i])] += v[i];
    }
    tangents.scalars[0] = 0.0;
    Sweeps.forward(storage, end, tangents);
    storage.swept(tangents);
    return gathered(tangents.scalars, y);
  }

  /** How many directions a sweep of second order takes at once, if so many are to be done. */
  int width(int directions) {
    int width = directions == 1 ? 1 : directions <= 4 ? 4 : 8;
    return recording.size() > Integer.MAX_VALUE / width ? 1 : width;
  }

  /** {@code H v}, by x, of the output y, for up to {@code width} directions v. */
  double[][] products(Scalar y, Scalar[] x, double[][] v, int width) {
    SecondOrderDerivatives derivatives = storage.derivatives(recording.size(), width);
    for (int k = 0; k < v.length; k++) {
      for (int i = 0; i < x.length; i++) {
        derivatives.tangents()[k].add(index(x[i]), v[k][i]);
      }
    }
    derivatives.adjoints().add(index(y), 1.0);
    sweep(derivatives);
    double[][] products = new double[v.length][x.length];
    for (int k = 0; k < v.length; k++) {
      for (int i = 0; i < x.length; i++) {
        products[k][i] = derivatives.adjointTangents()[k].of(index(x[i]));
      }
    }
    return products;
  }

  private void sweep(SecondOrderDerivatives derivatives) {
    SecondOrderSweeps sweeps = new SecondOrderSweeps(storage, derivatives);
    sweeps.forward(recording.first(), recording.size());
    sweeps.reverse(recording.first(), recording.size());
    derivatives.each(storage::swept);
  }

  /** {@code H V}, by x, of the 1x1 output y, for one direction V. */
  DMatrixRMaj[] product(Matrix y, Matrix[] x, DMatrixRMaj[] v) {
    MatrixArguments.shapes("hvp", "direction", v, x);
    SecondOrderDerivatives derivatives = storage.derivatives(recording.size(), 1);
    Derivatives products = derivatives.adjointTangents()[0];
    variables("hvp", x).forEach(products::keep);
    for (int i = 0; i < x.length; i++) {
      add(x[i], v[i], derivatives.tangents()[0]);
    }
    add(y, DMatrixRMaj.wrap(1, 1, new double[] {1.0}), derivatives.adjoints());
    sweep(derivatives);
    return gathered(products, x);
  }

  /**
   * A matrix variable, on the same tape as the scalar ones.
   *
   * @param value its value, copied
   * @return the variable
   */
  public Matrix variable(DMatrixRMaj value) {
    return recording.matrix(ConstantMatrix.borrowing(value.copy()));
  }

  /** Variables of values, which are copied. */
  Matrix[] matrices(DMatrixRMaj[] values) {
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
    MatrixArguments.shapes("pullback", "seed", w, y);
    Derivatives adjoints = storage.derivatives(recording.size());
    variables("pullback", x).forEach(adjoints::keep);
    for (int i = 0; i < y.length; i++) {
      add(y[i], w[i], adjoints);
    }
    reverse(recording.size(), adjoints);
    return gathered(adjoints, x);
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
    MatrixArguments.shapes("pushforward", "direction", v, x);
    Derivatives tangents = storage.derivatives(recording.size());
    for (int i = 0; i < x.length; i++) {
      add(x[i], v[i], tangents);
    }
    Sweeps.forward(storage, recording.size(), tangents);
    storage.swept(tangents);
    return gathered(tangents, y);
  }

  private void add(Matrix x, DMatrixRMaj derivative, Derivatives derivatives) {
    if (checked("tape", x) instanceof VarMatrix v) {
      derivatives.add(v, ConstantMatrix.borrowing(derivative));
    }
  }

  private DMatrixRMaj[] gathered(Derivatives derivatives, Matrix[] x) {
    variables("tape", x);
    return Arrays.stream(x).map(derivatives::taken).toArray(DMatrixRMaj[]::new);
  }

  private List<VarMatrix> variables(String operation, Matrix[] x) {
    return Arrays.stream(x)
        .map(matrix -> checked(operation, matrix))
        .filter(VarMatrix.class::isInstance)
        .map(VarMatrix.class::cast)
        .toList();
  }

  /** A matrix on this tape, or a constant. */
  private Matrix checked(String operation, Matrix x) {
    if (!holds(x)) {
      MatrixArguments.constant(operation, x);
    }
    return x;
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

  /** The entry after the last that is wanted; an operation is swept with all of its results. */
  private int end(Scalar[] numbers) {
    int end = 1;
    for (Scalar number : numbers) {
      end = Math.max(end, index(number) + 1);
    }
    return storage.hasOperations() ? recording.size() : end;
  }

  private double[] gathered(double[] perEntry, Scalar[] numbers) {
    double[] gathered = new double[numbers.length];
    Arrays.setAll(gathered, i -> perEntry[index(numbers[i])]);
    return gathered;
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
