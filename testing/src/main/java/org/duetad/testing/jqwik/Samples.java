package org.duetad.testing.jqwik;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.duetad.testing.RandomProgram;

/** Samples of arbitraries, for tests that are no properties. */
public final class Samples {

  private static final int SIZE = 1000;

  private Samples() {}

  /**
   * Whether an object is an arbitrary of jqwik, which need not be on the class path.
   *
   * @param value any object
   * @return true if it is
   */
  public static boolean isArbitrary(Object value) {
    try {
      return Class.forName("net.jqwik.api.Arbitrary").isInstance(value);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * Draws from an arbitrary; a program is drawn as a function at its point.
   *
   * @param arbitrary the arbitrary
   * @param count how many samples
   * @param seed the seed of the random numbers
   * @return the samples
   */
  public static List<Object> of(Object arbitrary, int count, long seed) {
    List<Object> samples = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<?> generator = ((Arbitrary<?>) arbitrary).generator(SIZE);
          Random random = new Random(seed);
          for (int k = 0; k < count; k++) {
            Object sample = generator.next(random).value();
            samples.add(sample instanceof RandomProgram program ? program.here() : sample);
          }
        });
    return samples;
  }
}
