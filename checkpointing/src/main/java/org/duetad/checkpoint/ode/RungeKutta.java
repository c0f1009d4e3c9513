package org.duetad.checkpoint.ode;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.Field;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54FieldIntegrator;
import org.apache.commons.math3.ode.nonstiff.FieldButcherArrayProvider;
import org.apache.commons.math3.ode.nonstiff.HighamHall54FieldIntegrator;
import org.apache.commons.math3.util.Decimal64;
import org.apache.commons.math3.util.Decimal64Field;
import org.duetad.core.spi.Arguments;

/**
 * A Runge-Kutta method with an error estimate, explicit or diagonally implicit:
 *
 * <pre>{@code
 * k_i = f(t + c_i h, x + h Σ_{j ≤ i} a_ij k_j, p),   x⁺ = x + h Σ b_i k_i,   error = h Σ e_i k_i
 * }</pre>
 */
public final class RungeKutta {

  private static final double CONSISTENT = 1e-12;

  private final String name;
  private final int estimateOrder;
  private final double[][] a;
  private final double[] b;
  private final double[] c;
  private final double[] e;

  private RungeKutta(
      String name, int estimateOrder, double[][] a, double[] b, double[] c, double[] e) {
    this.name = name;
    this.estimateOrder = estimateOrder;
    this.a = a;
    this.b = b;
    this.c = c;
    this.e = e;
  }

  /**
   * The explicit method of order 5 with an estimate of order 4 by J. R. Dormand and P. J. Prince,
   * "A family of embedded Runge-Kutta formulae", 1980. The coefficients are those of Commons Math.
   *
   * @return the method, for equations that are not stiff
   */
  public static RungeKutta dormandPrince54() {
    Field<Decimal64> field = Decimal64Field.getInstance();
    return of(
        "dormand-prince 5(4)",
        new DormandPrince54FieldIntegrator<>(field, 0, 1, 1, 1),
        71.0 / 57600,
        0,
        -71.0 / 16695,
        71.0 / 1920,
        -17253.0 / 339200,
        22.0 / 525,
        -1.0 / 40);
  }

  /**
   * The explicit method of order 5 with an estimate of order 4 by D. J. Higham and G. Hall,
   * "Embedded Runge-Kutta formulae with stable equilibrium states", 1990. The coefficients are
   * those of Commons Math.
   *
   * @return the method, for mildly stiff equations
   */
  public static RungeKutta highamHall54() {
    Field<Decimal64> field = Decimal64Field.getInstance();
    return of(
        "higham-hall 5(4)",
        new HighamHall54FieldIntegrator<>(field, 0, 1, 1, 1),
        -1.0 / 20,
        0,
        81.0 / 160,
        -6.0 / 5,
        25.0 / 32,
        1.0 / 16,
        -1.0 / 10);
  }

  private static RungeKutta of(
      String name, FieldButcherArrayProvider<Decimal64> published, double... e) {
    double[] b = values(published.getB());
    double[][] rows =
        Arrays.stream(published.getA()).map(RungeKutta::values).toArray(double[][]::new);
    double[] nodes = values(published.getC());
    double[][] a = new double[b.length][b.length];
    double[] c = new double[b.length];
    for (int i = 1; i < b.length; i++) {
      System.arraycopy(rows[i - 1], 0, a[i], 0, i);
      c[i] = nodes[i - 1];
    }
    return new RungeKutta(name, 4, a, b, c, e);
  }

  private static double[] values(Decimal64... numbers) {
    return Arrays.stream(numbers).mapToDouble(Decimal64::doubleValue).toArray();
  }

  /**
   * The L-stable diagonally implicit method SDIRK4 of order 4 with five stages, γ = 1/4 and an
   * estimate of order 3: E. Hairer and G. Wanner, "Solving Ordinary Differential Equations II", 2nd
   * ed. 1996, section IV.6, table 6.5. Each stage solves n equations by Newton's method, with
   * factors in a band where the Jacobian is sparse enough ({@link
   * org.duetad.core.sparse.BandedFactors}), else with a dense Jacobian.
   *
   * @return the method, for stiff equations: of any number of states whose Jacobian is banded, or
   *     of up to some tens
   */
  public static RungeKutta sdirk4() {
    double gamma = 1.0 / 4;
    double[] b = {25.0 / 24, -49.0 / 48, 125.0 / 16, -85.0 / 12, gamma};
    double[][] a = {
      {gamma, 0, 0, 0, 0},
      {1.0 / 2, gamma, 0, 0, 0},
      {17.0 / 50, -1.0 / 25, gamma, 0, 0},
      {371.0 / 1360, -137.0 / 2720, 15.0 / 544, gamma, 0},
      b
    };
    double[] e = {-3.0 / 16, -27.0 / 32, 25.0 / 32, 0, gamma};
    return new RungeKutta(
        "sdirk4", 3, a, b, new double[] {gamma, 3.0 / 4, 11.0 / 20, 1.0 / 2, 1}, e);
  }

  /**
   * Another method.
   *
   * @param name its name, for messages
   * @param estimateOrder the lower one of the orders of the result and of the result without its
   *     error estimate, at least 1
   * @param a the s x s coefficients of the stages, zero above the diagonal; a stage with a number
   *     on the diagonal is implicit
   * @param b the s weights of the result
   * @param e the s weights of the error estimate, {@code b} minus those of the other result
   * @return the method, with {@code c_i = Σ_j a_ij}
   * @throws IllegalArgumentException if sizes differ, numbers above the diagonal are not 0, the
   *     weights do not sum to 1, or those of the estimate to 0
   */
  public static RungeKutta of(
      String name, int estimateOrder, double[][] a, double[] b, double[] e) {
    Arguments.given("runge-kutta", "name", name);
    Arguments.given(name, "array of coefficients", a);
    Arguments.given(name, "array of weights", b);
    Arguments.given(name, "array of error weights", e);
    int s = b.length;
    boolean isTriangular = a.length == s && e.length == s && s > 0 && estimateOrder > 0;
    double[] c = new double[s];
    double[][] rows = new double[s][];
    for (int i = 0; i < s && isTriangular; i++) {
      rows[i] = Arguments.given(name, "row of coefficients", a[i]).clone();
      isTriangular = rows[i].length == s && Arrays.stream(rows[i], i + 1, s).allMatch(x -> x == 0);
      c[i] = Arrays.stream(rows[i]).sum();
    }
    double sum = Arrays.stream(b).sum();
    double errors = Arrays.stream(e).sum();
    if (!isTriangular || !(Math.abs(sum - 1) <= CONSISTENT) || !(Math.abs(errors) <= CONSISTENT)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %d rows for %d weights that sum to %s, and %d of the error that sum to %s, order %d; pass s x s"
                  + " coefficients without any above the diagonal, weights with sum 1, those of the error with sum 0",
              name,
              a.length,
              s,
              sum,
              e.length,
              errors,
              estimateOrder));
    }
    return new RungeKutta(name, estimateOrder, rows, b.clone(), c, e.clone());
  }

  int stages() {
    return b.length;
  }

  double a(int i, int j) {
    return a[i][j];
  }

  double b(int i) {
    return b[i];
  }

  double c(int i) {
    return c[i];
  }

  double e(int i) {
    return e[i];
  }

  /** The power of h with which the estimate falls. */
  int estimatePower() {
    return estimateOrder + 1;
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
