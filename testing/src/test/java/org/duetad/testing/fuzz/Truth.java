package org.duetad.testing.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Value, gradient and Hessian of a number, by the chain rule from the decimal {@link Partials} of
 * each operation at the operands that were computed. So neither rounding of operands nor any slope
 * of the library has a part in it.
 */
@SuppressWarnings("ArrayRecordComponent") // Only read.
record Truth(
    double[] gradient,
    double[] gradientSize,
    double[][] hessian,
    double[][] hessianSize,
    double largest) {

  /** Errors allowed, relative to the sum over paths of the sizes of their products. */
  static final double TOLERANCE = 1e-10;

  /** Products of two larger ones may overflow on the way. */
  private static final double HUGE = 1e150;

  /** Nothing where a derivative on some path does not exist. */
  static Optional<Truth> of(FuzzProgram program, Partials partials) {
    return of(program, partials::at);
  }

  /** What rounding errors are relative to where there is no truth: by the library itself. */
  static Truth sizes(FuzzProgram program) {
    return of(program, (step, x, variables) -> Optional.of(Partials.own(step, x, variables)))
        .orElseThrow();
  }

  /** The derivatives of one operation. */
  @FunctionalInterface
  private interface Local {
    Optional<Partials.Of> at(Step step, double[] operands, int[] variables);
  }

  private static Optional<Truth> of(FuzzProgram program, Local partials) {
    double[] values = program.values();
    int inputs = program.point().size();
    List<Truth> all = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      all.add(input(inputs, i));
    }
    for (Step step : program.steps()) {
      List<Integer> places = variables(step, all);
      if (places.isEmpty()) {
        all.add(zero(inputs, 0));
        continue;
      }
      double[] x = step.operands().stream().mapToDouble(p -> values[p]).toArray();
      Optional<Partials.Of> of = partials.at(step, x, numbered(step, all, places));
      if (of.isEmpty()) {
        return Optional.empty();
      }
      List<Truth> truths = places.stream().map(all::get).toList();
      Truth truth = chained(of.get(), truths, zero(inputs, 1));
      all.add(truth);
    }
    return Optional.of(all.get(all.size() - 1));
  }

  /**
   * The places of the operands that are no constants. Those of a long operation of numbers are
   * there once; in others a place that repeats is as many variables, since what is singular in each
   * may be smooth in all.
   */
  private static List<Integer> variables(Step step, List<Truth> all) {
    Stream<Integer> places = step.operands().stream().filter(p -> !all.get(p).isConstant());
    return (isMerged(step) ? places.distinct() : places).toList();
  }

  private static boolean isMerged(Step step) {
    return step.operands().size() > 2 && !step.isOfMatrices();
  }

  private static int[] numbered(Step step, List<Truth> all, List<Integer> places) {
    int[] numbers = new int[step.operands().size()];
    int next = 0;
    for (int i = 0; i < numbers.length; i++) {
      int place = step.operands().get(i);
      boolean constant = all.get(place).isConstant();
      numbers[i] = constant ? -1 : isMerged(step) ? places.indexOf(place) : next++;
    }
    return numbers;
  }

  private static Truth input(int n, int i) {
    Truth input = zero(n, 1);
    input.gradient[i] = 1;
    input.gradientSize[i] = 1;
    return input;
  }

  private boolean isConstant() {
    return largest == 0;
  }

  private static Truth zero(int n, double largest) {
    return new Truth(new double[n], new double[n], new double[n][n], new double[n][n], largest);
  }

  private static Truth chained(Partials.Of of, List<Truth> x, Truth zero) {
    int n = zero.gradient.length;
    double largest = 1;
    for (int a = 0; a < x.size(); a++) {
      Truth xa = x.get(a);
      largest = Math.max(largest, Math.max(1, of.firstSize()[a]) * xa.largest);
      for (int i = 0; i < n; i++) {
        zero.gradient[i] += of.first()[a] * xa.gradient[i];
        zero.gradientSize[i] += of.firstSize()[a] * xa.gradientSize[i];
        for (int k = 0; k < n; k++) {
          zero.hessian[i][k] += of.first()[a] * xa.hessian[i][k];
          zero.hessianSize[i][k] += of.firstSize()[a] * xa.hessianSize[i][k];
        }
      }
      for (int b = 0; b < x.size(); b++) {
        Truth xb = x.get(b);
        double second = of.second()[a][b];
        double size = of.secondSize()[a][b];
        largest = Math.max(largest, Math.max(1, size) * xa.largest * xb.largest);
        for (int i = 0; i < n; i++) {
          for (int k = 0; k < n; k++) {
            zero.hessian[i][k] += second * xa.gradient[i] * xb.gradient[k];
            zero.hessianSize[i][k] += size * xa.gradientSize[i] * xb.gradientSize[k];
          }
        }
      }
    }
    return new Truth(zero.gradient, zero.gradientSize, zero.hessian, zero.hessianSize, largest);
  }

  /** Whether products of two slopes there may leave the range of doubles. */
  static boolean anyExtreme(double... values) {
    return Arrays.stream(values)
        .map(Math::abs)
        .anyMatch(size -> size > HUGE || (size > 0 && size < 1 / HUGE));
  }

  boolean isOutOfRange() {
    return !(largest < HUGE);
  }

  double[] ofOrder(int order) {
    return order == 1 ? gradient : flat(hessian);
  }

  /** How wrong a derivative may be: also where products underflow and are multiplied again. */
  double[] allowed(int order) {
    double[] sizes = order == 1 ? gradientSize : flat(hessianSize);
    double underflow = Double.MIN_NORMAL * largest * largest;
    return Arrays.stream(sizes).map(size -> TOLERANCE * size + underflow).toArray();
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
