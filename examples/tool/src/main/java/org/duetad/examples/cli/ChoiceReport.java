package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.checkpoint.choice.ModeCandidate;
import org.duetad.checkpoint.choice.ModeChoice;
import org.duetad.checkpoint.choice.ModeChooser;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.examples.compare.Cause;
import org.duetad.examples.page.Json;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The mode chosen for a problem, for its first block if there are several.
 *
 * @param problem the problem's name and description
 * @param choice the choice
 */
record ChoiceReport(String problem, ModeChoice choice) implements Printout {

  static ChoiceReport of(Problem problem, ModeChooser chooser, boolean secondOrder) {
    if (secondOrder && !isGradient(problem)) {
      throw new IllegalArgumentException(
          "--choose: second derivatives need a single output, but "
              + problem.name()
              + " has "
              + problem.outputs()
              + "; choose another problem, or leave out --second-order");
    }
    return new ChoiceReport(Recorded.title(problem), choice(problem, chooser, secondOrder));
  }

  private static ModeChoice choice(Problem problem, ModeChooser chooser, boolean secondOrder) {
    VectorFunction f = problem.block(0);
    double[] x = problem.point(0);
    ScalarFunction scalar = at -> f.apply(at)[0];
    try {
      if (secondOrder) {
        return chooser.chooseForHessian(scalar, x);
      }
      return isGradient(problem) ? chooser.choose(scalar, x) : chooser.choose(f, x);
    } catch (OutOfMemoryError | IllegalArgumentException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(
          "--choose: no mode can be chosen for " + problem.name() + ": " + Cause.of(e), e);
    }
  }

  private static boolean isGradient(Problem problem) {
    return problem.blocks() == 1 && problem.outputs() == 1;
  }

  @Override
  public void print(PrintWriter out) {
    out.println(problem);
    out.println();
    Table table = new Table("mode", "operations", "memory", "expected", "measured", "work");
    for (ModeCandidate each : choice.candidates()) {
      Double measured = each.measured();
      table.row(
          List.of(
              each.name(),
              Units.count(each.operations()),
              Units.bytes(each.bytes()),
              each.isPossible() ? Units.time(each.expected()) : "-",
              measured == null ? "-" : Units.time(measured),
              each.work()));
    }
    table.print(out);
    out.println();
    out.println(choice);
  }

  @Override
  public void printJson(PrintWriter out) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("problem", problem);
    fields.put("chosen", choice.chosen().name());
    fields.put("why", choice.toString());
    fields.put("candidates", choice.candidates().stream().map(ChoiceReport::fields).toList());
    out.println(Json.of(fields));
  }

  private static Map<String, @Nullable Object> fields(ModeCandidate candidate) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("mode", candidate.name());
    fields.put("work", candidate.work());
    fields.put("operations", candidate.operations());
    fields.put("bytes", candidate.bytes());
    fields.put("preparationNanos", candidate.preparation());
    fields.put("expectedNanos", candidate.expected());
    fields.put("measuredNanos", candidate.measured());
    fields.put("excluded", candidate.excluded());
    return fields;
  }
}
