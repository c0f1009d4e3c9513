package org.duetad.examples.lab;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Points of curves. */
public final class Points {

  private Points() {}

  /** Equally spaced, both ends included. */
  public static double[] spaced(double from, double to, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> from + (to - from) * i / (count - 1.0))
        .toArray();
  }

  /** A function at each point. */
  public static double[] map(double[] x, DoubleUnaryOperator function) {
    return DoubleStream.of(x).map(function).toArray();
  }

  /** 0, 1, 2, and so on. */
  public static double[] counted(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }
}
