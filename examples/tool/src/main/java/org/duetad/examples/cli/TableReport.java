package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.SecondOrderFigures;
import org.duetad.examples.compare.TapeUse;
import org.duetad.examples.compare.Timing;
import org.jspecify.annotations.Nullable;

/** A report for human readers. */
final class TableReport implements Renderer {

  @Override
  public void print(Report report, PrintWriter out) {
    out.println(report.problem() + ": " + report.description());
    out.println(size(report));
    out.println();
    table(report).print(out);
    if (report.secondOrder()) {
      out.println();
      SecondTable.of(report).print(out);
    }
    if (report.prepared()) {
      out.println();
      PreparationTable.of(report).print(out);
    }
    out.println();
    for (ModeResult mode : report.modes()) {
      if (!mode.note().isEmpty()) {
        out.println(mode.mode() + ": " + mode.note());
      }
      if (mode.second() != null && !mode.second().note().isEmpty()) {
        out.println(mode.mode() + ": " + mode.second().note());
      }
    }
    out.println(
        "Errors are relative to max(|entry|, 1e-6 of the largest |entry|) of the reference, and of the"
            + " entry that comes closest to what is allowed: what rounding may change, by the"
            + " operations of the program, and for differences their truncation.");
    if (report.secondOrder()) {
      out.println("Hessians are computed for up to " + SecondOrderFigures.MOST_INPUTS + " inputs.");
    }
    if (report.prepared()) {
      out.println(
          "A preparation has paid off when all calls so far take no longer than on the tape of reverse.");
    }
    out.println(
        report.forked()
            ? "Times are of a whole derivative, in a JVM for each mode after a warm-up; peak is "
                + Peaks.MEANING
                + Peaks.OWN
                + "."
            : "Times are of a whole derivative, in one JVM after a warm-up; benchmarks/ measures more precisely.");
    if (report.modes().stream().anyMatch(mode -> mode.mode().equals(Mode.ROWS))) {
      out.println(
          "Sums over rows have the same bits on a cluster (docs/sums.md). After examples/spark/run local, which builds"
              + " the example: spark-submit --master spark://HOST:7077 --driver-memory 2g --class"
              + " org.duetad.examples.spark.SparkExample"
              + " examples/spark/target/launcher/duet-spark.jar submitted 1000000");
    }
    out.println("Acceleration: " + Accelerations.soFar() + ".");
    out.println();
    out.println(report.answer().name().replace('_', ' ') + ": " + report.verdict());
  }

  private static String size(Report report) {
    return String.format(
        Locale.ROOT,
        "%,d input%s, %,d output%s; the plain double program takes %s",
        report.inputs(),
        report.inputs() == 1 ? "" : "s",
        report.outputs(),
        report.outputs() == 1 ? "" : "s",
        Units.time(report.primal().medianNanos()));
  }

  private static Table table(Report report) {
    List<String> headings =
        List.of(
            "mode",
            "status",
            report.outputs() == 1 ? "value" : "norm of values",
            "error",
            "allowed",
            "time",
            "(quartiles)",
            "ratio",
            "operations",
            "tape",
            "allocated");
    Table table = new Table(withPeak(report, headings, "peak").toArray(String[]::new));
    for (ModeResult mode : report.modes()) {
      table.row(withPeak(report, row(mode, report.reference()), Peaks.cell(mode)));
    }
    return table;
  }

  private static List<String> row(ModeResult mode, String reference) {
    Timing timing = mode.timing();
    Double ratio = mode.ratioToPrimal();
    TapeUse tape = mode.tape();
    return List.of(
        mode.mode(),
        mode.status().name().toLowerCase(Locale.ROOT),
        number("%.9e", mode.value()),
        mode.mode().equals(reference) ? "reference" : number("%.1e", mode.maxRelativeError()),
        mode.maxRelativeError() == null ? "-" : number("%.0e", mode.tolerance()),
        timing == null ? "-" : Units.time(timing.medianNanos()),
        timing == null ? "" : quartiles(timing),
        ratio == null ? "-" : Units.ratio(ratio),
        tape == null ? "-" : Units.count(tape.operations()),
        tape == null ? "-" : Units.bytes(tape.bytes()),
        timing == null ? "-" : allocated(timing));
  }

  /** Cells with one more where peaks were measured. */
  private static List<String> withPeak(Report report, List<String> cells, String peak) {
    return report.forked() ? Stream.concat(cells.stream(), Stream.of(peak)).toList() : cells;
  }

  static String allocated(Timing timing) {
    Long bytes = allocatedBytes(timing);
    return bytes == null ? "-" : Units.bytes(bytes);
  }

  /** The bytes, null where the JVM does not count. */
  static @Nullable Long allocatedBytes(Timing timing) {
    double bytes = timing.allocatedBytes();
    return Double.isNaN(bytes) ? null : Long.valueOf(Math.round(bytes));
  }

  static String number(String format, @Nullable Double number) {
    return number == null ? "-" : String.format(Locale.ROOT, format, number);
  }

  private static String quartiles(Timing timing) {
    return "(" + Units.time(timing.lowerNanos()) + ", " + Units.time(timing.upperNanos()) + ")";
  }
}
