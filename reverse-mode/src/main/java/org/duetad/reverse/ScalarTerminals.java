package org.duetad.reverse;

import org.duetad.core.Factors;
import org.duetad.core.Losses;
import org.duetad.core.spi.Arguments;

/** Scalars, given by their entries. */
final class ScalarTerminals implements Terminals<double[]> {

  private final int[] entries;
  private final int size;

  /** The first {@code size} of these entries; the entry of a constant is 0. */
  ScalarTerminals(int[] entries, int size) {
    this.entries = entries;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int end() {
    int end = 1;
    for (int i = 0; i < size; i++) {
      end = Math.max(end, entries[i] + 1);
    }
    return end;
  }

  @Override
  public void check(String operation, String what, double[] derivatives) {
    Arguments.length(operation, what, derivatives, size);
  }

  @Override
  public double[][] room(int count) {
    double[][] room = new double[count][];
    for (int k = 0; k < count; k++) {
      room[k] = new double[size];
    }
    return room;
  }

  @Override
  public void keep(Derivatives sweep) {
    // Derivatives of scalars are always kept.
  }

  @Override
  public void add(double[] derivatives, Derivatives sweep) {
    for (int i = 0; i < size; i++) {
      sweep.add(entries[i], derivatives[i]);
    }
  }

  @Override
  public void addUnit(int i, Derivatives sweep) {
    sweep.add(entries[i], 1.0);
  }

  @Override
  public void read(Derivatives sweep, double[] into) {
    for (int i = 0; i < size; i++) {
      into[i] = sweep.of(entries[i]);
    }
  }

  @Override
  public boolean areFinite(double[] derivatives) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 0 * derivatives[i];
    }
    return sum == 0;
  }

  @Override
  public boolean areMild(double[] derivatives) {
    return Factors.areMild(derivatives);
  }

  @Override
  public void undefine(Derivatives doubts, double[] into) {
    for (int i = 0; i < size; i++) {
      into[i] = Double.isFinite(doubts.of(entries[i])) ? into[i] : Double.NaN;
    }
  }

  @Override
  public boolean areLost(Derivatives losses, double[] derivatives) {
    for (int i = 0; i < size; i++) {
      if (Losses.areVisible(losses.of(entries[i]), derivatives[i])) {
        return true;
      }
    }
    return false;
  }
}
