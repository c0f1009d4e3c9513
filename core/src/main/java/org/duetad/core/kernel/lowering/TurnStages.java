package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;

/**
 * The steps of a turn in stages, each of which is a loop of its own over a few independent turns.
 * In a stage no elementary function waits for the result of another. A processor computes several
 * turns of such a loop at once; a long chain of functions in one turn keeps it from reaching the
 * next.
 */
final class TurnStages {

  /** What more turns hand from one loop to the next does not stay in the first cache. */
  private static final int MOST_TURNS = 64;

  private final Body body;

  /** The stage of each row, and whether it depends on a function of that stage. */
  private final int[] stages;

  private final boolean[] areFunctions;

  private TurnStages(Body body) {
    this.body = body;
    stages = new int[body.active().length];
    areFunctions = new boolean[stages.length];
  }

  /** The steps for a range of turns, in the order of the program in each stage. */
  static List<List<BodyStep>> of(Places range) {
    Body body = range.body();
    int turns = range.end() - range.from();
    boolean areSeparate = turns > 1 && turns <= Math.min(body.lanes(), MOST_TURNS);
    return areSeparate && !hasConditions(body) ? new TurnStages(body).all() : List.of(body.steps());
  }

  /** The first condition that fails decides what is reported. */
  private static boolean hasConditions(Body body) {
    return body.steps().stream().anyMatch(step -> step.instruction() instanceof Guard);
  }

  private List<List<BodyStep>> all() {
    List<List<BodyStep>> all = new ArrayList<>();
    for (BodyStep step : body.steps()) {
      int stage = stage(step);
      while (all.size() <= stage) {
        all.add(new ArrayList<>());
      }
      all.get(stage).add(step);
    }
    return all;
  }

  private int stage(BodyStep step) {
    int[] rows =
        Arrays.stream(step.operands()).mapToInt(LaneOperand::row).filter(r -> r >= 0).toArray();
    int stage = Arrays.stream(rows).map(row -> stages[row]).max().orElse(0);
    int latest = stage;
    boolean isAfterFunction =
        Arrays.stream(rows).anyMatch(row -> stages[row] == latest && areFunctions[row]);
    boolean isFunction =
        step.instruction() instanceof Applied.Unary unary && Formulas.isFunction(unary.rule());
    if (isFunction && isAfterFunction) {
      stage++;
    }
    if (step.result() < stages.length) {
      stages[step.result()] = stage;
      areFunctions[step.result()] = isFunction || isAfterFunction;
    }
    return stage;
  }
}
