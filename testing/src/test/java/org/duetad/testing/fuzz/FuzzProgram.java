package org.duetad.testing.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;

/**
 * A straight-line program at a point. As text:
 *
 * <pre>
 * duet fuzz 1             format and its version
 * # any comment
 * point 2.0 0.0           the inputs, at places 0, 1, ...
 * constant 3.0            at the next place
 * .multiply(y) 0 2        an operation and the places of its operands
 * softmax:1 3 1           result 1 of an operation that has several
 * </pre>
 *
 * <p>The last place is the output.
 *
 * @param point the inputs
 * @param steps what is computed of them
 */
record FuzzProgram(List<Double> point, List<Step> steps) implements ScalarFunction {

  private static final String HEADER = "duet fuzz 1";

  double[] x() {
    return point.stream().mapToDouble(x -> x).toArray();
  }

  @Override
  public Scalar apply(Scalar... x) {
    List<Scalar> places = places(x);
    return places.get(places.size() - 1);
  }

  /** All numbers. Steps that differ in the result only are one application. */
  List<Scalar> places(Scalar... x) {
    List<Scalar> places = new ArrayList<>(Arrays.asList(x));
    Map<Step, Scalar[]> applied = new HashMap<>();
    for (Step step : steps) {
      if (step.operation() == null) {
        places.add(Scalar.of(step.constant()));
      } else {
        Scalar[] operands = step.operands().stream().map(places::get).toArray(Scalar[]::new);
        Step first = Step.of(step.operation(), 0, step.operands());
        Scalar[] results =
            applied.computeIfAbsent(first, s -> step.operation().function().apply(operands));
        places.add(results[step.result()]);
      }
    }
    return places;
  }

  double[] values() {
    return places(Scalar.of(x())).stream().mapToDouble(Scalar::value).toArray();
  }

  static FuzzProgram parse(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("fuzz: the first line must be \"" + HEADER + "\"");
    }
    List<String> rest =
        lines.stream().skip(1).filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (rest.isEmpty() || !rest.get(0).startsWith("point ")) {
      throw new IllegalArgumentException("fuzz: no line \"point x y ...\" before the steps");
    }
    List<Double> point =
        Arrays.stream(rest.get(0).split(" ", -1)).skip(1).map(Double::valueOf).toList();
    FuzzProgram program = new FuzzProgram(point, rest.stream().skip(1).map(Step::parse).toList());
    program.check();
    return program;
  }

  /** Steps read earlier places. */
  private void check() {
    for (int k = 0; k < steps.size(); k++) {
      int here = point.size() + k;
      if (!steps.get(k).operands().stream().allMatch(place -> 0 <= place && place < here)) {
        throw new IllegalArgumentException(
            "fuzz: step \""
                + steps.get(k)
                + "\" reads a place that is not among 0 to "
                + (here - 1));
      }
    }
  }

  @Override
  public String toString() {
    String in = point.stream().map(String::valueOf).collect(Collectors.joining(" ", "point ", ""));
    String body = steps.stream().map(step -> step + "\n").collect(Collectors.joining());
    return HEADER + "\n" + in + "\n" + body;
  }
}
