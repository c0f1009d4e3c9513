package org.duetad.forward;

import net.jqwik.api.Group;
import org.duetad.core.Differentiator;
import org.duetad.core.rules.CompositionLaws;

class ForwardCompositionTest {

  @Group
  class Chunk1 extends CompositionLaws {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(1);
    }
  }

  @Group
  class Chunk4 extends CompositionLaws {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(4);
    }
  }

  @Group
  class Chunk8 extends CompositionLaws {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(8);
    }
  }
}
