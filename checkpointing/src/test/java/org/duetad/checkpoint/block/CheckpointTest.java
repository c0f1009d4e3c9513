package org.duetad.checkpoint.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CheckpointTest {

  static final double[] POINT = {0.3, 1.7};
  static final ReverseMode REVERSE = new ReverseMode();
  static final List<Differentiator> MODES =
      List.of(new ForwardMode(), REVERSE, new ComplexStep(), new FiniteDifferences());

  /** 8 operations; every input is used twice. */
  private static Scalar[] step(Scalar... x) {
    Scalar s = x[0].multiply(x[1]).sin();
    Scalar t = x[0].subtract(x[1]).exp().divide(x[1].square().add(1.0));
    return new Scalar[] {s.add(t), t};
  }

  /** A chain of states, each used by the next block only. */
  private static ScalarFunction chain(VectorFunction block, int blocks) {
    return x -> {
      Scalar[] state = x;
      for (int k = 0; k < blocks; k++) {
        state = block.apply(state);
      }
      return state[0].multiply(state[1].add(2.0));
    };
  }

  private static final ScalarFunction PLAIN = chain(CheckpointTest::step, 6);
  private static final ScalarFunction BLOCKS = chain(Checkpoint.of(CheckpointTest::step), 6);

  /** A nested block. */
  private static final ScalarFunction NESTED =
      chain(
          Checkpoint.of(
              x -> {
                VectorFunction inner = Checkpoint.of(CheckpointTest::step);
                return inner.apply(inner.apply(CheckpointTest.step(x)));
              }),
          2);

  @Test
  void everyModeGivesTheSameBitsAlongAChain() {
    for (ScalarFunction f : List.of(BLOCKS, NESTED)) {
      for (Differentiator mode : MODES) {
        assertEquals(PLAIN.value(POINT), f.value(POINT));
        assertArrayEquals(mode.gradient(PLAIN, POINT), mode.gradient(f, POINT), mode.name());
        double[] v = {0.6, -1.1};
        assertArrayEquals(
            mode.jvp(PLAIN.asVector(), POINT, v).tangent(),
            mode.jvp(f.asVector(), POINT, v).tangent(),
            mode.name());
      }
    }
  }

  @Test
  void secondDerivatives() {
    double[][] expected = REVERSE.hessian(PLAIN, POINT);
    for (ScalarFunction f : List.of(BLOCKS, NESTED)) {
      for (Differentiator mode : List.of(REVERSE, new ForwardMode())) {
        assertClose(expected, mode.hessian(f, POINT), mode.name());
        double[] v = {0.6, -1.1};
        assertClose(
            new double[][] {REVERSE.hvp(PLAIN, POINT, v)},
            new double[][] {mode.hvp(f, POINT, v)},
            mode.name());
      }
    }
  }

  @Test
  void secondDerivativesInManyDirections() {
    for (int directions : new int[] {1, 2, 5, 20}) {
      double[][] v = new double[directions][];
      Arrays.setAll(v, k -> new double[] {Math.sin(k), Math.cos(3 * k)});
      for (ScalarFunction f : List.of(BLOCKS, NESTED)) {
        assertClose(REVERSE.hvp(PLAIN, POINT, v), REVERSE.hvp(f, POINT, v), directions + "");
      }
    }
  }

  /** A product is one value, one tangent and one recording of each block. */
  @Test
  void aProductEvaluatesABlockThreeTimes() {
    AtomicInteger calls = new AtomicInteger();
    VectorFunction block =
        Checkpoint.of(
            x -> {
              calls.incrementAndGet();
              return step(x);
            });
    REVERSE.hvp(chain(block, 6), POINT, new double[] {0.6, -1.1});
    assertEquals(3 * 6, calls.get());
  }

  static void assertClose(double[][] expected, double[][] actual, String where) {
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        assertEquals(expected[i][k], actual[i][k], 1e-13 * Math.abs(expected[i][k]), where);
      }
    }
  }

  /**
   * {@code x³ = x² x} of third order: by Taylor series, and by nested derivatives in every
   * combination of modes.
   */
  @Test
  void higherOrders() {
    UnaryFunction cube = Checkpoint.ofUnary(x -> x.square().multiply(x));
    assertArrayEquals(new double[] {8, 12, 12, 6, 0}, TaylorMode.derivatives(cube, 2.0, 4), 0.0);
    for (Differentiator a : List.of(REVERSE, new ForwardMode())) {
      for (Differentiator b : List.of(REVERSE, new ForwardMode())) {
        UnaryFunction first = x -> b.derivative(cube, x);
        UnaryFunction second = x -> a.derivative(first, x);
        assertEquals(12.0, a.derivative(first, 2.0));
        assertEquals(6.0, b.derivative(second, 2.0));
      }
    }
  }

  @Test
  void tapeHoldsOutputsOfBlocksOnly() {
    int blocks = 50;
    Tape tape = new Tape();
    Scalar[] x = tape.variables(POINT);
    chain(CheckpointTest::step, blocks).apply(x);
    assertEquals(blocks * 8 + 2, tape.operations());
    tape.clear();
    x = tape.variables(POINT);
    Scalar y = chain(Checkpoint.of(CheckpointTest::step), blocks).apply(x);
    // One operation of two operands for each block, and the two of the chain's end.
    assertEquals(blocks + 2, tape.operations());
    assertEquals(blocks * 2 + 3, tape.edges());
    double[] gradient = tape.pullback(new Scalar[] {y}, new double[] {1.0}, x);
    assertArrayEquals(REVERSE.gradient(chain(CheckpointTest::step, blocks), POINT), gradient);
    assertEquals(blocks + 2, tape.operations());
  }

  @Test
  void programHoldsOneInstruction() {
    Program program = Program.record(BLOCKS.asVector(), POINT);
    assertEquals(6, program.counts().get("checkpoint"));
    double[] elsewhere = {-0.4, 0.9};
    assertArrayEquals(PLAIN.asVector().value(elsewhere), program.evaluate(elsewhere));
    double[] adjoint = program.adjoint().evaluate(elsewhere[0], elsewhere[1], 1.0);
    assertArrayEquals(REVERSE.gradient(PLAIN, elsewhere), Arrays.copyOfRange(adjoint, 1, 3), 1e-14);
  }

  @Test
  void sharedInputsAreSummedInAnotherOrder() {
    VectorFunction block = Checkpoint.of(x -> new Scalar[] {step(x)[0]});
    ScalarFunction shared =
        x -> block.apply(x)[0].multiply(x[0].exp()).add(block.apply(x[1], x[0])[0]);
    ScalarFunction plain = x -> step(x)[0].multiply(x[0].exp()).add(step(x[1], x[0])[0]);
    assertArrayEquals(REVERSE.gradient(plain, POINT), REVERSE.gradient(shared, POINT), 1e-14);
  }

  /**
   * The sweep records the branch taken at the point, also when a program is run at another point.
   */
  @Test
  void blocksBranch() {
    UnaryFunction f =
        Checkpoint.ofUnary(x -> x.isGreaterThan(1.0) ? x.square() : x.value() > 0 ? x.exp() : x);
    assertEquals(4.0, REVERSE.derivative(f, 2.0));
    assertEquals(Math.exp(0.5), REVERSE.derivative(f, 0.5));
    assertEquals(1.0, REVERSE.derivative(f, -3.0));
    Program program = Program.record(f.asVector(), 2.0);
    assertArrayEquals(new double[] {-3.0}, program.evaluate(-3.0));
  }

  @Test
  void impureFunctionIsNoticed() {
    AtomicInteger calls = new AtomicInteger();
    VectorFunction f =
        Checkpoint.of(x -> new Scalar[] {x[0], x[0].multiply(1.0 + calls.getAndIncrement())});
    ScalarFunction sum = x -> Scalar.sum(f.apply(x));
    String message = message(() -> REVERSE.gradient(sum, 2.0));
    assertTrue(message.contains("output 1 was 2.0 and is 4.0 on recomputation"), message);
    message = message(() -> REVERSE.hvp(sum, new double[] {2}, new double[] {1}));
    assertTrue(message.contains("on recomputation; a block must depend only on"), message);
    message =
        message(
            () -> REVERSE.derivative((Scalar x) -> REVERSE.derivative(y -> sum.apply(y), x), 2.0));
    assertTrue(message.contains("output 1 was"), message);
    VectorFunction longer = Checkpoint.of(x -> Scalar.of(new double[1 + calls.getAndIncrement()]));
    message = message(() -> REVERSE.jacobian(longer, 2.0));
    assertTrue(message.contains("the number of outputs was"), message);
  }

  static String message(Executable call) {
    return String.valueOf(assertThrows(IllegalStateException.class, call).getMessage());
  }

  @Test
  void exceptionsLeaveNothingBehind() {
    AtomicInteger call = new AtomicInteger();
    VectorFunction fails =
        x -> {
          Scalar[] y = step(x);
          if (call.incrementAndGet() % 3 == 0) {
            throw new IllegalArgumentException("third call");
          }
          return step(y);
        };
    ScalarFunction f = chain(Checkpoint.of(fails), 1);
    ScalarFunction plain = chain(x -> step(step(x)), 1);
    double[] expected = REVERSE.gradient(plain, POINT);
    for (int k = 0; k < 4; k++) {
      assertArrayEquals(expected, REVERSE.gradient(f, POINT));
      assertThrows(IllegalArgumentException.class, () -> REVERSE.gradient(f, POINT));
      call.set(1);
      assertThrows(IllegalArgumentException.class, () -> REVERSE.gradient(f, POINT));
    }
  }

  /** In the first evaluation, and on the tape of the recomputation. */
  @Test
  void anErrorLeavesNothingBehind() {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger fatal = new AtomicInteger();
    VectorFunction fails =
        x -> {
          Scalar[] y = step(x);
          if (calls.incrementAndGet() == fatal.get()) {
            throw new OutOfMemoryError("planted");
          }
          return step(y);
        };
    ScalarFunction f = chain(Checkpoint.of(fails), 1);
    double[] expected = REVERSE.gradient(chain(x -> step(step(x)), 1), POINT);
    for (int k = 1; k <= 2; k++) {
      calls.set(0);
      fatal.set(k);
      assertThrows(OutOfMemoryError.class, () -> REVERSE.gradient(f, POINT));
      assertArrayEquals(expected, REVERSE.gradient(f, POINT));
    }
  }

  @Test
  void nothingOfARecomputationEscapes() {
    Scalar[] kept = new Scalar[1];
    UnaryFunction f =
        Checkpoint.ofUnary(
            x -> {
              kept[0] = x;
              return x.sin();
            });
    REVERSE.derivative(f, 1.0);
    assertTrue(message(() -> kept[0].sin()).contains("escaped from a derivative call"));
  }

  @Test
  void threadsShareABlock() {
    double[] expected = REVERSE.gradient(PLAIN, POINT);
    IntStream.range(0, 400)
        .parallel()
        .forEach(i -> assertArrayEquals(expected, REVERSE.gradient(NESTED, POINT)));
  }

  @Test
  void constantInputsAndOutputs() {
    VectorFunction f = Checkpoint.of(x -> new Scalar[] {Scalar.of(3.0), x[1], x[1], x[0]});
    assertArrayEquals(
        new double[][] {{0}, {1}, {1}, {0}},
        REVERSE.jacobian(x -> f.apply(Scalar.of(5.0), x[0]), 2.0));
    assertEquals(0, REVERSE.jacobian(Checkpoint.of(x -> new Scalar[0]), 2.0).length);
    assertThrows(
        NullPointerException.class, () -> REVERSE.jacobian(Checkpoint.of(x -> new Scalar[1]), 2.0));
  }

  /** The chain rule would multiply an infinite slope by zero. */
  @Test
  void zeroAdjointStops() {
    UnaryFunction root = Checkpoint.ofUnary(Scalar::sqrt);
    assertEquals(0.0, REVERSE.derivative(x -> root.apply(x).multiply(0.0), 0.0));
    assertNotEquals(0.0, REVERSE.derivative(root, 0.25));
  }
}
