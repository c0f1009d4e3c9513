package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duetad.core.kernel.lanes.KnownActivations;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.RowFunctions;
import org.duetad.core.kernel.lanes.SlopeCode;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of a body in a loop compute parts of others, as in lanes: the values of a rule at the
 * same operand ({@link RowFunctions}), or an activation its slopes.
 */
final class KnownSteps {

  /** By function and row of the operand. */
  private final Map<List<Object>, BodyStep> steps = new HashMap<>();

  /** The activations whose slopes are no step's values so far. */
  private final List<BodyStep> open = new ArrayList<>();

  /** For a step whose values are slopes of an activation, that activation. */
  private final IdentityHashMap<BodyStep, BodyStep> activations = new IdentityHashMap<>();

  /** For an activation, that step if its own slopes have a factor {@code tanh(x/2)}. */
  private final IdentityHashMap<BodyStep, BodyStep> halves = new IdentityHashMap<>();

  /** By row of the operand, the cardinal sines. */
  private final Map<Integer, BodyStep> sincs = new HashMap<>();

  KnownSteps(Body body) {
    if (body.isInLoop()) {
      body.steps().forEach(step -> add(body, step));
    }
  }

  private void add(Body body, BodyStep step) {
    if (!(step.instruction() instanceof Applied.Unary unary) || step.operands()[0].row() < 0) {
      return;
    }
    UnaryRule rule = unary.rule();
    put(RowFunctions.of(rule), step);
    if (KnownActivations.isSinc(rule)) {
      sincs.putIfAbsent(row(step), step);
    }
    if (TurnValues.isKnown(body, rule, step.operands()[0])) {
      open.add(step);
      return;
    }
    for (BodyStep activation : open) {
      if (row(activation) == row(step) && isSlope(rule, activation)) {
        open.remove(activation);
        put(step, activation, SlopeCode.of(rule));
        return;
      }
    }
  }

  private void put(Object function, BodyStep step) {
    steps.putIfAbsent(List.of(function, row(step)), step);
  }

  private void put(BodyStep step, BodyStep activation, @Nullable SlopeCode slope) {
    activations.put(step, activation);
    if (KnownActivations.isSigmoid(rule(activation))
        && slope != null
        && slope.has(RowFunctions.tanhOfHalf())) {
      halves.put(activation, step);
      put(RowFunctions.tanhOfHalf(), step);
    }
  }

  private static boolean isSlope(UnaryRule rule, BodyStep activation) {
    SlopeCode slope = SlopeCode.of(rule(activation));
    return slope != null && slope.is(rule);
  }

  private static UnaryRule rule(BodyStep step) {
    return ((Applied.Unary) Objects.requireNonNull(step.instruction())).rule();
  }

  private static int row(BodyStep step) {
    return step.operands()[0].row();
  }

  /** The activation whose slopes are a step's values, or null. */
  @Nullable BodyStep activation(BodyStep step) {
    return activations.get(step);
  }

  /** For a sigmoid, the step for which {@code tanh(x/2)} is kept, or null. */
  @Nullable BodyStep withHalves(BodyStep sigmoid) {
    return halves.get(sigmoid);
  }

  /** The step with the cardinal sine of an operand, or null. */
  @Nullable BodyStep sinc(LaneOperand x) {
    return sincs.get(x.row());
  }

  /**
   * The step with the values of a function of an operand, or for which {@code tanh(x/2)} is kept;
   * null if there is none.
   */
  @Nullable BodyStep of(Object function, LaneOperand x) {
    return steps.get(List.of(function, x.row()));
  }
}
