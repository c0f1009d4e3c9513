package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.LoopNest;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Observation;
import org.duetad.core.program.Observer;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramText;
import org.duetad.examples.compare.Cause;
import org.duetad.examples.problems.Problem;

/** A problem's function, recorded at its point; the first block if there are several. */
final class Recorded {

  private final Problem problem;
  private final Program program;
  private final int[] live;

  private Recorded(Problem problem, Program program) {
    this.problem = problem;
    this.program = program;
    live = program.liveValues();
  }

  static Recorded of(Problem problem) {
    try {
      return new Recorded(problem, Program.record(problem.block(0), problem.point(0)));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(
          "--program: " + problem.name() + " cannot be recorded: " + Cause.of(e), e);
    }
  }

  String print(ProgramForm form) {
    return switch (form) {
      case LOOPS -> loops();
      case JAVA, C -> source(form);
      case DOT -> drawn();
      case TRACE -> trace();
      default -> flat(form);
    };
  }

  /** The function and its derivative as a Java class, or as a function of C. */
  private String source(ProgramForm form) {
    requireReadable(LoopNest.of(program).instructions(), form);
    try {
      Kernel kernel = Kernel.of(program);
      return form == ProgramForm.C ? kernel.toC("derivative") : kernel.toJava("Derivative");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--program: " + problem.name() + ": " + e.getMessage(), e);
    }
  }

  /** Each operation with its numbers, as it is evaluated, and as it is swept. */
  private String trace() {
    requireReadable(live.length, ProgramForm.TRACE);
    StringBuilder evaluated = new StringBuilder();
    StringBuilder swept = new StringBuilder();
    Observer printer =
        new Observer() {
          @Override
          public void evaluated(Observation operation) {
            evaluated.append(operation).append(System.lineSeparator());
          }

          @Override
          public void pulled(Observation operation) {
            swept.append(operation).append(System.lineSeparator());
          }
        };
    double[] ones = new double[program.outputs().length];
    Arrays.fill(ones, 1.0);
    new ProgramMode().observedBy(printer).vjp(problem.block(0), problem.point(0)).pullback(ones);
    String line = System.lineSeparator();
    return heading("")
        + line
        + evaluated
        + line
        + "adjoints of the sum of all outputs"
        + line
        + swept;
  }

  /** The program with its loops found again. */
  private String loops() {
    LoopNest nest = LoopNest.of(program);
    requireReadable(nest.instructions(), ProgramForm.LOOPS);
    String size =
        String.format(
            Locale.ROOT,
            "as loops: %,d instructions, loops: %,d",
            nest.instructions(),
            nest.loops());
    return heading("") + size + System.lineSeparator().repeat(2) + nest;
  }

  /** With its values, or where these are too many, as loops. */
  private String drawn() {
    if (live.length <= ProgramForm.DOT.most()) {
      return heading("// ") + program.toDot();
    }
    LoopNest nest = LoopNest.of(program);
    requireReadable(nest.instructions(), ProgramForm.DOT);
    return heading("// ") + nest.toDot();
  }

  private String flat(ProgramForm form) {
    requireReadable(live.length, form);
    return form == ProgramForm.COUNTS ? heading("") + System.lineSeparator() + counts() : text();
  }

  /** What can be read again, with the rest as comments. */
  private String text() {
    String mark = "# ";
    String counts =
        counts()
            .lines()
            .map(line -> mark + line + System.lineSeparator())
            .collect(Collectors.joining());
    String text;
    try {
      text = ProgramText.plain().write(program);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--program: " + problem.name() + ": " + e.getMessage(), e);
    }
    int first = text.indexOf('\n') + 1;
    return text.substring(0, first).replace("\n", System.lineSeparator())
        + heading(mark)
        + text.substring(first).replace("\n", System.lineSeparator())
        + counts;
  }

  private void requireReadable(int instructions, ProgramForm form) {
    if (instructions > form.most()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--program: %s has %,d instructions, more than the %,d that are printed as %s; choose"
                  + " a smaller problem, or --program counts",
              problem.name(),
              instructions,
              form.most(),
              form));
    }
  }

  /** A problem of which the first block is recorded. */
  static String title(Problem problem) {
    String block = problem.blocks() == 1 ? "" : ", block 1 of " + problem.blocks();
    return problem.name() + ": " + problem.description() + block;
  }

  /** The recorded problem and its size, as lines that begin with a mark. */
  private String heading(String mark) {
    String size =
        String.format(
            Locale.ROOT,
            "%,d instructions, at most %,d values alive at once",
            live.length,
            Arrays.stream(live).max().orElse(0));
    return List.of(title(problem), size).stream()
        .map(line -> mark + line + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private String counts() {
    Table table = new Table("operation", "count");
    for (Map.Entry<String, Long> count : program.counts().entrySet()) {
      table.row(List.of(count.getKey(), Units.count(count.getValue())));
    }
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      table.print(out);
    }
    return text.toString();
  }
}
