package org.duetad.checkpoint.verify;

/** Stafford's Mix13, the finaliser of SplittableRandom: a bijection of 64 bits. */
final class Mix {

  private Mix() {}

  static long of(long z) {
    long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long x = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }
}
