package org.duetad.core.data;

import org.jspecify.annotations.Nullable;

/** Gives out the blocks of a table in order, to any number of threads. */
@FunctionalInterface
interface BlockCursor {

  /** The next block, or null after the last one. */
  @Nullable Block next();
}
