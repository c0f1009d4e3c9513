package org.duetad.checkpoint.verify;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers for a step that is evaluated more than once: the stream depends on seed and step
 * only, so that a recomputed step draws the same numbers.
 *
 * <pre>{@code
 * double noise = StepRandom.of(seed, step).nextGaussian();
 * }</pre>
 */
public final class StepRandom {

  private static final String ALGORITHM = "L64X128MixRandom";

  private StepRandom() {}

  /**
   * The random numbers of a step: an {@code L64X128MixRandom} seeded with {@code mix(mix(seed) +
   * step)}, where mix is a bijection of 64 bits. So no two steps of one seed share a stream, and
   * two steps of different seeds do so only by coincidence, with probability {@code 2⁻⁶⁴}.
   *
   * <p>Steele and Vigna, "LXM: better splittable pseudorandom number generators (and almost as
   * fast)", OOPSLA 2021.
   *
   * @param seed the run's seed, any number
   * @param step the step's number
   * @return a new generator at the beginning of the stream; not thread-safe
   * @throws IllegalArgumentException if the run-time image lacks the module {@code jdk.random}
   */
  public static RandomGenerator of(long seed, long step) {
    // Not seeded with bytes: JDK 17 drops all bits above a byte that is 0x80 or more.
    return RandomGeneratorFactory.of(ALGORITHM).create(Mix.of(Mix.of(seed) + step));
  }
}
