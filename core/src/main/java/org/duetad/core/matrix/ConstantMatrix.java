package org.duetad.core.matrix;

import java.util.Arrays;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The ground level: plain numbers, whose derivative is zero. Made by {@link
 * Matrix#of(DMatrixRMaj)}. It is immutable, keeps factorisations once they are computed, and may be
 * shared by threads.
 */
public final class ConstantMatrix extends AbstractMatrix {

  static final ConstantMatrix EMPTY = new ConstantMatrix(new DMatrixRMaj(0, 0));

  /** The elements; null if they are known to be zero. Never modified. */
  private final @Nullable DMatrixRMaj elements;

  private volatile @Nullable Kept kept;

  /** What was computed from the elements, as a linked list. */
  private record Kept(Object computed, @Nullable Kept next) {}

  private ConstantMatrix(DMatrixRMaj elements) {
    super(elements.numRows, elements.numCols);
    // A reshaped EJML matrix keeps the longer array.
    this.elements = elements.data.length == elements.getNumElements() ? elements : elements.copy();
  }

  private ConstantMatrix(int numRows, int numCols) {
    super(numRows, numCols);
    this.elements = null;
  }

  /**
   * Takes ownership of the elements without copying: a result that a rule has just computed.
   *
   * @param elements the elements; must not be modified afterwards
   * @return the constant
   */
  public static ConstantMatrix owning(DMatrixRMaj elements) {
    return new ConstantMatrix(Arguments.given("matrix", "matrix of elements", elements));
  }

  /**
   * Takes the elements without copying.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param elements the elements, row after row; must not be modified afterwards
   * @return the constant
   */
  public static ConstantMatrix owning(int numRows, int numCols, double[] elements) {
    Arguments.given("matrix", "array of elements", elements);
    return new ConstantMatrix(DMatrixRMaj.wrap(numRows, numCols, elements));
  }

  /**
   * A 1x1 matrix.
   *
   * @param value its element
   * @return the constant
   */
  public static ConstantMatrix scalar(double value) {
    return owning(1, 1, new double[] {value});
  }

  /**
   * A matrix that is known to be zero and keeps no elements: a tangent or adjoint that does not
   * exist. It annihilates: linear operations on it give structural zeros, whatever the other
   * factor. For operands of programs use {@link Matrix#zeros}.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @return the structural zero
   */
  public static ConstantMatrix zero(int numRows, int numCols) {
    return new ConstantMatrix(numRows, numCols);
  }

  /**
   * A structural zero of a matrix's shape.
   *
   * @param x the matrix
   * @return a matrix of zeros
   */
  public static ConstantMatrix zeroLike(Matrix x) {
    Shapes.nonNull("zero", x);
    return new ConstantMatrix(x.numRows(), x.numCols());
  }

  /**
   * Wraps a caller-owned matrix without copying, for a call that ends before the caller can modify
   * it.
   *
   * @param elements the elements; must not be modified while the result is in use
   * @return the constant
   */
  public static ConstantMatrix borrowing(DMatrixRMaj elements) {
    return new ConstantMatrix(Arguments.given("matrix", "matrix of elements", elements));
  }

  /**
   * Whether this is a structural zero.
   *
   * @return true if it keeps no elements
   */
  public boolean isZero() {
    return elements == null;
  }

  /**
   * Whether every element is exactly zero.
   *
   * @return true also for a structural zero
   */
  public boolean vanishes() {
    if (elements == null) {
      return true;
    }
    for (double element : array()) {
      if (element != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether an element is infinite.
   *
   * @return true if there is one
   */
  public boolean hasInfinity() {
    if (elements == null) {
      return false;
    }
    double[] all = array();
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (int end = all.length & -4; i < end; i += 4) {
      a += 0 * all[i];
      b += 0 * all[i + 1];
      c += 0 * all[i + 2];
      d += 0 * all[i + 3];
    }
    boolean areFinite = a + b + c + d == 0; // Else an infinity or a NaN made a NaN.
    return !(areFinite && areFinite(all, i)) && Arrays.stream(all).anyMatch(Double::isInfinite);
  }

  private static boolean areFinite(double[] all, int from) {
    for (int i = from; i < all.length; i++) {
      if (!Double.isFinite(all[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The elements without copying, for rules.
   *
   * @return the elements, which must not be changed
   */
  public DMatrixRMaj elements() {
    return elements == null ? new DMatrixRMaj(numRows(), numCols()) : elements;
  }

  /**
   * The elements without copying, row after row, in an array of exactly their number.
   *
   * @return the elements, which must not be changed
   */
  public double[] array() {
    return elements().data;
  }

  /**
   * What is computed from the elements on first use and kept as long as the matrix: its
   * factorisations. Two threads may both compute it, with the same bits.
   *
   * @param <T> what is computed
   * @param kind its class, which is the key
   * @param computation computes it from the elements, which it must not modify
   * @return what was computed
   */
  public <T> T kept(Class<T> kind, Function<DMatrixRMaj, T> computation) {
    Arguments.given("kept", "class", kind);
    for (Kept each = kept; each != null; each = each.next) {
      if (kind.isInstance(each.computed)) {
        return kind.cast(each.computed);
      }
    }
    T computed = computation.apply(elements());
    kept = new Kept(computed, kept);
    return computed;
  }

  /**
   * The value of one element.
   *
   * @param index its index, row after row
   * @return the value
   */
  public double at(int index) {
    return elements == null ? 0.0 : elements.data[index];
  }

  /**
   * The memory of the elements.
   *
   * @return bytes
   */
  public long bytes() {
    return elements == null ? 0 : 8L * elements.data.length;
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public DMatrixRMaj value() {
    return elements().copy();
  }

  @Override
  protected Scalar element(int index) {
    return Scalar.of(at(index));
  }

  @Override
  public Scalar[] toScalars() {
    return Scalar.of(array());
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    ConstantMatrix[] constants = new ConstantMatrix[x.length];
    for (int i = 0; i < x.length; i++) {
      if (!(x[i] instanceof ConstantMatrix c)) {
        throw mixed(rule.name(), x[i]);
      }
      constants[i] = c;
    }
    return rule.evaluate(constants);
  }

  @Override
  public String toString() {
    return elements == null ? "zero(" + shape() + ")" : "matrix(" + shape() + ")";
  }
}
