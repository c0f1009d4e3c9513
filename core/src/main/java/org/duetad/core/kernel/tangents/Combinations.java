package org.duetad.core.kernel.tangents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.lanes.RuleCalls;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;

/**
 * Makes the tangents of instructions. Their factors are values of operands, 1 and -1, or slopes of
 * rules, which are computed to places after those of all values.
 */
public final class Combinations {

  private final FlatCode code;
  private final KernelLayout layout;
  private final IntUnaryOperator widths;
  private final List<Combination> all = new ArrayList<>();
  private final List<Consumer<double[]>> slopes = new ArrayList<>();

  private final KnownSlopes known;

  /** The places of 1 and -1. */
  private final int one;

  /** The next place. */
  private int size;

  /** For all instructions of one result that depend on a variable, with values that are known. */
  Combinations(FlatCode code, KernelLayout layout) {
    this(code, layout, new boolean[code.size()], place -> 0);
  }

  /**
   * For all instructions of one result that depend on a variable.
   *
   * @param code the instructions
   * @param layout their places
   * @param late of which of them the values are computed with the tangents
   * @param widths on how many variables the number at a place depends
   */
  public Combinations(FlatCode code, KernelLayout layout, boolean[] late, IntUnaryOperator widths) {
    this.code = code;
    this.layout = layout;
    this.widths = widths;
    one = layout.size();
    size = one + 2;
    known = new KnownSlopes(code, layout, () -> size++, slopes);
    for (int k = 0; k < code.size(); k++) {
      boolean isOne = code.instruction(k).results() > 0 && isFor(code.instruction(k));
      if (isOne && layout.isActive(layout.place(code.result(k)))) {
        int[] x = layout.operands(k);
        all.add(late[k] ? late(k, x) : combination(code.instruction(k), x, result(k)));
      }
    }
  }

  /** Whether the tangents of all instructions can be made. */
  public static boolean areFor(FlatCode code) {
    return IntStream.range(0, code.size())
        .mapToObj(code::instruction)
        .allMatch(Combinations::isFor);
  }

  /** Whether that of an instruction can be. */
  static boolean isFor(Instruction instruction) {
    return instruction instanceof Applied.Unary
        || instruction instanceof Applied.Binary
        || instruction instanceof Applied.Reduced
        || instruction.results() == 0;
  }

  /** The instructions. */
  FlatCode code() {
    return code;
  }

  /** How many numbers there are. */
  public int size() {
    return size;
  }

  public List<Combination> all() {
    return all;
  }

  /** For each place, whether tangents are multiples of the number there. */
  boolean[] areFactors() {
    boolean[] marks = new boolean[size];
    all.forEach(each -> IntStream.of(each.factors()).forEach(place -> marks[place] = true));
    return marks;
  }

  /** Each computes slopes from values. */
  public List<Consumer<double[]>> slopes() {
    return slopes;
  }

  /** With places for all values, in which those of constant factors are set. */
  public double[] values() {
    double[] values = new double[size];
    values[one] = 1;
    values[one + 1] = -1;
    return values;
  }

  /** The place of 1. */
  public int one() {
    return one;
  }

  private int result(int k) {
    return layout.place(code.result(k));
  }

  private Combination late(int k, int[] x) {
    if (code.instruction(k).operation().equals(Reductions.SUM)) {
      int[] ones = new int[x.length];
      Arrays.fill(ones, one);
      return new Combination(result(k), ones, x, x.length);
    }
    return product(result(k), x, x.length / 2);
  }

  /**
   * An inner product: first the multiples of the factors that depend on more variables, of which
   * the value is the sum, then of the others that depend on any.
   */
  private Combination product(int result, int[] x, int half) {
    int[] factors = new int[x.length];
    int[] from = new int[x.length];
    int size = half;
    for (int i = 0; i < half; i++) {
      boolean isSwapped = widths.applyAsInt(x[i]) < widths.applyAsInt(x[half + i]);
      from[i] = isSwapped ? x[half + i] : x[i];
      factors[i] = isSwapped ? x[i] : x[half + i];
      if (layout.isActive(factors[i])) {
        factors[size] = from[i];
        from[size++] = factors[i];
      }
    }
    return new Combination(result, Arrays.copyOf(factors, size), Arrays.copyOf(from, size), half);
  }

  private Combination combination(Instruction instruction, int[] x, int result) {
    int[] factors = factors(instruction, x, result);
    int[] active = IntStream.range(0, x.length).filter(i -> layout.isActive(x[i])).toArray();
    int[] places = Arrays.stream(active).map(i -> factors[i]).toArray();
    int[] from = Arrays.stream(active).map(i -> x[i]).toArray();
    return new Combination(result, places, from, 0);
  }

  /** The places of the slopes with respect to the operands. */
  private int[] factors(Instruction instruction, int[] x, int result) {
    if (instruction instanceof Applied.Unary unary) {
      return new int[] {unary(unary.rule(), x[0], result)};
    } else if (instruction instanceof Applied.Binary binary) {
      return binary(binary.rule(), x[0], x[1], result);
    }
    return reduced(((Applied.Reduced) instruction).rule(), x, result);
  }

  private int unary(UnaryRule rule, int x, int result) {
    if (rule.equals(Arithmetic.NEGATE)) {
      return one + 1;
    }
    return known.of(rule, x, result);
  }

  private int[] binary(BinaryRule rule, int x, int y, int result) {
    if (rule.equals(Arithmetic.ADD)) {
      return new int[] {one, one};
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      return new int[] {one, one + 1};
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      return new int[] {y, x};
    }
    int left = size++;
    int right = size++;
    if (layout.isActive(x)) {
      slopes.add(v -> v[left] = RuleCalls.slope(rule::leftSlopeAt, v[x], v[y], v[result]));
    }
    if (layout.isActive(y)) {
      slopes.add(v -> v[right] = RuleCalls.slope(rule::rightSlopeAt, v[x], v[y], v[result]));
    }
    return new int[] {left, right};
  }

  private int[] reduced(Reduction rule, int[] x, int result) {
    int[] factors = new int[x.length];
    if (rule.equals(Reductions.SUM)) {
      Arrays.fill(factors, one);
      return factors;
    } else if (rule.equals(Reductions.DOT)) {
      int half = x.length / 2;
      System.arraycopy(x, half, factors, 0, half);
      System.arraycopy(x, 0, factors, half, half);
      return factors;
    }
    int first = size;
    size += x.length;
    slopes.add(v -> putGradient(rule, x, v, result, first));
    Arrays.setAll(factors, i -> first + i);
    return factors;
  }

  private static void putGradient(Reduction rule, int[] x, double[] v, int result, int first) {
    double[] slopes = Arrays.stream(x).mapToDouble(place -> v[place]).toArray();
    RuleCalls.gradient(rule, slopes, v[result], slopes);
    System.arraycopy(slopes, 0, v, first, slopes.length);
  }
}
