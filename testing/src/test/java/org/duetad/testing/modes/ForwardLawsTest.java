package org.duetad.testing.modes;

import net.jqwik.api.Group;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.testing.rules.RuleLaws;

/** Groups are inner classes. */
@SuppressWarnings("ClassCanBeStatic")
class ForwardLawsTest {

  @Group
  class Chunk1 extends RuleLaws {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(1);
    }
  }

  @Group
  class Chunk4 extends RuleLaws {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(4);
    }
  }

  @Group
  class Chunk8 extends RuleLaws {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(8);
    }
  }

  @Group
  class Chunk16 extends RuleLaws {
    @Override
    protected Differentiator mode() {
      return ForwardMode.withChunk(16);
    }
  }
}
