package org.duetad.checkpoint.verify;

/**
 * A 64-bit hash of a state: four sums with the round of XXH64 (Y. Collet), each a bijection of any
 * one of its numbers, joined by a bijection of each of them. So two states that differ in one
 * component never have the same hash; others only by coincidence. All NaNs count as equal, as their
 * bits depend on the compiler; -0.0 and 0.0 differ.
 */
final class StateHash {

  private static final long PRIME_1 = 0x9e3779b185ebca87L;
  private static final long PRIME_2 = 0xc2b2ae3d27d4eb4fL;

  private StateHash() {}

  static long of(double[] state) {
    long a = PRIME_1;
    long b = PRIME_2;
    long c = 0;
    long d = -PRIME_1;
    int i = 0;
    for (; i + 3 < state.length; i += 4) {
      a = round(a, state[i]);
      b = round(b, state[i + 1]);
      c = round(c, state[i + 2]);
      d = round(d, state[i + 3]);
    }
    for (; i < state.length; i++) {
      a = round(a, state[i]);
    }
    return Mix.of(Mix.of(Mix.of(Mix.of(a) ^ b) ^ c) ^ d);
  }

  private static long round(long sum, double component) {
    return Long.rotateLeft(sum + Double.doubleToLongBits(component) * PRIME_2, 31) * PRIME_1;
  }

  /** Fibonacci hashing: numbers that differ only in their last 30 bits have different hashes. */
  static int of(double component) {
    return (int) ((Double.doubleToLongBits(component) * 0x9e3779b97f4a7c15L) >>> 32);
  }
}
