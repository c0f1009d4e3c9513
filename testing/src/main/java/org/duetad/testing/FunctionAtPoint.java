package org.duetad.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Flattening;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A function whose derivatives are to be tested at a point. Functions of matrices are tested by all
 * elements of these.
 *
 * <pre>{@code
 * FunctionAtPoint.of(x -> x[0].exp().multiply(x[1]), 0.3, 1.7).assertLaws();
 * }</pre>
 */
@SuppressWarnings("overloads") // The point says which function a lambda is.
public final class FunctionAtPoint {

  private final VectorFunction f;
  private final double[] x;
  private final String text;
  private final String call;
  private final String test;

  /** Computed once; the same whoever computes it. */
  private volatile @Nullable RoundingError rounding;

  private FunctionAtPoint(VectorFunction f, double[] x, String text, String call, String test) {
    this.f = f;
    this.x = x;
    this.text = text;
    this.call = call;
    this.test = test;
  }

  /**
   * A function of one output at a point.
   *
   * @param f the function
   * @param x the point, at least one coordinate
   * @return both
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static FunctionAtPoint of(ScalarFunction f, double... x) {
    return of("of", Arguments.function("test", f).asVector(), x);
  }

  /**
   * A function of many outputs at a point.
   *
   * @param f the function
   * @param x the point, at least one coordinate
   * @return both
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static FunctionAtPoint ofVector(VectorFunction f, double... x) {
    return of("ofVector", f, x);
  }

  private static FunctionAtPoint of(String factory, VectorFunction f, double... x) {
    Arguments.point("test", f, x);
    return of(factory, f, x.clone(), Texts.numbers(x));
  }

  /**
   * A function of matrices with one number as its output, at a point.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return both
   * @throws IllegalArgumentException if there is no matrix
   */
  public static FunctionAtPoint of(MatrixScalarFunction f, DMatrixRMaj... x) {
    return of("of", Arguments.function("test", f).asMatrix(), x);
  }

  /**
   * A function of matrices at a point.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return both
   * @throws IllegalArgumentException if there is no matrix
   */
  public static FunctionAtPoint ofMatrix(MatrixFunction f, DMatrixRMaj... x) {
    return of("ofMatrix", f, x);
  }

  private static FunctionAtPoint of(String factory, MatrixFunction f, DMatrixRMaj... x) {
    Flattening flat = new Flattening("test", f, x);
    DMatrixRMaj[] point = Arrays.stream(x).map(DMatrixRMaj::copy).toArray(DMatrixRMaj[]::new);
    String text = Arrays.stream(x).map(Texts::matrix).collect(Collectors.joining(", "));
    return of(factory, in -> new Flattening("test", f, point).apply(in), flat.point(), text);
  }

  private static FunctionAtPoint of(String factory, VectorFunction f, double[] x, String text) {
    String call = "FunctionAtPoint." + factory + "(f, " + text + ")";
    return new FunctionAtPoint(f, x, text, call, call + ".assertLaws();");
  }

  /** The same, of which other laws are tested. */
  FunctionAtPoint testedBy(String statement) {
    return new FunctionAtPoint(f, x, text, call, statement);
  }

  /**
   * The function of all elements.
   *
   * @return the function
   */
  public VectorFunction function() {
    return f;
  }

  /**
   * The elements of the point.
   *
   * @return a copy
   */
  public double[] point() {
    return x.clone();
  }

  /** What rounding may change in the weighted outputs. */
  RoundingError rounding() {
    RoundingError known = rounding;
    if (known == null) {
      known = Diagnosis.roundingError(weighted(), x);
      rounding = known;
    }
    return known;
  }

  /** The outputs, added up with weights that are no round numbers. */
  ScalarFunction weighted() {
    return in -> {
      Scalar[] y = f.apply(in);
      Scalar[] terms = new Scalar[y.length];
      Arrays.setAll(terms, i -> y.length == 1 ? y[i] : y[i].multiply(weight(i)));
      return terms.length == 1 ? terms[0] : Scalar.sum(terms);
    };
  }

  /** The weights of some outputs. */
  static double[] weights(int outputs) {
    double[] weights = new double[outputs];
    Arrays.setAll(weights, i -> outputs == 1 ? 1 : weight(i));
    return weights;
  }

  private static double weight(int i) {
    return 0.75 + 0.5 * (i * 0.6180339887498949 % 1);
  }

  /**
   * What the derivatives must obey: values with derivatives have the bits of those without; all
   * modes agree with each other, with differences and with the complex step, to second order;
   * prepared, compiled and recorded functions have the same derivatives, and so has the function
   * with its reductions split in two, or its rules replaced by their definitions; and a second
   * call, on another thread as well, has the same bits. Tolerances are derived from the rounding
   * errors of the function, {@link org.duetad.core.diagnosis.Diagnosis#roundingError}.
   *
   * @return the laws, in an order from simple to composed; each can be checked by itself, but where
   *     the first does not hold, the others need not
   */
  public List<DerivativeLaw> laws() {
    List<DerivativeLaw> laws = new ArrayList<>(new TestablePoint(this).all());
    laws.addAll(new FirstOrderLaws(this).all());
    laws.addAll(new ReferenceLaws(this).all());
    laws.addAll(new RepetitionLaws(this).all());
    laws.addAll(new EquivalenceLaws(this).all());
    return List.copyOf(laws);
  }

  /**
   * Checks all laws.
   *
   * @throws AssertionError with the first law that does not hold
   */
  public void assertLaws() {
    laws().forEach(DerivativeLaw::check);
  }

  /** The point as Java source. */
  String source() {
    return text;
  }

  /** This as Java source. */
  String call() {
    return call;
  }

  /** The end of a message: a test that fails likewise. */
  String reproduced() {
    return Texts.reproduced(test);
  }

  /** The message where some numbers are wrong, for a reason that is known. */
  Failure failure(String what, String reason) {
    return new Failure(what, () -> reason, test);
  }

  /** The message where some numbers are wrong. */
  Failure failure(String what) {
    return new Failure(what, this::explanation, test);
  }

  /** What may be the cause of a wrong derivative. */
  String explanation() {
    return Explanation.of(f, x);
  }

  @Override
  public String toString() {
    return "function at " + text;
  }
}
