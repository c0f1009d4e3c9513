package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code duet check}. */
class CheckCommandTest {

  /** A rule with 2 x² for the slope of x³. */
  static final class Wrong implements ScalarFunction {

    private static final UnaryRule CUBE =
        UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(2));

    @Override
    public Scalar apply(Scalar... x) {
      return x[0].sin().apply(CUBE).multiply(x[1]);
    }
  }

  /** The same with the right slope. */
  static final class Right implements VectorFunction {

    private static final UnaryRule CUBE =
        UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(3));

    @Override
    public Scalar[] apply(Scalar... x) {
      return new Scalar[] {x[0].apply(CUBE), x[0].multiply(x[1])};
    }
  }

  @Test
  void aRuleIsCertified() {
    Run run = Run.of("check", "--rule", "tanh");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().startsWith("ok: tanh at [0.3]"), run::out);
    assertTrue(
        run.out()
            .contains(
                "operations compared: 1 with high precision, 0 with differences of doubles,"
                    + " 0 with each other only"),
        run::out);
    for (String path :
        new String[] {
          "1      ok    forward jvp",
          "1      ok    reverse vjp",
          "1      ok    complex step",
          "1      ok    high precision",
          "2      ok    forward over forward",
          "2      ok    forward over reverse",
          "2      ok    reverse over forward",
          "2      ok    reverse over reverse",
          "2      ok    taylor of order 2",
          "2      ok    high precision"
        }) {
      assertTrue(run.out().contains(path), path + "\n" + run.out());
    }
    assertTrue(run.out().strip().endsWith("AGREE: all paths of 7 certificates"), run::out);
    assertEquals(run.out(), Run.of("check", "--rule", "tanh").out());
  }

  @Test
  void allRulesAreCertified() {
    Run run = Run.of("check");
    assertEquals(0, run.code(), run::out);
    assertTrue(run.out().contains("ok: logGamma at [0.3]: 23 paths agree, 2 skipped"), run::out);
    String last = run.out().strip().lines().reduce("", (a, b) -> b);
    assertTrue(
        last.matches(
            "AGREE: all paths of [0-9]{3,4} certificates; [0-9]+ of them at a kink;"
                + " in [0-9]+ nothing was compared"),
        last);
    assertTrue(run.out().contains("at a kink: abs at [0.0]"), run::out);
    assertTrue(run.out().contains("ok: matrixExponential at "), run::out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmm", "ba", "lstm", "hand", "rosenbrock"})
  void problemsAreCertified(String problem) {
    Run run = Run.of("check", "--problem", problem);
    assertEquals(0, run.code(), run.out() + run.err());
    assertTrue(run.out().contains("ok: " + problem), run::out);
  }

  @Test
  void aWrongRuleOfAUserIsNamed() {
    Run run = Run.of("check", "--function", Wrong.class.getName(), "--at", "0.5,2");
    assertEquals(1, run.code(), run::err);
    assertTrue(run.out().startsWith("DERIVATIVES DISAGREE: " + Wrong.class.getName()), run::out);
    assertTrue(run.out().contains("first to differ: order 1, program, rule by rule: "), run::out);
    assertTrue(
        run.out().contains("broken at %3 = cube(%2 = 0.479425538604203): its slope gives "),
        run::out);
    assertTrue(run.out().contains("DISAGREE: 1 of 1 certificates are refused"), run::out);
  }

  @Test
  void aRightRuleOfAUserPasses() {
    Run run = Run.of("check", "--function", Right.class.getName(), "--at", "0.5,2");
    assertEquals(0, run.code(), run::out);
    Run undefined = Run.of("check", "--function", Right.class.getName(), "--at", "NaN,2");
    assertEquals(2, undefined.code(), undefined::out);
    assertTrue(undefined.err().contains("\"NaN\" is not a finite decimal number"), undefined::err);
    Run overflown = Run.of("check", "--function", Right.class.getName(), "--at", "1e200,2");
    assertEquals(4, overflown.code(), overflown::out);
    assertTrue(overflown.out().startsWith("nothing was compared: "), overflown::out);
    assertFalse(overflown.out().contains("AGREE"), overflown::out);
  }

  @Test
  void jsonHasTheSame() {
    Run run = Run.of("check", "--function", Wrong.class.getName(), "--at", "0.5,2", "--json");
    assertEquals(1, run.code(), run::err);
    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertFalse(report.get("agree").asBoolean());
    JsonNode certificate = report.get("certificates").get(0);
    assertEquals("cube", certificate.get("broken").get("rule").asString());
    assertEquals(3, certificate.get("broken").get("slot").asInt());
    assertEquals("program, rule by rule", certificate.get("firstToDiffer").asString());
    assertEquals("differs", certificate.get("paths").get(2).get("status").asString());
  }

  @Test
  void wrongUseIsRefused() {
    Run rule = Run.of("check", "--rule", "tahn");
    assertEquals(2, rule.code());
    assertTrue(rule.err().startsWith("duet: certify: unknown rule \"tahn\"; the rules are "));
    Run.of("check", "--problem", "gmn")
        .assertFailed(
            2, "--problem: unknown problem \"gmn\"; the problems are " + Catalogue.names());
    Run.of("check", "--rule", "tanh", "--size", "1").assertFailed(2, "--size goes with --problem");
    Run.of("check", "--at", "1").assertFailed(2, "--class-path and --at go with --function");
    Run.of("check", "--function", "a.B", "--at", "1")
        .assertFailed(
            2, "--function a.B: there is no such class; give its location with --class-path");
    Run.of("check", "--function", Wrong.class.getName())
        .assertFailed(
            2,
            "--function "
                + Wrong.class.getName()
                + ": the point is missing; give it, as in --at 1,2,3");
    assertEquals(2, Run.of("check", "--rule", "tanh", "--problem", "gmm").code());
  }
}
