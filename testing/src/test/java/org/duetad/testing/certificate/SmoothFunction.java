package org.duetad.testing.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

/** A random composition of smooth operations, at a point of special coordinates. */
final class SmoothFunction implements ScalarFunction {

  private static final double[] SPECIAL = {
    0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    3,
    Math.PI / 2,
    -Math.PI / 2,
    Math.PI,
    Math.E,
    30,
    -30,
    40,
    100,
    -100,
    700,
    1e-3,
    1e-8,
    -1e-8,
    1e-16,
    1e-200,
    1e8
  };

  private static final Set<String> STEPS = Set.of("rint", "floor", "ceil");

  /** Without kinks or jumps, on all numbers. */
  private static final List<UnaryRule> RULES =
      RuleTable.unary().stream()
          .filter(rule -> rule.domain().kinks().isEmpty() && !STEPS.contains(rule.name()))
          .filter(rule -> rule.domain().low() < -1e300 && rule.domain().high() > 1e300)
          .toList();

  private final int seed;
  private final double[] point;

  SmoothFunction(int seed) {
    this.seed = seed;
    Random random = new Random(31L * seed + 7);
    this.point = new double[1 + random.nextInt(2)];
    for (int i = 0; i < point.length; i++) {
      point[i] = SPECIAL[random.nextInt(SPECIAL.length)];
    }
  }

  double[] point() {
    return point.clone();
  }

  @Override
  public Scalar apply(Scalar... x) {
    return new Composition(new Random(seed), x).of(1 + seed % 4);
  }

  @Override
  public String toString() {
    Composition composition = new Composition(new Random(seed), Scalar.of(point));
    composition.of(1 + seed % 4);
    return seed + ": " + String.join(" ", composition.text);
  }

  /** In Polish notation as text. */
  private static final class Composition {

    private final Random random;
    private final Scalar[] x;
    private final List<String> text = new ArrayList<>();

    Composition(Random random, Scalar[] x) {
      this.random = random;
      this.x = x;
    }

    Scalar of(int depth) {
      if (depth == 0 || random.nextInt(8) == 0) {
        return leaf();
      }
      return switch (random.nextInt(7)) {
        case 0 -> {
          text.add("+");
          yield of(depth - 1).add(of(depth - 1));
        }
        case 1 -> {
          text.add("-");
          yield of(depth - 1).subtract(of(depth - 1));
        }
        case 2, 3 -> {
          text.add("*");
          yield of(depth - 1).multiply(of(depth - 1));
        }
        case 4 -> {
          int exponent = 2 + random.nextInt(4);
          text.add("pow" + exponent);
          yield of(depth - 1).pow(exponent);
        }
        case 5 -> {
          text.add("over1+square");
          yield of(depth - 1).divide(of(depth - 1).square().add(1));
        }
        default -> {
          UnaryRule rule = RULES.get(random.nextInt(RULES.size()));
          text.add(rule.name());
          yield of(depth - 1).apply(rule);
        }
      };
    }

    private Scalar leaf() {
      if (random.nextInt(4) == 0) {
        double constant = SPECIAL[random.nextInt(6)];
        text.add(Double.toString(constant));
        return Scalar.of(constant);
      }
      int i = random.nextInt(x.length);
      text.add("x" + i);
      return x[i];
    }
  }
}
