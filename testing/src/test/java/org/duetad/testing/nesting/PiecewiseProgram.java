package org.duetad.testing.nesting;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;

/** A random function that branches on its numbers, by comparisons and by their values. */
record PiecewiseProgram(long seed, int length) implements ScalarFunction {

  @Override
  public Scalar apply(Scalar... x) {
    Random random = new Random(seed);
    List<Scalar> values = new ArrayList<>(List.of(x));
    for (int k = 0; k < length; k++) {
      Scalar a = values.get(random.nextInt(values.size()));
      Scalar b = values.get(random.nextInt(values.size()));
      values.add(next(random.nextInt(10), a, b, random.nextGaussian()));
    }
    return Scalar.sum(values.toArray(new Scalar[0]));
  }

  private static Scalar next(int kind, Scalar a, Scalar b, double c) {
    return switch (kind) {
      case 0 -> a.isGreaterThan(b) ? a.multiply(b) : a.subtract(b);
      case 1 -> a.isLessThan(c) ? a.sin() : a.multiply(c);
      case 2 -> a.compareTo(b) < 0 ? a.multiply(2) : b.tanh();
      case 3 -> b.isGreaterThanOrEqualTo(a) ? b.add(c) : a.sigmoid();
      case 4 -> a.isLessThanOrEqualTo(b) ? a.atan() : b.multiply(a).sin();
      case 5 -> a.max(b).multiply(c);
      case 6 -> a.equals(b) ? a : a.abs().add(b);
      case 7 -> a.add(Math.floor(a.value()));
      case 8 -> Scalar.select(a, b.sin(), b.multiply(c));
      default -> a.multiply(b).tanh();
    };
  }
}
