package org.duetad.examples.lab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.math.BigDecimal;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of one style. */
public final class Charts {

  private static final int WIDTH = 740;
  private static final int HEIGHT = 450;

  /** Distinguishable with colour vision deficiency, and dark enough on white. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0B5FA5),
          new Color(0xD1480F),
          new Color(0x15803D),
          new Color(0x8B3FA8),
          new Color(0xA66A00),
          new Color(0x0E8AA8),
          new Color(0xC2306F),
          new Color(0x5B6270));

  /** The largest number of points labelled individually. */
  private static final int LABELLED = 12;

  /** As many as colours. */
  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.CROSS,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.PLUS,
          SeriesMarkers.OVAL);

  /** Lengths of dashes and gaps; as many as have no factor in common with the markers. */
  private static final List<List<Float>> DASHES =
      List.of(
          List.of(),
          List.of(9f, 4f),
          List.of(2f, 3f),
          List.of(10f, 3f, 2f, 3f),
          List.of(18f, 5f),
          List.of(5f, 5f),
          List.of(10f, 3f, 2f, 3f, 2f, 3f));

  private static final float STROKE = 2;

  /** The powers of ten between these are written in digits. */
  private static final double SHORT_SMALL = 1e-3;

  private static final double SHORT_LARGE = 1e5;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private static final Color TEXT = new Color(0x1D1F23);
  private static final Color GRID = new Color(0xE8EAEE);

  private Charts() {}

  /** An empty chart of lines; the axes' titles have units. */
  public static XYChart lines(String title, String xAxis, String yAxis) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
    plain(chart.getStyler());
    return chart;
  }

  /** The same with a logarithmic y axis. */
  public static XYChart logarithmic(String title, String xAxis, String yAxis) {
    XYChart chart = lines(title, xAxis, yAxis);
    chart.getStyler().setYAxisLogarithmic(true).setPlotGridLinesVisible(false);
    return chart;
  }

  /** The same with two logarithmic axes. */
  public static XYChart doublyLogarithmic(String title, String xAxis, String yAxis) {
    XYChart chart = logarithmic(title, xAxis, yAxis);
    chart.getStyler().setXAxisLogarithmic(true);
    return chart;
  }

  /** An empty chart of bars; the axes' titles have units. */
  public static CategoryChart bars(String title, String xAxis, String yAxis) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    plain(chart.getStyler());
    return chart;
  }

  /**
   * Adds a line through many points; {@link #settle} marks some of several. XChart labels equally
   * spaced points individually, with odd numbers; an extra point on the line between the first two
   * makes it choose round ones.
   */
  public static void line(XYChart chart, String name, double[] x, double[] y) {
    XYStyler styler = chart.getStyler();
    boolean more = x.length > LABELLED && !styler.isXAxisLogarithmic();
    chart
        .addSeries(
            name,
            more ? withPoint(x, false) : x,
            more ? withPoint(y, styler.isYAxisLogarithmic()) : y)
        .setMarker(SeriesMarkers.NONE);
  }

  /**
   * Adds a line with a marker at each point. Dash and marker tell it apart from others without
   * colour.
   */
  public static void markedLine(XYChart chart, String name, double[] x, double[] y) {
    markedLine(chart, chart.getSeriesCollection().size(), name, x, y);
  }

  /** The same with colour, dash and marker of a given index, by which charts have the same. */
  public static void markedLine(XYChart chart, int index, String name, double[] x, double[] y) {
    marked(chart.addSeries(name, x, y), index).setLineStyle(dashed(index));
  }

  /** With colour and marker of an index. */
  static XYSeries marked(XYSeries series, int index) {
    Color colour = COLOURS.get(index % COLOURS.size());
    series.setMarker(MARKERS.get(index % MARKERS.size())).setMarkerColor(colour);
    series.setLineColor(colour);
    return series;
  }

  private static BasicStroke dashed(int index) {
    List<Float> dashes = DASHES.get(index % DASHES.size());
    if (dashes.isEmpty()) {
      return new BasicStroke(STROKE);
    }
    float[] lengths = new float[dashes.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dashes.get(i);
    }
    return new BasicStroke(STROKE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, lengths, 0f);
  }

  private static double[] withPoint(double[] x, boolean logarithmic) {
    double[] more = new double[x.length + 1];
    more[0] = x[0];
    more[1] = logarithmic ? x[0] * Math.pow(x[1] / x[0], 0.3) : x[0] + 0.3 * (x[1] - x[0]);
    System.arraycopy(x, 1, more, 2, x.length - 1);
    return more;
  }

  /** Adds a line of successive values, the first at 0. */
  public static void counted(XYChart chart, String name, double[] y) {
    line(chart, name, Points.counted(y.length), y);
  }

  /** Adds points without lines between them. */
  public static XYSeries points(XYChart chart, String name, double[] x, double[] y) {
    return chart.addSeries(name, x, y).setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
  }

  /**
   * Moves a legend that is too long for the space below the chart to the side, and omits that of a
   * single series; a logarithmic axis is extended to labels at both ends; some points of several
   * lines are marked. Other legends and the scale of a heat map are unchanged.
   */
  public static void settle(Chart<?, ?> chart) {
    Styler styler = chart.getStyler();
    if (chart instanceof XYChart lines) {
      withDecades(lines);
      LineMarkers.add(lines);
    }
    if (chart instanceof HeatMapChart
        || styler.getLegendPosition() != Styler.LegendPosition.OutsideS) {
      return;
    }
    if (chart.getSeriesCollection().stream().filter(Series::isShowInLegend).count() == 1) {
      styler.setLegendVisible(false);
    } else if (legendWidth(chart) > chart.getWidth()) {
      styler
          .setLegendPosition(Styler.LegendPosition.OutsideE)
          .setLegendLayout(Styler.LegendLayout.Vertical);
    }
  }

  /** Extends a logarithmic axis to powers of ten at both ends, as only these are labelled. */
  private static void withDecades(XYChart chart) {
    XYStyler styler = chart.getStyler();
    if (styler.isXAxisLogarithmic()) {
      double[] ends = decades(chart, XYSeries::getXData);
      styler.setXAxisMin(ends[0]).setXAxisMax(ends[1]);
      if (styler.getXAxisTickLabelsFormattingFunction() == null) {
        styler.setXAxisTickLabelsFormattingFunction(powers(ends));
      }
    }
    if (styler.isYAxisLogarithmic()) {
      double[] ends = decades(chart, XYSeries::getYData);
      styler.setYAxisMin(ends[0]).setYAxisMax(ends[1]);
      if (styler.getYAxisTickLabelsFormattingFunction() == null) {
        styler.setYAxisTickLabelsFormattingFunction(powers(ends));
      }
    }
  }

  private static double[] decades(XYChart chart, Function<XYSeries, double[]> data) {
    DoubleSummaryStatistics all =
        chart.getSeriesCollection().stream()
            .flatMapToDouble(series -> DoubleStream.of(data.apply(series)))
            .summaryStatistics();
    return new double[] {
      Math.pow(10, Math.floor(Math.log10(all.getMin()))),
      Math.pow(10, Math.ceil(Math.log10(all.getMax())))
    };
  }

  /** Powers of ten in one notation: in digits if all of an axis are short. */
  private static Function<Double, String> powers(double[] ends) {
    return ends[0] >= SHORT_SMALL && ends[1] <= SHORT_LARGE
        ? power -> BigDecimal.valueOf(power).stripTrailingZeros().toPlainString()
        : power -> "10" + superscript(Math.round(Math.log10(power)));
  }

  private static String superscript(long exponent) {
    return Long.toString(exponent)
        .chars()
        .mapToObj(c -> c == '-' ? "⁻" : SUPERSCRIPTS.substring(c - '0', c - '0' + 1))
        .collect(Collectors.joining());
  }

  private static double legendWidth(Chart<?, ?> chart) {
    Styler styler = chart.getStyler();
    FontRenderContext context = new FontRenderContext(null, true, true);
    double besideName = styler.getLegendSeriesLineLength() + 3 * styler.getLegendPadding();
    return chart.getSeriesCollection().stream()
        .filter(Series::isShowInLegend)
        .map(series -> styler.getLegendFont().getStringBounds(series.getLabel(), context))
        .mapToDouble(name -> besideName + name.getWidth())
        .sum();
  }

  /** The style of all charts. */
  static void plainText(AxesChartStyler styler) {
    styler
        .setAxisTickLabelsColor(TEXT)
        .setAxisTickLabelsFont(font(Font.PLAIN, 13))
        .setAxisTitleFont(font(Font.PLAIN, 14))
        .setChartTitleFont(font(Font.BOLD, 16))
        .setChartFontColor(TEXT)
        .setChartBackgroundColor(Color.WHITE)
        .setLegendBorderColor(Color.WHITE);
  }

  private static void plain(AxesChartStyler styler) {
    plainText(styler);
    styler
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setAxisTickMarksColor(GRID)
        .setPlotBorderColor(GRID)
        .setSeriesColors(COLOURS.toArray(Color[]::new))
        .setLegendPadding(12)
        .setLegendFont(font(Font.PLAIN, 13))
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
