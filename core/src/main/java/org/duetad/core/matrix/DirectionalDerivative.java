package org.duetad.core.matrix;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The k-th derivative of a gradient at a point, in k directions: the operands are the point and
 * then the directions, each as many matrices as the results. The rule is linear in each direction,
 * and symmetric in them and the adjoint of its results, as derivatives of a number are. So the
 * derivative by the point is the next one, with a tangent or adjoint as one more direction, and
 * that by a direction is this one with the tangent or adjoint in its place. For authors of matrix
 * rules.
 */
public abstract class DirectionalDerivative extends MatrixRule {

  private final int group;

  /**
   * A derivative.
   *
   * @param name the name, for messages
   * @param group how many matrices the point, each direction and the results consist of
   * @param parameters what distinguishes the rule from others of the same name
   */
  protected DirectionalDerivative(String name, int group, Object... parameters) {
    super(name, parameters);
    this.group = group;
  }

  /**
   * The next derivative.
   *
   * @param x the point and the directions
   * @param direction one more direction
   * @return the derivative in all of them
   */
  protected Matrix[] along(Matrix[] x, Matrix... direction) {
    Matrix[] operands = Arrays.copyOf(x, x.length + group);
    System.arraycopy(direction, 0, operands, x.length, group);
    return all(operands);
  }

  @Override
  protected final Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix[] sum = along(x, part(dx, 0));
    for (int i = group; i < x.length; i += group) {
      Matrix[] term = instead(x, i, part(dx, i));
      Arrays.setAll(sum, k -> sum[k].plus(term[k]));
    }
    return sum;
  }

  @Override
  protected final void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    add(xBar, 0, () -> along(x, yBar));
    for (int i = group; i < x.length; i += group) {
      int at = i;
      add(xBar, i, () -> instead(x, at, yBar));
    }
  }

  private void add(Adjoints xBar, int first, Supplier<Matrix[]> adjoints) {
    Together together = new Together(adjoints);
    for (int k = 0; k < group; k++) {
      int which = k;
      xBar.add(first + k, () -> together.get(which));
    }
  }

  /** The same derivative with one direction replaced. */
  private Matrix[] instead(Matrix[] x, int i, Matrix[] direction) {
    Matrix[] operands = x.clone();
    System.arraycopy(direction, 0, operands, i, group);
    return all(operands);
  }

  private Matrix[] part(Matrix[] of, int from) {
    return Arrays.copyOfRange(of, from, from + group);
  }

  /** Matrices that are computed together, when one of them is requested. */
  private static final class Together {

    private final Supplier<Matrix[]> matrices;
    private Matrix @Nullable [] known;

    Together(Supplier<Matrix[]> matrices) {
      this.matrices = matrices;
    }

    Matrix get(int i) {
      Matrix[] computed = known;
      if (computed == null) {
        computed = matrices.get();
        known = computed;
      }
      return computed[i];
    }
  }
}
