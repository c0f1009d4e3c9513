package org.duetad.examples.page;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.duetad.examples.lab.Charts;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A rendered chart.
 *
 * @param width the width on the page, in CSS pixels
 * @param height the height on the page, in CSS pixels
 * @param png the picture, at a higher resolution
 * @param svg the same as a drawing, texts as outlines, UTF-8
 * @param measured whether its colours are data, as in a heat map, and so are not changed in the
 *     dark
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int width, int height, byte[] png, byte[] svg, boolean measured) {

  /** Pixels for each CSS pixel, so that it is sharp on fine screens and when enlarged. */
  private static final int SCALE = 2;

  /** The format of metadata. */
  private static final String PNG = "javax_imageio_png_1.0";

  /** Renders a chart. */
  public static Picture of(Chart<?, ?> chart) {
    Charts.settle(chart);
    return new Picture(
        chart.getWidth(), chart.getHeight(), png(chart), svg(chart), chart instanceof HeatMapChart);
  }

  private static byte[] png(Chart<?, ?> chart) {
    int width = chart.getWidth();
    int height = chart.getHeight();
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      chart.paint(graphics, width, height);
    } finally {
      graphics.dispose();
    }
    return png(image);
  }

  private static byte[] svg(Chart<?, ?> chart) {
    VectorGraphics2D graphics = new VectorGraphics2D();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    PageSize size = new PageSize(chart.getWidth(), chart.getHeight());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Processors.get("svg").getDocument(graphics.getCommands(), size).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replaceFirst("<svg", "<!-- " + OwnFile.MARK + " -->\n<svg")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Renders a chart for a file, as PNG or SVG.
   *
   * @throws IllegalArgumentException if its name ends neither in .png nor in .svg
   */
  static byte[] as(Path file, Chart<?, ?> chart) {
    requireKind(file);
    Charts.settle(chart);
    return hasEnding(file, ".svg") ? svg(chart) : png(chart);
  }

  /**
   * Checks that a file's name tells PNG from SVG.
   *
   * @throws IllegalArgumentException if it ends neither in .png nor in .svg
   */
  static void requireKind(Path file) {
    if (!hasEnding(file, ".png") && !hasEnding(file, ".svg")) {
      throw new IllegalArgumentException(
          file + ": pictures are PNG or SVG; name a file that ends in .png or .svg");
    }
  }

  private static boolean hasEnding(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** As PNG with a text that names its creator. */
  private static byte[] png(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: ImageIO would use a temporary file, for which there may be no space.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              new ImageTypeSpecifier(image), writer.getDefaultWriteParam());
      metadata.mergeTree(PNG, mark());
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode mark() {
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", "Software");
    entry.setAttribute("value", OwnFile.MARK);
    IIOMetadataNode texts = new IIOMetadataNode("tEXt");
    texts.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode(PNG);
    root.appendChild(texts);
    return root;
  }
}
