package org.duetad.testing.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.check.Verdict;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Right derivatives pass, also at points where derivatives vanish, saturate or nearly overflow. */
class FalseAlarmsTest {

  private static final int CHECKED = 10_000;
  private static final int CERTIFIED = 150;

  @Test
  @DisplayName("no false alarm of GradientCheck in 10,000 smooth functions at special points")
  void checksPass(TestReporter reporter) {
    GradientCheck check = GradientCheck.of(new ForwardMode(), new ReverseMode());
    assertNoAlarm(reporter, CHECKED, f -> outcome(check, f));
  }

  private static Outcome outcome(GradientCheck check, SmoothFunction f) {
    var result = check.check(f, f.point());
    return new Outcome(result.verdict(), result.toString());
  }

  @Test
  @DisplayName("no false alarm of Certificate in 150 smooth functions at special points")
  void certificatesPass(TestReporter reporter) {
    Certificate certificate = Certificate.of(new ReverseMode());
    assertNoAlarm(
        reporter,
        CERTIFIED,
        f -> {
          var result = certificate.certify(f, f.point());
          return new Outcome(result.verdict(), result.toString());
        });
  }

  private record Outcome(Verdict verdict, String text) {}

  /** A function may overflow, so that there is nothing to compare. */
  private static void assertNoAlarm(
      TestReporter reporter, int count, Function<SmoothFunction, Outcome> check) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int seed = 0; seed < count; seed++) {
      SmoothFunction f = new SmoothFunction(seed);
      Outcome outcome = check.apply(f);
      verdicts.merge(outcome.verdict, 1, Integer::sum);
      boolean alarm = outcome.verdict != Verdict.OK && outcome.verdict != Verdict.NOTHING_COMPARED;
      assertFalse(alarm, () -> f + "\n" + outcome.text);
    }
    reporter.publishEntry("verdicts", verdicts.toString());
    assertEquals(count, verdicts.values().stream().mapToInt(n -> n).sum());
    assertTrue(verdicts.getOrDefault(Verdict.OK, 0) > 0.98 * count, verdicts::toString);
  }
}
