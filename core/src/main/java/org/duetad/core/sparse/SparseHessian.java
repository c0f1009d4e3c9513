package org.duetad.core.sparse;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixSparseCSC;

/**
 * The Hessian of a function, prepared once and evaluated at many points: one Hessian-vector product
 * {@code H s} for each colour of a star colouring, s holding 1 for the columns of that colour. Each
 * entry, or its mirror image, stands alone in one of them.
 *
 * <p>The pattern is global, and the branches of the function are tracked as in {@link
 * SparseJacobian}. A mode that prepares functions may have the entries themselves ({@link
 * Differentiator#hessianEntries}): then there are no products. Entries are as exact as the mode's
 * {@link Differentiator#hvp}; the matrix is exactly symmetric. Any number of threads may use one
 * object.
 */
public final class SparseHessian {

  private final ScalarFunction f;
  private final int inputs;
  private final Ordering[] orderings;
  private final HessianPlan first;
  private final Branches<HessianPlan> branches;
  private final LatestEntries entries = new LatestEntries();

  private SparseHessian(ScalarFunction f, double[] x, Ordering... orderings) {
    this.f = f;
    this.inputs = x.length;
    this.orderings = orderings;
    first = HessianPlan.of(f, x, orderings);
    branches = new Branches<>(first, plan -> plan.trace);
  }

  /**
   * Finds pattern and colouring, with the ordering that needs the fewest colours.
   *
   * @param f the function of n inputs
   * @param x the point whose branches are taken
   * @return the prepared Hessian
   * @throws IllegalArgumentException if the point has no coordinates
   */
  public static SparseHessian prepare(ScalarFunction f, double... x) {
    Arguments.point("sparse hessian", f, x);
    return new SparseHessian(f, x.clone(), Ordering.values());
  }

  /**
   * Finds the pattern, and colours it in a given order.
   *
   * @param f the function of n inputs
   * @param ordering the order in which rows and columns are coloured
   * @param x the point whose branches are taken
   * @return the prepared Hessian
   * @throws IllegalArgumentException if the point has no coordinates
   */
  public static SparseHessian prepare(ScalarFunction f, Ordering ordering, double... x) {
    Arguments.point("sparse hessian", f, x);
    Arguments.given("sparse hessian", "ordering", ordering);
    return new SparseHessian(f, x.clone(), ordering);
  }

  /**
   * {@code H(x)}.
   *
   * @param mode the mode that computes the products
   * @param x the point, of as many coordinates as the one at which this was prepared
   * @return a new symmetric matrix of n x n, with an entry wherever the pattern has one
   * @throws IllegalArgumentException if the point has another length
   */
  public DMatrixSparseCSC at(Differentiator mode, double... x) {
    Arguments.point("sparse hessian", x);
    Arguments.length("sparse hessian", "point", x, inputs);
    DMatrixSparseCSC latest = entries.evaluate(mode, x);
    if (latest != null) {
      return latest;
    }
    HessianPlan plan =
        branches.of(() -> Sparsity.trace(f.asVector(), x), () -> HessianPlan.of(f, x, orderings));
    int products = plan.colouring.count();
    DMatrixSparseCSC other =
        entries.evaluate(mode, plan, () -> mode.hessianEntries(f, products, x), x);
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
    Arguments.point("sparse hessian", x);
    Arguments.length("sparse hessian", "point", x, inputs);
    return branches.areOne() || first.trace.equals(Sparsity.trace(f.asVector(), x));
  }

  /**
   * The pattern of the branch at which this was prepared.
   *
   * @return n rows and columns, symmetric
   */
  public SparsityPattern pattern() {
    return first.pattern;
  }

  /**
   * The colours of the branch at which this was prepared.
   *
   * @return one for each row and column
   */
  public Colouring colouring() {
    return first.colouring;
  }
}
