package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.ChainFactor;
import org.duetad.core.PathSums;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * The sums of sizes of paths, where a value overflowed: of products of slopes, from the inputs
 * going forward, from the outputs going back. A derivative that is zero because paths cancelled is
 * no exact zero, nor is one finite that is a difference of infinite paths: from the other end each
 * path is followed on its own. Through operations of matrices the derivatives themselves are taken.
 */
final class PathSizes {

  private static final double NONE = PathSums.NONE;

  private final FactorStep step;

  /** Logarithms, base 2. */
  private final double[] sums;

  /** Of which slots; of others the derivatives are taken. */
  private final boolean[] known;

  PathSizes(int slots, FactorStep step) {
    this.step = step;
    sums = new double[slots];
    known = new boolean[slots];
  }

  /** In place of a tangent: a number, a matrix, or null for zero. */
  @Nullable Object ofTangent(int slot, @Nullable Object tangent) {
    return known[slot] ? new double[] {PathSums.size(sums[slot])} : tangent;
  }

  /** In place of an adjoint; of its size only matters whether it is zero or infinite. */
  Object ofAdjoint(int slot, double... adjoint) {
    return known[slot]
        ? new double[] {Double.isInfinite(sums[slot]) ? PathSums.size(sums[slot]) : 1.0}
        : adjoint;
  }

  /** Before the tangents of an instruction's results are computed. */
  void push(Instruction instruction, Values tangents) {
    if (!TermPass.isScalar(instruction)) {
      return;
    }
    int[] operands = instruction.operands();
    double[] dx = new double[operands.length];
    Arrays.setAll(dx, i -> sum(operands[i], tangents.find(operands[i])));
    if (isNone(dx)) {
      return;
    }
    ChainFactor[][] slopes = step.slopes(instruction);
    for (int j = 0; j < slopes.length; j++) {
      double sum = NONE;
      for (int i = 0; i < dx.length; i++) {
        sum = PathSums.plus(sum, PathSums.times(dx[i], PathSums.of(slopes[j][i].value())));
      }
      put(instruction.first() + j, sum);
    }
  }

  /** Before an instruction's adjoints are pulled back. */
  void pull(Instruction instruction, Adjoints adjoints) {
    int[] operands = instruction.operands();
    if (!TermPass.isScalar(instruction)) {
      if (Uncertainty.computes(instruction)) {
        for (int operand : operands) {
          known[operand] = false;
        }
      }
      return;
    }
    double[] yBar = new double[instruction.results()];
    Arrays.setAll(yBar, j -> sum(instruction.first() + j, adjoints));
    if (isNone(yBar)) {
      return;
    }
    ChainFactor[][] slopes = step.slopes(instruction);
    for (int i = 0; i < operands.length; i++) {
      double sum = sum(operands[i], adjoints);
      for (int j = 0; j < yBar.length; j++) {
        sum = PathSums.plus(sum, PathSums.times(yBar[j], PathSums.of(slopes[j][i].value())));
      }
      put(operands[i], sum);
    }
  }

  private void put(int slot, double sum) {
    sums[slot] = sum;
    known[slot] = true;
  }

  private double sum(int slot, @Nullable Object tangent) {
    if (known[slot]) {
      return sums[slot];
    }
    return tangent == null ? NONE : PathSums.of(Values.nearest(tangent)[0]);
  }

  private double sum(int slot, Adjoints adjoints) {
    if (known[slot]) {
      return sums[slot];
    }
    double[] soFar = adjoints.soFar(slot);
    return soFar.length == 0 ? NONE : PathSums.of(soFar[0]);
  }

  private static boolean isNone(double... all) {
    return Arrays.stream(all).allMatch(sum -> sum == NONE);
  }
}
