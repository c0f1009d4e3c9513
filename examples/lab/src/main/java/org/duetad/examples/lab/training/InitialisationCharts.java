package org.duetad.examples.lab.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.knowm.xchart.Histogram;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of the initialisation experiment. */
final class InitialisationCharts {

  /** The Xavier variants coincide here. */
  private static final List<Scheme> SHOWN =
      List.of(
          Scheme.SMALL, Scheme.LARGE, Scheme.XAVIER_IN, Scheme.HE, Scheme.ORTHOGONAL, Scheme.LSUV);

  private static final int BINS = 60;

  private final SchemeComparison tanh;
  private final SchemeComparison relu;

  InitialisationCharts(SchemeComparison tanh, SchemeComparison relu) {
    this.tanh = tanh;
    this.relu = relu;
  }

  void addTo(Findings findings) {
    findings
        .figure(
            "activations-tanh",
            "With tanh, small weights let activations vanish; large ones drive them to ±1.",
            activations("Activations, tanh", tanh, false))
        .figure(
            "activations-relu",
            "With ReLU, Xavier's weights lose a factor √2 per layer, which He's restore.",
            activations("Activations, ReLU", relu, true))
        .figure(
            "gradients-tanh",
            "Gradients in the reverse sweep, from right to left, with tanh.",
            gradients("Gradients by the activations, tanh", tanh))
        .figure(
            "gradients-relu",
            "The same with ReLU.",
            gradients("Gradients by the activations, ReLU", relu))
        .figure(
            "histogram-tanh-xavier",
            "Xavier and tanh: the distribution narrows little from layer to layer.",
            histogram("Activations, tanh, Xavier", tanh.of(Scheme.XAVIER_IN), 1, 1, 2, 3, 5, 10))
        .figure(
            "histogram-tanh-large",
            "Large weights and tanh: nearly all activations are at the ends.",
            histogram("Activations, tanh, large", tanh.of(Scheme.LARGE), 1, 1, 10))
        .figure(
            "histogram-tanh-small",
            "Small weights and tanh: after three layers everything is in the middle.",
            histogram("Activations, tanh, small", tanh.of(Scheme.SMALL), 0.2, 1, 2, 3))
        .figure(
            "histogram-gradients",
            "Small weights and ReLU, against He's: gradients by the last layer's weights, as powers of ten.",
            gradientHistogram());
  }

  private static XYChart activations(String title, SchemeComparison signals, boolean logarithmic) {
    XYChart chart =
        logarithmic
            ? Charts.logarithmic(title, "layer", "standard deviation")
            : Charts.lines(title, "layer", "standard deviation");
    SHOWN.forEach(scheme -> points(chart, scheme, signals.of(scheme).activationDeviations()));
    return chart;
  }

  private static XYChart gradients(String title, SchemeComparison signals) {
    XYChart chart = Charts.logarithmic(title, "layer", "standard deviation");
    SHOWN.forEach(
        scheme -> points(chart, scheme, signals.of(scheme).activationGradientDeviations()));
    return chart;
  }

  private static void points(XYChart chart, Scheme scheme, double[] y) {
    double[] layers = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
    chart.addSeries(scheme.label(), layers, y);
  }

  private static XYChart histogram(String title, Signals signals, double end, int... layers) {
    XYChart chart = Charts.lines(title, "activation", "share of all, %");
    chart.getStyler().setXAxisMin(-end).setXAxisMax(end).setXAxisDecimalPattern("0.00");
    for (int layer : layers) {
      steps(chart, "layer " + layer, signals.activations(layer - 1).data, -end, end);
    }
    return chart;
  }

  private XYChart gradientHistogram() {
    XYChart chart =
        Charts.lines("Gradients by the weights of layer 10", "log10 |dL/dW|", "share of all, %");
    chart.getStyler().setXAxisMin(-14.0).setXAxisMax(4.0).setXAxisDecimalPattern("0");
    for (Scheme scheme : List.of(Scheme.SMALL, Scheme.XAVIER_IN, Scheme.HE)) {
      double[] magnitudes =
          Arrays.stream(relu.of(scheme).weightGradient(SchemeComparison.DEPTH - 1).data)
              .map(g -> Math.log10(Math.abs(g)))
              .toArray();
      steps(chart, scheme.label(), magnitudes, -14, 4);
    }
    return chart;
  }

  private static void steps(XYChart chart, String name, double[] data, double from, double to) {
    Histogram counts = new Histogram(Arrays.stream(data).boxed().toList(), BINS, from, to);
    double[] middle = counts.getxAxisData().stream().mapToDouble(Double::doubleValue).toArray();
    double[] share =
        counts.getyAxisData().stream().mapToDouble(n -> 100 * n / data.length).toArray();
    chart
        .addSeries(name, middle, share)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Step)
        .setMarker(SeriesMarkers.NONE);
  }
}
