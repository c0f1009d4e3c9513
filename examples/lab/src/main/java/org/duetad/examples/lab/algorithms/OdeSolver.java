package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Integrators of Commons Math on differentiable numbers, against closed forms. */
public final class OdeSolver implements Study {

  static final double RATE = -0.75;
  static final double OMEGA = 1.5;
  static final double TIME = 2;

  private static final double TOLERANCE = 1e-12;
  private static final int HALVINGS = 7;
  private static final double LORENZ_TIME = 4;
  private static final int LORENZ_POINTS = 80;
  private static final ForwardMode FORWARD = new ForwardMode();
  private static final ReverseMode REVERSE = new ReverseMode();

  /** {@code y' = a y, y(0) = 1}, with adaptive steps. */
  static Scalar growth(Scalar a) {
    return Flow.adaptive(y -> new Scalar[] {a.multiply(y[0])}, TIME, TOLERANCE, Scalar.of(1))[0];
  }

  /** The same in equal steps. */
  static Scalar growthInSteps(Scalar a, double step) {
    return Flow.inSteps(y -> new Scalar[] {a.multiply(y[0])}, TIME, step, Scalar.of(1))[0];
  }

  /**
   * The derivative of N steps of length h: {@code ∂R(ah)^N/∂a, R(z) = 1 + z + z²/2 + z³/6 + z⁴/24}.
   */
  static double stepsByRate(double step) {
    double z = RATE * step;
    double n = TIME / step;
    double r = 1 + z * (1 + z / 2 * (1 + z / 3 * (1 + z / 4)));
    double slope = 1 + z * (1 + z / 2 * (1 + z / 3));
    return n * Math.pow(r, n - 1) * slope * step;
  }

  /** Maps (ω, q, q') at the start of {@code q'' = -ω² q} to the final q and q'. */
  static Scalar[] oscillator(Scalar... x) {
    return Flow.adaptive(
        y -> new Scalar[] {y[1], y[0].multiply(x[0].square()).negate()},
        TIME,
        TOLERANCE,
        x[1],
        x[2]);
  }

  /** The Jacobian of {@code q cos ωT + p sin ωT/ω} and of its time derivative. */
  static double[][] oscillatorByAll(double omega, double q, double p) {
    double cos = Math.cos(omega * TIME);
    double sin = Math.sin(omega * TIME);
    double byOmega = -q * TIME * sin + p * (TIME * cos - sin / omega) / omega;
    double rateByOmega = -p * TIME * sin - q * (sin + omega * TIME * cos);
    return new double[][] {{byOmega, cos, sin / omega}, {rateByOmega, -omega * sin, cos}};
  }

  /** Lorenz's states at equal times, as a function of ρ. */
  static VectorFunction lorenz(double[] start, int points) {
    return rho -> {
      Scalar[] states = new Scalar[3 * points];
      Scalar[] state = Scalar.of(start);
      for (int k = 0; k < points; k++) {
        state =
            Flow.adaptive(
                LorenzEquations.rates(rho[0]), LORENZ_TIME / LORENZ_POINTS, TOLERANCE, state);
        System.arraycopy(state, 0, states, 3 * k, 3);
      }
      return states;
    };
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings =
        new Findings()
            .text(
                "Commons Math's integrators are generic in their numbers and run on Duet's as they are: loops, step size"
                    + " control included. The result is the derivative of the program. For equal steps that is the"
                    + " derivative of the method's polynomial to the last digit, and it converges to the true"
                    + " sensitivity with the method's order. For chosen steps it follows the tolerance.");
    exponential(findings);
    oscillator(findings, random);
    lorenz(findings, random);
    return exponent(findings, random);
  }

  private static void exponential(Findings findings) {
    double[] steps = IntStream.range(0, HALVINGS).mapToDouble(k -> 0.5 / (1 << k)).toArray();
    double known = TIME * Math.exp(RATE * TIME);
    double[] slopes =
        Arrays.stream(steps).map(h -> FORWARD.derivative(a -> growthInSteps(a, h), RATE)).toArray();
    double[] errors = Arrays.stream(slopes).map(slope -> slope - known).toArray();
    double furthest =
        IntStream.range(0, HALVINGS)
            .mapToDouble(k -> Math.abs(slopes[k] - stepsByRate(steps[k])))
            .max()
            .orElseThrow();
    XYChart chart =
        Charts.doublyLogarithmic(
            "y' = a y, method of order 4", "step, time units", "error of ∂y/∂a");
    Errors.add(chart, "measured", steps, errors);
    findings
        .figure("order", "Halving the step divides the error of the derivative by 16.", chart)
        .equal(
            "Exponential growth: ∂y/∂a is T exp(aT), by Dormand and Prince's method",
            FORWARD.derivative(OdeSolver::growth, RATE),
            known,
            1e-11)
        .equal("and in reverse mode", REVERSE.gradient(a -> growth(a[0]), RATE)[0], known, 1e-11)
        .between(
            "In equal steps the derivative differs from that of R(ah)^N by at most",
            furthest,
            0,
            1e-14)
        .equal(
            "The order of its convergence", Math.log(errors[2] / errors[3]) / Math.log(2), 4, 0.1);
  }

  private static void oscillator(Findings findings, RandomGenerator random) {
    double[] point = {OMEGA, random.nextGaussian(), random.nextGaussian()};
    double[][] known = oscillatorByAll(point[0], point[1], point[2]);
    findings
        .between(
            "Harmonic oscillator: the Jacobian by ω and the start, in forward mode, is off by at most",
            Differences.largest(known, FORWARD.jacobian(OdeSolver::oscillator, point)),
            0,
            1e-10)
        .between(
            "and in reverse mode",
            Differences.largest(known, REVERSE.jacobian(OdeSolver::oscillator, point)),
            0,
            1e-10);
  }

  private static void lorenz(Findings findings, RandomGenerator random) {
    double[] start = Draws.gaussian(random, 3);
    start[2] += LorenzEquations.RHO - 1;
    double[] rho = {LorenzEquations.RHO};
    Jvp jvp = FORWARD.jvp(lorenz(start, LORENZ_POINTS), rho, new double[] {1});
    double[] times = new double[LORENZ_POINTS];
    double[] measured = new double[LORENZ_POINTS];
    double[] known = new double[LORENZ_POINTS];
    for (int k = 0; k < LORENZ_POINTS; k++) {
      times[k] = (k + 1) * LORENZ_TIME / LORENZ_POINTS;
      measured[k] = jvp.tangent()[3 * k];
      known[k] = LorenzEquations.variational(times[k], start)[3];
    }
    int last = LORENZ_POINTS - 1;
    double[] lastByRho = Arrays.copyOfRange(jvp.tangent(), 3 * last, 3 * last + 3);
    findings
        .figure(
            "lorenz",
            "Lorenz's x: the derivative with respect to ρ grows as states drift apart.",
            sensitivity(times, jvp.value(), measured, known))
        .between(
            "Lorenz: ∂x/∂ρ differs from the variational equation's at 80 times by, relative to the largest",
            Differences.relative(measured, known),
            0,
            1e-7)
        .between(
            "and the last state's gradient in reverse mode from forward mode's",
            Differences.relative(column(REVERSE.jacobian(lastOf(start), rho)), lastByRho),
            0,
            1e-11);
  }

  private static VectorFunction lastOf(double[] start) {
    VectorFunction all = lorenz(start, LORENZ_POINTS);
    return rho -> {
      Scalar[] states = all.apply(rho);
      return Arrays.copyOfRange(states, states.length - 3, states.length);
    };
  }

  private static double[] column(double[][] jacobian) {
    return Arrays.stream(jacobian).mapToDouble(row -> row[0]).toArray();
  }

  /** The long-term rate at which nearby states separate. */
  private static Findings exponent(Findings findings, RandomGenerator random) {
    Flow.Rates rates = LorenzEquations.rates(Scalar.of(LorenzEquations.RHO));
    Scalar[] near = Scalar.of(Draws.gaussian(random, 3));
    double[] start =
        Arrays.stream(Flow.inSteps(rates, 10, 0.01, near)).mapToDouble(Scalar::value).toArray();
    double time = 300;
    double[] apart =
        FORWARD
            .jvp(s -> Flow.inSteps(rates, time, 0.01, s), start, new double[] {1, 0, 0})
            .tangent();
    return findings
        .equal(
            "Lorenz: the rate at which nearby states separate over 300 time units, known to be 0.906",
            Math.log(Math.sqrt(Arrays.stream(apart).map(v -> v * v).sum())) / time,
            0.906,
            0.06)
        .text(
            "The last number is Lyapunov's exponent (Viswanath 1998). It is also why a gradient through a long simulation"
                + " of a chaotic system is useless: after 100 time units a change of the start has grown by a factor of"
                + " about 10³⁹.");
  }

  private static XYChart sensitivity(
      double[] times, double[] states, double[] byRho, double[] known) {
    XYChart chart = Charts.lines("Lorenz's equations", "time", "x, and ∂x/∂ρ");
    chart
        .getStyler()
        .setXAxisMin(0.0)
        .setXAxisMax(LORENZ_TIME)
        .setXAxisDecimalPattern("0.00")
        .setMarkerSize(5);
    Charts.line(
        chart,
        "x",
        times,
        IntStream.range(0, times.length).mapToDouble(k -> states[3 * k]).toArray());
    Charts.line(chart, "∂x/∂ρ", times, byRho);
    Charts.points(chart, "variational equation", times, known).setMarker(SeriesMarkers.CIRCLE);
    return chart;
  }
}
