package org.duetad.testing.nesting;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.jqwik.RuleUses;
import org.duetad.testing.rules.Law;
import org.duetad.testing.rules.RuleUse;

/** The agreement law in second order: every rule, every way to its Hessian. */
class SecondOrderLawsTest {

  private static final double ROUNDING = 1e-11;

  private final ReverseMode reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Provide
  Arbitrary<RuleUse> ordinary() {
    return RuleUses.mixedOrdinary();
  }

  /** A function of the results whose adjoints vary, as those inside of a program do. */
  private static ScalarFunction loss(RuleUse use) {
    return x -> {
      Scalar[] y = use.apply(x);
      Scalar sum = Scalar.sum(y);
      return sum.add(sum.square().divide(8));
    };
  }

  private Map<String, double[]> products(ScalarFunction f, double[] x, double[] v) {
    Map<String, double[]> products = new LinkedHashMap<>();
    products.put("forward over forward", nested(forward, forward, f, x, v));
    products.put("forward over reverse", nested(forward, reverse, f, x, v));
    products.put("reverse over forward", nested(reverse, forward, f, x, v));
    products.put("reverse over reverse", nested(reverse, reverse, f, x, v));
    products.put("gradient of a tangent", gradientOfTangent(f, x, v));
    products.put("programs", byPrograms(f, x, v));
    return products;
  }

  private static double[] nested(
      Differentiator outer, Differentiator inner, ScalarFunction f, double[] x, double[] v) {
    return outer.jvp((Scalar... at) -> inner.gradient(f, at), x, v).tangent();
  }

  private double[] gradientOfTangent(ScalarFunction f, double[] x, double[] v) {
    ScalarFunction slope = at -> forward.jvp(f.asVector(), at, Scalar.of(v)).tangent()[0];
    return reverse.gradient(slope, x);
  }

  /** The tangent program of the adjoint program, with the seed 1. */
  private static double[] byPrograms(ScalarFunction f, double[] x, double[] v) {
    Program second = Program.record(f.asVector(), x).adjoint().tangent();
    double[] in = new double[2 * x.length + 2];
    System.arraycopy(x, 0, in, 0, x.length);
    in[x.length] = 1;
    System.arraycopy(v, 0, in, x.length + 1, x.length);
    double[] out = second.evaluate(in);
    return Arrays.copyOfRange(out, x.length + 2, 2 * x.length + 2);
  }

  @Law
  void allWaysToAHessianVectorProductAgree(@ForAll("ordinary") RuleUse use) {
    double[] x = use.point();
    double[] v = new Random(x.length).doubles(x.length, 0.25, 1).toArray();
    double[] expected = reverse.hvp(loss(use), x, v);
    double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    products(loss(use), x, v)
        .forEach((way, product) -> assertAgreement(use + ": " + way, expected, product, size));
  }

  private static void assertAgreement(String way, double[] expected, double[] actual, double size) {
    for (int i = 0; i < expected.length; i++) {
      double a = expected[i];
      double b = actual[i];
      boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
      boolean close = Math.abs(a - b) <= ROUNDING * Math.max(1, size);
      assertTrue(
          same || close,
          way + ": " + Arrays.toString(actual) + " not " + Arrays.toString(expected));
    }
  }
}
