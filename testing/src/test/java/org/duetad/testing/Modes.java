package org.duetad.testing;

import java.util.List;
import org.duetad.core.ForwardingMode;
import org.duetad.core.kernel.KernelMode;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;

/** The modes used in tests of whole programs. */
public final class Modes {

  private Modes() {}

  /** A mode whose text includes its chunk. */
  private static final class Named extends ForwardingMode {

    private final String name;

    Named(Differentiator mode, String name) {
      super(mode);
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Forward mode with every chunk, reverse mode, Taylor mode, and replayed programs. */
  public static List<Differentiator> all() {
    return List.of(
        new Named(ForwardMode.withChunk(1), "forward, 1 at once"),
        new Named(ForwardMode.withChunk(4), "forward, 4 at once"),
        new Named(ForwardMode.withChunk(8), "forward, 8 at once"),
        new Named(ForwardMode.withChunk(16), "forward, 16 at once"),
        new Named(new ReverseMode(), "reverse"),
        new Named(new TaylorMode(), "taylor"),
        new Named(new KernelMode(), "kernel"));
  }
}
