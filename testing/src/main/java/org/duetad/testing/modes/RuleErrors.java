package org.duetad.testing.modes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user's rule that returns too much, too little or null is named, in every call for its
 * derivative. For modes that read slopes.
 */
@SuppressWarnings("NullAway") // Null is passed on purpose.
public interface RuleErrors extends ModeUnderTest {

  /** Every way to the derivatives of a function of two inputs: of first order, second, nested. */
  private Map<String, Consumer<VectorFunction>> ways() {
    double[] x = {1, 2};
    double[] v = {1, 1};
    return Map.of(
        "jvp", f -> mode().jvp(f, x, v),
        "jacobian", f -> mode().jacobian(f, x),
        "gradient", f -> mode().gradient(at -> Scalar.sum(f.apply(at)), x),
        "hvp", f -> mode().hvp(at -> Scalar.sum(f.apply(at)), x, v),
        "nested jvp",
            f -> mode().gradient(at -> Scalar.sum(mode().jvp(f, at, Scalar.of(v)).tangent()), x),
        "nested gradient",
            f -> mode().gradient(at -> mode().gradient(y -> Scalar.sum(f.apply(y)), at)[0], x),
        "nested jacobian", f -> mode().jvp((Scalar... at) -> mode().jacobian(f, at)[0], x, v));
  }

  private void assertEachFails(VectorFunction f, String... parts) {
    ways().forEach((way, ask) -> assertFails(way, () -> ask.accept(f), parts));
  }

  private static void assertFails(String way, Runnable ask, String... parts) {
    try {
      ErrorContract.assertFails(IllegalStateException.class, ask::run, parts);
    } catch (AssertionError failure) {
      throw new AssertionError(way + ": " + failure.getMessage(), failure);
    }
  }

  private static VectorFunction reduction(Scalar @Nullable [] slopes) {
    Reduction rule = Reduction.of("own", Arity.exactly(2), Domain.REAL, x -> 0, (x, y) -> slopes);
    return x -> new Scalar[] {rule.of(x)};
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  default void slopesThatAreTooManyOrTooFew(int count) {
    assertEachFails(
        reduction(Scalar.of(new double[count])),
        "own: the rule returned " + count + " slopes, expected 2; correct the rule");
  }

  @Test
  default void slopesThatAreNull() {
    assertEachFails(reduction(null), "own: the rule returned null slopes, expected 2");
    assertEachFails(
        reduction(new Scalar[] {Scalar.of(1), null}),
        "own: the rule returned null among its slopes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  default void tangentsAndAdjointsThatAreTooManyOrTooFew(int count) {
    GeneralRule rule = new Returning(Scalar.of(new double[count]));
    assertEachFails(rule::of, "own: the rule returned " + count, "expected 2; correct the rule");
    assertFails(
        "jvp",
        () -> mode().jvp(rule::of, new double[] {1, 2}, new double[] {1, 1}),
        "own: the rule returned " + count + " tangents, expected 2");
  }

  @Test
  default void tangentsAndAdjointsThatAreNull() {
    assertEachFails(new Returning(null)::of, "own: the rule returned null", "expected 2");
    assertEachFails(
        new Returning(new Scalar[] {null, Scalar.of(1)})::of,
        "own: the rule returned null among its ");
  }

  @Test
  default void aValueThatIsNull() {
    GeneralRule rule =
        new Returning(Scalar.of(0, 0)) {
          @Override
          public double[] value(double... x) {
            return null;
          }
        };
    assertEachFails(rule::of, "own: the rule returned null as its value");
  }

  /** NaN is a valid result. */
  @Test
  default void derivativesThatAreNaN() {
    VectorFunction general = new Returning(Scalar.of(Double.NaN, Double.NaN))::of;
    for (VectorFunction f :
        new VectorFunction[] {general, reduction(Scalar.of(Double.NaN, Double.NaN))}) {
      for (double[] row : mode().jacobian(f, 1, 2)) {
        assertTrue(Arrays.stream(row).allMatch(Double::isNaN), () -> Arrays.toString(row));
      }
      double[] tangents = mode().jvp(f, new double[] {1, 2}, new double[] {1, 1}).tangent();
      assertTrue(Arrays.stream(tangents).allMatch(Double::isNaN), () -> Arrays.toString(tangents));
    }
  }

  /** {@code f(x) = x} of two operands, whose tangents and adjoints are given. */
  class Returning extends GeneralRule {

    private final Scalar @Nullable [] derivatives;

    Returning(Scalar @Nullable [] derivatives) {
      super("own", Arity.exactly(2));
      this.derivatives = derivatives;
    }

    @Override
    public double[] value(double... x) {
      return x.clone();
    }

    @Override
    protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      return derivatives;
    }

    @Override
    protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      return derivatives;
    }
  }
}
