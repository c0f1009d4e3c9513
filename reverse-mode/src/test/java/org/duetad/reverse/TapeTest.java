package org.duetad.reverse;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.duetad.core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The public behaviour of a tape. */
class TapeTest {

  private final Tape tape = new Tape();

  private static double[] list(double... numbers) {
    return numbers;
  }

  private static Scalar[] outputs(Scalar... y) {
    return y;
  }

  @Test
  void variablesHaveTheirValues() {
    Scalar[] x = tape.variables(3, -0.0, Double.NaN);
    assertSameBits(
        "values", list(3, -0.0, Double.NaN), list(x[0].value(), x[1].value(), x[2].value()));
    assertEquals(0, tape.variables().length);
  }

  @Test
  void pullsBackAnySeed() {
    Scalar[] x = tape.variables(3, 4);
    Scalar[] y = {x[0].multiply(x[1]), x[0].square(), x[1].negate()};
    assertSameBits("first", list(4, 3), tape.pullback(y, list(1, 0, 0), x));
    assertSameBits("second", list(6, 0), tape.pullback(y, list(0, 1, 0), x));
    assertSameBits("third", list(0, -1), tape.pullback(y, list(0, 0, 1), x));
    assertSameBits("all", list(8 + 18, 6 - 5), tape.pullback(y, list(2, 3, 5), x));
    assertSameBits("again", list(4, 3), tape.pullback(y, list(1, 0, 0), x));
  }

  @Test
  void pushesForwardAnyDirection() {
    Scalar[] x = tape.variables(3, 4);
    Scalar[] y = {x[0].multiply(x[1]), x[0].square(), x[1].negate()};
    assertSameBits("first", list(4, 6, 0), tape.pushforward(x, list(1, 0), y));
    assertSameBits("second", list(3, 0, -1), tape.pushforward(x, list(0, 1), y));
    assertSameBits("both", list(8 + 15, 12, -5), tape.pushforward(x, list(2, 5), y));
  }

  @Test
  void sweepsReductionsAndGeneralRulesBothWays() {
    Scalar[] x = tape.variables(0.5, 0.5);
    Scalar[] y = Scalar.softmax(Scalar.sum(x), Scalar.dot(x, x).add(0.5));
    // Both logits are 1, so that the Jacobian of softmax is ((1, -1), (-1, 1))/4; both rows of the
    // logits' Jacobian are (1, 1).
    assertSameBits("pullback", list(0, 0), tape.pullback(y, list(1, 0), x));
    assertSameBits("pushforward", list(0, 0), tape.pushforward(x, list(1, 0), y));
    Scalar[] z = Scalar.softmax(x[0].multiply(4), x[1].multiply(4));
    assertSameBits("pullback", list(1, -1), tape.pullback(z, list(1, 0), x));
    assertSameBits("pushforward", list(-1, 1), tape.pushforward(x, list(0, 1), z));
  }

  @Test
  void sweepsAGeneralRuleWithAllOfItsResults() {
    Scalar[] x = tape.variables(0.5, 0.5);
    Scalar[] y = Scalar.softmax(x[0].multiply(4), x[1].multiply(4));
    assertSameBits("last", list(-1, 1), tape.pullback(outputs(y[1]), list(1), x));
    assertSameBits("first", list(1, -1), tape.pullback(outputs(y[0]), list(1), x));
    Scalar z = Scalar.softmax(x)[0].multiply(4).add(x[0]);
    assertSameBits("and more", list(1 + 1, -1), tape.pullback(outputs(z), list(1), x));
  }

  @Test
  void accumulatesOverAFanOut() {
    Scalar[] x = tape.variables(2);
    Scalar square = x[0].multiply(x[0]);
    Scalar y = Scalar.sum(square, square, x[0]).multiply(square);
    // y = 2 x⁴ + x³
    assertSameBits("gradient", list(8 * 8 + 3 * 4), tape.pullback(outputs(y), list(1), x));
    assertSameBits("twice", list(2 * 76), tape.pullback(outputs(y, y), list(1, 1), x));
    assertSameBits("tangent", list(76), tape.pushforward(x, list(1), y));
    assertSameBits("tangents", list(76), tape.pushforward(outputs(x[0], x[0]), list(2, -1), y));
  }

  @Test
  void givesAdjointsOfIntermediates() {
    Scalar[] x = tape.variables(2);
    Scalar square = x[0].square();
    Scalar y = square.multiply(square);
    double[] adjoints = tape.pullback(outputs(y), list(1), y, square, x[0], Scalar.of(7));
    assertSameBits("adjoints", list(1, 8, 32, 0), adjoints);
    assertSameBits("of what comes later", list(0), tape.pullback(outputs(square), list(1), y));
    assertSameBits("from the middle", list(8), tape.pushforward(outputs(square), list(1), y));
  }

  @Test
  void constantsHaveNoDerivative() {
    Scalar[] x = tape.variables(2);
    Scalar[] y = {Scalar.of(5), x[0], Scalar.of(6)};
    assertSameBits("pullback", list(3), tape.pullback(y, list(2, 3, Double.NaN), x));
    assertSameBits("pushforward", list(0, 3, 0), tape.pushforward(x, list(3), y));
    assertSameBits("direction", list(0), tape.pushforward(outputs(y[0]), list(1), x));
    Scalar[] z = Scalar.softmax(x[0], x[0], Scalar.of(2));
    assertSameBits("pullback", list(0), tape.pullback(z, list(0, 0, 9), y[0]));
    double[] tangents = tape.pushforward(outputs(y[0]), list(9), z[0], y[0]);
    assertSameBits("pushforward", list(0, 0), tangents);
  }

  @Test
  void zeroAnnihilates() {
    Scalar[] x = tape.variables(0, 2);
    Scalar root = x[0].sqrt();
    Scalar y = root.add(x[1]);
    assertSameBits("zero tangent", list(1), tape.pushforward(x, list(0, 1), y));
    assertSameBits("zero adjoint", list(0, 0), tape.pullback(outputs(root), list(0), x));
    assertSameBits(
        "infinite slope", list(Double.POSITIVE_INFINITY, 1), tape.pullback(outputs(y), list(1), x));
    Scalar z = x[0].square().sqrt();
    assertSameBits("zero slope", list(0, 0), tape.pullback(outputs(z), list(1), x));
    assertSameBits("zero slope", list(0), tape.pushforward(x, list(1, 1), z));
    Scalar dot = Scalar.dot(outputs(root, x[1]), outputs(Scalar.of(0), x[1]));
    assertSameBits("in a reduction", list(0, 4), tape.pullback(outputs(dot), list(1), x));
    Scalar constant = Scalar.dot(outputs(x[1]), outputs(Scalar.of(0))).sqrt();
    assertSameBits("infinite adjoint", list(0, 0), tape.pullback(outputs(constant), list(1), x));
  }

  @Test
  void countsOperationsAndEdges() {
    assertEquals(0, tape.operations());
    Scalar[] x = tape.variables(2, 3);
    assertEquals(0, tape.operations());
    assertEquals(0, tape.edges());
    Scalar y = x[0].multiply(x[1]);
    assertCounts(1, 2);
    y.sin();
    assertCounts(2, 3);
    y.add(1);
    Scalar.of(1).divide(y);
    assertCounts(4, 5);
    Scalar.sum(x[0], Scalar.of(1), x[1], y);
    assertCounts(5, 8);
    Scalar.softmax(x[0], Scalar.of(1), x[1]);
    assertCounts(6, 10);
    x[0].multiply(x[0]);
    assertCounts(7, 12);
  }

  private void assertCounts(int operations, int edges) {
    assertEquals(operations, tape.operations());
    assertEquals(edges, tape.edges());
  }

  @Test
  void refusesWrongLengths() {
    Scalar[] x = tape.variables(2, 3);
    Class<? extends Throwable> type = IllegalArgumentException.class;
    assertFails(type, () -> tape.pullback(x, list(1), x), "pullback: the seed has length 1");
    assertFails(type, () -> tape.pushforward(x, list(1), x), "the direction has length 1");
  }

  @Test
  void refusesNumbersOfAnotherTape() {
    Scalar[] x = tape.variables(2);
    Scalar[] other = new Tape().variables(3);
    Class<? extends Throwable> type = IllegalStateException.class;
    assertFails(type, () -> tape.pullback(other, list(1), x), "another tape");
    assertFails(type, () -> tape.pullback(x, list(1), other), "another tape");
    assertFails(type, () -> tape.pushforward(other, list(1), x), "another tape");
    assertFails(type, () -> tape.pushforward(x, list(1), other), "another tape");
    assertFails(type, () -> x[0].add(other[0]), "add: ", "different derivative calls");
    assertFails(type, () -> Scalar.sum(x[0], other[0]), "sum: ");
    assertEquals(0, tape.operations(), "a refused operation leaves nothing behind");
  }

  @Test
  void refusesNumbersFromBeforeItWasCleared() {
    Scalar[] x = tape.variables(2);
    tape.clear();
    Scalar[] later = tape.variables(3);
    Class<? extends Throwable> type = IllegalStateException.class;
    assertFails(type, () -> x[0].sin(), "sin: ", "tape was cleared");
    assertFails(type, () -> Scalar.sum(x[0], x[0]), "sum: ", "tape was cleared");
    assertFails(type, () -> Scalar.softmax(x), "softmax: ", "tape was cleared");
    assertFails(type, () -> later[0].multiply(x[0]), "multiply: ");
    assertFails(type, () -> tape.pullback(x, list(1), later), "cleared");
    assertSameBits("later", list(1), tape.pullback(later, list(1), later));
  }

  @Test
  void belongsToOneThread() throws InterruptedException {
    Scalar[] x = tape.variables(2);
    ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "other"));
    try {
      Class<? extends Throwable> type = ExecutionException.class;
      assertFails(
          type, () -> thread.submit(() -> x[0].sin()).get(), "sin: ", "thread other", "belongs to");
      assertFails(type, () -> thread.submit(() -> Scalar.sum(x)).get(), "sum: ", "thread other");
      assertFails(
          type, () -> thread.submit(() -> Scalar.softmax(x)[0]).get(), "softmax: ", "thread other");
      assertFails(type, () -> thread.submit(() -> tape.variables(1)[0]).get(), "thread other");
    } finally {
      thread.shutdownNow();
    }
    assertEquals(0, tape.operations(), "a refused operation leaves nothing behind");
  }

  private static void assertFails(
      Class<? extends Throwable> type, Executable call, String... parts) {
    String message = String.valueOf(assertThrows(type, call).getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
  }
}
