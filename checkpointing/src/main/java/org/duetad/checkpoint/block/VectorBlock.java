package org.duetad.checkpoint.block;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Recomputable;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;

/** A function that is recorded as a single rule. */
final class VectorBlock implements VectorFunction {

  private final VectorFunction f;
  private final Recomputation recomputation = new Recomputation();

  /** Whether it captured numbers when this was last determined, which takes a little longer. */
  private volatile boolean captures = true;

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
      Scalar[] y = Arguments.outputs(Recomputation.NAME, f.apply(Scalar.of(Primals.of(x))));
      if (recorded(x) == recorded && Primals.areConstant(y)) {
        return used(f, Primals.of(y), x);
      }
    }
    Recomputable block = Recomputable.of(f, x);
    captures = block.captured().length > 0;
    return used(block.function(), block.value(), joined(x, block.captured()));
  }

  private Scalar[] used(VectorFunction function, double[] y, Scalar[] x) {
    return y.length == 0 ? new Scalar[0] : new BlockRule(function, recomputation, y).use(x);
  }

  private static long recorded(Scalar[] x) {
    return Arrays.stream(x).mapToLong(Scalar::recorded).sum();
  }

  private static Scalar[] joined(Scalar[] x, Scalar[] captured) {
    return Stream.of(x, captured).flatMap(Arrays::stream).toArray(Scalar[]::new);
  }
}
