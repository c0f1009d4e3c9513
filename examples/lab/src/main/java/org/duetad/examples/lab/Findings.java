package org.duetad.examples.lab;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** The findings of an experiment, in reading order. */
public final class Findings {

  private final List<Finding> all = new ArrayList<>();

  /** Adds a paragraph. */
  public Findings text(String text) {
    return and(new Finding.Text(text));
  }

  /** Adds a chart. */
  public Findings figure(String name, String caption, Chart<?, ?> chart) {
    return and(new Finding.Figure(name, caption, chart));
  }

  /** Adds a graph. */
  public Findings graph(String name, String caption, String dot) {
    return and(new Finding.Graph(name, caption, dot));
  }

  /** Adds a table. */
  public Findings table(String caption, List<String> header, List<List<String>> rows) {
    return and(new Finding.Table(caption, List.copyOf(header), List.copyOf(rows)));
  }

  /** Adds the claim that a number equals the expected one, within a tolerance. */
  public Findings equal(String statement, double measured, double expected, double tolerance) {
    return and(new Finding.Claim(statement, measured, expected - tolerance, expected + tolerance));
  }

  /** Adds the claim that a number lies between two others. */
  public Findings between(String statement, double measured, double least, double most) {
    return and(new Finding.Claim(statement, measured, least, most));
  }

  private Findings and(Finding finding) {
    all.add(finding);
    return this;
  }

  /** All findings. */
  public List<Finding> all() {
    return List.copyOf(all);
  }

  /** The claims among them. */
  public List<Finding.Claim> claims() {
    return all.stream()
        .filter(Finding.Claim.class::isInstance)
        .map(Finding.Claim.class::cast)
        .toList();
  }
}
