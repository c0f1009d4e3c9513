package org.duetad.examples.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.PreparationFigures;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.Timing;
import org.jspecify.annotations.Nullable;

/** What preparing functions took, for human readers. */
final class PreparationTable {

  static final List<String> HEADINGS =
      List.of("mode", "preparation", "first time", "later", "pays off after", "recordings", "kept");

  private PreparationTable() {}

  static Table of(Report report) {
    Table table = new Table(HEADINGS.toArray(String[]::new));
    rows(report).forEach(table::row);
    return table;
  }

  static List<List<String>> rows(Report report) {
    return report.modes().stream().flatMap(PreparationTable::row).toList();
  }

  private static Stream<List<String>> row(ModeResult mode) {
    PreparationFigures preparation = mode.preparation();
    if (preparation == null) {
      return Stream.of();
    }
    Timing later = Objects.requireNonNull(mode.timing());
    return Stream.of(
        List.of(
            mode.mode(),
            Units.time(preparation.nanos()),
            Units.time(preparation.firstNanos()),
            Units.time(later.medianNanos()),
            paidOff(preparation.paidOffAfter()),
            Units.count(preparation.counts().recordings()),
            Units.bytes(preparation.keptBytes())));
  }

  static String paidOff(@Nullable Double after) {
    return after == null
        ? "-"
        : after.isInfinite() ? "never" : String.format(Locale.ROOT, "%,.0f calls", after);
  }
}
