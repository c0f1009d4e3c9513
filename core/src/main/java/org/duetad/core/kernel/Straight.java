package org.duetad.core.kernel;

/**
 * Instructions outside of loops. Each is done once, on numbers in memory.
 *
 * @param first the place of the first result; the others follow
 * @param results how many results there are
 * @param steps the instructions, those of few operands in runs
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record Straight(int first, int results, LaneOperation[] steps) implements Part {

  @Override
  public void evaluate(Lanes lanes) {
    for (LaneOperation step : steps) {
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
