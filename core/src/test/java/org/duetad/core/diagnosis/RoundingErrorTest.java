package org.duetad.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.rules.Reductions;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Bounds where the errors are known by other means. */
class RoundingErrorTest {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void whatIsExactHasNoError() {
    RoundingError error = Diagnosis.roundingError((Scalar... x) -> x[0].max(x[1]).negate(), 3, 4);
    assertEquals(0, error.valueBound(), 0x1p-50);
    assertTrue(error.isBounded());
  }

  @Test
  void cancellationIsNoticed() {
    RoundingError error =
        Diagnosis.roundingError((Scalar... x) -> x[0].cos().negate().add(1), 1e-8);
    assertEquals(5e-17, Math.abs(error.value() - 0.5e-16), 1e-20);
    assertTrue(error.valueBound() >= 5e-17 && error.valueBound() < 2e-15, error::toString);
    assertTrue(error.gradientBound()[0] < 1e-22, error::toString);
  }

  @Test
  void anErrorGrowsAlongARecurrence() {
    ScalarFunction logistic =
        x -> {
          Scalar y = x[0];
          for (int i = 0; i < 40; i++) {
            y = y.multiply(4).multiply(y.negate().add(1));
          }
          return y;
        };
    RoundingError error = Diagnosis.roundingError(logistic, 0.3);
    double exact = Math.pow(Math.sin(0x1p40 * Math.asin(Math.sqrt(0.3))), 2);
    assertTrue(error.valueBound() > 1e-5, () -> error + " of about " + exact);
  }

  @Test
  void thereIsNoBoundNextToAJumpAKinkOrAPole() {
    ScalarFunction third = x -> x[0].multiply(3);
    double x = 1 / 3.0;
    assertEquals(1, bound(in -> third.apply(in).floor(), x), 1e-9);
    RoundingError kink =
        Diagnosis.roundingError((Scalar... in) -> third.apply(in).subtract(1).abs(), x);
    assertTrue(kink.gradientBound()[0] >= 3, kink::toString);
    assertTrue(kink.valueBound() < 1e-15, kink::toString);
    assertEquals(1, kink.breaks().size(), kink::toString);
    assertEquals(INFINITE, bound(in -> third.apply(in).subtract(1).reciprocal(), x), 0);
  }

  private static double bound(ScalarFunction f, double x) {
    return Diagnosis.roundingError(f, x).valueBound();
  }

  /** Beside zero, {@code z = 3 · 0.1 - 3 · 0.1}, smaller than its error. */
  private static Scalar beside(Scalar x) {
    return x.multiply(3).subtract(0.1).subtract(0.1).subtract(0.1);
  }

  @Test
  void kinksWithinErrorsAreNamed() {
    Map<String, UnaryOperator<Scalar>> kinks =
        Map.of(
            "abs", Scalar::abs,
            "relu", Scalar::relu,
            "selu", Scalar::selu,
            "clamp", z -> z.clamp(0, 1),
            "max", z -> z.max(Scalar.of(0)),
            "hypot", z -> z.hypot(Scalar.of(0)),
            "leakyRelu", z -> z.leakyRelu(0.1),
            "elu", z -> z.elu(0.3));
    kinks.forEach(
        (name, kink) -> {
          ScalarFunction f = x -> kink.apply(beside(x[0])).multiply(2);
          List<String> breaks = Diagnosis.roundingError(f, 0.1).breaks();
          assertEquals(1, breaks.size(), name + ": " + breaks);
          assertTrue(breaks.get(0).contains(" = " + name + "("), breaks::toString);
        });
    assertEquals(List.of(), Diagnosis.roundingError(x -> beside(x[0]).softsign(), 0.1).breaks());
  }

  @Test
  void kinksAreNamedOfTheOutputsThatDependOnThem() {
    VectorFunction f = x -> new Scalar[] {x[0].sin(), beside(x[0]).abs(), x[0].cos()};
    List<Integer> counts =
        Diagnosis.roundingErrors(f, 0.1).stream().map(error -> error.breaks().size()).toList();
    assertEquals(List.of(0, 1, 0), counts);
  }

  @Test
  void thereIsNoBoundWhereAComparisonCouldHaveBeenOther() {
    ScalarFunction f = x -> x[0].multiply(3).isGreaterThan(1) ? Scalar.of(0.0) : x[0].multiply(2);
    assertEquals(INFINITE, bound(f, 1 / 3.0), 0);
    assertTrue(bound(f, 0.2) < 1e-16);
    String text = Diagnosis.roundingError(f, 1 / 3.0).breaks().get(0);
    assertTrue(text.startsWith("guard 1.0 > 1.0: false, "), text);
  }

  @Test
  void nothingIsSaidOfWhatOverflowed() {
    assertFalse(Diagnosis.roundingError((Scalar... x) -> x[0].exp(), 800).isBounded());
    assertFalse(Diagnosis.roundingError((Scalar... x) -> x[0].log(), -1).isBounded());
  }

  @Test
  void anInverseIsAsBadAsItsCondition() {
    DMatrixRMaj hilbert = new DMatrixRMaj(5, 5);
    for (int i = 0; i < 5; i++) {
      for (int k = 0; k < 5; k++) {
        hilbert.set(i, k, 1.0 / (i + k + 1));
      }
    }
    MatrixScalarFunction sum = a -> a[0].invert().elementSum();
    RoundingError error = Diagnosis.roundingError(sum, hilbert);
    assertTrue(Math.abs(error.value() - 25) < error.valueBound(), error::toString);
    assertTrue(error.valueBound() < 0.1 && error.valueBound() > 1e-11, error::toString);
    assertEquals(25, error.gradient().length);
  }

  @Test
  void eachOutputHasTheErrorsThatItHasAlone() {
    VectorFunction f =
        x -> {
          Scalar product = x[0].multiply(x[1]);
          Scalar[] both = Reductions.SOFTMAX.of(x[2].divide(x[0]), x[1].cos());
          return new Scalar[] {product.sin(), both[0].add(product), both[1].exp(), x[1]};
        };
    double[] x = {0.3, 1.7, -2.5};
    List<RoundingError> all = Diagnosis.roundingErrors(f, x);
    assertEquals(4, all.size());
    for (int i = 0; i < all.size(); i++) {
      int output = i;
      RoundingError alone = Diagnosis.roundingError((Scalar... in) -> f.apply(in)[output], x);
      assertEquals(alone.toString(), all.get(i).toString());
      assertArrayEquals(alone.gradientEstimate(), all.get(i).gradientEstimate(), 1e-20);
    }
  }

  @Test
  void productsOfNumbersThatMayBeZeroAreNoKinks() {
    double x = 1 / 3.0;
    RoundingError error =
        Diagnosis.roundingError(
            in -> {
              Scalar zero = in[0].multiply(3).subtract(1);
              return zero.multiply(zero).add(zero.square());
            },
            x);
    assertEquals(List.of(), error.breaks());
    assertTrue(error.gradientBound()[0] > 3e-16 && error.gradientBound()[0] < 1e-14);
  }

  @Test
  void longProgramsTakeMicrosecondsPerOperation() {
    ScalarFunction walk =
        x -> {
          Scalar y = x[0];
          for (int i = 0; i < 100_000; i++) {
            y = y.multiply(0.5).add(x[1]);
          }
          return y;
        };
    RoundingError error = Diagnosis.roundingError(walk, 3, 0.7);
    assertEquals(2, error.gradient()[1], 1e-15);
    assertTrue(error.gradientBound()[1] > 1e-16 && error.gradientBound()[1] < 1e-9);
    assertTrue(error.valueBound() < 1e-14, error::toString);
  }

  @Test
  void aPointIsNeeded() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnosis.roundingError((Scalar... x) -> Scalar.of(1.0)));
  }
}
