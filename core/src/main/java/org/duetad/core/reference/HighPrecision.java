package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Excerpt;

/**
 * First and second directional derivatives by differences of values in decimal arithmetic of 150
 * digits or more, so that with steps of 1e-40 some 30 digits are right. A rule is computed by its
 * high-precision form or by its definition in simpler operations; neither its slopes nor its values
 * on doubles are read. Doubles enter exactly.
 */
public final class HighPrecision {

  private static final int STEP = -40;

  /** Of derivatives that are smaller than this, the truncation of differences may be felt. */
  private static final double TINY = 1e-20;

  /** Two computations of one derivative. */
  private static final double SAME = 1e-12;

  /** Larger derivatives may be those of a jump. */
  private static final double HUGE = 1e12;

  /** The number of digits to which the two one-sided differences of a smooth function agree. */
  private static final int DIGITS = 15;

  /** Digits at least; and how many are right of a difference of second order. */
  private static final int PRECISION = 150;

  private static final int RIGHT = 60;

  /** Digits that values may be wrong in. */
  private static final int GUARD = 8;

  /** So many digits hold subnormal numbers beside 1, and differences of them. */
  private static final int OF_SUBNORMALS = 450;

  /** More digits take too long. */
  private static final int MOST = 600;

  private final VectorFunction f;
  private final double[] x;
  private final BigDecimal h;
  private final MathContext context;

  private HighPrecision(VectorFunction f, double[] x, BigDecimal h, MathContext context) {
    this.f = f;
    this.x = x;
    this.h = h;
    this.context = context;
  }

  /**
   * The derivatives of the surface {@code y(s, t) = f(x + s v + t u + s t a)} at s = t = 0. With a
   * = 0, the mixed derivative is {@code uᵀ H v} for each output.
   *
   * @param along {@code ∂y/∂s = J v}
   * @param across {@code ∂y/∂t = J u}
   * @param mixed {@code ∂²y/∂s∂t = J a + H[u, v]}
   * @param error of each of the three how wrong it may be, apart from its rounding
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
  public record Jet(double[] along, double[] across, double[] mixed, double[][] error) {

    /**
     * Derivatives that are exact but for their rounding.
     *
     * @param along {@code ∂y/∂s}
     * @param across {@code ∂y/∂t}
     * @param mixed {@code ∂²y/∂s∂t}
     */
    public Jet(double[] along, double[] across, double[] mixed) {
      this(along, across, mixed, new double[3][along.length]);
    }

    /** Where the first derivatives are not tiny, a second one of exactly zero is zero. */
    private boolean isAnyTiny(int i) {
      double least = Math.min(Math.abs(along[i]), Math.abs(across[i]));
      return least < TINY || (mixed[i] != 0 && Math.abs(mixed[i]) < TINY);
    }

    private boolean isSame(Jet other) {
      double[] others = other.numbers().toArray();
      double[] numbers = numbers().toArray();
      return IntStream.range(0, numbers.length)
          .allMatch(i -> Math.abs(numbers[i] - others[i]) <= SAME * Math.abs(numbers[i]));
    }

    private DoubleStream numbers() {
      return Stream.of(along, across, mixed).flatMapToDouble(Arrays::stream);
    }

    @Override
    public String toString() {
      return "Jet[along="
          + Excerpt.of(along)
          + ", across="
          + Excerpt.of(across)
          + ", mixed="
          + Excerpt.of(mixed)
          + "]";
    }
  }

  /**
   * The derivatives of a function at a point; empty where the one-sided ones differ, at a kink or a
   * jump.
   *
   * @param f the function
   * @param x the point
   * @param v the first direction
   * @param u the second direction
   * @param a the second-order direction
   * @return the derivatives
   * @throws UnsupportedOperationException if a rule has neither high-precision form nor definition,
   *     or the function uses matrices
   * @throws ArithmeticException if a value does not exist at the point or next to it
   */
  public static Optional<Jet> jet(
      VectorFunction f, double[] x, double[] v, double[] u, double[] a) {
    Arguments.point("jet", f, x);
    Arguments.lengths("jet", "direction", new double[][] {v, u, a}, x.length);
    if (!Arrays.stream(new double[][] {x, v, u, a})
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite)) {
      throw new ArithmeticException("not all operands and directions are finite");
    }
    BigDecimal h = step(x, v, u, a);
    int size = Arrays.stream(x).mapToInt(HighPrecision::magnitude).max().orElse(0);
    HighPrecision at = new HighPrecision(f, x, h, context(h, size, a, v, u));
    BigDecimal[] middle = at.at(0, v, 0, u, a);
    int ofValue = Arrays.stream(middle).mapToInt(HighPrecision::magnitude).max().orElse(0);
    MathContext context = context(h, Math.max(size, ofValue), a, v, u);
    Optional<Jet> jet =
        context.equals(at.context)
            ? at.found(middle, v, u, a)
            : at.with(context.getPrecision()).found(v, u, a);
    boolean doubtful = jet.isPresent() && isDoubtful(middle, jet.get());
    return doubtful ? at.refined(jet.get(), context.getPrecision(), v, u, a) : jet;
  }

  private HighPrecision with(int digits) {
    return new HighPrecision(f, x, h, new MathContext(digits));
  }

  /** Tiny derivatives of a tiny value may be those of the rounding of larger numbers. */
  private static boolean isDoubtful(BigDecimal[] value, Jet jet) {
    return IntStream.range(0, value.length)
        .anyMatch(i -> Math.abs(value[i].doubleValue()) < TINY && jet.isAnyTiny(i));
  }

  /** With twice the digits until these change none, with all digits if a derivative is zero. */
  private Optional<Jet> refined(Jet jet, int digits, double[] v, double[] u, double[] a) {
    if (digits >= OF_SUBNORMALS) {
      return Optional.of(jet);
    }
    boolean isAnyZero = jet.numbers().anyMatch(d -> d == 0);
    int more = isAnyZero ? OF_SUBNORMALS : Math.min(OF_SUBNORMALS, 2 * digits);
    Optional<Jet> finer = with(more).found(v, u, a);
    return finer.isEmpty() || finer.get().isSame(jet) ? finer : refined(finer.get(), more, v, u, a);
  }

  /**
   * The values of a function at a point, rounded, by the same forms and definitions.
   *
   * @param f the function
   * @param x the point
   * @return the values
   * @throws UnsupportedOperationException if a rule has neither high-precision form nor definition,
   *     or the function uses matrices
   * @throws ArithmeticException if a value does not exist
   */
  public static double[] value(VectorFunction f, double... x) {
    Arguments.point("value", f, x);
    if (!Arrays.stream(x).allMatch(Double::isFinite)) {
      throw new ArithmeticException("not all operands are finite");
    }
    double[] still = new double[x.length];
    HighPrecision there = new HighPrecision(f, x, BigDecimal.ONE, new MathContext(MOST));
    return Arrays.stream(there.at(0, still, 0, still, still))
        .mapToDouble(BigDecimal::doubleValue)
        .toArray();
  }

  /** With so many digits that the shortest moves of second order are felt by the largest number. */
  private static MathContext context(
      BigDecimal h, int largest, double[] a, double[]... directions) {
    int first = Arrays.stream(directions).mapToInt(d -> shortest(Arrays.stream(d))).sum();
    int second = Math.min(first, shortest(Arrays.stream(a)));
    int digits = RIGHT + Math.max(0, largest) - 2 * Big.magnitude(h) - second;
    if (digits > MOST) {
      throw new ArithmeticException("operands and directions of too different sizes");
    }
    return new MathContext(Math.max(PRECISION, digits));
  }

  /** The exponent of the shortest move, at most 0. */
  private static int shortest(DoubleStream moves) {
    return Math.min(
        0, moves.filter(move -> move != 0).mapToInt(HighPrecision::magnitude).min().orElse(0));
  }

  /** The decimal exponent; 0 of 0. */
  private static int magnitude(double x) {
    return x == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(x)));
  }

  private static int magnitude(BigDecimal x) {
    return x.signum() == 0 ? 0 : Big.magnitude(x);
  }

  /** Small enough that no coordinate moves by more than 1e-40 of itself, or of 1 if it is 0. */
  private static BigDecimal step(double[] x, double[]... directions) {
    double fastest = 1;
    for (double[] direction : directions) {
      for (int i = 0; i < x.length; i++) {
        double size = x[i] == 0 ? 1 : Math.min(1, Math.abs(x[i]));
        fastest = Math.max(fastest, Math.abs(direction[i]) / size);
      }
    }
    if (!Double.isFinite(fastest)) {
      throw new ArithmeticException("a direction is too long for the point");
    }
    return BigDecimal.ONE.scaleByPowerOfTen(STEP - Math.getExponent(fastest) * 3 / 10);
  }

  private Optional<Jet> found(double[] v, double[] u, double[] a) {
    return found(at(0, v, 0, u, a), v, u, a);
  }

  private Optional<Jet> found(BigDecimal[] middle, double[] v, double[] u, double[] a) {
    BigDecimal[][] right = differences(1, middle, v, u, a);
    BigDecimal[][] left = differences(-1, middle, v, u, a);
    double[][] means = new double[3][middle.length];
    double[][] error = new double[3][middle.length];
    boolean extreme = false;
    for (int order = 0; order < means.length; order++) {
      for (int i = 0; i < middle.length; i++) {
        BigDecimal rounding = rounding(middle[i], order == 2 ? h.multiply(h) : h);
        if (!isSmooth(right[order][i], left[order][i], rounding)) {
          return Optional.empty();
        }
        means[order][i] = mean(right[order][i], left[order][i]);
        double size = Math.abs(means[order][i]);
        error[order][i] = size < TINY ? rounding.doubleValue() : 0;
        extreme |= size > HUGE || (size < TINY && size != 0);
      }
    }
    boolean exists = !extreme || addTruncation(error, means, middle, v, u, a);
    return exists ? Optional.of(new Jet(means[0], means[1], means[2], error)) : Optional.empty();
  }

  /**
   * What differences change by if the step is twice as long; more than what they are off by. Huge
   * ones that change as the step does are those of a jump or of an infinite slope.
   *
   * @return whether the derivatives exist
   */
  private boolean addTruncation(
      double[][] error, double[][] means, BigDecimal[] middle, double[] v, double[] u, double[] a) {
    BigDecimal[][] right = differences(2, middle, v, u, a);
    BigDecimal[][] left = differences(-2, middle, v, u, a);
    boolean exist = true;
    for (int order = 0; order < error.length; order++) {
      for (int i = 0; i < middle.length; i++) {
        double size = Math.abs(means[order][i]);
        double change = Math.abs(mean(right[order][i], left[order][i]) - means[order][i]);
        error[order][i] += size < TINY ? 2 * change : 0;
        exist &= !(size > HUGE && change > 0.01 * size);
      }
    }
    return exist;
  }

  /** All but some digits of the values are right. */
  private BigDecimal rounding(BigDecimal value, BigDecimal step) {
    return value
        .abs()
        .movePointLeft(context.getPrecision() - GUARD)
        .divide(step, MathContext.DECIMAL64);
  }

  private static double mean(BigDecimal right, BigDecimal left) {
    return right.add(left).doubleValue() / 2;
  }

  /** First differences along v and u, and the mixed second one, over so many steps. */
  private BigDecimal[][] differences(
      int steps, BigDecimal[] middle, double[] v, double[] u, double[] a) {
    BigDecimal step = h.multiply(BigDecimal.valueOf(steps));
    BigDecimal square = step.multiply(step);
    BigDecimal[] along = at(steps, v, 0, u, a);
    BigDecimal[] across = at(0, v, steps, u, a);
    BigDecimal[] both = at(steps, v, steps, u, a);
    BigDecimal[][] d = new BigDecimal[3][middle.length];
    for (int i = 0; i < middle.length; i++) {
      d[0][i] = along[i].subtract(middle[i]).divide(step, context);
      d[1][i] = across[i].subtract(middle[i]).divide(step, context);
      BigDecimal second = both[i].subtract(along[i]).subtract(across[i]).add(middle[i]);
      d[2][i] = second.divide(square, context);
    }
    return d;
  }

  /** {@code f(x + s h v + t h u + s t h² a)}. */
  private BigDecimal[] at(int s, double[] v, int t, double[] u, double[] a) {
    Scalar[] moved = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      BigDecimal first = new BigDecimal(s * v[i]).add(new BigDecimal(t * u[i])).multiply(h);
      BigDecimal second = new BigDecimal(s * t * a[i]).multiply(h).multiply(h);
      moved[i] = new BigScalar(new BigDecimal(x[i]).add(first).add(second), context);
    }
    return Arrays.stream(Arguments.outputs("jet", f.apply(moved)))
        .map(BigScalar::exact)
        .toArray(BigDecimal[]::new);
  }

  private static boolean isSmooth(BigDecimal right, BigDecimal left, BigDecimal rounding) {
    BigDecimal size = right.abs().add(left.abs()).add(BigDecimal.ONE);
    BigDecimal error = right.subtract(left).abs().subtract(rounding);
    return error.movePointRight(DIGITS).compareTo(size) <= 0;
  }
}
