package org.duetad.core.kernel.tangents;

import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.straight.KinkStep;
import org.duetad.core.kernel.straight.StraightBuilder;
import org.duetad.core.matrix.ConstantMatrix;
import org.jspecify.annotations.Nullable;

/**
 * The values of a straight program that are computed before derivatives: all but those that are
 * computed with the tangents, or are tangents themselves.
 */
public final class EarlyValues {

  private final FlatCode code;
  private final LaneOperation[] steps;
  private final KinkStep kinks;

  /**
   * For a program.
   *
   * @param code the instructions
   * @param layout their places
   * @param late which of them are left out
   */
  public EarlyValues(FlatCode code, KernelLayout layout, boolean[] late) {
    this.code = code;
    BodyShape shape = BodyShape.straight(code, 0, code.size());
    StraightBuilder builder = new StraightBuilder(code, layout, new NearKinks(code));
    steps = builder.early(shape, late);
    kinks = builder.kinks(shape);
  }

  /** Working memory whose values are in an array, into which the constants are put. */
  public Lanes lanes(double[] numbers) {
    code.putConstants(numbers);
    Lanes lanes = new Lanes(0, 1, List.of(), 0, false);
    lanes.use(numbers, new @Nullable ConstantMatrix[0], new double[0][][][], new double[1]);
    return lanes;
  }

  /** Computes the values. */
  public void evaluate(Lanes lanes) {
    lanes.steeps.beginValues();
    for (LaneOperation step : steps) {
      step.evaluate(lanes);
    }
  }

  /** Notes operands at kinks, once all values are computed. */
  public void noteKinks(Lanes lanes) {
    kinks.evaluate(lanes);
  }
}
