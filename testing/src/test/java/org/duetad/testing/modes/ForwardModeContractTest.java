package org.duetad.testing.modes;

import org.duetad.forward.ForwardMode;
import org.junit.jupiter.api.Nested;

/** Forward mode with every chunk satisfies the contract of every mode. */
class ForwardModeContractTest {

  @Nested
  class WithAChunkOfItsChoice extends CarryingModeContract implements RuleErrors, OverflowContract {
    WithAChunkOfItsChoice() {
      super(new ForwardMode());
    }
  }

  @Nested
  class WithChunk1 extends CarryingModeContract implements RuleErrors, OverflowContract {
    WithChunk1() {
      super(ForwardMode.withChunk(1));
    }
  }

  @Nested
  class WithChunk4 extends CarryingModeContract implements RuleErrors, OverflowContract {
    WithChunk4() {
      super(ForwardMode.withChunk(4));
    }
  }

  @Nested
  class WithChunk8 extends CarryingModeContract implements RuleErrors, OverflowContract {
    WithChunk8() {
      super(ForwardMode.withChunk(8));
    }
  }

  @Nested
  class WithChunk16 extends CarryingModeContract implements RuleErrors, OverflowContract {
    WithChunk16() {
      super(ForwardMode.withChunk(16));
    }
  }
}
