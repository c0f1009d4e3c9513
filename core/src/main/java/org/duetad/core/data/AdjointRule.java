package org.duetad.core.data;

import org.duetad.core.Scalar;
import org.duetad.core.spi.Primals;
import org.jspecify.annotations.Nullable;

/**
 * The pullback of a rule as a function of its inputs and seeds. On doubles it is a sweep of the
 * rule's kernels, and its pushforward a sweep of those of the tangents.
 */
final class AdjointRule extends RowsRule {

  private final RowsRule of;

  AdjointRule(RowsRule of, int p) {
    super(of.recorded().adjoint(p), of.rows());
    this.of = of;
  }

  private int parametersOfRule(int operands) {
    return parameters(operands) - of.body().sums();
  }

  @Override
  public double[] value(double... x) {
    return of.pulled(parametersOfRule(x.length), x);
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    if (!Primals.areConstant(x) || !Primals.areConstant(dx)) {
      return super.pushforward(x, y, dx);
    }
    Group inputs = inputs(parameters(x.length));
    double[] in = joined(new Group[] {inputs, inputs}, Primals.of(x), Primals.of(dx));
    return Scalar.of(of.pass(RowPass.SECOND, parametersOfRule(x.length), in));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AdjointRule rule && super.equals(rule) && rule.of.equals(of);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
