package org.duetad.core.kernel;

import java.util.List;
import java.util.function.ToIntBiFunction;

/** Some entries of a Jacobian, in an order of their own, which those of other blocks follow. */
interface EntryBlock {

  /** How many there are. */
  int count();

  /** The row of an entry, or -1 if this is none. */
  int row(int k);

  /** The column of an entry, or -1 if this is none. */
  int column(int k);

  /** The row or column of an entry of all blocks. */
  static int place(
      String operation,
      List<? extends EntryBlock> blocks,
      int k,
      ToIntBiFunction<EntryBlock, Integer> place) {
    int from = k;
    for (EntryBlock block : blocks) {
      if (from < block.count()) {
        return place.applyAsInt(block, from);
      }
      from -= block.count();
    }
    throw new IndexOutOfBoundsException(operation + ": entry " + k + " of " + (k - from));
  }
}
