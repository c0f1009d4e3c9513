package org.duetad.core.kernel.loops;

import org.duetad.core.kernel.code.FlatCode;

/**
 * A hash of each instruction by which turns of a loop are recognised: its kind and, for each
 * operand, the kind of what computed it. Distances do not enter, as those of the first turns
 * differ; the kind alone would not tell the end of a loop from what follows.
 */
final class Tokens {

  private static final long FACTOR = 0x9FB21C651E98DF25L;
  private static final long KIND = 0xD6E8FEB86659FD93L;

  private Tokens() {}

  static long[] of(FlatCode code) {
    int[] operands = code.operands();
    long[] hashes = new long[code.size()];
    long[] makers = new long[code.slots()];
    for (int k = 0; k < hashes.length; k++) {
      long hash = code.kind(k) * KIND + code.arity(k);
      int end = code.start(k + 1);
      for (int i = code.start(k); i < end; i++) {
        hash = hash * FACTOR + makers[operands[i]];
      }
      hashes[k] = mixed(0, hash);
      int first = code.result(k);
      for (int slot = first; slot < code.result(k + 1); slot++) {
        makers[slot] = (code.kind(k) + 1) * KIND + slot - first;
      }
    }
    return hashes;
  }

  /** A hash of a hash and one more value: the finaliser of SplitMix64. */
  static long mixed(long hash, long value) {
    long z = (hash + 0x9E3779B97F4A7C15L) * 31 + value;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
