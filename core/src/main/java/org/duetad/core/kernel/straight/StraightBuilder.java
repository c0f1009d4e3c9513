package org.duetad.core.kernel.straight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.NumberPlaces;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;

/** Makes the steps of instructions outside of loops. */
public final class StraightBuilder {

  private final FlatCode code;
  private final NumberPlaces places;
  private final NearKinks kinks;

  public StraightBuilder(FlatCode code, NumberPlaces places, NearKinks kinks) {
    this.kinks = kinks;
    this.code = code;
    this.places = places;
  }

  /** The part for a stretch of instructions. */
  public Straight part(BodyShape shape) {
    return part(shape, new boolean[shape.length()]);
  }

  /**
   * The part for a stretch of instructions.
   *
   * @param shape the instructions
   * @param late whether each of them depends on loops that may be done after others
   */
  public Straight part(BodyShape shape, boolean[] late) {
    List<LaneOperation> steps = new ArrayList<>();
    List<LaneOperation> lateSteps = new ArrayList<>();
    int end = shape.start() + shape.length();
    for (int k = shape.start(); k < end; ) {
      boolean isLate = late[k - shape.start()];
      k = addStep(k, shape, late, steps);
      if (isLate) {
        lateSteps.add(steps.get(steps.size() - 1));
      }
    }
    KinkStep kinkStep = kinks(shape);
    if (kinkStep.groups().length > 0) {
      steps.add(kinkStep);
    }
    int result = code.result(shape.start());
    int first = shape.rows() == 0 ? 0 : places.ofSlot(result);
    LaneOperation[] all = GatheredDot.paired(steps).toArray(new LaneOperation[0]);
    LaneOperation[] last = lateSteps.toArray(new LaneOperation[0]);
    return new Straight(first, shape.rows(), all, last);
  }

  /** The steps of the instructions that are not marked. */
  public LaneOperation[] early(BodyShape shape, boolean[] late) {
    List<LaneOperation> steps = new ArrayList<>();
    int end = shape.start() + shape.length();
    for (int k = shape.start(); k < end; ) {
      k = late[k - shape.start()] ? k + 1 : addStep(k, shape, late, steps);
    }
    return GatheredDot.paired(steps).toArray(new LaneOperation[0]);
  }

  /** The steps of a stretch of instructions, to be used once. */
  public LaneOperation[] steps(int from, int end) {
    List<LaneOperation> steps = new ArrayList<>();
    BodyShape shape = BodyShape.straight(code, from, end - from);
    boolean[] late = new boolean[end - from];
    for (int k = from; k < end; ) {
      if (code.instruction(k).operation().equals(Reductions.DOT)) {
        steps.add(new ShortDot(operands(k), places.ofSlot(code.result(k))));
        k++;
      } else {
        k = addStep(k, shape, late, steps);
      }
    }
    return steps.toArray(new LaneOperation[0]);
  }

  /** Adds the step of an instruction and of those joined to it; returns the next instruction. */
  private int addStep(int k, BodyShape shape, boolean[] late, List<LaneOperation> steps) {
    int end = shape.start() + shape.length();
    int next = k;
    while (next < end
        && late[next - shape.start()] == late[k - shape.start()]
        && ScalarCode.isFor(code.instruction(next))) {
      next++;
    }
    if (next > k) {
      steps.add(new ScalarCode(code, places, k, next));
      return next;
    }
    steps.add(step(code.instruction(k), operands(k), areActive(k), results(k)));
    return k + 1;
  }

  /** Notes kinks of all instructions, after these. */
  public KinkStep kinks(BodyShape shape) {
    List<int[]> all = new ArrayList<>();
    for (int k = shape.start(); k < shape.start() + shape.length(); k++) {
      for (int[] group : kinks.groupsOutside(k)) {
        all.add(places(k, group));
      }
    }
    return new KinkStep(all.toArray(new int[0][]));
  }

  /** Where some operands of an instruction are in memory. */
  private int[] places(int k, int[] some) {
    int[] all = new int[some.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = places.ofSlot(code.operand(k, some[i]));
    }
    return all;
  }

  private int[] operands(int k) {
    int[] all = new int[code.arity(k)];
    for (int i = 0; i < all.length; i++) {
      all[i] = places.ofSlot(code.operand(k, i));
    }
    return all;
  }

  private boolean[] areActive(int k) {
    boolean[] all = new boolean[code.arity(k)];
    for (int i = 0; i < all.length; i++) {
      all[i] = places.isActiveSlot(code.operand(k, i));
    }
    return all;
  }

  private int[] results(int k) {
    int[] all = new int[code.instruction(k).results()];
    for (int r = 0; r < all.length; r++) {
      all[r] = places.ofSlot(code.result(k) + r);
    }
    return all;
  }

  private static LaneOperation step(Instruction instruction, int[] x, boolean[] active, int[] y) {
    if (instruction instanceof Applied.Reduced reduced) {
      return reduced(reduced.rule(), x, active, y[0]);
    } else if (instruction instanceof Guard guard) {
      return new GuardStep(guard, x[0], x[1]);
    } else if (instruction instanceof AppliedMatrices.OfRule matrix) {
      return new MatrixStep.OfRule(matrix.rule(), x, active, y);
    } else if (instruction instanceof AppliedMatrices.OfScalars matrix) {
      return new MatrixStep.OfNumbers(matrix.numRows(), matrix.numCols(), x, active, y[0]);
    } else if (instruction instanceof AppliedMatrices.Elements elements) {
      return new MatrixStep.Elements(x[0], active[0], elements.index(), y);
    }
    return instruction instanceof Source source
        ? new ConstantStep(source.value(), y[0])
        : new Interpreted(instruction, x, active, y);
  }

  private static LaneOperation reduced(Reduction rule, int[] x, boolean[] active, int y) {
    if (rule.equals(Reductions.SUM)) {
      return new GatheredSum(x, y);
    } else if (rule.equals(Reductions.DOT)) {
      int half = x.length / 2;
      return new GatheredDot(Arrays.copyOf(x, half), Arrays.copyOfRange(x, half, x.length), y);
    }
    return new GatheredReduction(rule, x, active, y);
  }
}
