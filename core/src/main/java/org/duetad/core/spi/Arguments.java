package org.duetad.core.spi;

import java.util.Objects;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the arguments of a derivative call, with one wording for all modes. For authors of
 * modes.
 */
public final class Arguments {

  /** What to do when numbers of different derivative calls are mixed, for messages. */
  public static final String ADVICE =
      "Either it escaped from a call that has ended; or a derivative is taken inside a function that is itself being"
          + " differentiated: there, use the overload that takes and returns numbers, derivative(f, Scalar),"
          + " gradient(f, Scalar...), jvp(f, Scalar[], Scalar[]) or their kin for matrices. Where no derivative is"
          + " wanted, pass plain values on: Scalar.of(x.value())";

  private Arguments() {}

  /**
   * An argument that must not be null.
   *
   * @param <T> its type
   * @param operation the call, for the message
   * @param what the argument's name, for the message
   * @param value the argument
   * @return the argument
   */
  public static <T> T given(String operation, String what, @Nullable T value) {
    if (value == null) {
      throw new NullPointerException(operation + ": the " + what + " is null; pass one");
    }
    return value;
  }

  /**
   * A function that must not be null.
   *
   * @param <F> its kind
   * @param operation the derivative call, for the message
   * @param f the function
   * @return the function
   */
  public static <F> F function(String operation, @Nullable F f) {
    return given(operation, "function", f);
  }

  /**
   * A name for a number or a matrix.
   *
   * @param operation the call, for the message
   * @param name the name
   * @throws IllegalArgumentException if it is blank or has line breaks or other control characters
   */
  public static void name(String operation, @Nullable String name) {
    if (!isName(given(operation, "name", name))) {
      throw new IllegalArgumentException(
          operation + ": the name is blank or has control characters; pass a word on one line");
    }
  }

  /** Whether it is neither blank nor has control characters; in inner loops. */
  private static boolean isName(String name) {
    boolean blank = true;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (Character.isISOControl(letter)) {
        return false;
      }
      blank &= Character.isWhitespace(letter);
    }
    return !blank;
  }

  /**
   * A rule that is applied to a number or a matrix.
   *
   * @param rule the rule
   */
  public static void rule(@Nullable Primitive rule) {
    given("apply", "rule", rule);
  }

  /**
   * A rule that is applied to an array of operands.
   *
   * @param rule the rule
   * @param x the operands
   */
  public static void application(@Nullable Primitive rule, Object @Nullable [] x) {
    given(given("apply", "rule", rule).name(), "array of operands", x);
  }

  /**
   * A function and the point of differentiation.
   *
   * @param operation the derivative call, for the message
   * @param f the function
   * @param x the point
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static void point(String operation, Object f, double[] x) {
    function(operation, f);
    point(operation, x);
  }

  /**
   * A function and the point of a derivative that is nested in another.
   *
   * @param operation the derivative call, for the message
   * @param f the function
   * @param x the point
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static void point(String operation, Object f, Scalar[] x) {
    function(operation, f);
    point(operation, x);
  }

  /**
   * The point of differentiation: at least one coordinate.
   *
   * @param operation the derivative call, for the message
   * @param x the point
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static void point(String operation, double[] x) {
    Objects.requireNonNull(x, () -> operation + ": the point is null; pass its coordinates");
    point(operation, x.length);
  }

  /**
   * The point of a derivative that is nested in another: at least one coordinate.
   *
   * @param operation the derivative call, for the message
   * @param x the point
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static void point(String operation, Scalar[] x) {
    Objects.requireNonNull(x, () -> operation + ": the point is null; pass its coordinates");
    point(operation, x.length);
  }

  private static void point(String operation, int length) {
    if (length == 0) {
      throw new IllegalArgumentException(
          operation
              + ": the point has 0 coordinates; there is nothing to differentiate by; pass at least one");
    }
  }

  /**
   * A vector that must be as long as something else.
   *
   * @param operation the derivative call, for the message
   * @param what the vector's name, for the message
   * @param v the vector
   * @param length the length that it must have
   * @throws IllegalArgumentException if it has another
   */
  public static void length(String operation, String what, double[] v, int length) {
    Objects.requireNonNull(v, () -> operation + ": the " + what + " is null");
    length(operation, what, v.length, length);
  }

  /**
   * Something that must have as many parts as something else.
   *
   * @param operation the derivative call, for the message
   * @param what its name, for the message
   * @param length how many it has
   * @param expected how many it must have
   * @throws IllegalArgumentException if it has more or fewer
   */
  public static void length(String operation, String what, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          operation + ": the " + what + " has length " + length + ", expected " + expected);
    }
  }

  /**
   * Vectors that must each be as long as something else.
   *
   * @param operation the derivative call, for the message
   * @param what what each vector is, for the message
   * @param vectors the vectors
   * @param length the length that each must have
   * @throws IllegalArgumentException if one has another
   */
  public static void lengths(String operation, String what, double[][] vectors, int length) {
    Objects.requireNonNull(vectors, () -> operation + ": the " + what + "s are null");
    for (int k = 0; k < vectors.length; k++) {
      if (vectors[k] == null || vectors[k].length != length) {
        length(operation, what + " " + k, vectors[k], length); // Writing it takes longer than all.
      }
    }
  }

  /**
   * Vectors of numbers that must each be as long as something else.
   *
   * @param operation the derivative call, for the message
   * @param what what each vector is, for the message
   * @param vectors the vectors
   * @param length the length that each must have
   * @throws IllegalArgumentException if one has another
   */
  public static void lengths(String operation, String what, Scalar[][] vectors, int length) {
    Objects.requireNonNull(vectors, () -> operation + ": the " + what + "s are null");
    for (int k = 0; k < vectors.length; k++) {
      if (vectors[k] == null || vectors[k].length != length) {
        String which = what + " " + k;
        Objects.requireNonNull(vectors[k], () -> operation + ": the " + which + " is null");
        length(operation, which, vectors[k].length, length);
      }
    }
  }

  /**
   * A part of an array.
   *
   * @param operation the operation, for the message
   * @param what the array's name, for the message
   * @param from the index of the first element
   * @param length how many elements
   * @param n how many the array has
   * @throws IndexOutOfBoundsException if the part does not lie in the array
   */
  public static void part(String operation, String what, int from, int length, int n) {
    if (from < 0 || length < 0 || length > n - from) {
      throw new IndexOutOfBoundsException(
          operation
              + ": "
              + length
              + " "
              + what
              + " from index "
              + from
              + " of "
              + n
              + "; choose a part that lies in the array");
    }
  }

  /**
   * What a rule returned: as many numbers, or matrices, as it must.
   *
   * @param <T> numbers or matrices
   * @param rule the rule's name, for the message
   * @param what what they are, for the message
   * @param returned what the rule returned
   * @param length how many there must be
   * @return the same array
   * @throws IllegalStateException if there are more or fewer, or one is null
   */
  public static <T> T[] returned(String rule, String what, T @Nullable [] returned, int length) {
    if (returned == null || returned.length != length) {
      throw new IllegalStateException(
          rule
              + ": the rule returned "
              + (returned == null ? "null" : returned.length)
              + " "
              + what
              + ", expected "
              + length
              + "; correct the rule");
    }
    for (T each : returned) {
      if (each == null) {
        throw new IllegalStateException(
            rule + ": the rule returned null among its " + what + "; correct the rule");
      }
    }
    return returned;
  }

  /**
   * What a function returned: an array without nulls.
   *
   * @param operation the derivative call, for the message
   * @param y the outputs
   * @return the same outputs
   * @throws NullPointerException if the array or an output is null
   */
  public static Scalar[] outputs(String operation, Scalar @Nullable [] y) {
    if (y == null) {
      throw new NullPointerException(
          operation + ": the function returned null; return its outputs");
    }
    for (int i = 0; i < y.length; i++) {
      output(operation, i, y[i]);
    }
    return y;
  }

  private static void output(String operation, int i, @Nullable Scalar y) {
    if (y == null) {
      throw new NullPointerException(
          operation
              + ": output "
              + i
              + " of the function is null; wrap a double with Scalar.of(value)");
    }
  }

  /**
   * The values of a function evaluated on constants.
   *
   * @param operation the call, for the message
   * @param y the outputs
   * @return their values
   * @throws IllegalStateException if an output is not constant: it was captured from a derivative
   *     call
   */
  public static double[] values(String operation, Scalar[] y) {
    double[] values = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      constant(operation, y[i]);
      values[i] = y[i].value();
    }
    return values;
  }

  /**
   * An output that carries no derivative of this call must be a constant.
   *
   * @param operation the call, for the message
   * @param y the output
   * @throws IllegalStateException if it belongs to another derivative call
   */
  public static void constant(String operation, Scalar y) {
    if (!(y instanceof Constant)) {
      throw new IllegalStateException(
          operation
              + ": the function returned "
              + y
              + ", which belongs to another derivative call; its derivative there would be lost. "
              + ADVICE);
    }
  }

  /** The error for numbers or matrices of different derivative calls that meet. */
  static IllegalStateException mixed(String operation, Object one, Object other) {
    return new IllegalStateException(
        operation
            + ": "
            + one
            + " and "
            + other
            + " belong to different derivative calls. "
            + ADVICE);
  }

  /**
   * The error for a number that is used after its derivative call.
   *
   * @param operation the operation, for the message
   * @return the exception to throw
   */
  public static IllegalStateException escaped(Object operation) {
    return new IllegalStateException(
        operation
            + ": the operand escaped from a derivative call that has ended; return it from the function instead, or"
            + " keep only its value()");
  }

  /**
   * The error for a number of an inner call that gives doubles, or of one that has ended.
   *
   * @param operation the operation, for the message
   * @param inner the number or matrix
   * @return the exception to throw
   */
  public static IllegalStateException lost(Object operation, Object inner) {
    return new IllegalStateException(
        operation + ": " + inner + " belongs to a derivative call inside this one. " + ADVICE);
  }
}
