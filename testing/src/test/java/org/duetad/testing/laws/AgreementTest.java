package org.duetad.testing.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.Chain;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.Vjp;
import org.duetad.core.rules.GeneralRule;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.jqwik.RuleUses;
import org.duetad.testing.rules.Law;
import org.duetad.testing.rules.RuleUse;

/** Forward and reverse mode agree, on every rule and on programs that are composed of rules. */
class AgreementTest {

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final Differentiator forward = new ForwardMode();
  private final Differentiator reverse = new ReverseMode();

  @Provide
  Arbitrary<RuleUse> anywhere() {
    return RuleUses.anywhere();
  }

  @Provide
  Arbitrary<RuleUse> mixed() {
    return RuleUses.mixedOrdinary();
  }

  /**
   * At any point, infinite and undefined ones included: the same numbers, NaN where one is; of a
   * general rule, which pushes and pulls by different sums, up to rounding.
   */
  @Law
  void jacobiansOfRulesAreTheSame(@ForAll("anywhere") RuleUse use) {
    double[] x = use.point();
    double[][] pushed = forward.jacobian(use, x);
    double[][] pulled = reverse.jacobian(use, x);
    double allowed = use.rule().rule() instanceof GeneralRule ? ROUNDING : 0;
    for (int i = 0; i < pushed.length; i++) {
      for (int k = 0; k < x.length; k++) {
        double a = pushed[i][k];
        double b = pulled[i][k];
        boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
        assertTrue(
            same || Math.abs(a - b) <= allowed * size(new double[][] {pulled[i]}),
            use + ": " + a + " forward, " + b + " in reverse");
      }
    }
  }

  @Law
  void innerProductsOfRulesAreTheSame(@ForAll("mixed") RuleUse use, @ForAll Random random) {
    assertAgreement(use, use.point(), size(use.sizes()), random);
  }

  /** {@code ⟨w, J v⟩ = ⟨Jᵀ w, v⟩}, up to rounding of their terms, and the same values. */
  private void assertAgreement(VectorFunction f, double[] x, double size, Random random) {
    Vjp vjp = reverse.vjp(f, x);
    double[] v = random.doubles(x.length, -1, 1).toArray();
    double[] w = random.doubles(vjp.value().length, -1, 1).toArray();
    Jvp jvp = forward.jvp(f, x, v);
    assertArrayEquals(jvp.value(), vjp.value(), f::toString);
    double pushed = Chain.dot(w, jvp.tangent());
    double pulled = Chain.dot(vjp.pullback(w), v);
    assertTrue(
        Math.abs(pushed - pulled) <= ROUNDING * size,
        () -> f + ": " + pushed + " forward, " + pulled + " in reverse");
  }

  /** Of what is finite: an operand of NaN takes no digits from the other slopes. */
  private static double size(double[][] jacobian) {
    return Arrays.stream(jacobian)
        .flatMapToDouble(Arrays::stream)
        .filter(Double::isFinite)
        .map(Math::abs)
        .sum();
  }
}
