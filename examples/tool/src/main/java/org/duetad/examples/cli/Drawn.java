package org.duetad.examples.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.duetad.core.program.Program;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.Report;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.problems.Problem;

/** The program of a problem as a page shows it: drawn if it is small, otherwise as counts. */
final class Drawn {

  /** Programs with more nodes than this are not readable. */
  private static final int MOST_NODES = 200;

  /** Programs with more operations than this are not re-recorded merely for counting. */
  private static final long MOST_OPERATIONS = 2_000_000;

  private Drawn() {}

  /**
   * The program of the problem and, if that is too large to be drawn, also of a small instance.
   *
   * @param problem the problem
   * @param small a small instance, if there is one
   * @param report the report with its size
   */
  static Findings of(Problem problem, Optional<Problem> small, Report report) {
    Findings findings = new Findings();
    if (recordable(problem, report)) {
      Program program = Program.record(problem.block(0), problem.point(0));
      if (draw(findings, problem, program)) {
        return findings;
      }
      count(findings, problem, program.counts());
    } else {
      findings.text("The program is too large to be shown.");
    }
    small.ifPresent(
        instance -> draw(findings, instance, Program.record(instance.block(0), instance.point(0))));
    return findings;
  }

  private static boolean recordable(Problem problem, Report report) {
    return report.modes().stream()
        .map(ModeResult::tape)
        .allMatch(tape -> tape == null || tape.operations() / problem.blocks() <= MOST_OPERATIONS);
  }

  private static boolean draw(Findings findings, Problem problem, Program program) {
    int nodes = problem.point(0).length + program.liveValues().length;
    if (nodes > MOST_NODES) {
      return false;
    }
    findings.graph(
        "program",
        "The program of "
            + problem.name()
            + ", "
            + problem.description()
            + block(problem)
            + ": each node with its value, and its adjoint for the sum of all outputs.",
        program.toDot());
    return true;
  }

  private static void count(Findings findings, Problem problem, SortedMap<String, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    findings
        .text(
            String.format(
                Locale.ROOT,
                "The program%s has %,d instructions, too many to be drawn. In the table they are"
                    + " counted.",
                block(problem),
                all))
        .table(
            "Instructions by operation",
            List.of("operation", "count"),
            counts.entrySet().stream().map(Drawn::row).toList());
  }

  private static List<String> row(Map.Entry<String, Long> count) {
    return List.of(count.getKey(), Units.count(count.getValue()));
  }

  private static String block(Problem problem) {
    return problem.blocks() == 1 ? "" : " (block 1 of " + Units.count(problem.blocks()) + ")";
  }
}
