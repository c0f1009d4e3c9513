package org.duetad.core;

import org.apache.commons.math3.RealFieldElement;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Reductions;
import org.duetad.core.spi.Operand;

/**
 * The operations of Commons Math's {@link RealFieldElement}, each one a rule of {@link Arithmetic}
 * or {@link Elementary}. Where Commons leaves the meaning open: {@code remainder} is IEEE's, {@code
 * round} gives a long and so ends differentiation, {@code rootN} of a negative number with odd n is
 * the negative real root, and {@code linearCombination} has the accuracy of a computation in twice
 * the precision.
 */
public interface ElementaryOperations extends Operand, RealFieldElement<Scalar> {

  @Override
  default Scalar add(Scalar a) {
    return apply(Arithmetic.ADD, a);
  }

  @Override
  default Scalar add(double a) {
    return add(Scalar.of(a));
  }

  @Override
  default Scalar subtract(Scalar a) {
    return apply(Arithmetic.SUBTRACT, a);
  }

  @Override
  default Scalar subtract(double a) {
    return subtract(Scalar.of(a));
  }

  /**
   * {@code c - x}, of this number x: one operation, with the bits of {@code
   * Scalar.of(c).subtract(x)}.
   *
   * @param c the constant to subtract from
   * @return the difference
   */
  default Scalar subtractFrom(double c) {
    return applyRight(Arithmetic.SUBTRACT, Scalar.of(c));
  }

  @Override
  default Scalar multiply(Scalar a) {
    return apply(Arithmetic.MULTIPLY, a);
  }

  @Override
  default Scalar multiply(double a) {
    return multiply(Scalar.of(a));
  }

  @Override
  default Scalar multiply(int n) {
    return multiply((double) n);
  }

  @Override
  default Scalar divide(Scalar a) {
    return apply(Arithmetic.DIVIDE, a);
  }

  @Override
  default Scalar divide(double a) {
    return divide(Scalar.of(a));
  }

  /**
   * {@code c / x}, of this number x: one operation, with the bits of {@code
   * Scalar.of(c).divide(x)}.
   *
   * @param c the constant to divide
   * @return the quotient
   */
  default Scalar divideInto(double c) {
    return applyRight(Arithmetic.DIVIDE, Scalar.of(c));
  }

  @Override
  default Scalar negate() {
    return apply(Arithmetic.NEGATE);
  }

  @Override
  default Scalar reciprocal() {
    return apply(Arithmetic.RECIPROCAL);
  }

  /**
   * {@code x²}.
   *
   * @return the square
   */
  default Scalar square() {
    return apply(Arithmetic.SQUARE);
  }

  @Override
  default Scalar remainder(Scalar a) {
    return apply(Arithmetic.REMAINDER, a);
  }

  @Override
  default Scalar remainder(double a) {
    return remainder(Scalar.of(a));
  }

  /**
   * C's {@code fmod}, Java's {@code %}: {@code x - n y} with n the integer part of {@code x/y}, of
   * the sign of x. {@link #remainder(Scalar)} is IEEE 754's, with the nearest n.
   *
   * @param y the divisor
   * @return the remainder
   */
  default Scalar fmod(Scalar y) {
    return apply(Arithmetic.FMOD, y);
  }

  /**
   * {@link #fmod(Scalar)} of a constant divisor.
   *
   * @param y the divisor
   * @return the remainder
   */
  default Scalar fmod(double y) {
    return fmod(Scalar.of(y));
  }

  @Override
  default Scalar abs() {
    return apply(Arithmetic.ABS);
  }

  @Override
  default Scalar ceil() {
    return apply(Arithmetic.CEIL);
  }

  @Override
  default Scalar floor() {
    return apply(Arithmetic.FLOOR);
  }

  @Override
  default Scalar rint() {
    return apply(Arithmetic.RINT);
  }

  @Override
  default long round() {
    return Math.round(value());
  }

  @Override
  default Scalar signum() {
    return apply(Arithmetic.SIGNUM);
  }

  @Override
  default Scalar copySign(Scalar sign) {
    return apply(Arithmetic.COPY_SIGN, sign);
  }

  @Override
  default Scalar copySign(double sign) {
    return copySign(Scalar.of(sign));
  }

  @Override
  default Scalar scalb(int n) {
    return apply(Arithmetic.scalb(n));
  }

  @Override
  default Scalar hypot(Scalar y) {
    return apply(Elementary.HYPOT, y);
  }

  @Override
  default Scalar sqrt() {
    return apply(Elementary.SQRT);
  }

  @Override
  default Scalar cbrt() {
    return apply(Elementary.CBRT);
  }

  @Override
  default Scalar rootN(int n) {
    return apply(Elementary.root(n));
  }

  @Override
  default Scalar pow(double p) {
    return pow(Scalar.of(p));
  }

  @Override
  default Scalar pow(int n) {
    return pow((double) n);
  }

  @Override
  default Scalar pow(Scalar e) {
    return apply(Elementary.POW, e);
  }

  @Override
  default Scalar exp() {
    return apply(Elementary.EXP);
  }

  @Override
  default Scalar expm1() {
    return apply(Elementary.EXPM1);
  }

  @Override
  default Scalar log() {
    return apply(Elementary.LOG);
  }

  @Override
  default Scalar log1p() {
    return apply(Elementary.LOG1P);
  }

  /**
   * {@code log₁₀ x}.
   *
   * @return the decimal logarithm
   */
  default Scalar log10() {
    return apply(Elementary.LOG10);
  }

  /**
   * {@code 2ˣ}.
   *
   * @return the power of two
   */
  default Scalar exp2() {
    return apply(Elementary.EXP2);
  }

  /**
   * {@code 10ˣ}.
   *
   * @return the power of ten
   */
  default Scalar exp10() {
    return apply(Elementary.EXP10);
  }

  /**
   * {@code log₂ x}, exact for powers of two.
   *
   * @return the binary logarithm
   */
  default Scalar log2() {
    return apply(Elementary.LOG2);
  }

  /**
   * {@code sin(πx)}, exactly 0 at integers.
   *
   * @return the sine of π times this
   */
  default Scalar sinPi() {
    return apply(Elementary.SIN_PI);
  }

  /**
   * {@code cos(πx)}, exactly 0 between two integers.
   *
   * @return the cosine of π times this
   */
  default Scalar cosPi() {
    return apply(Elementary.COS_PI);
  }

  /**
   * {@code tan(πx)}, exactly 0 at integers and infinite between two.
   *
   * @return the tangent of π times this
   */
  default Scalar tanPi() {
    return apply(Elementary.TAN_PI);
  }

  @Override
  default Scalar cos() {
    return apply(Elementary.COS);
  }

  @Override
  default Scalar sin() {
    return apply(Elementary.SIN);
  }

  @Override
  default Scalar tan() {
    return apply(Elementary.TAN);
  }

  @Override
  default Scalar acos() {
    return apply(Elementary.ACOS);
  }

  @Override
  default Scalar asin() {
    return apply(Elementary.ASIN);
  }

  @Override
  default Scalar atan() {
    return apply(Elementary.ATAN);
  }

  @Override
  default Scalar atan2(Scalar x) {
    return apply(Elementary.ATAN2, x);
  }

  @Override
  default Scalar cosh() {
    return apply(Elementary.COSH);
  }

  @Override
  default Scalar sinh() {
    return apply(Elementary.SINH);
  }

  @Override
  default Scalar tanh() {
    return apply(Elementary.TANH);
  }

  @Override
  default Scalar acosh() {
    return apply(Elementary.ACOSH);
  }

  @Override
  default Scalar asinh() {
    return apply(Elementary.ASINH);
  }

  @Override
  default Scalar atanh() {
    return apply(Elementary.ATANH);
  }

  @Override
  default Scalar linearCombination(Scalar[] a, Scalar[] b) {
    return Reductions.linearCombination(a, b);
  }

  @Override
  default Scalar linearCombination(double[] a, Scalar[] b) {
    return Reductions.linearCombination(Scalar.of(a), b);
  }

  @Override
  default Scalar linearCombination(Scalar a1, Scalar b1, Scalar a2, Scalar b2) {
    return linearCombination(new Scalar[] {a1, a2}, new Scalar[] {b1, b2});
  }

  @Override
  default Scalar linearCombination(double a1, Scalar b1, double a2, Scalar b2) {
    return linearCombination(new double[] {a1, a2}, new Scalar[] {b1, b2});
  }

  @Override
  default Scalar linearCombination(
      Scalar a1, Scalar b1, Scalar a2, Scalar b2, Scalar a3, Scalar b3) {
    return linearCombination(new Scalar[] {a1, a2, a3}, new Scalar[] {b1, b2, b3});
  }

  @Override
  default Scalar linearCombination(
      double a1, Scalar b1, double a2, Scalar b2, double a3, Scalar b3) {
    return linearCombination(new double[] {a1, a2, a3}, new Scalar[] {b1, b2, b3});
  }

  @Override
  default Scalar linearCombination(
      Scalar a1, Scalar b1, Scalar a2, Scalar b2, Scalar a3, Scalar b3, Scalar a4, Scalar b4) {
    return linearCombination(new Scalar[] {a1, a2, a3, a4}, new Scalar[] {b1, b2, b3, b4});
  }

  @Override
  default Scalar linearCombination(
      double a1, Scalar b1, double a2, Scalar b2, double a3, Scalar b3, double a4, Scalar b4) {
    return linearCombination(new double[] {a1, a2, a3, a4}, new Scalar[] {b1, b2, b3, b4});
  }
}
