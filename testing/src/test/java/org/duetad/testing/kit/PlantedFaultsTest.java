package org.duetad.testing.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.junit.jupiter.api.Test;

/** Faults of functions and rules are found, with a message that says what to do. */
class PlantedFaultsTest {

  private record Broken(String law, String message) {}

  private static List<Broken> broken(ScalarFunction f, double... x) {
    List<Broken> broken = new ArrayList<>();
    for (DerivativeLaw law : FunctionAtPoint.of(f, x).laws()) {
      try {
        law.check();
      } catch (AssertionError e) {
        broken.add(new Broken(law.name(), e.getMessage()));
      }
    }
    return broken;
  }

  private static void assertFound(List<Broken> broken, String law, String message) {
    assertTrue(
        broken.stream().anyMatch(b -> b.law.contains(law) && b.message.contains(message)),
        () -> "\"" + law + "\" with \"" + message + "\" is not among\n" + broken);
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() {
    assertEquals(List.of(), broken(x -> x[0].exp().multiply(x[1].sin()), 0.3, 1.2));
  }

  @Test
  void aWrongSlope() {
    UnaryRule wrong =
        UnaryRule.of("planted", Domain.REAL, Math::tanh, (x, y) -> y.square().negate().add(1.0001))
            .definedAs(Scalar::tanh);
    List<Broken> broken = broken(x -> x[0].apply(wrong).multiply(x[1]), 0.3, 1.2);
    assertFound(broken, "each operation's derivatives", "at %2 = planted(%0 = 0.3)");
    assertFound(broken, "each operation's derivatives", "PlantedFaultsTest.java:");
    assertFound(broken, "independent references", "finite-differences");
  }

  @Test
  void aWrongSecondDerivative() {
    UnaryRule wrong =
        UnaryRule.of(
                "planted",
                Domain.REAL,
                Math::sin,
                (x, y) -> Scalar.of(Math.cos(x.primal())).add(x.multiply(0)))
            .definedAs(Scalar::sin);
    List<Broken> broken = broken(x -> x[0].apply(wrong), 0.3);
    assertFound(broken, "each operation's derivatives", "second derivative by slope");
    assertFalse(broken.stream().anyMatch(b -> b.law.startsWith("order 1")));
  }

  @Test
  void anException() {
    ScalarFunction partial =
        x -> {
          if (x[0].value() > 1 && x[0].getClass().getSimpleName().equals("TaylorScalar")) {
            throw new IllegalStateException("no series here");
          }
          return x[0].exp();
        };
    assertFound(broken(partial, 2), "taylor: tangents agree", "no series here");
  }

  @Test
  void aKink() {
    List<Broken> broken = broken(x -> x[0].multiply(3).subtract(1).abs(), 1 / 3.0);
    assertFound(broken, "smooth at the point", "test at another point");
    assertFound(broken, "adjoints agree", "test at another point");
  }

  @Test
  void aStaleBuffer() {
    double[] calls = {0};
    List<Broken> broken = broken(x -> x[0].multiply(calls[0]++), 2);
    assertFound(broken, "the second call has the bits of the first", "outlive a call");
    assertTrue(broken.get(0).message.startsWith("the function repeats itself"), broken::toString);
    assertTrue(broken.get(0).message.contains("outlive a call"), broken::toString);
  }

  @Test
  void anArrayOfOutputsThatIsFilledOnce() {
    Scalar[] kept = new Scalar[1];
    ScalarFunction stale =
        x -> {
          kept[0] = kept[0] == null ? x[0].square() : kept[0];
          return kept[0].add(x[0]);
        };
    assertFound(broken(stale, 2), "repeats itself", "return it from the function instead");
  }

  @Test
  void messagesBeginWithTheLaw() {
    ScalarFunction wrong = x -> x[0].apply(UnaryRule.of("w", Domain.REAL, Math::exp, (a, y) -> a));
    for (Broken found : broken(wrong, 2)) {
      assertTrue(found.message.startsWith(found.law), found::toString);
    }
  }

  /** Found without luck: the other call comes between two operations of this one. */
  @Test
  void aRace() {
    double[] shared = new double[2];
    ScalarFunction racing =
        x -> {
          shared[0] = x[0].value() > 1 ? 1 : 2;
          Scalar y = x[0].exp();
          return y.multiply(shared[0]);
        };
    List<Broken> broken = broken(racing, 0.8);
    assertFound(broken, "not changed by another", "before operation 0");
    assertFound(broken, "not changed by another", "write to the same array");
  }

  @Test
  void aBufferOfNumbersThatIsShared() {
    Scalar[] shared = new Scalar[2];
    ScalarFunction racing =
        x -> {
          shared[0] = x[0].square();
          shared[1] = x[0].sin();
          return shared[0].add(shared[1]);
        };
    assertFound(broken(racing, 2), "not changed by another", "write to the same array");
  }
}
