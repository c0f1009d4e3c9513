package org.duetad.core.kernel.straight;

import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.memory.Lanes;

/**
 * Instructions outside of loops. Each is done once, on numbers in memory.
 *
 * @param first the place of the first result; the others follow
 * @param results how many results there are
 * @param steps the instructions, those of few operands in runs
 * @param late those of them that may be evaluated after a sweep ({@code LinearTail})
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record Straight(int first, int results, LaneOperation[] steps, LaneOperation[] late)
    implements Part {

  @Override
  public void evaluate(Lanes lanes) {
    for (LaneOperation step : steps) {
      step.evaluate(lanes);
    }
    lanes.doubt(first, first + results);
  }

  /** Computes what {@link #pull} reads. */
  public void evaluateEarly(Lanes lanes) {
    int next = 0;
    for (LaneOperation step : steps) {
      if (next < late.length && late[next] == step) {
        next++;
      } else {
        step.evaluate(lanes);
      }
    }
  }

  /** Computes the rest. */
  public void evaluateLate(Lanes lanes) {
    for (LaneOperation step : late) {
      step.evaluate(lanes);
    }
    lanes.doubt(first, first + results);
  }

  @Override
  public void pull(Lanes lanes) {
    for (int seed : lanes.seeds()) {
      lanes.select(seed);
      for (int k = steps.length - 1; k >= 0; k--) {
        steps[k].pull(lanes);
      }
    }
  }
}
