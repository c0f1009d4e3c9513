package org.duetad.examples.lab.networks.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Reductions;

/**
 * A batch of n images of one size. A channel of all images is one matrix, height x (width n), with
 * the images interleaved: pixel (y, x) of image i is element {@code (y, x n + i)}. So a block of
 * pixels of all images is a block of the matrix.
 *
 * @param channels a matrix for each channel
 * @param count n
 */
public record Images(List<Matrix> channels, int count) {

  /** Grey images, each as rows of pixels. */
  public static Images grey(double[][]... images) {
    int height = images[0].length;
    int width = images[0][0].length;
    double[][] interleaved = new double[height][width * images.length];
    for (int i = 0; i < images.length; i++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          interleaved[y][x * images.length + i] = images[i][y][x];
        }
      }
    }
    return new Images(List.of(Matrix.of(interleaved)), images.length);
  }

  /** Rows of pixels. */
  public int height() {
    return channels.get(0).numRows();
  }

  /** Columns of pixels. */
  public int width() {
    return channels.get(0).numCols() / count;
  }

  /**
   * Image to columns: a row for each position of a square window and each image, with the pixels of
   * all channels in the window.
   */
  public Matrix patches(int size) {
    int high = height() - size + 1;
    int wide = width() - size + 1;
    List<Matrix> columns = new ArrayList<>();
    for (Matrix channel : channels) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          Matrix shifted = channel.extractMatrix(y, y + high, x * count, (x + wide) * count);
          columns.add(shifted.reshape(high * wide * count, 1));
        }
      }
    }
    return Matrix.concatColumns(columns.toArray(Matrix[]::new));
  }

  /**
   * The convolution (without padding, kernels not flipped), as one matrix product: {@code patches
   * kernels + bias}.
   *
   * @param kernels a column for each channel of the result
   * @param bias a row
   * @param size height and width of the kernels
   */
  public Images convolved(Matrix kernels, Matrix bias, int size) {
    Matrix product = Layers.dense(patches(size), kernels, bias);
    int high = height() - size + 1;
    int wide = width() - size + 1;
    return new Images(
        IntStream.range(0, product.numCols())
            .mapToObj(channel -> product.getColumn(channel).reshape(high, wide * count))
            .toList(),
        count);
  }

  /** A function applied to each channel. */
  public Images map(UnaryOperator<Matrix> function) {
    return new Images(channels.stream().map(function).toList(), count);
  }

  /** The largest pixel of each image and channel, images in rows. */
  public Matrix pooled() {
    return Matrix.concatColumns(
        channels.stream()
            .map(channel -> channel.reshape(height() * width(), count))
            .map(pixels -> pixels.applyCols(Reductions.MAX_OF).transpose())
            .toArray(Matrix[]::new));
  }
}
