package org.duetad.core.sparse;

import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixSparseCSC;

/**
 * The Jacobian of a function, prepared once and evaluated at many points. With S holding a column
 * of 0 and 1 for each colour of columns, and W a row for each colour of rows, the sums {@code J S}
 * are JVPs and {@code W J} are VJPs, and each entry of J stands in one of them alone:
 *
 * <pre>{@code
 * SparseJacobian jacobian = SparseJacobian.prepare(f, x0);
 * DMatrixSparseCSC j = jacobian.at(new ForwardMode(), x);
 * }</pre>
 *
 * <p>The pattern is global ({@link Sparsity}): it holds wherever the function takes the same
 * branches. Whether it does is determined exactly: numbers record the outcome of each comparison
 * and each value that is read as a plain double, and before an evaluation the function is run at
 * the new point on numbers that only record these. If they differ, the pattern and the colouring
 * are determined again for that branch; the latest eight branches are kept. A function without
 * comparisons has one branch and is not run. For a function that reads plain values ({@code
 * value()}, {@code getReal()}) results are right, but preparation is repeated at each point.
 *
 * <p>A mode that prepares functions may have the entries themselves ({@link
 * Differentiator#entries}): then there are no sums, and the function is not run to determine its
 * branch.
 *
 * <p>Each sum has only one nonzero term, so entries are as exact as the mode's JVPs and VJPs.
 * Elements of the pattern that are zero at a point are kept. Any number of threads may use one
 * object.
 */
public final class SparseJacobian {

  private final VectorFunction f;
  private final int inputs;
  private final Compression compression;
  private final Ordering[] orderings;
  private final JacobianPlan first;
  private final Branches<JacobianPlan> branches;

  private final LatestEntries entries = new LatestEntries();

  private SparseJacobian(
      VectorFunction f, double[] x, Compression compression, Ordering... orderings) {
    this.f = f;
    this.inputs = x.length;
    this.compression = compression;
    this.orderings = orderings;
    first = JacobianPlan.of(f, x, compression, orderings);
    branches = new Branches<>(first, plan -> plan.trace);
  }

  /**
   * Finds pattern and colouring, with the compression and the ordering that need the fewest
   * colours.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point whose branches are taken
   * @return the prepared Jacobian
   * @throws IllegalArgumentException if the point has no coordinates
   */
  public static SparseJacobian prepare(VectorFunction f, double... x) {
    Arguments.point("sparse jacobian", f, x);
    return new SparseJacobian(f, x.clone(), Compression.BIDIRECTIONAL, Ordering.values());
  }

  /**
   * Finds the pattern, and colours it with a given compression and ordering.
   *
   * @param f the function, n inputs to m outputs
   * @param compression what may be coloured
   * @param ordering the order in which columns or rows are coloured
   * @param x the point whose branches are taken
   * @return the prepared Jacobian
   * @throws IllegalArgumentException if the point has no coordinates
   */
  public static SparseJacobian prepare(
      VectorFunction f, Compression compression, Ordering ordering, double... x) {
    Arguments.point("sparse jacobian", f, x);
    Arguments.given("sparse jacobian", "compression", compression);
    Arguments.given("sparse jacobian", "ordering", ordering);
    return new SparseJacobian(f, x.clone(), compression, ordering);
  }

  /**
   * {@code J(x)}.
   *
   * @param mode the mode that computes the sums of columns and rows
   * @param x the point, of as many coordinates as the one at which this was prepared
   * @return a new matrix, m rows and n columns, with an entry wherever the pattern has one
   * @throws IllegalArgumentException if the point has another length
   */
  public DMatrixSparseCSC at(Differentiator mode, double... x) {
    Arguments.point("sparse jacobian", x);
    Arguments.length("sparse jacobian", "point", x, inputs);
    DMatrixSparseCSC latest = entries.evaluate(mode, x);
    if (latest != null) {
      return latest;
    }
    JacobianPlan plan =
        branches.of(
            () -> Sparsity.trace(f, x), () -> JacobianPlan.of(f, x, compression, orderings));
    DMatrixSparseCSC other = entries.evaluate(mode, plan, () -> mode.entries(f, x), x);
    return other == null ? plan.evaluate(mode, f, x) : other;
  }

  /**
   * Whether the function takes the same branches as at the point at which this was prepared.
   *
   * @param x the point
   * @return whether {@link #pattern} holds there
   * @throws IllegalArgumentException if the point has another length
   */
  public boolean covers(double... x) {
    Arguments.point("sparse jacobian", x);
    Arguments.length("sparse jacobian", "point", x, inputs);
    return branches.areOne() || first.trace.equals(Sparsity.trace(f, x));
  }

  /**
   * The pattern of the branch at which this was prepared.
   *
   * @return m rows, n columns
   */
  public SparsityPattern pattern() {
    return first.pattern;
  }

  /**
   * The colours of the branch at which this was prepared.
   *
   * @return those of columns and of rows
   */
  public Bicolouring colouring() {
    return first.colouring;
  }
}
