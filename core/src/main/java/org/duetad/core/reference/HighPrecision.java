package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Excerpt;

/**
 * First and second directional derivatives by differences of values in 150-digit decimal
 * arithmetic, so that steps of 1e-40 leave some 30 right digits. A rule is computed by its
 * high-precision form or by its definition in simpler operations; neither its slopes nor its values
 * on doubles are read. Doubles enter exactly.
 */
public final class HighPrecision {

  private static final MathContext CONTEXT = new MathContext(150);
  private static final int STEP = -40;

  /** Of two one-sided differences of a smooth function, so many digits agree. */
  private static final int DIGITS = 15;

  private final VectorFunction f;
  private final double[] x;
  private final BigDecimal h;

  private HighPrecision(VectorFunction f, double[] x, BigDecimal h) {
    this.f = f;
    this.x = x;
    this.h = h;
  }

  /**
   * What the surface {@code y(s, t) = f(x + s v + t u + s t a)} does at s = t = 0. With a = 0, the
   * mixed derivative is {@code uᵀ H v} for each output.
   *
   * @param along {@code ∂y/∂s = J v}
   * @param across {@code ∂y/∂t = J u}
   * @param mixed {@code ∂²y/∂s∂t = J a + H[u, v]}
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
  public record Jet(double[] along, double[] across, double[] mixed) {

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
   * The derivatives of a function at a point, nothing where those to both sides differ, at a kink
   * or a jump.
   *
   * @param f the function
   * @param x the point
   * @param v the first direction
   * @param u the second direction
   * @param a the second-order direction
   * @return the derivatives
   * @throws UnsupportedOperationException if a rule has neither high-precision form nor definition,
   *     or matrices take part
   * @throws ArithmeticException if a value does not exist at the point or beside it
   */
  public static Optional<Jet> jet(
      VectorFunction f, double[] x, double[] v, double[] u, double[] a) {
    if (!Arrays.stream(new double[][] {x, v, u, a})
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite)) {
      throw new ArithmeticException("not all operands and directions are finite");
    }
    return new HighPrecision(f, x, step(x, v, u, a)).found(v, u, a);
  }

  /** So short that no coordinate moves by more than 1e-40 of itself, or of 1 if it is 0. */
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
    BigDecimal[] middle = at(0, v, 0, u, a);
    BigDecimal[][] right = differences(1, middle, v, u, a);
    BigDecimal[][] left = differences(-1, middle, v, u, a);
    double[][] means = new double[3][middle.length];
    for (int order = 0; order < means.length; order++) {
      for (int i = 0; i < middle.length; i++) {
        if (!isSmooth(right[order][i], left[order][i], middle[i])) {
          return Optional.empty();
        }
        means[order][i] = right[order][i].add(left[order][i]).doubleValue() / 2;
      }
    }
    return Optional.of(new Jet(means[0], means[1], means[2]));
  }

  /** First differences along v and u, and the mixed second one, to one side. */
  private BigDecimal[][] differences(
      int side, BigDecimal[] middle, double[] v, double[] u, double[] a) {
    BigDecimal step = h.multiply(BigDecimal.valueOf(side));
    BigDecimal square = h.multiply(h);
    BigDecimal[] along = at(side, v, 0, u, a);
    BigDecimal[] across = at(0, v, side, u, a);
    BigDecimal[] both = at(side, v, side, u, a);
    BigDecimal[][] d = new BigDecimal[3][middle.length];
    for (int i = 0; i < middle.length; i++) {
      d[0][i] = along[i].subtract(middle[i]).divide(step, CONTEXT);
      d[1][i] = across[i].subtract(middle[i]).divide(step, CONTEXT);
      BigDecimal second = both[i].subtract(along[i]).subtract(across[i]).add(middle[i]);
      d[2][i] = second.divide(square, CONTEXT);
    }
    return d;
  }

  /** {@code f(x + s h v + t h u + s t h² a)}. */
  private BigDecimal[] at(int s, double[] v, int t, double[] u, double[] a) {
    Scalar[] moved = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      BigDecimal first = new BigDecimal(s * v[i]).add(new BigDecimal(t * u[i])).multiply(h);
      BigDecimal second = new BigDecimal(s * t * a[i]).multiply(h).multiply(h);
      moved[i] = new BigScalar(new BigDecimal(x[i]).add(first).add(second), CONTEXT);
    }
    return Arrays.stream(Arguments.outputs("jet", f.apply(moved)))
        .map(BigScalar::exact)
        .toArray(BigDecimal[]::new);
  }

  private static boolean isSmooth(BigDecimal right, BigDecimal left, BigDecimal value) {
    BigDecimal size = right.abs().add(left.abs()).add(value.abs()).add(BigDecimal.ONE);
    return right.subtract(left).abs().movePointRight(DIGITS).compareTo(size) <= 0;
  }
}
