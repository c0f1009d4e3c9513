package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.junit.jupiter.api.Test;

/**
 * Random polynomial recurrences, of which many overflow, with a last function that is finite at
 * infinity. Terms of their derivatives cancel: such a zero does not annihilate in either mode.
 */
class OverflowingRecurrencesTest {

  private static final int TRIALS = 5000;
  private static final double[] FACTORS = {1, -1, 2, -2, 1, 10, -10, 0.5, 1e10};
  private static final double[] POINTS = {1, -1, 2, 3, 0.5, 10, 1, 1e3, -2, 0.1, 6.67};
  private static final int LARGEST_DEGREE = 3;

  @Test
  void modesAgreeOnWhatIsUnknown() {
    Random random = new Random(11);
    List<String> off = new ArrayList<>();
    int unknown = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] x = new double[2 + random.nextInt(2)];
      ScalarFunction f = draw(x.length, random);
      Arrays.setAll(x, i -> POINTS[random.nextInt(POINTS.length)]);
      if (!Double.isFinite(f.value(x))) {
        continue;
      }
      double[] forward = Ways.FORWARD.gradient(f, x);
      double[] reverse = Ways.REVERSE.gradient(f, x);
      for (int i = 0; i < x.length; i++) {
        unknown += Double.isNaN(forward[i]) ? 1 : 0;
        if (Double.isNaN(forward[i]) != Double.isNaN(reverse[i])) {
          off.add("trial " + trial + ", " + i + ": " + forward[i] + " and " + reverse[i]);
        }
      }
    }
    assertEquals(List.of(), off, () -> off.size() + " off:\n" + String.join("\n", off));
    assertTrue(unknown > TRIALS / 5, unknown + " unknown");
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
