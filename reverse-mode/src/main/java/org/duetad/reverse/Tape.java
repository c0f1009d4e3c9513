package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;

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

  private final Storage storage = new Storage();
  private Recording recording = new Recording(storage);

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
    double[] adjoints = storage.adjoints(end);
    Arrays.fill(adjoints, 0, end, 0.0);
    for (int i = 0; i < y.length; i++) {
      adjoints[index(y[i])] += w[i];
    }
    Sweeps.reverse(storage, recording.first(), end, adjoints);
    adjoints[0] = 0.0;
    return gathered(adjoints, x);
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
    double[] tangents = storage.adjoints(end);
    Arrays.fill(tangents, 0, end, 0.0);
    for (int i = 0; i < x.length; i++) {
      tangents[index(x[i])] += v[i];
    }
    tangents[0] = 0.0;
    Sweeps.forward(storage, end, tangents);
    return gathered(tangents, y);
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
   * The memory of the tape's arrays, used or waiting to be used.
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

  /** Ends the recording; what is recorded can still be swept. */
  void end() {
    recording.end();
  }

  /** Whether a number was recorded here since the tape was last cleared. */
  boolean holds(Scalar number) {
    return number instanceof Var v && v.recording == recording;
  }

  /** The entry after the last that is wanted; a general rule is swept with all of its results. */
  private int end(Scalar[] numbers) {
    int end = 1;
    for (Scalar number : numbers) {
      end = Math.max(end, index(number) + 1);
    }
    return storage.hasGeneral() ? recording.size() : end;
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
