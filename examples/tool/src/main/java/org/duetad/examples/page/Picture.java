package org.duetad.examples.page;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.duetad.examples.lab.Charts;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A painted chart.
 *
 * @param width the width on the page, in CSS pixels
 * @param height the height on the page, in CSS pixels
 * @param png the picture, with more pixels than that
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int width, int height, byte[] png) {

  /** Pixels for each CSS pixel, so that it is sharp on fine screens and when enlarged. */
  private static final int SCALE = 2;

  /** Paints a chart. */
  public static Picture of(Chart<?, ?> chart) {
    Charts.settle(chart);
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
    return new Picture(width, height, png(image));
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
