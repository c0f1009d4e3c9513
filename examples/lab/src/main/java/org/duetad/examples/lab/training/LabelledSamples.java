package org.duetad.examples.lab.training;

import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.Draws;
import org.ejml.data.DMatrixRMaj;

/**
 * Samples and their classes.
 *
 * @param inputs a sample in each column
 * @param classes 1 at each sample's class, otherwise 0; a sample in each column
 */
record LabelledSamples(Matrix inputs, Matrix classes) {

  private static final int PIXELS = 35;

  /** The digits 0 to 9 in 5 x 7 pixels, row after row. */
  private static final String[] GLYPHS = {
    ".###." + "#...#" + "#..##" + "#.#.#" + "##..#" + "#...#" + ".###.",
    "..#.." + ".##.." + "..#.." + "..#.." + "..#.." + "..#.." + ".###.",
    ".###." + "#...#" + "....#" + "...#." + "..#.." + ".#..." + "#####",
    "#####" + "...#." + "..#.." + "...#." + "....#" + "#...#" + ".###.",
    "...#." + "..##." + ".#.#." + "#..#." + "#####" + "...#." + "...#.",
    "#####" + "#...." + "####." + "....#" + "....#" + "#...#" + ".###.",
    "..##." + ".#..." + "#...." + "####." + "#...#" + "#...#" + ".###.",
    "#####" + "....#" + "...#." + "..#.." + ".#..." + ".#..." + ".#...",
    ".###." + "#...#" + "#...#" + ".###." + "#...#" + "#...#" + ".###.",
    ".###." + "#...#" + "#...#" + ".####" + "....#" + "...#." + ".##.."
  };

  /** The four cases of exclusive or, as ±1. */
  static LabelledSamples xor() {
    return new LabelledSamples(
        Matrix.of(new double[][] {{-1, -1, 1, 1}, {-1, 1, -1, 1}}),
        Matrix.of(new double[][] {{1, 0, 0, 1}, {0, 1, 1, 0}}));
  }

  /** The digits in rotation, with pixels ±1 and normal noise. */
  static LabelledSamples digits(RandomGenerator random, int count, double noise) {
    DMatrixRMaj inputs = Draws.gaussian(random, PIXELS, count, noise).value();
    DMatrixRMaj classes = new DMatrixRMaj(GLYPHS.length, count);
    for (int sample = 0; sample < count; sample++) {
      int digit = sample % GLYPHS.length;
      classes.set(digit, sample, 1);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        inputs.add(pixel, sample, GLYPHS[digit].charAt(pixel) == '#' ? 1 : -1);
      }
    }
    return new LabelledSamples(Matrix.of(inputs), Matrix.of(classes));
  }

  int count() {
    return inputs.numCols();
  }
}
