package org.duetad.testing.modes;

import static org.duetad.testing.modes.Near.assertClose;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Incorrect use fails with a message that says what is wrong and what to do, and leaves the mode
 * usable.
 */
@SuppressWarnings("NullAway") // Null is passed on purpose.
interface ErrorContract extends ModeUnderTest {

  /** Fails unless the call throws that exception with a message that has all these parts. */
  static void assertFails(Class<? extends Throwable> type, Executable call, String... parts) {
    String message = String.valueOf(assertThrows(type, call).getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
  }

  /** Every call that takes a point. */
  private List<Executable> questions(double[] x) {
    double[] v = {1};
    return List.of(
        () -> mode().jvp(Ring::terms, x, v),
        () -> mode().vjp(Ring::terms, x),
        () -> mode().gradient(Ring::sum, x),
        () -> mode().valueAndGradient(Ring::sum, x),
        () -> mode().jacobian(Ring::terms, x),
        () -> mode().valueAndJacobian(Ring::terms, x),
        () -> mode().jvp(Ring::terms, x, new double[][] {v}),
        () -> mode().hvp(Ring::sum, x, new double[][] {v}),
        () -> mode().hvp(Ring::sum, x, v),
        () -> mode().secondDerivative(Ring::terms, x, v),
        () -> mode().hessian(Ring::sum, x));
  }

  @Test
  default void aNullPoint() {
    assertAll(questions(null).stream().map(q -> failing(NullPointerException.class, q, "point")));
  }

  @Test
  default void noCoordinates() {
    Class<? extends Throwable> type = IllegalArgumentException.class;
    assertAll(questions(new double[0]).stream().map(q -> failing(type, q, "0 coordinates")));
  }

  private static Executable failing(
      Class<? extends Throwable> type, Executable call, String... parts) {
    return () -> assertFails(type, call, parts);
  }

  @Test
  default void aFunctionThatReturnsNull() {
    VectorFunction f = x -> null;
    assertAll(answers(f).map(q -> failing(NullPointerException.class, q, "returned null")));
    ScalarFunction g = x -> null;
    assertFails(
        NullPointerException.class, () -> mode().gradient(g, 1, 2), "output 0", "Scalar.of");
    UnaryFunction h = x -> null;
    assertFails(NullPointerException.class, () -> mode().derivative(h, 1), "output 0");
  }

  @Test
  default void anOutputThatIsNull() {
    VectorFunction f = x -> new Scalar[] {x[0], null};
    String[] parts = {"output 1", "null", "Scalar.of"};
    assertAll(answers(f).map(q -> failing(NullPointerException.class, q, parts)));
  }

  private Stream<Executable> answers(VectorFunction f) {
    return Stream.of(
        () -> mode().jvp(f, new double[] {1, 2}, new double[] {1, 1}),
        () -> mode().vjp(f, 1, 2).pullback(1, 1),
        () -> mode().jacobian(f, 1, 2));
  }

  @Test
  default void anOperandThatIsNull() {
    Scalar nothing = null;
    Scalar one = Scalar.of(1);
    Map<String, UnaryOperator<Scalar>> uses =
        Map.of(
            "add", x -> x.add(nothing),
            "subtract", x -> x.subtract(nothing),
            "logSumExp", x -> Scalar.logSumExp(nothing, one, x),
            "divide", x -> x.divide(nothing),
            "atan2", x -> x.atan2(nothing),
            "multiply", x -> one.multiply(nothing).add(x),
            "sum", x -> Scalar.sum(nothing, x),
            "dot", x -> Scalar.dot(new Scalar[] {x, x}, new Scalar[] {nothing, x}),
            "norm2", x -> Scalar.norm2(x, nothing),
            "softmax", x -> Scalar.softmax(x, nothing)[0]);
    assertAll(
        uses.entrySet().stream()
            .map(
                use ->
                    failing(
                        NullPointerException.class,
                        () -> mode().derivative(use.getValue()::apply, 0.5),
                        use.getKey() + ": operand is null",
                        "Scalar.of")));
  }

  @Test
  default void partsOfArraysThatAreNotThere() {
    double[] w = {1, 2};
    Map<String, ScalarFunction> uses =
        Map.of(
            "dot: 2 left factors from index 1 of 2", x -> Scalar.dot(x, 1, x, 0, 2),
            "dot: 2 right factors from index -1 of 2", x -> Scalar.dot(x, 0, x, -1, 2),
            "dot: -1 left factors from index 0 of 2", x -> Scalar.dot(x, 0, x, 0, -1),
            "dot: 0 right factors from index 3 of 2", x -> Scalar.dot(x, 0, x, 3, 0),
            "weightedSum: 2 weights from index 1 of 2", x -> Scalar.weightedSum(w, 1, x, 0, 2),
            "weightedSum: 2 numbers from index 1 of 2", x -> Scalar.weightedSum(w, 0, x, 1, 2),
            "weightedSum: -1 weights from index 0 of 2", x -> Scalar.weightedSum(w, 0, x, 0, -1));
    assertAll(
        uses.entrySet().stream()
            .map(
                use ->
                    failing(
                        IndexOutOfBoundsException.class,
                        () -> mode().gradient(use.getValue(), 3, 4),
                        use.getKey(),
                        "choose")));
  }

  @Test
  default void wrongLengths() {
    double[] x = {1, 2};
    double[] three = {1, 1, 1};
    Class<? extends Throwable> type = IllegalArgumentException.class;
    String[] direction = {"direction", "length 3", "expected 2"};
    assertFails(type, () -> mode().jvp(Ring::terms, x, three), direction);
    assertFails(type, () -> mode().hvp(Ring::sum, x, three), direction);
    assertFails(type, () -> mode().secondDerivative(Ring::terms, x, three), direction);
    Vjp vjp = mode().vjp(Ring::terms, x);
    assertFails(type, () -> vjp.pullback(three), "seed", "length 3", "expected 2");
    assertFails(type, () -> vjp.pullback(), "seed", "length 0", "expected 2");
    assertClose("after", Ring.jacobian(x)[1], vjp.pullback(0, 1), accuracy().first());
  }

  @Test
  default void nullVectors() {
    double[] x = {1, 2};
    double[] nothing = null;
    assertFails(
        NullPointerException.class, () -> mode().jvp(Ring::terms, x, nothing), "direction is null");
    assertFails(
        NullPointerException.class, () -> mode().hvp(Ring::sum, x, nothing), "direction is null");
    Vjp vjp = mode().vjp(Ring::terms, x);
    assertFails(NullPointerException.class, () -> vjp.pullback(nothing), "seed is null");
  }

  @Test
  default void aFunctionThatThrows() {
    IllegalArgumentException mine = new IllegalArgumentException("mine");
    VectorFunction f =
        x -> {
          Scalar.sum(Ring.terms(x)).exp();
          throw mine;
        };
    double[] x = {1.5, 0.5};
    for (int i = 0; i < 20; i++) {
      assertAll(
          answers(f)
              .map(q -> () -> assertSame(mine, assertThrows(IllegalArgumentException.class, q))));
      double[] gradient = mode().gradient(Ring::sum, x);
      assertClose("after", Ring.gradient(x), gradient, accuracy().first());
    }
  }

  @Test
  default void notANumberIsAnAnswer() {
    for (double corner :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      for (KnownField known : KnownField.all()) {
        double[] x = known.point.clone();
        x[0] = corner;
        assertEquals(x.length, mode().gradient(known.f, x).length);
        assertEquals(x.length, mode().hvp(known.f, x, x).length);
      }
      for (KnownMap known : KnownMap.all()) {
        double[] x = known.point.clone();
        x[0] = corner;
        assertEquals(x.length, mode().jacobian(known.f, x)[0].length);
        assertEquals(known.f.value(x).length, mode().jvp(known.f, x, x).tangent().length);
      }
    }
    assertTrue(Double.isNaN(mode().derivative(Scalar::sin, Double.NaN)));
    assertTrue(Double.isNaN(mode().gradient(Scalar::product, Double.NaN, 2)[1]));
  }
}
