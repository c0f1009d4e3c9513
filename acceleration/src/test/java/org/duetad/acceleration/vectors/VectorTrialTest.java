package org.duetad.acceleration.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are kept if they are clearly faster than plain Java, and dropped if not. */
class VectorTrialTest {

  private static final long BUDGET = 100_000;

  @ParameterizedTest
  @CsvSource({"1, true", "89, true", "91, false", "100, false", "1000, false"})
  void vectorsAreKeptIfTheyTakeLessThanNineTenths(long vectors, boolean kept) {
    AtomicLong clock = new AtomicLong();
    Runnable plain = () -> clock.addAndGet(100);
    VectorTrial trial = new VectorTrial(plain, () -> clock.addAndGet(vectors), clock::get, BUDGET);
    assertEquals(kept, trial.isFaster());
  }

  @Test
  void codeThatIsCompiledLateIsTimedAgain() {
    AtomicLong clock = new AtomicLong();
    AtomicLong calls = new AtomicLong();
    Runnable vectors = () -> clock.addAndGet(calls.incrementAndGet() < 100 ? 500 : 50);
    VectorTrial trial = new VectorTrial(() -> clock.addAndGet(100), vectors, clock::get, BUDGET);
    assertTrue(trial.isFaster());
  }
}
