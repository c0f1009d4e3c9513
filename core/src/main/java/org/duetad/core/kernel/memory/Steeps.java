package org.duetad.core.kernel.memory;

import java.util.Arrays;
import org.duetad.core.Factors;
import org.duetad.core.program.loops.Notes;

/** Notes slopes of rules in a sweep that are steep, or that may have underflowed. */
public final class Steeps implements Notes {

  /** Its products with what may be no more than underflow left are not normal numbers. */
  public static final double SCALE = 0x1p-100;

  /** A NaN for each lane in which a slope is steep. */
  private final double[] lanes;

  /** Whether anything was noted in it. */
  private boolean isNoted;

  private boolean flat;
  private boolean sunk;

  /** For a number of lanes at most. */
  Steeps(int most) {
    lanes = new double[most];
  }

  /** Begins an evaluation. */
  public void beginValues() {
    sunk = false;
  }

  /** Goes on after an evaluation, in which operands were at a kink or not. */
  public void resume(boolean isAtKink) {
    sunk = isAtKink;
  }

  /** Begins another sweep. */
  public void begin() {
    if (isNoted) {
      Arrays.fill(lanes, 0.0);
    }
    isNoted = false;
    flat = false;
  }

  /** Notes whether a slope of a rule is steep, or may have underflowed. */
  @Override
  public double note(double slope) {
    if (!Factors.isModerate(slope)) {
      isNoted = true;
      lanes[0] += 0.0 * (slope * LaneMath.LARGE);
      flat |= Math.abs(slope) < Double.MIN_NORMAL;
    }
    return slope;
  }

  /** Notes whether slopes are steep, by a sum that is NaN if one is, else 0. */
  public void noteAll(double sum) {
    isNoted = true;
    lanes[0] += sum;
  }

  /** The product of a slope and an adjoint; notes whether it underflowed. */
  public double product(double slope, double adjoint) {
    double product = slope * adjoint;
    if (Math.abs(product) < Double.MIN_NORMAL) {
      noteFlat(slope, adjoint);
    }
    return product;
  }

  @Override
  public void noteFlat(double slope, double adjoint) {
    flat |= slope != 0 && adjoint != 0;
  }

  /** Products in loops are not looked at: what they add up may have underflowed. */
  public void assumeFlat() {
    flat = true;
  }

  /** Notes whether the product of numbers that are not zero underflowed. */
  public void noteProduct(double z, double x, double y) {
    if (Math.abs(z) < Double.MIN_NORMAL) {
      noteSunk(x, y);
    }
  }

  @Override
  public void noteSunk(double x, double y) {
    sunk |= x != 0 && y != 0;
  }

  /** Notes an operand at which a rule has a kink if it is zero, and which may have underflowed. */
  public void noteKink(double size) {
    sunk |= Math.abs(size * SCALE) < Double.MIN_NORMAL;
  }

  /** The same in the first n lanes. */
  public void noteKinks(double[] sizes, int n) {
    double least = 1;
    for (int i = 0; i < n; i++) {
      least = Math.min(least, Math.abs(sizes[i]));
    }
    noteKink(least);
  }

  /** Whether anything was noted since an evaluation began. */
  public boolean hasNotes() {
    return isNoted || flat || sunk;
  }

  /** Whether slopes may depend on what underflow took from values. */
  public boolean isSunk() {
    return sunk;
  }

  /** Notes which slopes of a rule are steep, in the first n lanes. */
  public double[] note(double[] slopes, int n) {
    isNoted = true;
    LaneMath.addDoubts(lanes, slopes, n);
    return slopes;
  }

  @Override
  public boolean isFlat() {
    return flat;
  }

  /** Whether a slope of the sweep was steep. */
  public boolean isSteep() {
    return isNoted && !LaneMath.areFinite(lanes, lanes.length);
  }
}
