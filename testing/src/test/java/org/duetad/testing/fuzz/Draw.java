package org.duetad.testing.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Domain;
import org.duetad.testing.rules.DomainPoints;

/** Draws programs. Operands lie in the domains, where special points and ties are frequent. */
final class Draw {

  private static final double[] SIMPLE = {0, 1, -1, 2, 0.5, 3};
  private static final int STEPS = 6;

  private final Random random;
  private final List<Operation> operations;
  private final List<Double> point = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private Draw(List<Operation> operations, Random random) {
    this.operations = operations;
    this.random = random;
  }

  /** A program whose value is a number. */
  static FuzzProgram program(List<Operation> operations, Random random) {
    while (true) {
      FuzzProgram program = new Draw(operations, random).drawn();
      program = Shrink.tidied(program);
      if (!program.point().isEmpty() && !program.steps().isEmpty()) {
        return program;
      }
    }
  }

  private FuzzProgram drawn() {
    int inputs = 1 + random.nextInt(3);
    for (int i = 0; i < inputs; i++) {
      boolean tie = i > 0 && random.nextInt(4) == 0;
      point.add(tie ? point.get(0) : number(Domain.REAL));
    }
    values.addAll(point);
    int count = 1 + random.nextInt(STEPS);
    for (int i = 0; i < count; i++) {
      step();
    }
    while (!steps.isEmpty() && steps.get(steps.size() - 1).operation() == null) {
      steps.remove(steps.size() - 1);
    }
    return new FuzzProgram(List.copyOf(point), List.copyOf(steps));
  }

  private double number(Domain domain) {
    double simple = SIMPLE[random.nextInt(SIMPLE.length)];
    boolean special = random.nextInt(3) > 0 && domain.contains(simple);
    return special ? simple : DomainPoints.draw(domain, random);
  }

  private void step() {
    Operation operation = operations.get(random.nextInt(operations.size()));
    int n;
    do {
      n = 1 + random.nextInt(operation.arity().least() > 4 ? 9 : 4);
    } while (!operation.arity().allows(n));
    List<Integer> operands = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      operands.add(operand(operation.domain().apply(i)));
    }
    double[] x = operands.stream().mapToDouble(values::get).toArray();
    try {
      Scalar[] y = operation.function().apply(Scalar.of(x));
      int result = random.nextInt(y.length);
      if (!Double.isNaN(y[result].value())) {
        steps.add(Step.of(operation, result, operands));
        values.add(y[result].value());
      }
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
      return; // It has no value there.
    }
  }

  /** A place of a number in the domain: mostly a late one, else a constant that is added. */
  private int operand(Domain domain) {
    for (int i = 0; i < 6; i++) {
      int back = random.nextInt(3) == 0 ? values.size() : Math.min(3, values.size());
      int place = values.size() - 1 - random.nextInt(back);
      if (domain.contains(values.get(place))) {
        return place;
      }
    }
    double constant = number(domain);
    steps.add(Step.constant(constant));
    values.add(constant);
    return values.size() - 1;
  }
}
