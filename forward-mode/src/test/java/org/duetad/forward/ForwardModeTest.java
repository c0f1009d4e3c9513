package org.duetad.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.CarryingModeContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ForwardModeTest {

  @Nested
  class WithAChunkOfItsChoice extends CarryingModeContract {
    WithAChunkOfItsChoice() {
      super(new ForwardMode());
    }
  }

  @Nested
  class WithChunk1 extends CarryingModeContract {
    WithChunk1() {
      super(ForwardMode.withChunk(1));
    }
  }

  @Nested
  class WithChunk4 extends CarryingModeContract {
    WithChunk4() {
      super(ForwardMode.withChunk(4));
    }
  }

  @Nested
  class WithChunk8 extends CarryingModeContract {
    WithChunk8() {
      super(ForwardMode.withChunk(8));
    }
  }

  @Test
  void choosesTheChunkByTheNumberOfInputs() {
    ForwardMode mode = new ForwardMode();
    assertEquals(1, mode.chunk(1));
    assertEquals(4, mode.chunk(2));
    assertEquals(4, mode.chunk(4));
    assertEquals(8, mode.chunk(5));
    assertEquals(8, mode.chunk(1000));
    assertEquals(4, ForwardMode.withChunk(4).chunk(1000));
  }

  @Test
  void refusesOtherChunks() {
    for (int chunk : new int[] {-1, 0, 2, 3, 16}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> ForwardMode.withChunk(chunk))
              .getMessage();
      assertTrue(message.contains("chunk of " + chunk), message);
      assertTrue(message.contains("1, 4 or 8"), message);
    }
  }
}
