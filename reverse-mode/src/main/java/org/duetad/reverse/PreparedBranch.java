package org.duetad.reverse;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One branch of a prepared function: its kernel, and that of its tangents once it is needed. */
final class PreparedBranch {

  private final PreparedKernel values;
  private final AtomicLong uses = new AtomicLong();
  private volatile @Nullable PreparedKernel tangents;

  PreparedBranch(PreparedKernel values) {
    this.values = values;
  }

  int outputs() {
    return values.outputs();
  }

  PreparedKernel values() {
    return values;
  }

  PreparedKernel tangents() {
    PreparedKernel known = tangents;
    return known == null ? makeTangents() : known;
  }

  private synchronized PreparedKernel makeTangents() {
    PreparedKernel known = tangents;
    if (known == null) {
      known = values.tangent();
      tangents = known;
    }
    return known;
  }

  /** How many bytes a frame of each kernel takes. */
  long bytes() {
    PreparedKernel known = tangents;
    return values.bytesPerFrame() + (known == null ? 0 : known.bytesPerFrame());
  }

  /** Whether this is the first use of the branch, the second, the fourth, and so on. */
  boolean isToBeChecked() {
    long count = uses.incrementAndGet();
    return (count & count - 1) == 0;
  }
}
