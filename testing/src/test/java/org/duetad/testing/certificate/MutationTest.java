package org.duetad.testing.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.CertificateResult;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.check.Verdict;
import org.duetad.core.check.WrongOperation;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A wrong derivative planted in a copy of each rule is found, and its rule named. */
class MutationTest {

  private static final ReverseMode REVERSE = new ReverseMode();
  private static final Certificate CERTIFICATE = Certificate.of(REVERSE);

  private static final GradientCheck GRADIENTS = GradientCheck.of(new ForwardMode(), REVERSE);

  /** Less than what differences of doubles resolve, or than 1e-11 of all terms. */
  private static final Set<String> TOO_SMALL =
      Set.of(
          "regularizedBeta: slope scaled by 1 + 1e-9",
          "polygammaDifference(1): right slope scaled by 1 + 1e-9",
          "softmax: pullback 1: slope scaled by 1 + 1e-9");

  private static final String FLAT = "the slope is 0 everywhere";
  private static final String STRAIGHT = "the slope is piecewise constant";

  /** Mutants that are not wrong: the copy has the derivatives of the rule. */
  private static final Map<String, String> EQUIVALENT =
      Map.ofEntries(
          Map.entry("signum: .*", FLAT),
          Map.entry("floor: .*", FLAT),
          Map.entry("ceil: .*", FLAT),
          Map.entry("rint: .*", FLAT),
          Map.entry("copySign: right .*", FLAT),
          Map.entry("select: operand 0: .*", FLAT),
          Map.entry("(negate|abs|scalb|clamp|relu): .*(constant|second slope).*", STRAIGHT),
          Map.entry(
              "(add|subtract|max|min|copySign|remainder|fmod): .*(constant|second slope).*",
              STRAIGHT),
          Map.entry("cumulativeProduct: pushforward 0: .*(constant|second slope).*", STRAIGHT),
          Map.entry("(sum|mean|maxOf|minOf|select): .*(constant|second slope).*", STRAIGHT));

  @Test
  @DisplayName(
      "kill rate 100 %: every mutant of every rule is named, but those that are equivalent")
  void everyMutantIsNamed(TestReporter reporter) {
    Set<String> survivors = new LinkedHashSet<>();
    List<Mutant> mutants = Mutant.all();
    for (Mutant mutant : mutants) {
      if (isEquivalent(mutant)) {
        assertSameDerivatives(mutant);
      } else if (!isNamed(mutant)) {
        survivors.add(mutant.toString());
      }
    }
    long equivalent = mutants.stream().filter(MutationTest::isEquivalent).count();
    long killed = mutants.size() - equivalent - survivors.size();
    reporter.publishEntry(
        "kill rate",
        killed + " of " + (mutants.size() - equivalent) + ", and " + equivalent + " equivalent");
    assertEquals(Set.of(), survivors);
    assertTrue(killed > 400, () -> "only " + killed);
  }

  /** Without complex form and definition differences of doubles are the only reference. */
  @Test
  @DisplayName("GradientCheck finds all mutants of first slopes by 1e-9, but for a few")
  void smallMutantsOfFirstSlopesAreFound(TestReporter reporter) {
    Set<String> survivors = new LinkedHashSet<>();
    int count = 0;
    for (Mutant mutant : Mutant.all()) {
      if (mutant.isSmallest() && !isEquivalent(mutant)) {
        count++;
        if (!isFound(mutant)) {
          survivors.add(mutant.toString());
        }
      }
    }
    reporter.publishEntry("found", count - survivors.size() + " of " + count);
    assertEquals(TOO_SMALL, survivors);
  }

  private static boolean isFound(Mutant mutant) {
    return IntStream.range(0, 5)
        .mapToObj(number -> GRADIENTS.check(within(mutant.function()), mutant.point(number)))
        .anyMatch(result -> result.verdict() == Verdict.DISAGREE);
  }

  static boolean isEquivalent(Mutant mutant) {
    return EQUIVALENT.keySet().stream().anyMatch(mutant.toString()::matches);
  }

  /** In the midst of a program, at one of five points; no other rule may be named. */
  private static boolean isNamed(Mutant mutant) {
    for (int number = 0; number < 5; number++) {
      CertificateResult result =
          CERTIFICATE.certify("mutant", within(mutant.function()), mutant.point(number));
      if (!result.passed()) {
        String named = result.wrongOperation().map(WrongOperation::rule).orElse("nothing");
        assertEquals(mutant.rule(), named, () -> mutant + "\n" + result);
        return true;
      }
    }
    return false;
  }

  private static VectorFunction within(VectorFunction f) {
    return x -> {
      Scalar sum = x[0].cos();
      for (Scalar y : f.apply(x)) {
        sum = sum.multiply(1.25).add(y);
      }
      return new Scalar[] {sum.multiply(x[0])};
    };
  }

  private static void assertSameDerivatives(Mutant mutant) {
    for (int number = 0; number < 35; number++) {
      double[] x = mutant.point(number);
      double shift = 0.001 * number;
      Arrays.setAll(x, i -> x[i] + shift);
      assertEquals(
          derivatives(mutant.original(), x), derivatives(mutant.function(), x), mutant::toString);
    }
  }

  /** First and second, zeros without their sign. */
  private static List<Double> derivatives(VectorFunction f, double... x) {
    List<Double> all = new ArrayList<>();
    for (double[] row : REVERSE.hessian(at -> within(f).apply(at)[0], x)) {
      Arrays.stream(row).forEach(number -> all.add(number + 0.0));
    }
    Arrays.stream(REVERSE.jacobian(f, x)[0]).forEach(number -> all.add(number + 0.0));
    return all;
  }
}
