package org.duetad.testing.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Domain;
import org.duetad.testing.jqwik.Simplified;
import org.duetad.testing.rules.RuleFunction;

/**
 * A random program: steps that apply rules to what is computed so far, branches on comparisons, and
 * loops. Results are used any number of times. Before a rule is applied, each operand is squeezed
 * smoothly into an ordinary part of the rule's domain. It shrinks to fewer steps.
 */
final class Program implements VectorFunction {

  /** One step: adds to the numbers computed so far. */
  private record Step(String text, Consumer<List<Scalar>> body) {
    void run(List<Scalar> numbers) {
      body.accept(numbers);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final double REACH = 3;
  private static final double MARGIN = 0.05;

  private final int inputs;
  private final List<Step> steps;

  private Program(int inputs, List<Step> steps) {
    this.inputs = inputs;
    this.steps = steps;
  }

  /** Programs of some of the rules. */
  static Arbitrary<Program> of(List<RuleFunction> rules, int mostSteps) {
    return Simplified.values(
        random -> draw(rules, mostSteps, random), Program::shorter, Program::length);
  }

  /** A program of some of the rules, with up to 18 inputs. */
  static Program draw(List<RuleFunction> rules, int mostSteps, Random random) {
    int inputs = 1 + random.nextInt(18);
    int length = 1 + random.nextInt(mostSteps);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      steps.add(step(rules, 3, random));
    }
    return new Program(inputs, steps);
  }

  /** Those without one of the steps, later ones first. */
  Stream<Program> shorter() {
    return IntStream.range(0, steps.size())
        .mapToObj(
            i -> {
              List<Step> fewer = new ArrayList<>(steps);
              fewer.remove(steps.size() - 1 - i);
              return new Program(inputs, fewer);
            });
  }

  int length() {
    return steps.size();
  }

  private static Step step(List<RuleFunction> rules, int depth, Random random) {
    return switch (depth == 0 ? 7 : random.nextInt(8)) {
      case 0 -> branch(rules, depth - 1, random);
      case 1 -> loop(rules, depth - 1, random);
      default -> application(rules, random);
    };
  }

  private static Step branch(List<RuleFunction> rules, int depth, Random random) {
    int left = place(random);
    int right = place(random);
    Step one = step(rules, depth, random);
    Step other = step(rules, depth, random);
    return new Step(
        "if " + left + " > " + right + " { " + one + "} else { " + other + "} ",
        numbers -> {
          boolean greater = number(numbers, left).isGreaterThan(number(numbers, right));
          (greater ? one : other).run(numbers);
        });
  }

  private static Step loop(List<RuleFunction> rules, int depth, Random random) {
    int times = 2 + random.nextInt(2);
    Step body = step(rules, depth, random);
    return new Step(
        times + " times { " + body + "} ",
        numbers -> {
          for (int i = 0; i < times; i++) {
            body.run(numbers);
          }
        });
  }

  private static Step application(List<RuleFunction> rules, Random random) {
    RuleFunction rule = rules.get(random.nextInt(rules.size()));
    int n;
    do {
      n = 1 + random.nextInt(6);
    } while (!rule.arity().allows(n));
    int[] places = new int[n];
    Arrays.setAll(places, i -> place(random));
    return new Step(
        rule + Arrays.toString(places) + " ",
        numbers -> {
          Scalar[] x = new Scalar[places.length];
          Arrays.setAll(x, i -> squeezed(number(numbers, places[i]), rule.domain().apply(i)));
          numbers.addAll(Arrays.asList(rule.function().apply(x)));
        });
  }

  /** Mostly one of the latest numbers, counted from the end. */
  private static int place(Random random) {
    return random.nextInt(4) == 0 ? random.nextInt(1000) : random.nextInt(5);
  }

  private static Scalar number(List<Scalar> numbers, int place) {
    return numbers.get(numbers.size() - 1 - place % numbers.size());
  }

  private static Scalar squeezed(Scalar x, Domain domain) {
    double low = Math.max(domain.low(), -REACH) + MARGIN;
    double high = Math.min(domain.high(), REACH) - MARGIN;
    return x.atan().multiply((high - low) / Math.PI).add((low + high) / 2);
  }

  int inputs() {
    return inputs;
  }

  /** The last three numbers, and the sum of all. */
  @Override
  public Scalar[] apply(Scalar... x) {
    List<Scalar> numbers = new ArrayList<>(Arrays.asList(x));
    steps.forEach(step -> step.run(numbers));
    return new Scalar[] {
      number(numbers, 0),
      number(numbers, 1),
      number(numbers, 2),
      Scalar.sum(numbers.toArray(new Scalar[0]))
    };
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::text).collect(Collectors.joining("", inputs + " inputs: ", ""));
  }
}
