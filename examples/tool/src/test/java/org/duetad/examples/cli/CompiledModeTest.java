package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prepared functions have the gradients of the tape, on the real problems. */
class CompiledModeTest {

  private static Run compare(String problem, String size, String... more) {
    String[] arguments = {
      "compare", "--problem", problem, "--size", size, "--budget", "0.02", "--modes"
    };
    String[] all = new String[arguments.length + 1 + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "reverse,compiled";
    System.arraycopy(more, 0, all, arguments.length + 1, more.length);
    return Run.of(all);
  }

  @ParameterizedTest
  @CsvSource({"gmm, '3,4,300'", "lstm, '2,40,14'", "rosenbrock, 300", "ba, '3,20,70'"})
  void agreesWithTheTape(String problem, String size) {
    Run run = compare(problem, size);
    assertEquals(0, run.code(), run::out);
    assertTrue(run.out().contains("AGREE: compiled agrees with reverse"), run::out);
    assertTrue(run.out().contains("pays off after"), run::out);
    assertFalse(run.out().contains("on a tape"), run::out);
    assertFalse(run.out().contains("number by number"), run::out);
  }

  @Test
  void whatHasNoLoopsIsPrepared() {
    Run run = compare("rosenbrock", "2");
    assertEquals(0, run.code(), run::out);
    assertFalse(run.out().contains("on a tape"), run::out);
    assertTrue(run.out().contains("no loops of many turns, so number by number"), run::out);
  }

  @Test
  void allBlocksArePreparedAsOneFunction() {
    Run run = compare("ba", "3,4,20", "--json");
    assertEquals(0, run.code(), run::out);
    assertTrue(run.out().contains("\"recordings\" : 1,"), run::out);
    assertFalse(run.out().contains("so on a tape"), run::out);
  }

  @Test
  void whatTheTapeIsNotComparedWithHasNoBreakEven() {
    Run run =
        Run.of(
            "compare",
            "--problem",
            "rosenbrock",
            "--size",
            "300",
            "--budget",
            "0.02",
            "--modes",
            "forward,compiled",
            "--json");
    assertEquals(0, run.code(), run::out);
    assertTrue(run.out().contains("\"recordings\" : 1,"), run::out);
    assertTrue(run.out().contains("\"paidOffAfter\" : null"), run::out);
  }
}
