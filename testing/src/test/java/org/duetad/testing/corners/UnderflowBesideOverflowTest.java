package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.junit.jupiter.api.Test;

/**
 * Random compositions of a value that underflows with one that overflows: a zero that overflow made
 * does not annihilate, an exact one does, and what underflowed is no exact zero. All ways give the
 * same numbers, or all of them infinities or NaN.
 */
class UnderflowBesideOverflowTest {

  private static final int TRIALS = 1500;
  private static final int SECOND = 700;
  private static final int ROWS = 60;

  /** Mixed second derivatives of these that are 0 by some ways and NaN by others, at most. */
  private static final int MIXED = 6;

  private static final double ROUNDING = 1e-9;

  /** Of terms that cancel in a second derivative, which are as large as the value. */
  private static final double CANCELLATION = 1e-15;

  private static final double[] POINTS = {1e4, 1e3, 750, 30, 720, 1e10};

  private static final List<UnaryOperator<Scalar>> TINY =
      List.of(
          x -> x.negate().exp(),
          x -> x.square().negate().exp(),
          x -> x.multiply(-0.1).exp().square(),
          x -> x.negate().exp().pow(1.5),
          x -> x.negate().sigmoid(),
          x -> x.reciprocal().multiply(1e-200).multiply(1e-200),
          x -> x.pow(-100),
          Scalar::erfc,
          x -> x.negate().softplus(),
          x -> x.cosh().reciprocal());

  private static final List<UnaryOperator<Scalar>> HUGE =
      List.of(
          Scalar::exp,
          x -> x.square().exp(),
          x -> x.multiply(1e200).multiply(1e200),
          Scalar::sinh,
          Scalar::cosh,
          x -> x.pow(100),
          x -> x.exp().add(1),
          x -> x.negate().exp().reciprocal(),
          x -> x.multiply(1e300).square());

  /** What is finite at infinity, or grows slowly. */
  private static final List<UnaryOperator<Scalar>> FLAT =
      List.of(
          Scalar::atan,
          Scalar::log,
          Scalar::sqrt,
          Scalar::tanh,
          Scalar::sigmoid,
          Scalar::reciprocal,
          Scalar::erf,
          x -> x,
          x -> x.negate().exp(),
          Scalar::log1p,
          Scalar::softsign);

  private static final List<BinaryOperator<Scalar>> JOINS =
      List.of(
          Scalar::multiply,
          (a, b) -> b.multiply(a),
          Scalar::divide,
          (a, b) -> b.divide(a),
          Scalar::hypot,
          Scalar::atan2,
          (a, b) -> b.atan2(a),
          Scalar::xlogy,
          (a, b) -> Scalar.dot(new Scalar[] {a, a}, new Scalar[] {b, b}),
          (a, b) -> Scalar.product(a, b),
          (a, b) -> b.pow(a),
          (a, b) -> a.max(b),
          Scalar::add);

  private static final List<UnaryOperator<Scalar>> LAST =
      List.of(
          x -> x,
          x -> x,
          x -> x,
          Scalar::sqrt,
          Scalar::exp,
          Scalar::log,
          Scalar::square,
          x -> x.add(1),
          x -> x.add(1).acos(),
          x -> x.multiply(1e300),
          Scalar::cbrt,
          Scalar::reciprocal,
          Scalar::sin);

  @Test
  void allWaysAgree() {
    Random random = new Random(1);
    List<String> off = new ArrayList<>();
    int finite = 0;
    int unknown = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      ScalarFunction f = draw(random);
      double x = POINTS[random.nextInt(POINTS.length)];
      boolean one = random.nextBoolean();
      if (!Double.isFinite(f.value(x, x))) {
        continue;
      }
      double[] terms = Ways.REVERSE.gradient(f, x, x);
      double[][] found = one ? gradients(in -> f.apply(in[0], in[0]), x) : gradients(f, x, x);
      for (int i = 0; i < found[0].length; i++) {
        double size = one ? Math.abs(terms[0]) + Math.abs(terms[1]) : Math.abs(terms[i]);
        int component = i;
        double[] all = Arrays.stream(found).mapToDouble(gradient -> gradient[component]).toArray();
        if (!agree(size, all)) {
          off.add("trial " + trial + " at " + x + ": " + Arrays.toString(all));
        }
        finite += Double.isFinite(all[0]) ? 1 : 0;
        unknown += Double.isFinite(all[0]) ? 0 : 1;
      }
    }
    assertEquals(List.of(), off, () -> off.size() + " off:\n" + String.join("\n", off));
    assertTrue(finite > TRIALS / 4 && unknown > TRIALS / 4, finite + " finite, " + unknown);
  }

  /** A row of the guide: few mixed ones are 0 by some ways, NaN by others; none another number. */
  @Test
  void secondDerivatives() {
    Random random = new Random(2);
    List<String> off = new ArrayList<>();
    int mixed = 0;
    for (int trial = 0; trial < SECOND; trial++) {
      ScalarFunction f = draw(random);
      double x = POINTS[random.nextInt(POINTS.length)];
      if (!Double.isFinite(f.value(x, x))) {
        continue;
      }
      double[][] all =
          Ways.ofOrder(2).values().stream().map(way -> way.of(f, x, x)).toArray(double[][]::new);
      double largest =
          Arrays.stream(all)
              .flatMapToDouble(Arrays::stream)
              .filter(Double::isFinite)
              .map(Math::abs)
              .max()
              .orElse(0);
      double allowed = ROUNDING * largest + CANCELLATION * (1 + Math.abs(f.value(x, x)));
      for (int i = 0; i < all[0].length; i++) {
        int entry = i;
        double[] entries =
            Arrays.stream(all)
                .mapToDouble(hessian -> hessian[entry])
                .filter(second -> !Ways.isNone(second))
                .toArray();
        double[] finite = Arrays.stream(entries).filter(Double::isFinite).toArray();
        boolean isUnclear = finite.length > 0 && finite.length < entries.length;
        boolean isDiagonal = entry == 0 || entry == all[0].length - 1;
        mixed += isUnclear ? 1 : 0;
        if ((isUnclear && isDiagonal) || (finite.length > 0 && range(finite) > allowed)) {
          off.add("trial " + trial + " at " + x + ": " + Arrays.toString(entries));
        }
      }
    }
    assertEquals(List.of(), off, () -> off.size() + " off:\n" + String.join("\n", off));
    assertTrue(mixed > 0, "mended: no row of the guide any more");
    assertTrue(mixed <= MIXED, mixed + " are 0 or NaN");
  }

  /** A sum over rows has no finite derivative that a row alone does not have. */
  @Test
  void secondDerivativesOfSumsOverRows() {
    Random random = new Random(5);
    int finite = 0;
    for (int trial = 0; trial < ROWS; trial++) {
      ScalarFunction f = draw(random);
      double x = POINTS[random.nextInt(POINTS.length)];
      if (!Double.isFinite(f.value(x, x))) {
        continue;
      }
      SumOverRows sum =
          SumOverRows.of(
              (w, row) -> f.apply(w).multiply(row[0]), RowTable.of(new double[][] {{1}}));
      for (String name : List.of("tape", "FF", "FR", "RF")) {
        double[] plain = Ways.ofOrder(2).get(name).of(f, x, x);
        double[] ofRows = Ways.ofOrder(2).get(name).of(sum, x, x);
        double allowed = ROUNDING * Math.abs(f.value(x, x)) + CANCELLATION;
        for (int i = 0; i < plain.length; i++) {
          if (Double.isFinite(ofRows[i])) {
            finite++;
            assertEquals(plain[i], ofRows[i], allowed + ROUNDING * Math.abs(plain[i]), name);
          }
        }
      }
    }
    assertTrue(finite > ROWS, finite + " finite");
  }

  private static double range(double... x) {
    DoubleSummaryStatistics statistics = Arrays.stream(x).summaryStatistics();
    return statistics.getMax() - statistics.getMin();
  }

  private static ScalarFunction draw(Random random) {
    UnaryOperator<Scalar> tiny = any(TINY, random);
    UnaryOperator<Scalar> huge = any(HUGE, random);
    UnaryOperator<Scalar> flat = any(FLAT, random);
    BinaryOperator<Scalar> join = any(JOINS, random);
    UnaryOperator<Scalar> last = any(LAST, random);
    UnaryOperator<Scalar> outer = any(LAST, random);
    return x -> outer.apply(last.apply(join.apply(tiny.apply(x[1]), flat.apply(huge.apply(x[0])))));
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static double[][] gradients(ScalarFunction f, double... x) {
    Map<String, Ways.Way> ways = Ways.ofOrder(1);
    return ways.values().stream().map(way -> way.of(f, x)).toArray(double[][]::new);
  }

  /** To rounding of the terms that the derivative is a sum of. */
  private static boolean agree(double size, double... all) {
    double allowed = ROUNDING * (Double.isFinite(size) ? size : Math.abs(all[0])) + 1e-300;
    return Arrays.stream(all)
        .allMatch(
            one ->
                one == all[0]
                    || Math.abs(one - all[0]) <= allowed
                    || (!Double.isFinite(one) && !Double.isFinite(all[0])));
  }
}
