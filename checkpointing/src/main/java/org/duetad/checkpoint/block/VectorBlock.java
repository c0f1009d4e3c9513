package org.duetad.checkpoint.block;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Closure;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;

/** A function that is recorded as a single rule. */
final class VectorBlock implements VectorFunction {

  private final VectorFunction f;
  private final Recomputation recomputation = new Recomputation();

  /**
   * Whether it has been found to capture numbers; if so, recording without captures is not tried.
   */
  private volatile boolean captures;

  VectorBlock(VectorFunction f) {
    this.f = f;
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    long recorded = recorded(x);
    if (recorded == 0) {
      return f.apply(x);
    }
    if (!captures) {
      Scalar[] y = Arguments.outputs("checkpoint", f.apply(Scalar.of(Primals.of(x))));
      if (recorded(x) == recorded && Arrays.stream(y).allMatch(Constant.class::isInstance)) {
        return y.length == 0 ? y : new BlockRule(f, recomputation, Primals.of(y)).use(x);
      }
      captures = true;
    }
    Closure closure = Closure.recomputed(f, x);
    Scalar[] all = joined(x, closure.captured());
    VectorFunction g = closure.function();
    return new BlockRule(g, recomputation, g.value(Primals.of(all))).use(all);
  }

  private static long recorded(Scalar[] x) {
    return Arrays.stream(x).mapToLong(Scalar::recorded).sum();
  }

  private static Scalar[] joined(Scalar[] x, Scalar[] captured) {
    return Stream.of(x, captured).flatMap(Arrays::stream).toArray(Scalar[]::new);
  }
}
