package org.duetad.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.rules.Domain;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of points of low discrepancy in the domains of some operands, the same in every run.
 * In turn, an operand is of ordinary size, from 2⁻²⁰ to 2¹⁰; of any size, from the least subnormal
 * number to the largest; and near a landmark, a bound or kink of its domain or a number at which
 * functions change their ways. Every fourth point of several operands is a tie or nearly one.
 */
record AccuracyPoints(int operands, IntFunction<Domain> domain) {

  private static final double[] LANDMARKS = {
    0.5, 1, Math.PI / 2, 2, Math.E, 3, Math.PI, 5, 10, 20, 26, 40, 355, 709, 745
  };

  private static final double FAR = 1e6;
  private static final int CLASSES = 4;
  private static final int TIES = 3;

  /** This many numbers of the sequence are tried for each point that lies in the domains. */
  private static final int TRIES = 50;

  List<double[]> first(int n) {
    return IntStream.range(0, n * TRIES)
        .mapToObj(this::candidate)
        .flatMap(Stream::ofNullable)
        .limit(n)
        .toList();
  }

  private double @Nullable [] candidate(int number) {
    int kind = number % CLASSES;
    boolean tie = kind == TIES && operands > 1;
    double[] x = new double[operands];
    for (int i = 0; i < operands; i++) {
      double u = fraction(number, i);
      double candidate =
          i > 0 && tie
              ? tied(x[0], number, u)
              : signed(number, i, drawn(kindOf(number, i), number, i, u));
      x[i] = into(domain.apply(i), candidate);
      if (Double.isNaN(x[i])) {
        return null;
      }
    }
    return x;
  }

  private static int kindOf(int number, int operand) {
    int rest = number;
    for (int i = 0; i < operand; i++) {
      rest /= CLASSES;
    }
    return rest % CLASSES;
  }

  private double drawn(int kind, int number, int operand, double u) {
    return switch (kind) {
      case 1 -> StrictMath.pow(2, -1074 + 2098 * u);
      case 2 -> nearLandmark(domain.apply(operand), number, u);
      default -> StrictMath.pow(2, -20 + 30 * u);
    };
  }

  private static double signed(int number, int operand, double x) {
    return ((number / CLASSES) >> operand) % 2 == 0 ? x : -x;
  }

  private static double nearLandmark(Domain domain, int number, double u) {
    List<Double> landmarks = new ArrayList<>();
    DoubleStream.concat(
            DoubleStream.of(domain.low(), domain.high()),
            domain.kinks().stream().mapToDouble(Double::doubleValue))
        .filter(place -> place != 0 && Math.abs(place) < FAR && Math.abs(place) > 1 / FAR)
        .forEach(landmarks::add);
    DoubleStream.of(LANDMARKS).forEach(landmarks::add);
    double landmark = landmarks.get(number / CLASSES % landmarks.size());
    double distance = StrictMath.pow(2, -53 * u) * Math.abs(landmark);
    return number / CLASSES / landmarks.size() % 2 == 0 ? landmark - distance : landmark + distance;
  }

  private static double tied(double x, int number, double u) {
    double factor =
        switch (number / CLASSES % 3) {
          case 0 -> 1;
          case 1 -> 1 + StrictMath.pow(2, -52 * u);
          default -> 1 - StrictMath.pow(2, -52 * u);
        };
    return number / CLASSES % 8 == 7 ? -factor * x : factor * x;
  }

  /** The number, or what it becomes by another sign or by 1/x, off bounds and kinks; or NaN. */
  private static double into(Domain domain, double x) {
    return DoubleStream.of(x, -x, 1 / x, -1 / x)
        .filter(y -> domain.low() < y && y < domain.high() && !domain.kinks().contains(y))
        .findFirst()
        .orElse(Double.NaN);
  }

  /**
   * Martin Roberts's sequence: multiples of the powers of {@code 1/φ}, with {@code φⁿ⁺¹ = φ + 1},
   * for n operands.
   */
  private double fraction(int number, int operand) {
    double root = 2;
    for (int i = 0; i < 30; i++) {
      root = StrictMath.pow(1 + root, 1.0 / (operands + 1));
    }
    double at = 0.5 + (number + 1) * StrictMath.pow(root, -(operand + 1));
    return at - Math.floor(at);
  }
}
