package org.duetad.core.reference;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.complex.Complex;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Special;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * Elementary functions of complex numbers with a tiny imaginary part, which must have a small
 * relative error in the result: textbook forms in which it cancels (arcsine by logarithms, say) are
 * replaced by others.
 */
final class ComplexForms {

  private static final Map<UnaryRule, UnaryOperator<Complex>> UNARY =
      Map.ofEntries(
          entry(Arithmetic.NEGATE, Complex::negate),
          entry(Arithmetic.RECIPROCAL, z -> Complex.ONE.divide(z)),
          entry(Arithmetic.SQUARE, z -> z.multiply(z)),
          entry(Arithmetic.SIGNUM, z -> new Complex(Math.signum(z.getReal()))),
          entry(Arithmetic.FLOOR, z -> new Complex(Math.floor(z.getReal()))),
          entry(Arithmetic.CEIL, z -> new Complex(Math.ceil(z.getReal()))),
          entry(Arithmetic.RINT, z -> new Complex(Math.rint(z.getReal()))),
          entry(Elementary.SQRT, Complex::sqrt),
          entry(Elementary.CBRT, ComplexForms::cbrt),
          entry(Elementary.EXP, Complex::exp),
          entry(Elementary.EXPM1, ComplexForms::expm1),
          entry(Elementary.LOG, Complex::log),
          entry(Elementary.LOG1P, ComplexForms::log1p),
          entry(Elementary.SIN, Complex::sin),
          entry(Elementary.COS, Complex::cos),
          entry(Elementary.TAN, ComplexForms::tan),
          entry(Elementary.ASIN, ComplexForms::asin),
          entry(Elementary.ACOS, z -> new Complex(Math.PI / 2, 0).subtract(asin(z))),
          entry(Elementary.ATAN, ComplexForms::atan),
          entry(Elementary.SINH, Complex::sinh),
          entry(Elementary.COSH, Complex::cosh),
          entry(Special.SINC, ComplexForms::sinc),
          entry(Activations.SOFTSIGN, ComplexForms::softsign),
          entry(Elementary.TANH, ComplexForms::tanh),
          entry(Elementary.ASINH, ComplexForms::asinh),
          entry(Elementary.ACOSH, ComplexForms::acosh),
          entry(Elementary.ATANH, ComplexForms::atanh));

  private static final Map<BinaryRule, BinaryOperator<Complex>> BINARY =
      Map.ofEntries(
          entry(Arithmetic.ADD, Complex::add),
          entry(Arithmetic.SUBTRACT, Complex::subtract),
          entry(Arithmetic.MULTIPLY, Complex::multiply),
          entry(Arithmetic.DIVIDE, Complex::divide),
          entry(Elementary.POW, ComplexForms::pow),
          entry(Elementary.HYPOT, (x, y) -> x.multiply(x).add(y.multiply(y)).sqrt()),
          entry(Elementary.ATAN2, ComplexForms::atan2));

  private ComplexForms() {}

  static @Nullable UnaryOperator<Complex> of(UnaryRule rule) {
    return UNARY.get(rule);
  }

  static @Nullable BinaryOperator<Complex> of(BinaryRule rule) {
    return BINARY.get(rule);
  }

  private static Complex cbrt(Complex z) {
    if (z.getReal() < 0) {
      return cbrt(z.negate()).negate();
    }
    return z.log().divide(3).exp();
  }

  private static Complex expm1(Complex z) {
    double scale = Math.exp(z.getReal());
    return new Complex(Math.expm1(z.getReal()), scale * Math.sin(z.getImaginary()));
  }

  private static Complex log1p(Complex z) {
    return new Complex(Math.log1p(z.getReal()), Math.atan2(z.getImaginary(), 1 + z.getReal()));
  }

  /** {@code atan(z/√(1 - z²))}. */
  private static Complex asin(Complex z) {
    return atan(z.divide(Complex.ONE.subtract(z).multiply(z.add(1)).sqrt()));
  }

  /** Im atan(x + ih) = ¼ log(1 + 4h/(x² + (1-h)²)). */
  private static Complex atan(Complex z) {
    double x = z.getReal();
    double h = z.getImaginary();
    return new Complex(Math.atan(x), 0.25 * Math.log1p(4 * h / (x * x + (1 - h) * (1 - h))));
  }

  /** {@code z/(1 ± z) = ±(1 - 1/(1 ± z))}. */
  private static Complex softsign(Complex z) {
    if (z.getReal() < 0) {
      return softsign(z.negate()).negate();
    }
    Complex above = z.add(1);
    return new Complex(
        z.divide(above).getReal(), Complex.ONE.divide(above).negate().getImaginary());
  }

  /** {@code Σ (-z²)ᵏ/(2k + 1)!} where the quotient would cancel. */
  private static Complex sinc(Complex z) {
    if (Math.abs(z.getReal()) > 1) {
      return z.sin().divide(z);
    }
    Complex ratio = z.multiply(z).negate();
    Complex sum = Complex.ZERO;
    for (int k = 10; k > 0; k--) {
      sum = sum.add(1).multiply(ratio).divide(2.0 * k * (2 * k + 1));
    }
    return sum.add(1);
  }

  /** {@code Im tanh(x + ih) = tan(h)/cosh²(x)}, also where {@code tanh x} is 1. */
  private static Complex tanh(Complex z) {
    double cosh = Math.cosh(z.getReal());
    return new Complex(Math.tanh(z.getReal()), Math.tan(z.getImaginary()) / cosh / cosh);
  }

  /** {@code Im tan(x + ih) = tanh(h)(1 + tan²(x))/(1 + tan²(x) tanh²(h))}, also next to a pole. */
  private static Complex tan(Complex z) {
    double tan = Math.tan(z.getReal());
    double tanh = Math.tanh(z.getImaginary());
    double product = tan * tanh;
    return new Complex(tan, tanh * (1 + tan * tan) / (1 + product * product));
  }

  /** {@code log1p(z + z²/(1 + √(1 + z²)))}. */
  private static Complex asinh(Complex z) {
    if (z.getReal() < 0) {
      return asinh(z.negate()).negate();
    }
    Complex square = z.multiply(z);
    return log1p(z.add(square.divide(square.add(1).sqrt().add(1))));
  }

  private static Complex acosh(Complex z) {
    return z.subtract(1).sqrt().multiply(z.add(1).sqrt()).add(z).log();
  }

  private static Complex atanh(Complex z) {
    return log1p(z).subtract(log1p(z.negate())).divide(2);
  }

  /** By repeated multiplication for integer exponents, where the base may be negative. */
  private static Complex pow(Complex base, Complex exponent) {
    double n = exponent.getReal();
    if (exponent.getImaginary() != 0 || n != Math.rint(n) || Math.abs(n) > 64) {
      return base.log().multiply(exponent).exp();
    }
    Complex power = Complex.ONE;
    for (int i = 0; i < Math.abs(n); i++) {
      power = power.multiply(base);
    }
    return n < 0 ? Complex.ONE.divide(power) : power;
  }

  /**
   * The angle is computed from the quotient of the smaller by the larger coordinate, which carries
   * its derivative.
   */
  private static Complex atan2(Complex y, Complex x) {
    double angle = Math.atan2(y.getReal(), x.getReal());
    Complex moved =
        Math.abs(y.getReal()) < Math.abs(x.getReal())
            ? atan(y.divide(x))
            : atan(x.divide(y)).negate();
    return new Complex(angle, moved.getImaginary());
  }
}
