package org.duetad.testing.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a program smaller while it fails: drops its last steps, replaces an operation by one of its
 * operands or by a constant, and numbers by simpler ones.
 */
final class Shrink {

  private static final double[] SIMPLE = {0, 1, -1, 2, 0.5, 3};

  private Shrink() {}

  static FuzzProgram smallest(FuzzProgram program, Predicate<FuzzProgram> fails) {
    FuzzProgram smallest = program;
    Optional<FuzzProgram> next = Optional.of(program);
    while (next.isPresent()) {
      smallest = next.get();
      int size = size(smallest);
      next = smaller(smallest).filter(p -> size(p) < size).filter(fails).findFirst();
    }
    return smallest;
  }

  private static int size(FuzzProgram program) {
    long operations = program.steps().stream().filter(s -> s.operation() != null).count();
    return 1_000 * (int) operations + program.toString().length();
  }

  private static Stream<FuzzProgram> smaller(FuzzProgram program) {
    List<FuzzProgram> smaller = new ArrayList<>();
    double[] values = program.values();
    int inputs = program.point().size();
    for (int k = 1; k < program.steps().size(); k++) {
      smaller.add(new FuzzProgram(program.point(), program.steps().subList(0, k)));
    }
    for (int k = 0; k < program.steps().size(); k++) {
      Step step = program.steps().get(k);
      int here = k;
      for (int operand : new TreeSet<>(step.operands())) {
        smaller.add(redirected(program, inputs + k, operand));
      }
      if (step.operation() != null) {
        smaller.add(with(program, k, Step.constant(values[inputs + k])));
      } else {
        simpler(step.constant()).forEach(c -> smaller.add(with(program, here, Step.constant(c))));
      }
    }
    for (int i = 0; i < inputs; i++) {
      int input = i;
      simpler(values[i]).forEach(x -> smaller.add(at(program, input, x)));
    }
    return smaller.stream().map(Shrink::tidied).filter(p -> !p.point().isEmpty());
  }

  private static Stream<Double> simpler(double x) {
    Stream<Double> rounded = Stream.of((double) Math.round(x), Math.round(x * 10) / 10.0);
    return Stream.concat(Arrays.stream(SIMPLE).boxed(), rounded);
  }

  private static FuzzProgram with(FuzzProgram program, int k, Step step) {
    List<Step> steps = new ArrayList<>(program.steps());
    steps.set(k, step);
    return new FuzzProgram(program.point(), steps);
  }

  private static FuzzProgram at(FuzzProgram program, int input, double x) {
    List<Double> point = new ArrayList<>(program.point());
    point.set(input, x);
    return new FuzzProgram(point, program.steps());
  }

  /** What reads one place reads another; the output as well, if steps remain. */
  private static FuzzProgram redirected(FuzzProgram program, int from, int to) {
    List<Step> steps = new ArrayList<>();
    for (Step step : program.steps()) {
      List<Integer> operands = step.operands().stream().map(p -> p == from ? to : p).toList();
      steps.add(new Step(step.operation(), step.result(), step.constant(), operands));
    }
    return new FuzzProgram(program.point(), steps);
  }

  /** Without the steps and inputs that the output does not depend on. */
  static FuzzProgram tidied(FuzzProgram program) {
    int inputs = program.point().size();
    int last = inputs + program.steps().size() - 1;
    Set<Integer> used = new TreeSet<>(Set.of(last));
    for (int place = last; place >= inputs; place--) {
      if (used.contains(place)) {
        used.addAll(program.steps().get(place - inputs).operands());
      }
    }
    List<Double> point = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    Map<Integer, Integer> moved = new HashMap<>();
    for (int place : used) {
      moved.put(place, moved.size());
      if (place < inputs) {
        point.add(program.point().get(place));
      } else {
        Step step = program.steps().get(place - inputs);
        List<Integer> operands = step.operands().stream().map(moved::get).toList();
        steps.add(new Step(step.operation(), step.result(), step.constant(), operands));
      }
    }
    return new FuzzProgram(point, steps);
  }
}
