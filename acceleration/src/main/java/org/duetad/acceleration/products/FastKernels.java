package org.duetad.acceleration.products;

import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.matrix.EjmlOrder;
import org.duetad.core.matrix.Kernels;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Products in the order of EJML, hence with its bits, several times as fast. Each form has the
 * shapes where it is the fastest. The system property {@value #PROPERTY} restricts them: {@code
 * ejml} leaves all to EJML, {@code plain} uses no vectors, {@code vectors} uses them at once,
 * without a trial, on any release.
 */
public final class FastKernels implements Kernels {

  /** The system property that restricts the forms. */
  public static final String PROPERTY = "duet.products";

  /** Factors of at most so many elements are multiplied faster than a form is chosen. */
  private static final int TINY = 25;

  /** Up to this many products of elements, copying costs more than it saves. */
  private static final long FEW = 20L * 20 * 20;

  /** With fewer columns than this, rows are too short for loops over them. */
  private static final int NARROW = 16;

  /** With fewer columns than this, most of a panel of vectors would be empty. */
  private static final int NARROW_FOR_VECTORS = 8;

  private static final int VERY_NARROW = 2;

  /** A sum of this many elements of contiguous columns waits for memory, where EJML is as fast. */
  private static final int STREAMED = 2_000_000;

  private final boolean isOff;
  private final @Nullable Vectors vectors;

  /** Kernels as the system property requires. */
  public FastKernels() {
    this(System.getProperty(PROPERTY, ""));
  }

  FastKernels(String forms) {
    isOff = forms.equals("ejml");
    vectors = forms.equals("plain") || isOff ? null : new Vectors();
    if (vectors != null && forms.equals("vectors")) {
      vectors.require();
    }
  }

  @Override
  public DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    if (isOff || (a.data.length <= TINY && b.data.length <= TINY)) {
      return EJML.mult(a, transA, b, transB);
    }
    Strided left = Strided.of(a, transA);
    Strided right = Strided.of(b, transB);
    if (isStreamed(left, right)) {
      return EJML.mult(a, transA, b, transB);
    }
    DMatrixRMaj c = new DMatrixRMaj(left.rows(), right.cols());
    if (c.data.length > 0 && left.cols() > 0) {
      compute(left, right, c, EjmlOrder.start(a, transA, b, transB));
    }
    return c;
  }

  private static boolean isStreamed(Strided a, Strided b) {
    return (b.cols() == 1 && isStreamed(a)) || (a.rows() == 1 && isStreamed(b.transposed()));
  }

  private static boolean isStreamed(Strided a) {
    return a.right() != 1 && a.rows() >= VectorProduct.SHORT && a.data().length >= STREAMED;
  }

  private void compute(Strided a, Strided b, DMatrixRMaj c, double start) {
    long size = (long) c.numRows * c.numCols * a.cols();
    if (c.numCols == 1) {
      VectorProduct.compute(a, b.data(), c.data, start);
    } else if (c.numRows == 1) {
      VectorProduct.compute(b.transposed(), a.data(), c.data, start);
    } else if (Math.min(c.numRows, c.numCols) <= VERY_NARROW || size <= FEW) {
      FewElements.compute(a, b, c.data, start);
    } else {
      inBlocks(a, b, c, start, vectors == null ? null : vectors.forProduct(size));
    }
  }

  private static void inBlocks(
      Strided a, Strided b, DMatrixRMaj c, double start, @Nullable Tile tile) {
    boolean tall = c.numRows > c.numCols;
    if (tile != null && !(tall && c.numCols < NARROW_FOR_VECTORS)) {
      TiledProduct.compute(tile, a, b, Strided.of(c, false), start);
    } else if (tall && c.numCols < NARROW) {
      BlockedProduct.compute(b.transposed(), a.transposed(), Strided.of(c, true), start);
    } else {
      BlockedProduct.compute(a, b, Strided.of(c, false), start);
    }
  }

  /** Which forms are used in this JVM. */
  public static String describe() {
    String forms = System.getProperty(PROPERTY, "");
    String text =
        switch (forms) {
          case "ejml" -> "EJML's";
          case "plain" -> "in plain Java";
          case "vectors" -> "in vectors";
          default -> "";
        };
    return "products " + (text.isEmpty() ? automatic() : text + ", by -D" + PROPERTY + "=" + forms);
  }

  private static String automatic() {
    return VectorSupport.here().isSound()
        ? "in plain Java, and in vectors once they are found faster"
        : "in plain Java";
  }
}
