package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Relation;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A number of a program that is being recorded. An operation with a number of an outer derivative
 * call captures that number; a comparison records a guard; reading the value makes the program
 * depend on that value.
 */
public final class Tracer extends AbstractScalar {

  private final Recorder recorder;
  private final int slot;
  private final double primal;

  /** The value with its exponent, in a recording for careful passes. */
  private final @Nullable Scalar exact;

  Tracer(Recorder recorder, int slot, double primal) {
    this.recorder = recorder;
    this.slot = slot;
    this.primal = primal;
    this.exact = null;
  }

  Tracer(Recorder recorder, int slot, Scalar exact) {
    this.recorder = recorder;
    this.slot = slot;
    this.primal = exact.primal();
    this.exact = exact;
  }

  /** A constant with this value. */
  Scalar exact() {
    return exact == null ? Scalar.of(primal) : exact;
  }

  /** Constants with the values of numbers. */
  static Scalar[] exact(Scalar[] x) {
    return Arrays.stream(x).map(number -> exact(number)).toArray(Scalar[]::new);
  }

  static Scalar exact(Scalar x) {
    if (x instanceof Tracer s) {
      return s.exact();
    }
    return Factors.isPlain(x) ? x : Scalar.of(x.primal());
  }

  boolean isOf(Recorder other) {
    return recorder == other;
  }

  Recorder recorder() {
    return recorder;
  }

  int slot() {
    return slot;
  }

  /** The primal value; from here on the program depends on it. */
  @Override
  public double value() {
    recorder.read(slot, primal);
    return primal;
  }

  @Override
  public double primal() {
    return primal;
  }

  @Override
  public long level() {
    return recorder.level();
  }

  @Override
  public boolean isTraced() {
    return true;
  }

  @Override
  public long recorded() {
    return recorder.recorded();
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    return recorder.unary(rule, this);
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    return isInner(right) ? right.applyRight(rule, this) : recorder.binary(rule, this, right);
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    return recorder.binary(rule, left, this);
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    return recorder.reduced(rule, x);
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    return recorder.general(rule, x);
  }

  @Override
  public Scalar dotOf(Scalar[] a, int i, Scalar[] b, int j, int length) {
    return recorder.isCareful()
        ? super.dotOf(a, i, b, j, length)
        : recorder.dot(a, i, b, j, length);
  }

  @Override
  public Scalar dotAmong(Scalar[] a, int i, Scalar[] b, int j, int length) {
    return areOwn(a, i, length) && areOwn(b, j, length)
        ? dotOf(a, i, b, j, length)
        : super.dotAmong(a, i, b, j, length);
  }

  /** Whether these are numbers of this recording, or constants. */
  private boolean areOwn(Scalar[] x, int from, int length) {
    for (int k = from; k < from + length; k++) {
      if (!(x[k] instanceof Tracer s && s.isOf(recorder)) && !(x[k] instanceof Constant)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Scalar named(String name) {
    Arguments.name("named", name);
    recorder.name(slot, name);
    return this;
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    return recorder.matrixOf(numRows, numCols, x);
  }

  /** Whether an operand is of a call inside this one, and absorbs this number. */
  private boolean isInner(@Nullable Scalar other) {
    return other != null && other.isTraced() && other.level() > level();
  }

  private boolean is(Relation relation, Scalar other) {
    return recorder.compared(relation, this, other) == 1;
  }

  private boolean isOf(Relation relation, Scalar other) {
    return recorder.compared(relation, other, this) == 1;
  }

  @Override
  public int compareTo(Scalar other) {
    return isInner(other) ? -other.compareTo(this) : recorder.compared(Relation.ORDER, this, other);
  }

  @Override
  public boolean isGreaterThan(Scalar other) {
    return isInner(other) ? other.isLessThan(this) : is(Relation.GREATER, other);
  }

  @Override
  public boolean isGreaterThan(double other) {
    return is(Relation.GREATER, Scalar.of(other));
  }

  @Override
  public boolean isGreaterThanOrEqualTo(Scalar other) {
    return isInner(other) ? other.isLessThanOrEqualTo(this) : is(Relation.GREATER_OR_EQUAL, other);
  }

  @Override
  public boolean isGreaterThanOrEqualTo(double other) {
    return is(Relation.GREATER_OR_EQUAL, Scalar.of(other));
  }

  @Override
  public boolean isLessThan(Scalar other) {
    return isInner(other) ? other.isGreaterThan(this) : isOf(Relation.GREATER, other);
  }

  @Override
  public boolean isLessThan(double other) {
    return isOf(Relation.GREATER, Scalar.of(other));
  }

  @Override
  public boolean isLessThanOrEqualTo(Scalar other) {
    return isInner(other)
        ? other.isGreaterThanOrEqualTo(this)
        : isOf(Relation.GREATER_OR_EQUAL, other);
  }

  @Override
  public boolean isLessThanOrEqualTo(double other) {
    return isOf(Relation.GREATER_OR_EQUAL, Scalar.of(other));
  }

  @Override
  public boolean isEqualTo(double other) {
    return is(Relation.EQUAL, Scalar.of(other));
  }

  @Override
  public boolean isNaN() {
    return !is(Relation.GREATER_OR_EQUAL, this);
  }

  @Override
  public String toString() {
    return "tracer(" + primal + " in slot " + slot + ")";
  }
}
