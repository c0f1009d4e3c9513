package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.testing.rules.CornerCases;
import org.junit.jupiter.api.Nested;

class ForwardCornersTest {

  @Nested
  class Chunk1 extends CornerCases {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(1);
    }
  }

  @Nested
  class Chunk4 extends CornerCases {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(4);
    }
  }

  @Nested
  class Chunk8 extends CornerCases {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(8);
    }
  }

  @Nested
  class Chunk16 extends CornerCases {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(16);
    }
  }
}
