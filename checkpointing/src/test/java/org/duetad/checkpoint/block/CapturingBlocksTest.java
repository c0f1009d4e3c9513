package org.duetad.checkpoint.block;

import static org.duetad.checkpoint.block.CheckpointTest.MODES;
import static org.duetad.checkpoint.block.CheckpointTest.POINT;
import static org.duetad.checkpoint.block.CheckpointTest.REVERSE;
import static org.duetad.checkpoint.block.CheckpointTest.assertClose;
import static org.duetad.checkpoint.block.CheckpointTest.message;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.Program;
import org.duetad.forward.ForwardMode;
import org.junit.jupiter.api.Test;

/** Blocks that use numbers of enclosing derivative calls without taking them as inputs. */
class CapturingBlocksTest {

  /** {@code p x²} with p of the enclosing call. */
  @Test
  void capturedNumbersGetTheirDerivative() {
    UnaryFunction f = p -> Checkpoint.of(x -> new Scalar[] {x[0].square().multiply(p)}).apply(p)[0];
    for (Differentiator mode : MODES) {
      assertEquals(12.0, mode.derivative(f, 2.0), 1e-8, mode.name());
    }
    ScalarFunction two =
        p -> {
          UnaryFunction block = Checkpoint.ofUnary(x -> x.multiply(p[0]).multiply(p[1].square()));
          return block.apply(block.apply(p[1]));
        };
    // p0² p1⁵: p0 and p1 in the first, p1 the input.
    assertArrayEquals(new double[] {2 * 3 * 32, 5 * 9 * 16}, REVERSE.gradient(two, 3, 2), 1e-12);
    assertArrayEquals(
        new double[] {2 * 32, 2 * 3 * 80},
        REVERSE.hvp(two, new double[] {3, 2}, new double[] {1, 0}),
        1e-12);
    Differentiator forward = new ForwardMode();
    UnaryFunction outer =
        p -> REVERSE.derivative(Checkpoint.ofUnary(x -> x.square().multiply(p.exp())), p);
    // d/dp (2 p e^p)
    assertEquals(2 * 3 * Math.exp(2), forward.derivative(outer, 2.0), 1e-13);
    assertEquals(2 * 3 * Math.exp(2), REVERSE.derivative(outer, 2.0), 1e-13);
  }

  /** Otherwise a block that captures would save no memory. */
  @Test
  void whatIsCapturedIsAnInputOfTheRecomputation() {
    assertEquals(1, callsInTheSweep((x, p) -> x.multiply(p).sin()));
    assertEquals(1, callsInTheSweep((x, p) -> x.multiply(p.value())));
    // Computed from p alone: numbers of an ended call cannot be used to recompute it.
    assertEquals(0, callsInTheSweep((x, p) -> x.multiply(p.square()).sin()));
    assertEquals(0, callsInTheSweep((x, p) -> p.exp().value() > 1 ? x.sin() : x));
  }

  /** One evaluation finds what is captured; its value is that of the block. */
  @Test
  void aBlockThatCapturesIsEvaluatedAsOftenAsAnother() {
    AtomicInteger calls = new AtomicInteger();
    ScalarFunction f =
        p -> {
          UnaryFunction block =
              Checkpoint.ofUnary(
                  x -> {
                    calls.incrementAndGet();
                    return x.multiply(p[0]).sin().multiply(p[1]);
                  });
          return block.apply(block.apply(p[1]));
        };
    REVERSE.gradient(f, POINT);
    assertEquals(2 * 2, calls.getAndSet(0));
    REVERSE.hvp(f, POINT, new double[] {1, 2});
    assertEquals(3 * 2, calls.getAndSet(0));
    f.value(POINT);
    assertEquals(2, calls.get());
  }

  /** What an inner run captures of an outer one, and derivatives taken within a block. */
  @Test
  void capturedNumbersOfBlocksWithinDerivativesWithinBlocks() {
    ScalarFunction plain = nested(f -> f);
    ScalarFunction blocks = nested(Checkpoint::ofUnary);
    double[][] gradient = {REVERSE.gradient(plain, POINT)};
    assertClose(gradient, new double[][] {REVERSE.gradient(blocks, POINT)}, "gradient");
    assertClose(REVERSE.hessian(plain, POINT), REVERSE.hessian(blocks, POINT), "hessian");
    Program program = Program.record(blocks.asVector(), POINT);
    assertArrayEquals(plain.asVector().value(POINT), program.evaluate(POINT), 1e-15);
    double[] adjoint = program.adjoint().evaluate(POINT[0], POINT[1], 1.0);
    assertClose(gradient, new double[][] {Arrays.copyOfRange(adjoint, 1, 3)}, "program");
  }

  private static ScalarFunction nested(UnaryOperator<UnaryFunction> block) {
    return p -> {
      UnaryFunction outer =
          block.apply(
              x -> {
                UnaryFunction inner =
                    block.apply(y -> p[0].multiply(y).add(x.multiply(p[1])).sin().subtract(y));
                Scalar z = inner.apply(x.multiply(p[1]));
                Scalar slope = REVERSE.derivative((Scalar y) -> inner.apply(y).multiply(z), x);
                return p[1].isLessThan(x) || x.compareTo(p[0]) > 0
                    ? slope.add(Scalar.dot(new Scalar[] {x, p[0]}, new Scalar[] {p[1], z}))
                    : p[1].divide(slope);
              });
      return outer.apply(p[0]).add(outer.apply(outer.apply(p[1])));
    };
  }

  private static int callsInTheSweep(BinaryOperator<Scalar> f) {
    AtomicInteger calls = new AtomicInteger();
    ScalarFunction block =
        p ->
            Checkpoint.ofUnary(
                    x -> {
                      calls.incrementAndGet();
                      return f.apply(x, p[1]);
                    })
                .apply(p[0]);
    Vjp vjp = REVERSE.vjp(block.asVector(), POINT);
    int before = calls.get();
    double[] plain = REVERSE.gradient((Scalar... p) -> f.apply(p[0], p[1]), POINT);
    assertArrayEquals(plain, vjp.pullback(1.0), 1e-15);
    return calls.get() - before;
  }

  /** An inner block captures the outer block's inputs; nothing of the inner one is kept. */
  @Test
  void innerBlocksCaptureOuterInputs() {
    VectorFunction outer =
        Checkpoint.of(
            x -> {
              UnaryFunction inner = Checkpoint.ofUnary(y -> y.multiply(x[0]).sin());
              return new Scalar[] {inner.apply(inner.apply(x[1]))};
            });
    VectorFunction plain = x -> new Scalar[] {x[1].multiply(x[0]).sin().multiply(x[0]).sin()};
    for (Differentiator mode : MODES) {
      assertClose(mode.jacobian(plain, POINT), mode.jacobian(outer, POINT), mode.name());
    }
    ScalarFunction f = x -> outer.apply(x)[0];
    ScalarFunction g = x -> plain.apply(x)[0];
    assertClose(REVERSE.hessian(g, POINT), REVERSE.hessian(f, POINT), "hessian");
  }

  /** A branch may capture fewer numbers than the one that was recorded, but no others. */
  @Test
  void branchesCapture() {
    VectorFunction f =
        x -> {
          UnaryFunction block =
              Checkpoint.ofUnary(y -> y.isGreaterThan(1.0) ? y.multiply(x[0]) : y.square());
          return new Scalar[] {block.apply(x[1])};
        };
    VectorFunction recorded = REVERSE.record(f, 3.0, 2.0);
    assertArrayEquals(new double[][] {{2, 3}}, REVERSE.jacobian(recorded, 3.0, 2.0));
    assertArrayEquals(new double[][] {{0, 1}}, REVERSE.jacobian(recorded, 3.0, 0.5));
    assertArrayEquals(new double[][] {{4, 3}}, REVERSE.jacobian(recorded, 3.0, 4.0));
    // The program of the branch without captures has no record of what another branch captures.
    VectorFunction square = REVERSE.record(f, 3.0, 0.5);
    assertTrue(message(() -> REVERSE.jacobian(square, 3.0, 4.0)).contains("escaped"));
    VectorFunction one =
        x -> {
          UnaryFunction block =
              Checkpoint.ofUnary(y -> y.multiply(y.isGreaterThan(1.0) ? x[0] : x[1]));
          return new Scalar[] {block.apply(x[2])};
        };
    // One of another branch: recorded again.
    VectorFunction other = REVERSE.record(one, 3.0, 4.0, 2.0);
    assertArrayEquals(new double[][] {{2, 0, 3}}, REVERSE.jacobian(other, 3.0, 4.0, 2.0));
    assertArrayEquals(new double[][] {{0, 0.5, 4}}, REVERSE.jacobian(other, 3.0, 4.0, 0.5));
  }

  /** The sweep evaluates a block after the calls of what it captures have ended. */
  @Test
  void namesOfCapturedNumbers() {
    ScalarFunction named =
        x ->
            Checkpoint.of(
                    y ->
                        Checkpoint.of(
                                z ->
                                    new Scalar[] {
                                      z[0].multiply(x[1].named("b")).multiply(y[0].named("c")).sin()
                                    })
                            .apply(y[0].named("a").add(x[1])))
                .apply(x[0])[0];
    ScalarFunction plain = x -> x[0].add(x[1]).multiply(x[1]).multiply(x[0]).sin();
    for (Differentiator mode : List.of(new ForwardMode(), REVERSE)) {
      assertEquals(plain.value(POINT), named.value(POINT));
      assertArrayEquals(mode.gradient(plain, POINT), mode.gradient(named, POINT), 1e-14);
      assertClose(mode.hessian(plain, POINT), mode.hessian(named, POINT), mode.name());
      assertArrayEquals(
          mode.gradient(third(plain), POINT), mode.gradient(third(named), POINT), 1e-12);
    }
  }

  private static ScalarFunction third(ScalarFunction f) {
    return x -> {
      VectorFunction first =
          y -> Nested.vjp((Scalar... z) -> new Scalar[] {f.apply(z)}, y).pullback(Scalar.of(1.0));
      return Scalar.sum(Nested.vjp(first, x).pullback(Scalar.of(0.3, -0.8)));
    };
  }
}
