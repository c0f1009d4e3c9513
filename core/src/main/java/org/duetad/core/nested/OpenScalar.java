package org.duetad.core.nested;

import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.rules.UnderflowTies;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A number of an {@link OpenRun}: an operation is that of the number it wraps. It absorbs numbers
 * of outer derivative calls, as one of a recorded program does.
 */
final class OpenScalar extends AbstractScalar {

  final OpenRun run;
  final Scalar number;

  OpenScalar(OpenRun run, Scalar number) {
    this.run = run;
    this.number = number;
  }

  @Override
  public double value() {
    return number.value();
  }

  @Override
  public double primal() {
    return number.primal();
  }

  @Override
  public long level() {
    return run.level();
  }

  @Override
  public boolean isTraced() {
    return true;
  }

  @Override
  public long recorded() {
    return number.recorded();
  }

  /**
   * Whether an operand absorbs this number: it is recorded, or opened, in a call inside this one.
   */
  private boolean isInner(@Nullable Scalar other) {
    return other != null && other.isTraced() && other.level() > level();
  }

  private Scalar inner(Object operation, Scalar x) {
    run.check(operation);
    return run.inner(operation, x);
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    run.check(rule);
    return Factors.isBorder(rule) && !number.isTraced() ? this : run.wrapped(number.apply(rule));
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    return isInner(right)
        ? right.applyRight(rule, this)
        : applied(rule, number, inner(rule, right));
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    return applied(rule, inner(rule, left), number);
  }

  private Scalar applied(BinaryRule rule, Scalar left, Scalar right) {
    boolean isTie = UnderflowTies.isTie(rule) && !left.isTraced() && !right.isTraced();
    return isTie ? UnderflowTies.constant(rule) : run.wrapped(left.apply(rule, right));
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    run.check(rule);
    return run.wrapped(rule.of(run.inner(rule, x)));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    run.check(rule);
    return run.wrapped(rule.of(run.inner(rule, x)));
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    run.check("matrix");
    return new OpenMatrix(run, Matrix.of(numRows, numCols, run.inner("matrix", x)));
  }

  @Override
  public Scalar named(String name) {
    number.named(name);
    return this;
  }

  // Faster where the wrapped number is.

  @Override
  public Scalar add(Scalar a) {
    return isInner(a)
        ? a.applyRight(Arithmetic.ADD, this)
        : run.wrapped(number.add(inner(Arithmetic.ADD, a)));
  }

  @Override
  public Scalar subtract(Scalar a) {
    return isInner(a)
        ? a.applyRight(Arithmetic.SUBTRACT, this)
        : run.wrapped(number.subtract(inner(Arithmetic.SUBTRACT, a)));
  }

  @Override
  public Scalar multiply(Scalar a) {
    return isInner(a)
        ? a.applyRight(Arithmetic.MULTIPLY, this)
        : run.wrapped(number.multiply(inner(Arithmetic.MULTIPLY, a)));
  }

  @Override
  public Scalar divide(Scalar a) {
    return isInner(a)
        ? a.applyRight(Arithmetic.DIVIDE, this)
        : run.wrapped(number.divide(inner(Arithmetic.DIVIDE, a)));
  }

  @Override
  public Scalar add(double a) {
    run.check(Arithmetic.ADD);
    return run.wrapped(number.add(a));
  }

  @Override
  public Scalar subtract(double a) {
    run.check(Arithmetic.SUBTRACT);
    return run.wrapped(number.subtract(a));
  }

  @Override
  public Scalar multiply(double a) {
    run.check(Arithmetic.MULTIPLY);
    return run.wrapped(number.multiply(a));
  }

  @Override
  public Scalar sumOf(Scalar[] x) {
    run.check(Reductions.SUM);
    return run.wrapped(Scalar.sum(run.inner(Reductions.SUM, x)));
  }

  @Override
  public Scalar dotOf(Scalar[] a, int i, Scalar[] b, int j, int length) {
    run.check(Reductions.DOT);
    Scalar[] left = run.inner(Reductions.DOT, a, i, length);
    return run.wrapped(Scalar.dot(left, run.inner(Reductions.DOT, b, j, length)));
  }

  @Override
  public Scalar weightedSumOf(double[] w, int i, Scalar[] x, int j, int length) {
    run.check(Reductions.DOT);
    Scalar[] numbers = run.inner(Reductions.DOT, x, j, length);
    return run.wrapped(Scalar.weightedSum(w, i, numbers, 0, length));
  }

  @Override
  public int compareTo(Scalar other) {
    return isInner(other) ? -other.compareTo(this) : number.compareTo(inner("compareTo", other));
  }

  @Override
  public boolean isGreaterThan(Scalar other) {
    return isInner(other)
        ? other.isLessThan(this)
        : number.isGreaterThan(inner("isGreaterThan", other));
  }

  @Override
  public boolean isGreaterThan(double other) {
    return number.isGreaterThan(other);
  }

  @Override
  public boolean isGreaterThanOrEqualTo(Scalar other) {
    return isInner(other)
        ? other.isLessThanOrEqualTo(this)
        : number.isGreaterThanOrEqualTo(inner("isGreaterThanOrEqualTo", other));
  }

  @Override
  public boolean isGreaterThanOrEqualTo(double other) {
    return number.isGreaterThanOrEqualTo(other);
  }

  @Override
  public boolean isLessThan(Scalar other) {
    return isInner(other)
        ? other.isGreaterThan(this)
        : number.isLessThan(inner("isLessThan", other));
  }

  @Override
  public boolean isLessThan(double other) {
    return number.isLessThan(other);
  }

  @Override
  public boolean isLessThanOrEqualTo(Scalar other) {
    return isInner(other)
        ? other.isGreaterThanOrEqualTo(this)
        : number.isLessThanOrEqualTo(inner("isLessThanOrEqualTo", other));
  }

  @Override
  public boolean isLessThanOrEqualTo(double other) {
    return number.isLessThanOrEqualTo(other);
  }

  @Override
  public boolean isEqualTo(double other) {
    return number.isEqualTo(other);
  }

  @Override
  public boolean isNaN() {
    return number.isNaN();
  }

  @Override
  public String toString() {
    return number.toString();
  }
}
