package org.duetad.testing.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.reference.HighPrecision;
import org.duetad.core.reference.HighPrecision.Jet;

/** The derivatives of single operations, by differences in decimal arithmetic. */
final class Partials {

  /** Operands are moved by this fraction to see how sensitive derivatives are. */
  private static final double MOVE = 0x1p-40;

  private static final int MOST = 50_000;

  /** Below it differences step over the jumps of a remainder. */
  private static final double NARROW = 1e-20;

  private static final Set<String> REMAINDERS = Set.of("remainder", "fmod");

  private static final Differentiator PROGRAM = new ProgramMode();

  /** Seconds each in decimal arithmetic. */
  private static final Set<String> SLOW = Set.of("digammaDifference", "logBeta", "erfInv");

  private final Map<List<Object>, Optional<Partials.Of[]>> found = new ConcurrentHashMap<>();

  /**
   * Of one result.
   *
   * @param first by each operand, 0 for those that are not active
   * @param firstSize what their rounding errors are relative to
   * @param second by each two
   * @param secondSize likewise
   */
  @SuppressWarnings("ArrayRecordComponent") // Only read.
  record Of(double[] first, double[] firstSize, double[][] second, double[][] secondSize) {

    private Of(int n) {
      this(new double[n], new double[n], new double[n][n], new double[n][n]);
    }
  }

  /**
   * By each of some variables.
   *
   * @param step the operation
   * @param operands its operands
   * @param variables for each operand the variable that it is, or -1 for a constant
   * @return nothing where they do not exist, or take too long
   */
  Optional<Of> at(Step step, double[] operands, int[] variables) {
    if (SLOW.contains(step.operation().name()) || jumpsWithinAStep(step, operands)) {
      return Optional.empty();
    }
    if (found.size() > MOST) {
      found.clear();
    }
    List<Object> key = new ArrayList<>(List.of(step.operation().name()));
    Arrays.stream(operands).forEach(key::add);
    Arrays.stream(variables).forEach(key::add);
    return found
        .computeIfAbsent(key, k -> differentiated(step.operation(), operands, variables))
        .map(of -> of[step.result()]);
  }

  private static boolean jumpsWithinAStep(Step step, double... operands) {
    return REMAINDERS.contains(step.operation().name()) && Math.abs(operands[1]) < NARROW;
  }

  /**
   * The same by the library itself, for the sizes of terms where decimals have no derivative; NaN
   * where it refuses.
   */
  static Of own(Step step, double[] operands, int[] variables) {
    double[] x = variables(operands, variables);
    ScalarFunction f =
        in -> step.operation().function().apply(operands(operands, variables, in))[step.result()];
    Of of = new Of(x.length);
    double[] moved = moved(x);
    double[] first = own(() -> PROGRAM.gradient(f, x), x.length);
    double[] beside = own(() -> PROGRAM.gradient(f, moved), x.length);
    for (int i = 0; i < x.length; i++) {
      int row = i;
      of.first[i] = first[i];
      of.firstSize[i] = size(first[i], beside[i], 0);
      of.second[i] = own(() -> PROGRAM.hvp(f, x, unit(x.length, row)), x.length);
      double[] near = own(() -> PROGRAM.hvp(f, moved, unit(x.length, row)), x.length);
      Arrays.setAll(of.secondSize[i], k -> size(of.second[row][k], near[k], 0));
    }
    return of;
  }

  private static double[] own(Supplier<double[]> derivatives, int n) {
    try {
      return derivatives.get();
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
      double[] none = new double[n];
      Arrays.fill(none, Double.NaN);
      return none;
    }
  }

  private static double[] variables(double[] operands, int[] variables) {
    double[] x = new double[Arrays.stream(variables).max().orElse(0) + 1];
    for (int i = 0; i < operands.length; i++) {
      if (variables[i] >= 0) {
        x[variables[i]] = operands[i];
      }
    }
    return x;
  }

  private static double[] moved(double... x) {
    double[] moved = x.clone();
    Arrays.setAll(moved, i -> x[i] * (1 - (i % 2 == 0 ? MOVE : 0.7 * MOVE)));
    return moved;
  }

  private static double[] unit(int n, int i) {
    double[] unit = new double[n];
    unit[i] = 1;
    return unit;
  }

  private static Optional<Of[]> differentiated(
      Operation operation, double[] operands, int[] variables) {
    VectorFunction f = x -> operation.reference().apply(operands(operands, variables, x));
    double[] x = variables(operands, variables);
    double[] moved = moved(x);
    Of[] results = new Of[0];
    for (int i = 0; i < x.length; i++) {
      for (int k = i; k < x.length; k++) {
        Optional<Jet> here = jet(f, x, i, k);
        if (here.isEmpty()) {
          return Optional.empty();
        }
        Jet beside = jet(f, moved, i, k).orElse(here.get());
        results = results.length == 0 ? empty(here.get().along().length, x.length) : results;
        fill(results, i, k, here.get(), beside);
      }
    }
    if (isMerged(variables)) {
      apart(operation, operands, variables, results);
    }
    if (operands.length > 2) {
      double[] y = operation.function().value(operands);
      double scale = Arrays.stream(x).map(Math::abs).filter(xi -> xi > 0).min().orElse(1);
      for (int r = 0; r < results.length; r++) {
        byNorm(results[r], Math.abs(y[r]), scale);
      }
      if (operation.name().startsWith("matrix.")) {
        ofAll(results);
      }
    }
    return Optional.of(results);
  }

  private static boolean isMerged(int[] variables) {
    long distinct = Arrays.stream(variables).filter(v -> v >= 0).distinct().count();
    return distinct < Arrays.stream(variables).filter(v -> v >= 0).count();
  }

  /** Rounding errors of operands that are one variable do not cancel. */
  private static void apart(Operation operation, double[] operands, int[] variables, Of[] results) {
    int[] places = IntStream.range(0, variables.length).filter(i -> variables[i] >= 0).toArray();
    int[] distinct = new int[variables.length];
    Arrays.fill(distinct, -1);
    for (int a = 0; a < places.length; a++) {
      distinct[places[a]] = a;
    }
    Optional<Of[]> each = differentiated(operation, operands, distinct);
    for (int r = 0; r < results.length && each.isPresent(); r++) {
      Of merged = results[r];
      Of of = each.get()[r];
      for (int a = 0; a < places.length; a++) {
        int i = variables[places[a]];
        merged.firstSize[i] += of.firstSize[a];
        for (int b = 0; b < places.length; b++) {
          merged.secondSize[i][variables[places[b]]] += of.secondSize[a][b];
        }
      }
    }
  }

  /** Results of an operation on matrices are computed together. */
  private static void ofAll(Of[] results) {
    for (Of of : results) {
      for (Of other : results) {
        Arrays.setAll(of.firstSize, i -> Math.max(of.firstSize[i], other.firstSize[i]));
        for (int i = 0; i < of.secondSize.length; i++) {
          double[] row = other.secondSize[i];
          double[] size = of.secondSize[i];
          Arrays.setAll(size, k -> Math.max(size[k], row[k]));
        }
      }
    }
  }

  private static Scalar[] operands(double[] operands, int[] variables, Scalar... x) {
    Scalar[] all = Scalar.of(operands);
    Arrays.setAll(all, i -> variables[i] < 0 ? all[i] : x[variables[i]]);
    return all;
  }

  /**
   * Rounding errors of matrices and reductions are relative to the largest derivative, or to what a
   * function of that size may have.
   */
  private static void byNorm(Of of, double value, double scale) {
    double first = Arrays.stream(of.firstSize).max().orElse(0);
    double second = Arrays.stream(of.secondSize).flatMapToDouble(Arrays::stream).max().orElse(0);
    first = Math.max(first, value / scale);
    second = Math.max(second, first / scale);
    Arrays.fill(of.firstSize, first);
    for (double[] row : of.secondSize) {
      Arrays.fill(row, second);
    }
  }

  private static Of[] empty(int results, int operands) {
    Of[] empty = new Of[results];
    Arrays.setAll(empty, r -> new Of(operands));
    return empty;
  }

  private static Optional<Jet> jet(VectorFunction f, double[] x, int i, int k) {
    try {
      return HighPrecision.jet(f, x, unit(x.length, i), unit(x.length, k), new double[x.length]);
    } catch (ArithmeticException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static void fill(Of[] results, int i, int k, Jet here, Jet beside) {
    for (int r = 0; r < results.length; r++) {
      Of of = results[r];
      of.second[i][k] = here.mixed()[r];
      of.second[k][i] = here.mixed()[r];
      of.secondSize[i][k] = size(here.mixed()[r], beside.mixed()[r], here.error()[2][r]);
      of.secondSize[k][i] = of.secondSize[i][k];
      if (i == k) {
        of.first[i] = here.along()[r];
        of.firstSize[i] = size(here.along()[r], beside.along()[r], here.error()[0][r]);
      }
    }
  }

  private static double size(double here, double beside, double error) {
    return Math.abs(here) + Math.abs(beside - here) / MOVE + error / Truth.TOLERANCE;
  }
}
