package org.duetad.testing.modes;

import org.duetad.forward.ForwardMode;
import org.junit.jupiter.api.Nested;

/** Forward mode with a given chunk satisfies the contract of every mode on numbers. */
class ForwardChunksTest {

  @Nested
  class Chunk1 extends SlopeModeContract {
    Chunk1() {
      super(ForwardMode.withChunk(1));
    }
  }

  @Nested
  class Chunk4 extends SlopeModeContract {
    Chunk4() {
      super(ForwardMode.withChunk(4));
    }
  }

  @Nested
  class Chunk8 extends SlopeModeContract {
    Chunk8() {
      super(ForwardMode.withChunk(8));
    }
  }

  @Nested
  class Chunk16 extends SlopeModeContract {
    Chunk16() {
      super(ForwardMode.withChunk(16));
    }
  }
}
