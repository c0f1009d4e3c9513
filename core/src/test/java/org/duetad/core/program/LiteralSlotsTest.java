package org.duetad.core.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.duetad.core.Scalar;
import org.duetad.core.program.instruction.Guard;
import org.junit.jupiter.api.Test;

/** What a recording keeps of constants and source lines is found again, and told apart. */
class LiteralSlotsTest {

  @Test
  void valuesAreFoundByTheirBits() {
    LiteralSlots slots = new LiteralSlots();
    Map<Long, Integer> expected = new HashMap<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int slot = 0; slot < 20_000; slot++) {
      double value = slot % 3 == 0 ? slot : Double.longBitsToDouble(random.nextLong());
      long bits = Double.doubleToRawLongBits(value);
      assertEquals(expected.getOrDefault(bits, LiteralSlots.NONE), slots.find(value));
      if (expected.putIfAbsent(bits, slot) == null) {
        slots.put(value, slot);
      }
    }
    expected.forEach((bits, slot) -> assertEquals(slot, slots.find(Double.longBitsToDouble(bits))));
  }

  @Test
  void zerosOfEitherSignAreTwoConstants() {
    Program program =
        Program.record(x -> new Scalar[] {x[0].add(0.0), x[0].add(-0.0), x[0].add(0.0)}, -0.0);
    assertEquals(2, program.counts().get("constant"));
    assertEquals(1 / 0.0, 1 / program.evaluate(-0.0)[2]);
    assertEquals(1 / -0.0, 1 / program.evaluate(-0.0)[1]);
  }

  /** In a loop the same place is asked for again, from another line another place. */
  @Test
  void eachConditionHasItsLine() {
    Program program =
        Program.record(
            x -> {
              for (int i = 0; i < 3; i++) {
                x[0].isGreaterThan(i);
                x[0].isGreaterThan(i + 0.5);
              }
              return x;
            },
            1.0);
    String[] lines =
        program.instructions().stream()
            .filter(Guard.class::isInstance)
            .map(guard -> ((Guard) guard).line())
            .toArray(String[]::new);
    assertEquals(6, lines.length);
    for (int i = 0; i < 6; i++) {
      assertEquals(lines[i % 2], lines[i]);
    }
    assertNotEquals(lines[0], lines[1]);
  }
}
