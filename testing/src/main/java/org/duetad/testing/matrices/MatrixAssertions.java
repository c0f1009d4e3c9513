package org.duetad.testing.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import org.duetad.testing.modes.Near;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Assertions on EJML's matrices, and what the laws compute with them. */
public final class MatrixAssertions {

  private MatrixAssertions() {}

  /** A matrix by its rows. */
  public static DMatrixRMaj rows(double[]... rows) {
    return new DMatrixRMaj(rows);
  }

  /** A column by its elements. */
  public static DMatrixRMaj column(double... elements) {
    return DMatrixRMaj.wrap(elements.length, 1, elements.clone());
  }

  /** The elements, without the excess of a reshaped matrix's array. */
  static double[] elements(DMatrixRMaj x) {
    return Arrays.copyOf(x.data, x.getNumElements());
  }

  /** Copies. */
  static DMatrixRMaj[] copies(DMatrixRMaj... x) {
    return Arrays.stream(x).map(DMatrixRMaj::copy).toArray(DMatrixRMaj[]::new);
  }

  /** Zeros of the same shapes. */
  static DMatrixRMaj[] zeros(DMatrixRMaj... x) {
    return Arrays.stream(x).map(DMatrixRMaj::createLike).toArray(DMatrixRMaj[]::new);
  }

  /** One element is 1, the others are 0. */
  static DMatrixRMaj unit(DMatrixRMaj like, int k) {
    DMatrixRMaj unit = like.createLike();
    unit.data[k] = 1;
    return unit;
  }

  /** {@code s A}. */
  static DMatrixRMaj scaled(double s, DMatrixRMaj a) {
    DMatrixRMaj scaled = a.copy();
    CommonOps_DDRM.scale(s, scaled);
    return scaled;
  }

  /** {@code Σ ⟨A_i, B_i⟩}. */
  static double inner(DMatrixRMaj[] a, DMatrixRMaj[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].getNumElements(); k++) {
        sum += a[i].data[k] * b[i].data[k];
      }
    }
    return sum;
  }

  /** The same with absolute values: what a rounding error is relative to. */
  static double size(DMatrixRMaj[] a, DMatrixRMaj[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].getNumElements(); k++) {
        sum += Math.abs(a[i].data[k] * b[i].data[k]);
      }
    }
    return sum;
  }

  /** The same shape and, up to a tolerance relative to the largest element or 1, elements. */
  public static void assertClose(
      String what, DMatrixRMaj expected, DMatrixRMaj actual, double tolerance) {
    assertSameShape(what, expected, actual);
    Near.assertClose(what, elements(expected), elements(actual), tolerance);
  }

  /** The same shape and bits. */
  public static void assertSameBits(String what, DMatrixRMaj expected, DMatrixRMaj actual) {
    assertSameShape(what, expected, actual);
    Near.assertSameBits(what, elements(expected), elements(actual));
  }

  /** As many matrices of the same shape and bits. */
  static void assertSameBits(String what, DMatrixRMaj[] expected, DMatrixRMaj[] actual) {
    assertEquals(expected.length, actual.length, what);
    for (int i = 0; i < expected.length; i++) {
      assertSameBits(what + ", matrix " + i, expected[i], actual[i]);
    }
  }

  /** As numbers: NaN is NaN, zeros of either sign are the same; the others up to rounding. */
  public static void assertSameNumbers(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what);
    for (int k = 0; k < expected.length; k++) {
      if (!same(expected[k], actual[k])) {
        fail(what + "[" + k + "]: " + expected[k] + " but " + actual[k]);
      }
    }
  }

  /**
   * The same up to rounding relative to the largest: what two orders of summation, or of
   * substitution in a factorisation, have in common.
   */
  static void assertSameVector(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int k = 0; k < expected.length; k++) {
      boolean rounded = Math.abs(expected[k] - actual[k]) <= 1e-12 * largest;
      if (!rounded && !same(expected[k], actual[k])) {
        fail(what + "[" + k + "]: " + expected[k] + " but " + actual[k] + " beside " + largest);
      }
    }
  }

  static boolean same(double a, double b) {
    return a == b
        || (Double.isNaN(a) && Double.isNaN(b))
        || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) + 1e-300;
  }

  private static void assertSameShape(String what, DMatrixRMaj expected, DMatrixRMaj actual) {
    if (expected.numRows != actual.numRows || expected.numCols != actual.numCols) {
      String shape = expected.numRows + "x" + expected.numCols;
      fail(what + ": shape " + shape + " but " + actual.numRows + "x" + actual.numCols);
    }
  }
}
