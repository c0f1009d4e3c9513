package org.duetad.testing.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Domain;

/**
 * A rule in use: each operand is a variable of its own, a constant, or a variable shared with
 * another operand.
 */
public final class RuleUse implements VectorFunction {

  /** The largest number of operands that is drawn. */
  public static final int MOST = 11;

  private static final double[] SIMPLE = {1, 2, 0, 0.5, -1, 3};

  @FunctionalInterface
  private interface Draw {
    double from(Domain domain, Random random);
  }

  private final RuleFunction rule;
  private final double[] operands;

  /** Which variable operand i is; -1 for a constant. */
  private final int[] wires;

  private RuleUse(RuleFunction rule, double[] operands, int[] wires) {
    this.rule = rule;
    this.operands = operands;
    this.wires = wires;
  }

  /** The rule. */
  public RuleFunction rule() {
    return rule;
  }

  /** The values of the operands. */
  public double[] operands() {
    return operands;
  }

  /**
   * Each operand is a variable of its own, at any point of its domain.
   *
   * @param rules the rules to choose from
   * @param most the largest number of operands
   * @param random where choices come from
   * @return a rule in use
   */
  public static RuleUse distinct(List<RuleFunction> rules, int most, Random random) {
    return drawn(random, DomainPoints::draw, rules, most);
  }

  /**
   * As {@link #distinct}, at points that may be infinite, NaN, or out of the domain.
   *
   * @param rules the rules to choose from
   * @param random where choices come from
   * @return a rule in use
   */
  public static RuleUse anywhere(List<RuleFunction> rules, Random random) {
    return drawn(random, DomainPoints::drawAny, rules, MOST);
  }

  /**
   * As {@link #distinct}, at points of moderate size away from the kinks.
   *
   * @param rules the rules to choose from
   * @param random where choices come from
   * @return a rule in use
   */
  public static RuleUse ordinary(List<RuleFunction> rules, Random random) {
    return drawn(random, DomainPoints::drawOrdinary, rules, MOST);
  }

  /**
   * Operands are variables of their own, constants, and variables used twice; and there are ties.
   *
   * @param rules the rules to choose from
   * @param random where choices come from
   * @return a rule in use
   */
  public static RuleUse mixed(List<RuleFunction> rules, Random random) {
    return drawn(random, DomainPoints::draw, rules, MOST).rewired(random);
  }

  /**
   * As {@link #mixed}, at points of moderate size.
   *
   * @param rules the rules to choose from
   * @param random where choices come from
   * @return a rule in use
   */
  public static RuleUse mixedOrdinary(List<RuleFunction> rules, Random random) {
    return ordinary(rules, random).rewired(random);
  }

  private static RuleUse drawn(Random random, Draw draw, List<RuleFunction> rules, int most) {
    RuleFunction rule = rules.get(random.nextInt(rules.size()));
    int n;
    do {
      n = 1 + random.nextInt(most);
    } while (!rule.arity().allows(n));
    double[] operands = new double[n];
    Arrays.setAll(operands, i -> draw.from(rule.domain().apply(i), random));
    int[] wires = new int[n];
    Arrays.setAll(wires, i -> i);
    return new RuleUse(rule, operands, wires);
  }

  /** With some operands turned into constants, or tied to one before them. */
  private RuleUse rewired(Random random) {
    double[] values = operands.clone();
    int[] to = new int[wires.length];
    int variables = 0;
    for (int i = 0; i < to.length; i++) {
      int other = random.nextInt(i + 1);
      boolean legal = rule.domain().apply(i).contains(values[other]);
      int choice = random.nextInt(6);
      if (choice <= 1 && legal && to[other] >= 0 && other < i) {
        values[i] = values[other];
        to[i] = choice == 0 ? to[other] : variables++;
      } else {
        boolean constant = choice == 2 && (variables > 0 || i + 1 < to.length);
        to[i] = constant ? -1 : variables++;
      }
    }
    return new RuleUse(rule, values, to);
  }

  /** The values of the variables. */
  public double[] point() {
    List<Double> point = new ArrayList<>();
    for (int i = 0; i < wires.length; i++) {
      if (wires[i] == point.size()) {
        point.add(operands[i]);
      }
    }
    return point.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Scalar[] apply(Scalar... variables) {
    Scalar[] x = new Scalar[wires.length];
    Arrays.setAll(x, i -> wires[i] < 0 ? Scalar.of(operands[i]) : variables[wires[i]]);
    return rule.function().apply(x);
  }

  /** The results on plain doubles. */
  public double[] plain() {
    return rule.value().apply(operands);
  }

  /** The partial derivatives in the variables: sums of the rule's slopes. */
  public double[][] jacobian() {
    return gathered(rule.jacobian(operands));
  }

  /** The same where no product of factors on the way to the slopes leaves the range of doubles. */
  double[][] jacobianInRange() {
    return gathered(rule.jacobianInRange(operands));
  }

  /** The sizes of what is summed in {@link #jacobian}. */
  public double[][] sizes() {
    double[][] slopes = rule.jacobian(operands);
    for (double[] row : slopes) {
      Arrays.setAll(row, k -> Math.abs(row[k]));
    }
    return gathered(slopes);
  }

  /** The sizes of what is summed in {@link #jacobianInRange}. */
  double[][] sizesInRange() {
    double[][] slopes = rule.jacobianInRange(operands);
    for (double[] row : slopes) {
      Arrays.setAll(row, k -> Math.abs(row[k]));
    }
    return gathered(slopes);
  }

  private double[][] gathered(double[][] slopes) {
    double[][] jacobian = new double[slopes.length][point().length];
    for (int i = 0; i < slopes.length; i++) {
      for (int k = 0; k < wires.length; k++) {
        if (wires[k] >= 0) {
          jacobian[i][wires[k]] += slopes[i][k];
        }
      }
    }
    return jacobian;
  }

  /** The same with operand i a constant, the variables after it moved up by one. */
  public RuleUse withConstant(int i) {
    int[] to = wires.clone();
    Arrays.setAll(to, k -> k == i ? -1 : wires[k] > wires[i] ? wires[k] - 1 : wires[k]);
    return new RuleUse(rule, operands, to);
  }

  /** The same with another value of operand i. */
  public RuleUse withOperand(int i, double value) {
    double[] values = operands.clone();
    values[i] = value;
    return new RuleUse(rule, values, wires);
  }

  /**
   * Simpler uses, to which one shrinks: with a simpler number as an operand, or each operand a
   * variable of its own.
   *
   * @return uses of the same rule with as many operands, in its domain
   */
  public Stream<RuleUse> simpler() {
    Stream<RuleUse> numbers =
        IntStream.range(0, operands.length)
            .boxed()
            .flatMap(
                i ->
                    Arrays.stream(SIMPLE)
                        .filter(simple -> complexity(simple) < complexity(operands[i]))
                        .mapToObj(simple -> withVariable(wires[i], i, simple))
                        .filter(RuleUse::isInDomain));
    RuleUse apart = new RuleUse(rule, operands, IntStream.range(0, operands.length).toArray());
    return apart.complexity() < complexity() ? Stream.concat(Stream.of(apart), numbers) : numbers;
  }

  /** The same with another value of operand i, and of all that are the same variable. */
  private RuleUse withVariable(int variable, int i, double value) {
    double[] values = operands.clone();
    Arrays.setAll(
        values, k -> k == i || (variable >= 0 && wires[k] == variable) ? value : values[k]);
    return new RuleUse(rule, values, wires);
  }

  private boolean isInDomain() {
    return IntStream.range(0, operands.length)
        .allMatch(i -> rule.domain().apply(i).contains(operands[i]));
  }

  /**
   * How far this is from the simplest use.
   *
   * @return at least 0; less for each of {@link #simpler}
   */
  public int complexity() {
    int constantsAndTies =
        (int) IntStream.range(0, wires.length).filter(i -> wires[i] != i).count();
    return constantsAndTies + Arrays.stream(operands).mapToInt(RuleUse::complexity).sum();
  }

  private static int complexity(double operand) {
    for (int i = 0; i < SIMPLE.length; i++) {
      if (operand == SIMPLE[i]) {
        return i;
      }
    }
    return SIMPLE.length;
  }

  @Override
  public String toString() {
    return rule + Arrays.toString(operands) + " wired " + Arrays.toString(wires);
  }
}
