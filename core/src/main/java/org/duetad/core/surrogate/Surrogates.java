package org.duetad.core.surrogate;

import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;

/**
 * Rules whose derivative is not that of their value, on purpose: {@code y = f(x)} and {@code ẏ =
 * J_h(x) ẋ} with the Jacobian of a surrogate h. Pushforward and pullback are both taken from h, so
 * they are each other's transpose, forward and reverse mode agree, and higher orders are those of
 * h. Checks against finite differences fail, as they must: finite differences approximate the
 * derivative of f.
 *
 * <p>Feedback alignment (Lillicrap, Cownden, Tweed and Akerman, "Random synaptic feedback weights
 * support error backpropagation for deep learning", 2016) sends adjoints through a linear layer
 * {@code y = W x} by a fixed random matrix B in place of {@code Wᵀ}:
 *
 * <pre>{@code
 * MatrixRule layer =
 *     Surrogates.ofMatrices(
 *         "aligned",
 *         in -> in[0].mult(in[1]),
 *         in -> in[0].mult(in[1].stopGradient()).plus(b.multTransA(in[1])));
 * Matrix y = layer.of(w, x); // W̄ = ȳ xᵀ as ever, but x̄ = B ȳ
 * }</pre>
 *
 * <p>An elementwise rule needs none of this: the slope of a {@link UnaryRule} is given separately
 * anyway. {@code UnaryRule.of("sign", Domain.REAL, Math::signum, (x, y) -> Scalar.of(1.0))} is a
 * straight-through estimator. A pushforward and a pullback written by hand need none of it either:
 * they form a {@link GeneralRule} or {@link MatrixRule}, and must be each other's transpose.
 */
public final class Surrogates {

  private Surrogates() {}

  /**
   * {@code f(x)} with the derivative of {@code h(x)}.
   *
   * @param name the rule's name, for listings and messages
   * @param value f, n inputs to m outputs
   * @param surrogate h, n inputs to m outputs; like f it must not use numbers of an enclosing
   *     derivative call: pass them as operands
   * @return the rule, which takes n operands
   */
  public static GeneralRule ofNumbers(String name, VectorFunction value, VectorFunction surrogate) {
    Arguments.given("ofNumbers", "name", name);
    Arguments.given("ofNumbers", "function of the value", value);
    Arguments.given("ofNumbers", "surrogate", surrogate);
    return new SurrogateRule(name, value, surrogate);
  }

  /**
   * {@code F(X)} with the derivative of {@code H(X)}.
   *
   * @param name the rule's name, for listings and messages
   * @param value F
   * @param surrogate H, with a result of the same shape; like F it must not use numbers of an
   *     enclosing derivative call: pass them as operands
   * @return the rule, with one result
   */
  public static MatrixRule ofMatrices(String name, MatrixFunction value, MatrixFunction surrogate) {
    Arguments.given("ofMatrices", "name", name);
    Arguments.given("ofMatrices", "function of the value", value);
    Arguments.given("ofMatrices", "surrogate", surrogate);
    return new SurrogateMatrixRule(name, value, surrogate);
  }
}
