package org.duetad.core.nested;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.duetad.core.Constant;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function on numbers of any kind, in which what it captures of other derivative calls
 * is replaced by numbers of that kind. The function gets {@link OpenScalar}s, which wrap these, so
 * that captured numbers are seen where they meet one.
 */
final class OpenRun extends Tag {

  private static final String NAME = "recomputation";

  /** The numbers in place of the captured ones, or null if these are to be found. */
  private final Scalar @Nullable [] given;

  /** What was captured, in order. */
  private final List<Object> captured = new ArrayList<>();

  /** For each captured number or matrix, what replaces it. */
  private final IdentityHashMap<Object, Object> replaced = new IdentityHashMap<>();

  /** The captured number that was asked for last, and what replaces it. */
  private @Nullable Object last;

  private @Nullable Object lastReplaced;

  private OpenRun(Scalar @Nullable [] given) {
    this.given = given;
  }

  /** A run that finds what is captured, and replaces it by constants. */
  static OpenRun finding() {
    return new OpenRun(null);
  }

  /**
   * A run with known captured numbers.
   *
   * @param captured these numbers and matrices
   * @param all the numbers that replace them follow others
   * @param from the index of the first
   */
  static OpenRun of(List<Object> captured, Scalar[] all, int from) {
    OpenRun run = new OpenRun(all);
    int next = from;
    for (Object number : captured) {
      next = run.put(number, next);
    }
    return run;
  }

  private int put(Object number, int from) {
    Scalar[] all = Objects.requireNonNull(given);
    if (!(number instanceof Matrix m)) {
      replaced.put(number, all[from]);
      return from + 1;
    }
    int to = from + m.numRows() * m.numCols();
    replaced.put(m, Matrix.of(m.numRows(), m.numCols(), Arrays.copyOfRange(all, from, to)));
    return to;
  }

  /** {@code f(x)}, without wrappers. */
  Scalar[] outputs(VectorFunction f, Scalar[] x) {
    try {
      return inner(NAME, Arguments.outputs(NAME, f.apply(wrapped(x))));
    } finally {
      end();
    }
  }

  /** The captured numbers and matrices, in the order in which the function met them. */
  List<Object> captured() {
    return captured;
  }

  OpenScalar wrapped(Scalar x) {
    return new OpenScalar(this, x);
  }

  Scalar[] wrapped(Scalar[] x) {
    Scalar[] wrapped = new Scalar[x.length];
    Arrays.setAll(wrapped, i -> wrapped(x[i]));
    return wrapped;
  }

  /** What an operand wraps; constants wrap nothing, and captured numbers are replaced. */
  Scalar inner(Object operation, @Nullable Scalar x) {
    if (x instanceof OpenScalar own && own.run == this) {
      return own.number;
    }
    if (x instanceof Constant) {
      return x;
    }
    Object known = known(x);
    return known == null ? first(operation, x) : (Scalar) known;
  }

  private Scalar first(Object operation, @Nullable Scalar x) {
    Objects.requireNonNull(
        x, () -> operation + ": operand is null; wrap a double with Scalar.of(value)");
    return Factors.isPlain(x) ? x : (Scalar) replaced(operation, x, x.level());
  }

  /** What replaces a captured number; the one that was asked for last is found at once. */
  @SuppressWarnings("ReferenceEquality")
  private @Nullable Object known(@Nullable Object number) {
    if (number != last) {
      last = number;
      lastReplaced = replaced.get(number);
    }
    return lastReplaced;
  }

  Scalar[] inner(Object operation, Scalar[] x) {
    return inner(operation, x, 0, x.length);
  }

  Scalar[] inner(Object operation, Scalar[] x, int from, int length) {
    Scalar[] inner = new Scalar[length];
    for (int k = 0; k < length; k++) {
      inner[k] = inner(operation, x[from + k]);
    }
    return inner;
  }

  Matrix inner(Object operation, Matrix x) {
    if (x instanceof OpenMatrix own && own.run == this) {
      return own.matrix;
    }
    if (x instanceof ConstantMatrix) {
      return x;
    }
    Object known = known(x);
    return known == null ? (Matrix) replaced(operation, x, x.level()) : (Matrix) known;
  }

  /** Of a number that was not captured before. */
  private Object replaced(Object operation, Object number, long level) {
    if (level >= level()) {
      throw Arguments.lost(operation, number);
    }
    if (given != null) {
      throw new BranchChangedException(
          "recomputation: the function captured other numbers than before: it took another branch,"
              + " or depends on what changes; record it again, or pass the numbers as inputs");
    }
    Object constant =
        number instanceof Matrix m ? m.primal() : Scalar.of(((Scalar) number).primal());
    captured.add(number);
    replaced.put(number, constant);
    lastReplaced = constant;
    return constant;
  }
}
