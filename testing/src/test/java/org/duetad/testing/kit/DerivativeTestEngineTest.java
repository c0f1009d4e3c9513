package org.duetad.testing.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.ScalarFunction;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.junit.DerivativeTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Marked members of a class that implements and extends nothing become containers of tests. */
class DerivativeTestEngineTest {

  private static final long LAWS = FunctionAtPoint.of(x -> x[0].sin(), 0.3).laws().size();

  /** Right and wrong uses of the annotation. */
  @SuppressWarnings("unused") // By the engine.
  static final class Marked {

    @DerivativeTest(at = 0.3)
    private final ScalarFunction sine = x -> x[0].sin();

    @DerivativeTest(inputs = 1, points = 2)
    private static ScalarFunction logarithm() {
      return x -> x[0].log();
    }

    @DerivativeTest private final ScalarFunction withoutPoint = x -> x[0];

    @DerivativeTest(at = 1)
    private final @Nullable ScalarFunction nothing = null;

    @DerivativeTest(at = 1)
    private final String text = "x";

    @DerivativeTest(at = 1)
    private ScalarFunction withParameter(int k) {
      return x -> x[0].pow(k);
    }

    @DerivativeTest(at = 1)
    private ScalarFunction throwing() {
      throw new IllegalStateException("mine");
    }

    @DerivativeTest(at = 0)
    private final ScalarFunction kink = x -> x[0].multiply(3).subtract(1e-300).abs();
  }

  /** Members that have the name of another one, which none of them hides. */
  @SuppressWarnings({"unused", "HidingField"}) // By the engine.
  static class Base {

    @DerivativeTest(at = 0.3)
    private final ScalarFunction f = x -> x[0].sin();

    @DerivativeTest(at = 0.3)
    ScalarFunction overridden() {
      return x -> x[0].sin();
    }
  }

  /** A field and a method f, and a field f that is inherited. */
  @SuppressWarnings({"unused", "HidingField"}) // By the engine.
  static final class Derived extends Base {

    @DerivativeTest(at = 0.3)
    private final ScalarFunction f = x -> x[0].cos();

    @DerivativeTest(at = 0.3)
    private ScalarFunction f() {
      return x -> x[0].exp();
    }

    @Override
    @DerivativeTest(at = 0.3)
    ScalarFunction overridden() {
      return x -> x[0].cos();
    }
  }

  @Test
  void membersOfOneNameAreAllTested() {
    assertEquals(4 * LAWS, laws(run(selectClass(Derived.class))));
  }

  /** A display name and what became of it, for each node of the tree. */
  private static Map<TestIdentifier, TestExecutionResult> run(DiscoverySelector selector) {
    Map<TestIdentifier, TestExecutionResult> finished = new LinkedHashMap<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selector).build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier node, TestExecutionResult result) {
                finished.put(node, result);
              }
            });
    return finished;
  }

  private static long laws(Map<TestIdentifier, TestExecutionResult> finished) {
    return finished.keySet().stream().filter(TestIdentifier::isTest).count();
  }

  @Test
  void eachLawAtEachPointIsATest() {
    Map<TestIdentifier, TestExecutionResult> finished = run(selectClass(Marked.class));
    assertEquals(4 * LAWS, laws(finished));
    List<String> failed =
        finished.entrySet().stream()
            .filter(e -> e.getValue().getStatus() == TestExecutionResult.Status.FAILED)
            .filter(e -> e.getKey().isTest())
            .map(e -> e.getKey().getLegacyReportingName())
            .toList();
    assertFalse(failed.isEmpty());
    assertTrue(failed.stream().allMatch(name -> name.startsWith("kink, function at 0.0: ")));
  }

  @Test
  void whatCannotBeTestedSaysWhy() {
    Map<String, String> messages = new LinkedHashMap<>();
    run(selectClass(Marked.class))
        .forEach(
            (node, result) ->
                result
                    .getThrowable()
                    .ifPresent(e -> messages.put(node.getDisplayName(), e.getMessage())));
    assertContains(messages, "withoutPoint", "no point; write @DerivativeTest(at = {1, 2})");
    assertContains(messages, "nothing", "it is null");
    assertContains(messages, "text", "a java.lang.String; it must give a ScalarFunction");
    assertContains(messages, "withParameter", "a method must have no parameters");
    assertContains(messages, "throwing", "throwing() threw java.lang.IllegalStateException: mine");
  }

  /** Functions without which other laws mean nothing. */
  @SuppressWarnings("unused") // By the engine.
  static final class Unfit {

    private int calls;

    @DerivativeTest(at = 1.0 / 3)
    private final ScalarFunction kink = x -> x[0].multiply(3).subtract(1).abs();

    @DerivativeTest(at = 2)
    private final ScalarFunction counter = x -> x[0].multiply(calls++);
  }

  @Test
  void otherLawsAreSkippedWhereTheFirstDoesNotHold() {
    Map<TestIdentifier, TestExecutionResult> finished = run(selectClass(Unfit.class));
    assertEquals(2, laws(finished));
    List<String> messages =
        finished.values().stream()
            .flatMap(result -> result.getThrowable().stream())
            .map(Throwable::getMessage)
            .toList();
    assertTrue(messages.get(0).contains("test at another point"), messages::toString);
    assertTrue(messages.get(1).contains("that outlive a call?"), messages::toString);
  }

  private static void assertContains(Map<String, String> messages, String member, String part) {
    String message = messages.getOrDefault(member, "");
    assertTrue(message.contains(part), () -> member + ": " + message);
  }

  /** As an IDE runs a method, and a test that failed. */
  @Test
  void oneMemberIsRunAlone() {
    assertEquals(2 * LAWS, laws(run(selectMethod(Marked.class, "logarithm"))));
    TestIdentifier law =
        run(selectClass(Marked.class)).keySet().stream()
            .filter(node -> node.getLegacyReportingName().startsWith("sine, "))
            .findFirst()
            .orElseThrow();
    assertEquals(LAWS, laws(run(selectUniqueId(law.getUniqueId()))));
  }
}
