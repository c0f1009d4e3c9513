package org.duetad.testing.agreement;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.testing.Modes;
import org.duetad.testing.rules.RuleFunction;

/** All modes agree on random programs. */
class RandomProgramsTest {

  /** The same programs in every run. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Property(
      seed = "20260103",
      tries = 3_000,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  @interface Sampled {}

  /** The reach of differences, at points of this size. */
  private static final double REACH = 0x1p-9;

  /** What a rounding error becomes in a difference, divided by its step. */
  private static final double OF_DIFFERENCES = 1e5;

  private static final Differentiator COMPLEX_STEP = new ComplexStep();
  private static final Differentiator DIFFERENCES = new FiniteDifferences();
  private static final List<RuleFunction> RULES = RuleFunction.all();
  private static final List<RuleFunction> COMPLEX_RULES =
      RULES.stream().filter(RandomProgramsTest::isComplex).toList();
  private static final List<Differentiator> MODES = Modes.all();

  /** Definitions differ near 0 and far from it. */
  private static boolean isComplex(RuleFunction rule) {
    Program alone = Program.draw(List.of(rule), 1, new Random(1));
    double[] v = filled(alone.inputs(), 1);
    try {
      return DoubleStream.of(0, 0.75, 3, 30)
          .allMatch(x -> COMPLEX_STEP.jvp(alone, filled(v.length, x), v).tangent().length > 0);
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private static double[] filled(int n, double value) {
    double[] filled = new double[n];
    Arrays.fill(filled, value);
    return filled;
  }

  @Provide
  Arbitrary<Program> programs() {
    return Program.of(RULES, 12);
  }

  @Provide
  Arbitrary<Program> complexPrograms() {
    return Program.of(COMPLEX_RULES, 6);
  }

  private static double[] point(Program program, Random random) {
    return random.doubles(program.inputs(), -2, 2).toArray();
  }

  /** Primal law. */
  @Sampled
  void valuesArePlainValues(@ForAll("programs") Program program, @ForAll Random random) {
    double[] x = point(program, random);
    double[] plain = program.value(x);
    for (Differentiator mode : MODES) {
      String what = mode + ", " + program;
      assertSameBits(what, plain, mode.vjp(program, x).value());
      assertSameBits(what, plain, mode.jvp(program, x, x).value());
    }
  }

  /** Agreement law, up to rounding errors of the terms that are summed. */
  @Sampled
  void modesAgree(@ForAll("programs") Program program, @ForAll Random random) {
    double[] x = point(program, random);
    Optional<double[][]> sizes = Magnitude.of(program, x);
    if (sizes.isPresent()) {
      double[][] first = MODES.get(0).jacobian(program, x);
      for (Differentiator mode : MODES) {
        String what = mode + ", " + program;
        assertClose(what, first, mode.jacobian(program, x), sizes.get(), 1e-14);
      }
    }
  }

  /**
   * The complex step uses no slope. It rounds intermediate values differently, and small slopes
   * come out with absolute errors. At kinks, and where rounding is amplified much, its slopes are
   * those of another point.
   */
  @Sampled
  void complexStepAgrees(@ForAll("complexPrograms") Program program, @ForAll Random random) {
    double[] x = point(program, random);
    Optional<double[][]> sizes = Magnitude.of(program, x);
    if (sizes.isPresent() && isStable(program, x)) {
      double[][] expected = COMPLEX_STEP.jacobian(program, x);
      double[][] jacobian = MODES.get(0).jacobian(program, x);
      assertClose(program.toString(), expected, jacobian, atLeastOne(sizes.get()), 1e-9);
    }
  }

  private static boolean isStable(Program program, double[] x) {
    return !Magnitude.isAtAKink(program, x)
        && Arrays.stream(Magnitude.roundings(program, x)).allMatch(error -> error < 1e-11);
  }

  private static double[][] atLeastOne(double[][] sizes) {
    return Arrays.stream(sizes)
        .map(row -> Arrays.stream(row).map(size -> Math.max(size, 1)).toArray())
        .toArray(double[][]::new);
  }

  /**
   * Differences agree, but for rounding errors of the values, and for kinks: an error may be as
   * large as twice the change of the slope within their reach. Where it changes much, or
   * differences over several steps differ because the function jumps, they are inconclusive.
   */
  @Sampled
  void differencesAgree(@ForAll("programs") Program program, @ForAll Random random) {
    double[] x = point(program, random);
    double[] v = random.doubles(x.length, -1, 1).map(Math::signum).toArray();
    Optional<double[][]> sizes = Magnitude.of(program, x);
    if (sizes.isPresent()) {
      Jvp differences = DIFFERENCES.jvp(program, x, v);
      double[] roundings = Magnitude.roundings(program, x);
      double[] here = tangent(program, x, v, 0);
      double[] before = tangent(program, x, v, -REACH);
      double[] after = tangent(program, x, v, REACH);
      for (int i = 0; i < here.length; i++) {
        double expected = differences.tangent()[i];
        double size = Arrays.stream(sizes.get()[i]).sum();
        double rounding = OF_DIFFERENCES * roundings[i] + 1e-8 * size;
        double bend = Math.abs(before[i] - 2 * here[i] + after[i]);
        String message = program + ": " + expected + ", but " + here[i] + ", bend " + bend;
        double allowed = 0.01 * Math.abs(expected) + 2 * bend + rounding;
        boolean jumps = false;
        for (double reach = REACH; reach > REACH / 100; reach /= 4) {
          jumps |= Math.abs(difference(program, x, v, reach, i) - expected) > allowed;
        }
        boolean bent = jumps || bend > 0.01 * Math.abs(here[i]);
        assertTrue(bent || Math.abs(expected - here[i]) <= rounding + 2 * bend, message);
      }
    }
  }

  private static double difference(
      Program program, double[] x, double[] v, double reach, int output) {
    double after = program.value(moved(x, v, reach))[output];
    double before = program.value(moved(x, v, -reach))[output];
    return (after - before) / (2 * reach);
  }

  private static double[] tangent(Program program, double[] x, double[] v, double t) {
    return MODES.get(0).jvp(program, moved(x, v, t), v).tangent();
  }

  private static double[] moved(double[] x, double[] v, double t) {
    double[] moved = new double[x.length];
    Arrays.setAll(moved, i -> x[i] + t * v[i]);
    return moved;
  }

  /** Most programs are regular, and many of their derivatives are not zero. */
  @Example
  void programsAreWorthTrying() {
    Random random = new Random(20_260_104);
    int regular = 0;
    int stable = 0;
    long entries = 0;
    long different = 0;
    for (int i = 0; i < 1000; i++) {
      Program program = Program.draw(RULES, 12, random);
      double[] x = point(program, random);
      double[][] sizes = Magnitude.of(program, x).orElse(new double[0][]);
      stable += sizes.length > 0 && isStable(program, x) ? 1 : 0;
      regular += sizes.length > 0 ? 1 : 0;
      entries += Arrays.stream(sizes).flatMapToDouble(Arrays::stream).count();
      different += Arrays.stream(sizes).flatMapToDouble(Arrays::stream).filter(s -> s > 0).count();
    }
    assertTrue(regular > 900, regular + " of 1000 are regular");
    int compared = stable;
    assertTrue(compared > 750, compared + " of 1000 can be compared with the complex step");
    assertTrue(3 * different > entries, different + " of " + entries + " derivatives are not zero");
    assertTrue(2 * COMPLEX_RULES.size() > RULES.size(), COMPLEX_RULES.size() + " complex rules");
  }

  private static void assertClose(
      String what, double[][] expected, double[][] actual, double[][] sizes, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        double error = Math.abs(expected[i][k] - actual[i][k]);
        String message = what + ": " + expected[i][k] + ", but " + actual[i][k];
        double size = Math.max(sizes[i][k], Double.MIN_NORMAL); // Less has fewer digits.
        assertTrue(error <= tolerance * size, message + " of " + sizes[i][k]);
      }
    }
  }
}
