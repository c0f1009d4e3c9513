package org.duetad.core.diagnosis;

import java.util.BitSet;

/** The adjoints of all numbers of a program and their errors, during a sweep backwards. */
final class SweptAdjoints {

  final double[] bar;
  final double[] error;
  final double[] spread;

  /** The operations whose results have an adjoint that is not pulled back yet. */
  final BitSet pending = new BitSet();

  SweptAdjoints(int numbers) {
    bar = new double[numbers];
    error = new double[numbers];
    spread = new double[numbers];
  }

  AdjointErrors gathered(SlotNumbers at, int... slots) {
    return new AdjointErrors(
        at.gathered(bar, slots), at.gathered(error, slots), at.gathered(spread, slots));
  }

  void add(SlotNumbers at, int[] slots, AdjointErrors pulled) {
    at.add(bar, slots, pulled.bar());
    at.add(error, slots, pulled.error());
    at.addSpread(spread, slots, pulled.spread());
  }

  /** Forgets the adjoints of some numbers. */
  void clear(int from, int to) {
    for (int i = from; i < to; i++) {
      bar[i] = 0;
      error[i] = 0;
      spread[i] = 0;
    }
  }
}
