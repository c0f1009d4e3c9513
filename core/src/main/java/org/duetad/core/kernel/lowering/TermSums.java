package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.kernel.sweep.OperandRuns;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/** The sums, after a loop, of what all its turns compute. */
final class TermSums {

  private final Body loop;

  /** All of them, in the order of the program. */
  private final List<Sum> all = new ArrayList<>();

  /**
   * One sum.
   *
   * @param step the reduction
   * @param left the row of the terms, or of their first factors
   * @param right the row of their second factors, or -1
   */
  record Sum(BodyStep step, int left, int right) {}

  private TermSums(Body loop) {
    this.loop = loop;
  }

  /** Those of instructions after a loop; none if something else reads results of the loop. */
  static List<Sum> of(Body loop, Body tail, int[] outputs) {
    TermSums sums = new TermSums(loop);
    if (Arrays.stream(outputs).anyMatch(sums::isResult)) {
      return List.of();
    }
    for (BodyStep step : tail.steps()) {
      Sum sum = sums.find(step);
      if (sum != null) {
        sums.all.add(sum);
      } else if (sums.reads(step)) {
        return List.of();
      }
    }
    return sums.all;
  }

  private @Nullable Sum find(BodyStep step) {
    if (!(step.instruction() instanceof Applied.Reduced reduced)) {
      return null;
    }
    boolean isDot = reduced.rule().equals(Reductions.DOT);
    List<OperandRuns.Run> runs = step.runs();
    if (runs.size() != 1 || runs.get(0).count() != loop.turns()) {
      return null;
    }
    OperandRuns.Run run = runs.get(0);
    int left = row(run.place(), run.stride());
    int right = isDot ? row(run.other(), run.otherStride()) : -1;
    return left < 0 || (isDot && right < 0) ? null : new Sum(step, left, right);
  }

  /** The row whose results in all turns are at some places, or -1. */
  private int row(int place, int stride) {
    for (int row = 0; row < loop.count(); row++) {
      Address.Affine at = loop.results()[row];
      if (at.base() == place && at.strides()[0] == stride) {
        return row;
      }
    }
    return -1;
  }

  private boolean reads(BodyStep step) {
    for (LaneOperand operand : step.operands()) {
      if (operand.source() instanceof LaneSource.Memory memory && isResult(memory.place())) {
        return true;
      }
    }
    return step.runs().stream().anyMatch(run -> run.anyPlace(this::isResult));
  }

  private boolean isResult(int place) {
    for (Address.Affine at : loop.results()) {
      int from = place - at.base();
      if (from >= 0 && from % at.strides()[0] == 0 && from / at.strides()[0] < loop.turns()) {
        return true;
      }
    }
    return false;
  }
}
