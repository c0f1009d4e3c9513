package org.duetad.testing.jqwik;

import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** Values that are drawn as a whole, and shrink to simpler ones. */
public final class Simplified {

  private Simplified() {}

  /** A value, and how it becomes simpler. */
  private record Drawn<T>(T value, Function<T, Stream<T>> simpler, ToLongFunction<T> complexity)
      implements Shrinkable<T> {

    @Override
    public Stream<Shrinkable<T>> shrink() {
      long here = complexity.applyAsLong(value);
      return simpler
          .apply(value)
          .filter(other -> complexity.applyAsLong(other) < here)
          .map(other -> new Drawn<>(other, simpler, complexity));
    }

    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(complexity.applyAsLong(value));
    }
  }

  /**
   * Values of any kind.
   *
   * @param draw draws one
   * @param simpler what one shrinks to
   * @param complexity how far one is from the simplest; at least 0
   * @param <T> their type
   * @return the values, without edge cases
   */
  public static <T> Arbitrary<T> values(
      Function<Random, T> draw, Function<T, Stream<T>> simpler, ToLongFunction<T> complexity) {
    return Arbitraries.fromGenerator(
        random -> new Drawn<>(draw.apply(random), simpler, complexity));
  }
}
