package org.duetad.checkpoint.block;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;
import org.duetad.forward.Duals;
import org.jspecify.annotations.Nullable;

/**
 * One use of a block: a function that captures nothing, as a rule whose derivatives recompute it.
 */
final class BlockRule extends GeneralRule {

  private final VectorFunction f;
  private final Recomputation recomputation;

  /** Makes all uses of a block one rule. */
  private final BlockUse use;

  /** The results at the point of application, cleared once the rule has been applied. */
  private double @Nullable [] results;

  BlockRule(VectorFunction f, Recomputation recomputation, double[] results) {
    super(Recomputation.NAME, Arity.SOME);
    this.f = f;
    this.recomputation = recomputation;
    use = new BlockUse(f, recomputation);
    this.results = results;
  }

  /** Applies the rule with the results already computed. */
  Scalar[] use(Scalar... x) {
    Scalar[] y = of(x);
    results = null;
    return y;
  }

  @Override
  public double[] value(double... x) {
    double[] known = results;
    return known != null ? known : f.value(x);
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    if (Primals.areConstant(x) && Primals.areConstant(dx)) {
      return Scalar.of(recomputation.pushforward(f, Primals.of(x), Primals.of(y), Primals.of(dx)));
    }
    NestedJvp jvp = Nested.jvp(f, x, dx);
    Recomputation.check(Primals.of(y), Primals.of(jvp.value()));
    return jvp.tangent();
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    if (Primals.areConstant(x) && Primals.areConstant(yBar)) {
      return Scalar.of(recomputation.pullback(f, Primals.of(x), Primals.of(y), Primals.of(yBar)));
    }
    Optional<Scalar[]> pulled =
        Duals.of(Stream.of(x, yBar).flatMap(Arrays::stream).toArray(Scalar[]::new))
            .flatMap(duals -> recomputation.pullback(f, duals, x, Primals.of(y), yBar));
    if (pulled.isPresent()) {
      return pulled.get();
    }
    NestedVjp vjp = Nested.vjp(f, x);
    Recomputation.check(Primals.of(y), Primals.of(vjp.value()));
    return vjp.pullback(yBar);
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    return Arguments.outputs(name(), f.apply(x));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlockRule rule && rule.use.equals(use);
  }

  @Override
  public int hashCode() {
    return use.hashCode();
  }
}
