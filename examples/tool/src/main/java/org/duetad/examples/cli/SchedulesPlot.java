package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.checkpoint.schedule.BinomialCost;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.stepping.SteppingReport;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.page.OwnFile;
import org.duetad.examples.stepping.ScheduleKind;
import org.knowm.xchart.XYChart;

/** A plot of memory against recomputed steps. */
final class SchedulesPlot {

  private SchedulesPlot() {}

  /** Schedules with more repetitions per step than this are not drawn. */
  private static final double MOST_REPEATED = 20;

  /** Relative distance of two schedules that one marker stands for. */
  private static final double NEAR = 0.02;

  /**
   * Draws schedules, and binomial ones with each number of snapshots; those at the same point have
   * one marker.
   *
   * @param file a PNG or SVG file
   * @param rows the schedules, including the one with the fewest recomputed steps
   */
  static void write(OwnFile file, List<CheckpointReport.Row> rows) {
    XYChart chart =
        Charts.lines(
            "Memory against recomputation",
            "snapshots and records, on disk too",
            "recomputed steps per step");
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setXAxisTickLabelsFormattingFunction(Units::decadeOfBytes);
    double largest = rows.stream().mapToDouble(row -> bytes(report(row))).max().orElse(1);
    rows.stream()
        .filter(row -> row.schedule().equals(ScheduleKind.BINOMIAL.label()))
        .forEach(row -> bound(chart, report(row), largest));
    Map<Place, String> names = new LinkedHashMap<>();
    for (CheckpointReport.Row row : rows) {
      Place own = Place.of(report(row));
      Place place = names.keySet().stream().filter(own::isNear).findFirst().orElse(own);
      names.merge(place, row.schedule(), (a, b) -> a + ", " + b);
    }
    names.forEach(
        (place, name) ->
            Charts.points(chart, name, new double[] {place.bytes}, new double[] {place.advances}));
    file.write(chart);
  }

  private record Place(double bytes, double advances) {

    /** One marker would cover the other. */
    boolean isNear(Place other) {
      return Math.abs(bytes - other.bytes) <= NEAR * bytes
          && Math.abs(advances - other.advances) <= NEAR * (1 + advances);
    }

    static Place of(SteppingReport report) {
      ScheduleReport schedule = report.schedule();
      return new Place(
          SchedulesPlot.bytes(report),
          (double) schedule.advances() / Math.max(1, schedule.steps()));
    }
  }

  private static SteppingReport report(CheckpointReport.Row row) {
    return row.outcome().gradient().report();
  }

  private static double bytes(SteppingReport report) {
    return (double) Math.max(1, report.memoryBytes() + report.diskBytes() + report.tapeBytes());
  }

  /** From the sizes of a snapshot and of the record of one step. */
  private static void bound(XYChart chart, SteppingReport binomial, double largest) {
    long steps = Math.max(1, binomial.schedule().steps());
    int slots = Math.max(1, binomial.schedule().memory().peakSlots());
    double snapshot = (double) binomial.memoryBytes() / slots;
    List<Double> bytes = new ArrayList<>();
    List<Double> repeated = new ArrayList<>();
    for (int s = 1; s <= steps; s += 1 + s / 10) {
      double x = binomial.tapeBytes() + s * snapshot;
      double y = (double) BinomialCost.advances(steps, s) / steps;
      if (y <= MOST_REPEATED && (x <= largest || bytes.isEmpty())) {
        bytes.add(x);
        repeated.add(y);
      }
    }
    Charts.line(
        chart,
        "binomial, any number of snapshots",
        bytes.stream().mapToDouble(Double::doubleValue).toArray(),
        repeated.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
