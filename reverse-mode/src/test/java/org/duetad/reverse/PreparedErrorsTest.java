package org.duetad.reverse;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Something happens in one turn of a thousand; afterwards a prepared function works as new. */
class PreparedErrorsTest {

  private static final int TURNS = 1000;
  private static final int ODD = 700;

  private final ReverseMode mode = new ReverseMode();

  /** Moderate coordinates, of which one is chosen. */
  private static double[] point(double odd) {
    double[] x = new double[TURNS];
    Arrays.setAll(x, i -> 0.3 + 0.001 * i);
    x[ODD] = odd;
    return x;
  }

  private static void assertClose(double[] expected, double[] actual) {
    double size = 1 + Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, 1e-13 * size);
  }

  /** {@code x²}, except where its value or its slope throws. */
  private static UnaryRule rule(
      DoublePredicate noValue, DoublePredicate noSlope, Supplier<Throwable> e) {
    return UnaryRule.of(
        "own",
        Domain.REAL,
        x -> {
          throwIf(noValue.test(x), e);
          return x * x;
        },
        (x, y) -> {
          throwIf(noSlope.test(x.value()), e);
          return x.multiply(2);
        });
  }

  private static void throwIf(boolean failing, Supplier<Throwable> e) {
    if (failing) {
      Throwable thrown = e.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }

  private static ScalarFunction sumOf(UnaryRule rule) {
    return x -> {
      Scalar[] y = new Scalar[TURNS];
      for (int i = 0; i < TURNS; i++) {
        y[i] = x[i].sin().apply(rule).multiply(x[(i + 1) % TURNS]);
      }
      return Scalar.sum(y);
    };
  }

  @Test
  void aConditionThatChangesInOneTurn() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[TURNS];
          for (int i = 0; i < TURNS; i++) {
            y[i] = x[i].isGreaterThan(0) ? x[i].exp() : x[i].square().multiply(x[0]);
          }
          return new Scalar[] {Scalar.sum(y).multiply(x[1])};
        };
    PreparedFunction prepared = mode.prepare(f, point(1));
    assertFalse(prepared.isTaped());
    for (int round = 0; round < 3; round++) {
      for (double odd : new double[] {1, -1, 2, -2}) {
        double[] x = point(odd);
        assertEquals(f.value(x)[0], prepared.value(x)[0]);
        assertClose(mode.gradient(at -> f.apply(at)[0], x), prepared.gradient(x));
      }
    }
    assertEquals(2, prepared.recordings());
  }

  /** The function that applied the rule is in the stack trace, whichever derivative was asked. */
  @Test
  void theLineOfTheFunctionIsInTheStackTrace() {
    double[] failing = point(Math.PI / 2);
    double[] v = point(1);
    UnaryRule noValue = rule(x -> x > 0.999, x -> false, () -> new ArithmeticException("own"));
    UnaryRule noSlope = rule(x -> false, x -> x > 0.999, () -> new ArithmeticException("own"));
    PreparedFunction value = mode.prepare(sumOf(noValue).asVector(), point(0.2));
    assertInFunction(() -> value.value(failing));
    for (UnaryRule rule : new UnaryRule[] {noValue, noSlope}) {
      PreparedFunction prepared = mode.prepare(sumOf(rule).asVector(), point(0.2));
      assertInFunction(() -> prepared.gradient(failing));
      assertInFunction(() -> prepared.vjp(failing).pullback(1));
      assertInFunction(() -> prepared.jacobian(failing));
      assertInFunction(() -> prepared.jvp(failing, v));
      assertInFunction(() -> prepared.hvp(failing, v));
    }
  }

  private static void assertInFunction(Executable call) {
    ArithmeticException e = assertThrows(ArithmeticException.class, call);
    assertEquals("own", e.getMessage());
    assertTrue(
        Arrays.stream(e.getStackTrace())
            .anyMatch(
                frame ->
                    frame.getMethodName().contains("sumOf")
                        && "PreparedErrorsTest.java".equals(frame.getFileName())),
        () -> Arrays.toString(e.getStackTrace()));
  }

  @Test
  void aRuleThatFailsInOneTurn() {
    ArithmeticException own = new ArithmeticException("own");
    double[] x = point(Math.PI / 2);
    assertRecovers(sumOf(rule(at -> at > 0.999, at -> false, () -> own)), own, x);
    assertRecovers(sumOf(rule(at -> false, at -> at > 0.999, () -> own)), own, x);
  }

  @Test
  void memoryThatIsUsedUpInOneTurn() {
    OutOfMemoryError full = new OutOfMemoryError("planted");
    double[] x = point(Math.PI / 2);
    assertRecovers(sumOf(rule(at -> at > 0.999, at -> false, () -> full)), full, x);
    assertRecovers(sumOf(rule(at -> false, at -> at > 0.999, () -> full)), full, x);
  }

  private void assertRecovers(ScalarFunction f, Throwable error, double[] failing) {
    VectorFunction vector = f.asVector();
    double[] x = point(0.2);
    double[] v = point(-1);
    PreparedFunction prepared = mode.prepare(vector, x);
    assertFalse(prepared.isTaped());
    double[] gradient = prepared.gradient(x);
    double[] product = prepared.hvp(x, v);
    assertClose(mode.gradient(f, x), gradient);
    assertClose(mode.hvp(f, x, v), product);
    for (int times = 0; times < 3; times++) {
      assertSame(error, assertThrows(Throwable.class, () -> prepared.gradient(failing)));
      assertSame(error, assertThrows(Throwable.class, () -> prepared.hvp(failing, v)));
      assertSame(error, assertThrows(Throwable.class, () -> prepared.jvp(failing, v)));
      assertSameBits("gradient", gradient, prepared.gradient(x));
      assertSameBits("hvp", product, prepared.hvp(x, v));
      assertSameBits("value", vector.value(x), prepared.value(x));
    }
  }
}
