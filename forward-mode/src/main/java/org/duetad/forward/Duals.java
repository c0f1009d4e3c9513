package org.duetad.forward;

import java.util.Optional;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.jspecify.annotations.Nullable;

/**
 * Individual dual numbers and matrices, without a function to evaluate: the slopes and pullbacks
 * computed from them carry the tangents of the slope or the pullback. Reverse mode obtains its
 * second derivatives this way (forward over reverse), from the same rules. For writers of modes.
 *
 * <pre>{@code
 * Duals duals = new Duals(1);
 * Scalar slope = rule.slope().at(duals.number(x, 1.0), duals.number(y, rule.slopeAt(x, y)));
 * double curvature = duals.tangent(slope, 0);
 * }</pre>
 */
public final class Duals implements AutoCloseable {

  private final Directions directions;

  /**
   * Numbers that can be combined with each other, and with no others.
   *
   * @param width how many tangents each has: 1, 4, 8 or 16
   * @throws IllegalArgumentException for another width
   */
  public Duals(int width) {
    this(new Directions(ForwardMode.checked(width)));
  }

  private Duals(Directions directions) {
    this.directions = directions;
  }

  /**
   * The kind of some dual numbers, for rules that compute their tangents in a way of their own. It
   * is the caller's, and not to be closed.
   *
   * @param numbers dual numbers and constants
   * @return their kind; empty if there is no dual number, or another number as well
   */
  public static Optional<Duals> of(Scalar... numbers) {
    Arguments.given("dual", "array of numbers", numbers);
    Directions found = null;
    for (Scalar number : numbers) {
      if (number instanceof Dual dual && (found == null || dual.directions == found)) {
        found = dual.directions;
      } else if (!(number instanceof Constant)) {
        return Optional.empty();
      }
    }
    return kind(found);
  }

  /**
   * The kind of some dual matrices.
   *
   * @param matrices dual matrices and constants
   * @return their kind; empty if there is no dual matrix, or another matrix as well
   */
  public static Optional<Duals> of(Matrix... matrices) {
    Arguments.given("dual", "array of matrices", matrices);
    Directions found = null;
    for (Matrix matrix : matrices) {
      if (matrix instanceof DualMatrix dual && (found == null || dual.directions == found)) {
        found = dual.directions;
      } else if (!(matrix instanceof ConstantMatrix)) {
        return Optional.empty();
      }
    }
    return kind(found);
  }

  private static Optional<Duals> kind(@Nullable Directions found) {
    return found == null || found.isWatched() ? Optional.empty() : Optional.of(new Duals(found));
  }

  /**
   * How many tangents each number has.
   *
   * @return 1, 4, 8 or 16
   */
  public int width() {
    return directions.width;
  }

  /**
   * Creates a number.
   *
   * @param value its value
   * @param tangents its tangents, as many as there are directions
   * @return the dual number
   * @throws IllegalArgumentException if there are more or fewer tangents
   */
  public Scalar number(double value, double... tangents) {
    Arguments.length("dual", "tangents", tangents, directions.width);
    Tangents sum = directions.tangents();
    for (int k = 0; k < tangents.length; k++) {
      if (tangents[k] != 0) {
        sum.set(k, tangents[k]);
      }
    }
    return sum.total(value, directions);
  }

  /**
   * Creates a matrix.
   *
   * @param value its value
   * @param tangents its tangents, as many as there are directions, of the value's shape
   * @return the dual matrix
   */
  public Matrix matrix(ConstantMatrix value, ConstantMatrix... tangents) {
    return new DualMatrix(directions, value, tangents.clone());
  }

  /**
   * The tangent of a result computed from these numbers.
   *
   * @param y a number of this kind, or a constant
   * @param k the direction
   * @return the tangent; 0 for a constant
   * @throws IllegalStateException if the number is of another derivative call
   */
  public double tangent(Scalar y, int k) {
    if (y instanceof Dual d && d.directions == directions) {
      return d.tangent(k);
    }
    Arguments.constant("dual", y);
    return 0.0;
  }

  /**
   * The tangents of a result computed from these matrices.
   *
   * @param y a matrix of this kind, or a constant
   * @return a tangent for each direction; structural zeros for a constant
   * @throws IllegalStateException if the matrix is of another derivative call
   */
  public ConstantMatrix[] tangents(Matrix y) {
    if (y instanceof DualMatrix d && d.directions == directions) {
      return d.tangents();
    }
    MatrixArguments.constant("dual", y);
    return DualMatrix.zeros(directions.width, y.numRows(), y.numCols());
  }

  /**
   * The value of a result computed from these matrices.
   *
   * @param y a matrix of this kind, or a constant
   * @return the value
   * @throws IllegalStateException if the matrix is of another derivative call
   */
  public ConstantMatrix value(Matrix y) {
    return y instanceof DualMatrix d && d.directions == directions
        ? d.constant()
        : MatrixArguments.constant("dual", y);
  }

  /**
   * Whether something computed from these numbers needs a careful pass: a slope was not finite, or
   * underflowed.
   *
   * @return whether tangents may be wrong
   */
  public boolean isUncertain() {
    return directions.isUncertain();
  }

  /** Makes these numbers unusable. */
  @Override
  public void close() {
    directions.end();
  }
}
