package org.duetad.testing.modes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Numbers that carry derivatives are used within their derivative call, and nowhere else. For modes
 * that have such numbers.
 */
interface EscapeContract extends ModeUnderTest {

  Class<IllegalStateException> MISUSE = IllegalStateException.class;

  /** What can be done with one number. */
  static Map<String, UnaryOperator<Scalar>> uses() {
    Scalar one = Scalar.of(1);
    return Map.ofEntries(
        Map.entry("alone", x -> x.sin()),
        Map.entry("with a constant", x -> x.add(1.0)),
        Map.entry("right of a constant", x -> one.multiply(x)),
        Map.entry("added to itself", x -> x.add(x)),
        Map.entry("subtracted from itself", x -> x.subtract(x)),
        Map.entry("multiplied with itself", x -> x.multiply(x)),
        Map.entry("raised", x -> x.pow(2)),
        Map.entry("summed", x -> Scalar.sum(one, x)),
        Map.entry("dot, left", x -> Scalar.dot(new Scalar[] {x}, new Scalar[] {one})),
        Map.entry("dot, right", x -> Scalar.dot(new Scalar[] {one}, new Scalar[] {x})),
        Map.entry("linearly combined", x -> x.linearCombination(1, x, 2, one)),
        Map.entry("norm", x -> Scalar.norm2(one, x)),
        Map.entry("largest", x -> Scalar.max(x, one, one)),
        Map.entry("softmax", x -> Scalar.softmax(one, x)[0]));
  }

  /** The ways to combine two numbers. */
  static Map<String, BiFunction<Scalar, Scalar, Scalar>> meetings() {
    return Map.ofEntries(
        Map.entry("add", (x, y) -> x.add(y)),
        Map.entry("subtract", (x, y) -> x.subtract(y)),
        Map.entry("multiply", (x, y) -> x.multiply(y)),
        Map.entry("divide", (x, y) -> x.divide(y)),
        Map.entry("hypot", (x, y) -> x.hypot(y)),
        Map.entry("sum", (x, y) -> Scalar.sum(x, y)),
        Map.entry("dot", (x, y) -> Scalar.dot(new Scalar[] {x}, new Scalar[] {y})),
        Map.entry("norm", (x, y) -> Scalar.norm2(x, y)),
        Map.entry("product", (x, y) -> Scalar.product(x, y)),
        Map.entry("softmax", (x, y) -> Scalar.softmax(x, y)[0]));
  }

  /** Ways to let a number escape. */
  private Map<String, Consumer<UnaryFunction>> calls() {
    double[] one = {1};
    return Map.of(
        "derivative", f -> mode().derivative(f, 0.5),
        "jvp", f -> mode().jvp(f.asVector(), one, one),
        "vjp", f -> mode().vjp(f.asVector(), one).pullback(1),
        "jacobian", f -> mode().jacobian(f.asVector(), one),
        "valueAndJacobian", f -> mode().valueAndJacobian(f.asVector(), one),
        "gradient", f -> mode().gradient(x -> f.apply(x[0]), one));
  }

  @Test
  default void anEscapedNumberIsOfNoUse() {
    List<Executable> checks = new ArrayList<>();
    calls()
        .forEach(
            (call, ask) -> {
              Scalar[] kept = new Scalar[2];
              ask.accept(
                  x -> {
                    Scalar square = x.square();
                    if (!(x instanceof Constant)) {
                      kept[0] = x;
                      kept[1] = square;
                    }
                    return square;
                  });
              uses().forEach((use, f) -> checks.add(() -> assertEscaped(call, use, f, kept)));
            });
    assertAll(checks);
  }

  private static void assertEscaped(
      String call, String use, UnaryOperator<Scalar> f, Scalar... kept) {
    for (Scalar number : kept) {
      IllegalStateException e =
          assertThrows(MISUSE, () -> f.apply(number), () -> "escaped from " + call + ", " + use);
      ErrorContract.assertFails(
          MISUSE,
          () -> {
            throw e;
          },
          "escaped",
          "derivative call");
    }
  }

  @Test
  default void aNumberEscapedFromACallThatFailed() {
    List<Scalar> kept = new ArrayList<>();
    UnaryFunction f =
        x -> {
          if (x instanceof Constant) {
            return x;
          }
          kept.add(x);
          throw new ArithmeticException("mine");
        };
    assertThrows(ArithmeticException.class, () -> mode().derivative(f, 1));
    assertThrows(MISUSE, () -> kept.get(0).sin());
  }

  @Test
  default void anEscapedNumberMeetsALaterOne() {
    Scalar[] kept = new Scalar[1];
    UnaryFunction keeping =
        x -> {
          kept[0] = x;
          return x;
        };
    List<Executable> checks = new ArrayList<>();
    meetings()
        .forEach(
            (name, meet) -> {
              checks.add(() -> assertMisuse(name, x -> meet.apply(x, kept[0])));
              checks.add(() -> assertMisuse(name, x -> meet.apply(kept[0], x)));
            });
    mode().derivative(keeping, 0.5);
    assertAll(checks);
  }

  @Test
  default void numbersOfNestedCallsMeet() {
    List<Executable> checks = new ArrayList<>();
    meetings()
        .forEach(
            (name, meet) -> {
              checks.add(() -> assertMisuse(name, nested((x, y) -> meet.apply(x, y))));
              checks.add(() -> assertMisuse(name, nested((x, y) -> meet.apply(y, x))));
            });
    assertAll(checks);
  }

  /** {@code x ↦ d/dy f(x, y)} at y = 2, where f must not capture x. */
  private UnaryFunction nested(BiFunction<Scalar, Scalar, Scalar> f) {
    return x -> Scalar.of(mode().derivative(y -> f.apply(x, y), 2));
  }

  @Test
  default void aCapturedNumberIsReturned() {
    assertMisuse("derivative", nested((x, y) -> x));
    assertMisuse("pullback", x -> Scalar.of(mode().vjp(y -> new Scalar[] {x}, 1).pullback(1)[0]));
    assertMisuse("value of vjp", x -> Scalar.of(mode().vjp(y -> new Scalar[] {x}, 1).value()[0]));
    assertMisuse("gradient", x -> Scalar.of(mode().gradient(y -> x, 1)[0]));
    assertMisuse("jacobian", x -> Scalar.of(mode().jacobian(y -> new Scalar[] {y[0], x}, 1)[0][0]));
    assertMisuse("plain value", x -> Scalar.of(((ScalarFunction) y -> x).value(1)));
  }

  private void assertMisuse(String what, UnaryFunction f) {
    assertThrows(MISUSE, () -> mode().derivative(f, 0.5), what);
    assertEquals(3, mode().derivative(x -> x.multiply(3), 0.5), 1e-15, () -> "after " + what);
  }

  @Test
  default void aPlainValueMayBePassedOn() {
    // d/dx (x · d/dy (y² x̂)) with x̂ taken as constant: 2y x at y = 3
    UnaryFunction f =
        x -> {
          Scalar plain = Scalar.of(x.value());
          return x.multiply(mode().derivative(y -> y.square().multiply(plain), 3));
        };
    assertEquals(6 * 0.5, mode().derivative(f, 0.5), 1e-14);
  }
}
