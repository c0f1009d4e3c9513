package org.duetad.core.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Primitive;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A rule of matrices: what an operation means, and its derivative in both directions, written in
 * {@link Matrix} operations. Scalars among the operands and results are 1x1 matrices. {@link
 * #pushforward} and {@link #pullback} are each other's transpose; with Y = f(X), the pullback of Ȳ
 * is the X̄ for which {@code ⟨X̄, Ẋ⟩ = ⟨Ȳ, Ẏ⟩} for every tangent Ẋ, {@code ⟨A, B⟩ = Σ a_ij b_ij}.
 * Modes call {@link #evaluate}, {@link #push} and {@link #pull}, which check what the rule
 * returned.
 *
 * <p>Tangents and adjoints that are known to be zero are {@linkplain ConstantMatrix#zero structural
 * zeros}, with which linear operations cost nothing. A product with a tangent or adjoint
 * annihilates ({@link org.duetad.core.matrix.arithmetic.MatrixChain}): an exactly zero factor gives
 * exactly zero.
 */
public abstract class MatrixRule implements Primitive {

  private final String name;
  private final List<Object> parameters;

  /**
   * For subclasses.
   *
   * @param name the field's name of the function
   * @param parameters what distinguishes the rule from others of the same name
   */
  protected MatrixRule(String name, Object... parameters) {
    this.name = Arguments.given("rule", "name", name);
    this.parameters = List.of(Arguments.given(name, "array of parameters", parameters));
  }

  /**
   * What distinguishes this rule from others of the same name, if there are any.
   *
   * @return whole numbers, as the shape of {@code reshape}, a word, or the rule of numbers that is
   *     applied to elements or rows
   */
  public final List<Object> parameters() {
    return parameters;
  }

  @Override
  public final String name() {
    return name;
  }

  /**
   * {@code f(x)} on plain numbers.
   *
   * @param x the operands
   * @return the results
   * @throws IllegalArgumentException if the shapes do not match, or there is no value; the message
   *     has the shapes
   */
  public abstract ConstantMatrix[] value(ConstantMatrix... x);

  /**
   * The tangents of the results.
   *
   * @param x the operands
   * @param y the results {@code f(x)}
   * @param dx the tangents of the operands, shaped as they are
   * @return the tangents of the results, shaped as they are
   */
  protected abstract Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx);

  /**
   * Adds to the adjoints of the operands.
   *
   * @param x the operands
   * @param y the results {@code f(x)}
   * @param yBar the adjoints of the results, shaped as they are
   * @param xBar takes the adjoints of the operands, shaped as they are
   */
  protected abstract void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar);

  /**
   * In what sense the rule is linear.
   *
   * @return not at all, unless overridden
   */
  public Linearity linearity() {
    return Linearity.NONE;
  }

  /**
   * {@code f(x)} in terms of simpler operations, for arithmetic that has no double values of its
   * own. Linear rules need none.
   *
   * @param x the operands
   * @return the results
   * @throws UnsupportedOperationException if there is no such definition
   */
  public Matrix[] definition(Matrix... x) {
    throw new UnsupportedOperationException(
        name() + ": has no definition in simpler operations; use another mode");
  }

  /**
   * Whether this is a scalar rule applied by elements or rows, so that the definition gives the
   * value to the bit.
   *
   * @return false, unless overridden
   */
  public boolean isMadeOfScalars() {
    return false;
  }

  /** In what sense a rule is linear. */
  public enum Linearity {
    /** In none. */
    NONE,
    /** In all operands jointly, as a sum is: {@code f(x + y) = f(x) + f(y)}. */
    LINEAR,
    /** In each of its two operands, as a product is. */
    BILINEAR
  }

  /** The receiver of the adjoints of the operands in a pullback. */
  @FunctionalInterface
  public interface Adjoints {

    /**
     * Adds to the adjoints of all operands, which were computed together.
     *
     * @param adjoints one for each operand
     */
    default void addAll(Matrix... adjoints) {
      for (int i = 0; i < adjoints.length; i++) {
        Matrix adjoint = adjoints[i];
        add(i, () -> adjoint);
      }
    }

    /**
     * As {@link #add}, for a new matrix to which there is no other reference: it may be modified,
     * or handed out, without copying.
     *
     * @param operand the operand's index
     * @param adjoint computes a new matrix; called at most once
     */
    default void give(int operand, Supplier<Matrix> adjoint) {
      add(operand, adjoint);
    }

    /**
     * As {@link #add}, of an adjoint that is zero outside of a block: a mode may add the block in
     * place, at a cost that does not depend on the operand's size.
     *
     * @param operand the operand's index
     * @param row where the block begins
     * @param col where the block begins
     * @param block computes the block
     * @param whole computes the adjoint, the block with zeros around it; one of the two is called,
     *     at most once
     */
    default void addBlock(
        int operand, int row, int col, Supplier<Matrix> block, Supplier<Matrix> whole) {
      add(operand, whole);
    }

    /**
     * Adds to an operand's adjoint, unless it is not needed: the operand may be constant.
     *
     * @param operand the operand's index
     * @param adjoint computes what is added; called at most once
     */
    void add(int operand, Supplier<Matrix> adjoint);
  }

  /**
   * {@code f(x)}, all results.
   *
   * @param x the operands
   * @return the results, of the operands' kind
   */
  public final Matrix[] all(Matrix... x) {
    Arguments.given(name(), "array of operands", x);
    return Leading.of(name(), x).apply(this, x);
  }

  /**
   * {@code f(x)}, the first result.
   *
   * @param x the operands
   * @return the result, of the operands' kind
   */
  public final Matrix of(Matrix... x) {
    return all(x)[0];
  }

  /**
   * {@code f(x)}, the elements of all results, one below the other, each result row by row.
   *
   * @param x the operands
   * @return a column, of the operands' kind
   */
  public final Matrix stacked(Matrix... x) {
    return Matrix.column(
        Arrays.stream(all(x)).flatMap(y -> Arrays.stream(y.toScalars())).toArray(Scalar[]::new));
  }

  /**
   * {@code f(x)} on plain numbers, checked.
   *
   * @param x the operands
   * @return the results
   * @throws IllegalStateException if the rule returned null
   */
  public final ConstantMatrix[] evaluate(ConstantMatrix... x) {
    ConstantMatrix @Nullable [] y = value(x);
    if (y == null) {
      throw new IllegalStateException(
          name() + ": the rule returned null as its value; return an array of results");
    }
    return Arguments.returned(name(), "results", y, y.length);
  }

  /**
   * The tangents of the results, exactly zero if those of the operands are, and checked.
   *
   * @param x the operands
   * @param y the results {@code f(x)}
   * @param dx the tangents of the operands, shaped as they are
   * @return the tangents of the results, shaped as they are
   * @throws IllegalStateException if the rule returned more or fewer, null, or other shapes
   */
  public final Matrix[] push(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (!Annihilation.vanish(dx)) {
      return Returned.all(name(), "tangents", pushforward(x, y, dx), y);
    }
    Matrix[] zeros = new Matrix[y.length];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = ConstantMatrix.zeroLike(y[i]);
    }
    return zeros;
  }

  /**
   * Adds to the adjoints of the operands, nothing if those of the results are exactly zero; what is
   * added is checked.
   *
   * @param x the operands
   * @param y the results {@code f(x)}
   * @param yBar the adjoints of the results, shaped as they are
   * @param xBar takes the adjoints of the operands, shaped as they are
   * @throws IllegalStateException if the rule adds null, other shapes, or to an operand that it
   *     does not have
   */
  public final void pull(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    if (!Annihilation.vanish(yBar)) {
      pullback(x, y, yBar, new Returned.Adjoints(name(), x, xBar));
    }
  }
}
