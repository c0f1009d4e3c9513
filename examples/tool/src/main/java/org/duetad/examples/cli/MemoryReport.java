package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duetad.examples.compare.Cause;
import org.duetad.examples.page.Json;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.LineMemory;
import org.duetad.reverse.MemoryByLine;
import org.jspecify.annotations.Nullable;

/**
 * The memory of reverse mode by source line, for the first block of a problem.
 *
 * @param problem the problem's name and description
 * @param memory what each line takes
 */
record MemoryReport(String problem, MemoryByLine memory) implements Printout {

  static MemoryReport of(Problem problem, boolean secondOrder) {
    try {
      return new MemoryReport(
          Recorded.title(problem),
          secondOrder
              ? MemoryByLine.ofSecondOrder(problem.block(0), problem.point(0))
              : MemoryByLine.of(problem.block(0), problem.point(0)));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(
          "--memory: " + problem.name() + " cannot be recorded: " + Cause.of(e), e);
    }
  }

  @Override
  public void print(PrintWriter out) {
    out.println(problem);
    out.println(
        Units.bytes(memory.tapeBytes())
            + " on the tape, "
            + Units.bytes(memory.programBytes())
            + " as a program, "
            + Units.count(memory.operations())
            + " operations");
    out.println();
    Table table = new Table("tape", "share", "program", "operations", "line");
    memory.lines().forEach(line -> table.row(row(line)));
    table.print(out);
  }

  private List<String> row(LineMemory line) {
    double share = 100.0 * line.tapeBytes() / Math.max(1, memory.tapeBytes());
    return List.of(
        Units.bytes(line.tapeBytes()),
        String.format(Locale.ROOT, "%.1f %%", share),
        Units.bytes(line.programBytes()),
        Units.count(line.operations()),
        line.line());
  }

  @Override
  public void printJson(PrintWriter out) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("problem", problem);
    fields.put("tapeBytes", memory.tapeBytes());
    fields.put("programBytes", memory.programBytes());
    fields.put("operations", memory.operations());
    fields.put("lines", memory.lines());
    out.println(Json.of(fields));
  }
}
