package org.duetad.examples.cli;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.jspecify.annotations.Nullable;

/** A user's function that records what it last threw, and in which mode. */
final class WatchedFunction implements VectorFunction {

  private final VectorFunction function;
  private volatile @Nullable Throwable thrown;
  private volatile String where = "";

  WatchedFunction(VectorFunction function) {
    this.function = function;
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    try {
      return function.apply(x);
    } catch (Throwable e) {
      where = x.length == 0 ? "" : where(x[0]);
      thrown = e;
      throw e;
    }
  }

  boolean threw(Throwable e) {
    return e == thrown;
  }

  /** The mode in which it threw, preceded by a blank. */
  String where() {
    return where;
  }

  /** The mode is identified by its numbers. */
  private static String where(Scalar number) {
    String name = number.getClass().getSimpleName();
    if (name.startsWith("Constant")) {
      return " on plain numbers";
    }
    String mode =
        name.startsWith("Dual")
            ? "forward"
            : name.startsWith("Taylor")
                ? "taylor"
                : name.startsWith("Var")
                    ? "reverse"
                    : name.startsWith("Tracer")
                        ? "program"
                        : name.startsWith("Complex") ? "complex-step" : "";
    return mode.isEmpty() ? " on numbers of the kind " + name : " in mode " + mode;
  }
}
