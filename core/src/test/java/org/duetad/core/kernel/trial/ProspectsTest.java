package org.duetad.core.kernel.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Loops of a little arithmetic are likely to gain by bytecode. */
class ProspectsTest {

  private static final int N = 200;

  private static boolean isLikely(VectorFunction f) {
    double[] x = new double[N];
    Arrays.setAll(x, i -> 0.5 + 0.3 * Math.sin(i));
    KernelPlan plan = KernelPlan.of(Program.record(f, x));
    return !new Prospects(plan.code(), plan.shapes()).likely(plan.shapes().size()).isEmpty();
  }

  @Test
  void stencilsAre() {
    assertEquals(
        true, isLikely(x -> inner(x, i -> x[i].add(x[i - 1].subtract(x[i + 1]).multiply(0.25)))));
  }

  @Test
  void longBodiesAreNot() {
    assertEquals(false, isLikely(x -> inner(x, i -> powers(x[i], x[i + 1], 10))));
    assertEquals(true, isLikely(x -> inner(x, i -> powers(x[i], x[i + 1], 5))));
  }

  private static Scalar powers(Scalar x, Scalar y, int degree) {
    Scalar sum = x;
    for (int k = 0; k < degree; k++) {
      sum = sum.multiply(x).add(y);
    }
    return sum;
  }

  @Test
  void functionsAreNot() {
    assertEquals(false, isLikely(x -> inner(x, i -> x[i].add(x[i - 1]).exp())));
  }

  @Test
  void whatIsInNoLoopIsNot() {
    assertEquals(false, isLikely(x -> new Scalar[] {x[0].multiply(x[1]).add(x[2])}));
  }

  /** Steps of few numbers, which arrays take as long to begin as to go through. */
  @Test
  void shortLoopsAre() {
    assertEquals(true, isLikely(x -> steps(x, 14, s -> powers(s, x[0], 20).tanh())));
    assertEquals(true, isLikely(x -> steps(x, 14, Scalar::tanh)));
    assertEquals(false, isLikely(x -> steps(x, 50, s -> powers(s, x[0], 20).tanh())));
  }

  /** Each step reads what the one before has made of some numbers. */
  private static Scalar[] steps(Scalar[] x, int size, UnaryOperator<Scalar> step) {
    Scalar[] state = Arrays.copyOf(x, size);
    for (int t = 0; t < 20; t++) {
      Arrays.setAll(state, i -> step.apply(state[i]));
    }
    return state;
  }

  /** A small loop beside much else. */
  @Test
  void whatDoesLittleOfTheWorkIsNot() {
    assertEquals(
        false,
        isLikely(
            x -> {
              Scalar[] y = inner(x, i -> powers(x[i], x[i + 1], 40).exp());
              for (int i = 0; i < 20; i++) {
                y[i] = y[i].multiply(x[i]);
              }
              return y;
            }));
  }

  private interface Cell {
    Scalar at(int i);
  }

  private static Scalar[] inner(Scalar[] x, Cell cell) {
    Scalar[] y = x.clone();
    for (int i = 1; i + 1 < x.length; i++) {
      y[i] = cell.at(i);
    }
    return y;
  }
}
