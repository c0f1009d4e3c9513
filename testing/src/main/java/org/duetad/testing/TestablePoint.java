package org.duetad.testing;

import java.util.List;
import org.duetad.reverse.ReverseMode;

/** What all other laws need: a function that repeats itself, at a point where it is smooth. */
final class TestablePoint {

  private static final String OUTLIVES =
      "it is not a function of its inputs alone: does it use a buffer, a counter or random numbers that"
          + " outlive a call?";

  private final FunctionAtPoint at;

  TestablePoint(FunctionAtPoint at) {
    this.at = at;
  }

  List<DerivativeLaw> all() {
    return List.of(
        new DerivativeLaw("the function repeats itself, and is smooth at the point", this::check));
  }

  private void check() {
    double[] first = at.function().value(at.point());
    double[] second = at.function().value(at.point());
    at.failure("the value of the second call", OUTLIVES).unlessSameBits(first, second);
    new ReverseMode().gradient(at.weighted(), at.point());
    double[] third = at.function().value(at.point());
    at.failure("the value after a derivative", OUTLIVES).unlessSameBits(first, third);
    Roundings.of(at);
  }
}
