package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.reverse.Tape;
import org.junit.jupiter.api.Test;

/**
 * Random polynomial recurrences, of which many overflow, with a last function that is finite at
 * infinity. Terms of their derivatives cancel: such a zero does not annihilate in either mode.
 */
class OverflowingRecurrencesTest {

  private static final int TRIALS = 3000;
  private static final long[] SEEDS = {11, 9, 1, 2, 3};
  private static final double[] FACTORS = {1, -1, 2, -2, 1, 10, -10, 0.5, 1e10};
  private static final double[] POINTS = {1, -1, 2, 3, 0.5, 10, 1, 1e3, -2, 0.1, 6.67};
  private static final int LARGEST_DEGREE = 3;

  /**
   * A bare tape has doubles only: its derivatives may also be infinite or NaN for their size, and
   * what underflows in its values is zero.
   */
  @Test
  void modesAndTapesAgreeOnWhatIsUnknown() {
    List<String> off = new ArrayList<>();
    int unknown = 0;
    for (long seed : SEEDS) {
      Random random = new Random(seed);
      for (int trial = 0; trial < TRIALS; trial++) {
        double[] x = new double[2 + random.nextInt(2)];
        ScalarFunction f = draw(x.length, random);
        Arrays.setAll(x, i -> POINTS[random.nextInt(POINTS.length)]);
        if (!Double.isFinite(f.value(x))) {
          continue;
        }
        double[] forward = Ways.FORWARD.gradient(f, x);
        double[] reverse = Ways.REVERSE.gradient(f, x);
        double[][] tape = underflows(f, x) ? new double[][] {forward, reverse} : tape(f, x);
        for (int i = 0; i < x.length; i++) {
          unknown += Double.isNaN(forward[i]) ? 1 : 0;
          boolean agree = Double.isNaN(forward[i]) == Double.isNaN(reverse[i]);
          if (!agree || isOff(tape[0][i], forward[i]) || isOff(tape[1][i], forward[i])) {
            double[] all = {forward[i], reverse[i], tape[0][i], tape[1][i]};
            off.add(seed + ", trial " + trial + ", " + i + ": " + Arrays.toString(all));
          }
        }
      }
    }
    assertEquals(List.of(), off, () -> off.size() + " off:\n" + String.join("\n", off));
    assertTrue(unknown > SEEDS.length * TRIALS / 5, unknown + " unknown");
  }

  /** Whether a product of numbers that are not zero does. */
  private static boolean underflows(ScalarFunction f, double... x) {
    Program program = Program.record(f.asVector(), x);
    Values values = Passes.run(program, Scalar.of(x));
    return program.instructions().stream()
        .filter(product -> product.operation().toString().equals("multiply"))
        .anyMatch(product -> underflows(product, values));
  }

  private static boolean underflows(Instruction product, Values values) {
    double size = Math.abs(values.scalar(product.first()).value());
    return size < Double.MIN_NORMAL
        && Arrays.stream(product.operands()).allMatch(slot -> values.scalar(slot).value() != 0);
  }

  /** Whether a derivative on a tape is a number although it is unknown. */
  private static boolean isOff(double onTape, double derivative) {
    return Double.isNaN(derivative) && Double.isFinite(onTape);
  }

  /** A gradient by adjoints and by tangents. */
  private static double[][] tape(ScalarFunction f, double... at) {
    Tape tape = new Tape();
    Scalar[] x = tape.variables(at);
    Scalar y = f.apply(x);
    double[] adjoints = tape.pullback(new Scalar[] {y}, new double[] {1}, x);
    double[] tangents = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] unit = new double[at.length];
      unit[i] = 1;
      tangents[i] = tape.pushforward(x, unit, y)[0];
    }
    return new double[][] {adjoints, tangents};
  }

  private static ScalarFunction draw(int states, Random random) {
    int steps = 3 + random.nextInt(10);
    int last = random.nextInt(7);
    Polynomial[] next = new Polynomial[states];
    Arrays.setAll(next, i -> Polynomial.draw(states, random));
    return x -> {
      Scalar[] state = x;
      for (int step = 0; step < steps; step++) {
        Scalar[] in = state;
        state = Arrays.stream(next).map(of -> of.apply(in)).toArray(Scalar[]::new);
      }
      return last(last, state);
    };
  }

  private static Scalar last(int kind, Scalar... x) {
    return switch (kind) {
      case 0 -> x[0].reciprocal();
      case 1 -> x[0].atan();
      case 2 -> x[0].reciprocal().add(x[1].reciprocal());
      case 3 -> x[0].reciprocal().add(1).log();
      case 4 -> x[1].divide(x[0]);
      case 5 -> x[0].tanh().multiply(x[x.length - 1].reciprocal());
      default -> x[0].negate().exp().add(x[1].sigmoid());
    };
  }

  /** A sum of products of variables. */
  @SuppressWarnings("ArrayRecordComponent") // Its arrays are not modified.
  private record Polynomial(List<int[]> products, double... factors) {

    static Polynomial draw(int variables, Random random) {
      double[] factors = new double[1 + random.nextInt(3)];
      List<int[]> products = new ArrayList<>();
      for (int k = 0; k < factors.length; k++) {
        factors[k] = FACTORS[random.nextInt(FACTORS.length)];
        products.add(random.ints(1 + random.nextInt(LARGEST_DEGREE), 0, variables).toArray());
      }
      return new Polynomial(products, factors);
    }

    Scalar apply(Scalar... x) {
      Scalar sum = Scalar.of(0.0);
      for (int k = 0; k < factors.length; k++) {
        Scalar product = Scalar.of(factors[k]);
        for (int i : products.get(k)) {
          product = product.multiply(x[i]);
        }
        sum = sum.add(product);
      }
      return sum;
    }
  }
}
