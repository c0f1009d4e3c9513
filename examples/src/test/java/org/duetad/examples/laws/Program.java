package org.duetad.examples.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.AnyRule;

/**
 * A program of randomly chosen rules on randomly chosen earlier results, the same each time it
 * runs. A step whose operands are not in the domain of its rule, or whose result is large, is left
 * out.
 */
final class Program implements VectorFunction {

  private static final List<AnyRule> RULES = AnyRule.all();
  private static final int TRIED = 30;
  private static final double LARGEST = 10;

  private final long seed;
  private final double[] point;

  private Program(long seed, double[] point) {
    this.seed = seed;
    this.point = point;
  }

  static Program drawn(Random random) {
    double[] point = random.doubles(1 + random.nextInt(10), -2, 2).toArray();
    return new Program(random.nextLong(), point);
  }

  double[] point() {
    return point.clone();
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    Random random = new Random(seed);
    List<Scalar> known = new ArrayList<>(List.of(x));
    for (int step = 0; step < TRIED; step++) {
      AnyRule rule = RULES.get(random.nextInt(RULES.size()));
      int n = 1 + random.nextInt(4);
      Scalar[] operands = new Scalar[n];
      Arrays.setAll(operands, i -> operand(known, random));
      if (isLegal(rule, operands)) {
        known.addAll(List.of(rule.function().apply(operands)));
      }
    }
    return known.toArray(Scalar[]::new);
  }

  private static Scalar operand(List<Scalar> known, Random random) {
    return random.nextInt(5) == 0
        ? Scalar.of(random.nextDouble())
        : known.get(random.nextInt(known.size()));
  }

  private static boolean isLegal(AnyRule rule, Scalar[] operands) {
    double[] x = Arrays.stream(operands).mapToDouble(Scalar::value).toArray();
    if (!rule.arity().allows(x.length)) {
      return false;
    }
    for (int i = 0; i < x.length; i++) {
      if (!rule.domain().apply(i).contains(x[i])) {
        return false;
      }
    }
    return Arrays.stream(rule.value().apply(x)).allMatch(y -> Math.abs(y) <= LARGEST)
        && Arrays.stream(rule.jacobian(x))
            .flatMapToDouble(Arrays::stream)
            .allMatch(slope -> Math.abs(slope) <= LARGEST);
  }

  @Override
  public String toString() {
    return "program " + seed + " at " + Arrays.toString(point);
  }
}
