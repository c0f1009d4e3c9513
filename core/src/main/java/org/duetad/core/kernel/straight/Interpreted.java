package org.duetad.core.kernel.straight;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lanes.RuleCalls;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.GeneralRule;

/**
 * A rule of many results, or a read value: interpreted as in a program, on slots of its own, the
 * operands', then the results'.
 */
final class Interpreted implements LaneOperation {

  private final Instruction instruction;
  private final int[] x;
  private final int[] y;
  private final boolean[] wanted;

  /**
   * One instruction.
   *
   * @param x the places of the operands
   * @param active which of them depend on a variable
   * @param y the places of the results
   */
  Interpreted(Instruction instruction, int[] x, boolean[] active, int[] y) {
    this.instruction = instruction.moved(IntStream.range(0, x.length).toArray(), x.length);
    this.x = x;
    this.y = y;
    wanted = Arrays.copyOf(active, x.length + y.length);
  }

  @Override
  public void evaluate(Lanes lanes) {
    Values values = operands(lanes);
    try {
      instruction.evaluate(values);
    } catch (BranchChangedException another) {
      throw another;
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
    for (int i = 0; i < y.length; i++) {
      lanes.values[y[i]] = values.scalar(x.length + i).value();
    }
  }

  private Values operands(Lanes lanes) {
    Values values = new Values(wanted.length);
    for (int i = 0; i < x.length; i++) {
      values.put(i, lanes.value(x[i]));
    }
    return values;
  }

  @Override
  public void pull(Lanes lanes) {
    if (lanes.steeps.isFlat() && instruction instanceof Applied.General general) {
      noteSteep(lanes, general.rule());
    }
    Adjoints adjoints = new Adjoints(wanted);
    if (!isSeeded(lanes, adjoints) || !GatheredReduction.anyActive(wanted)) {
      return;
    }
    Values values = operands(lanes);
    for (int i = 0; i < y.length; i++) {
      values.put(x.length + i, Scalar.of(lanes.values[y[i]]));
    }
    try {
      instruction.pull(values, adjoints);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
    for (int i = 0; i < x.length; i++) {
      if (wanted[i]) {
        Scalar term = adjoints.scalar(i);
        lanes.adjoints[x[i]] += term == null ? 0.0 : term.value();
      }
    }
  }

  private void noteSteep(Lanes lanes, GeneralRule rule) {
    double[] in = Arrays.stream(x).mapToDouble(place -> lanes.values[place]).toArray();
    double[] out = Arrays.stream(y).mapToDouble(place -> lanes.values[place]).toArray();
    double[] yBar = Arrays.stream(y).mapToDouble(place -> lanes.adjoints[place]).toArray();
    RuleCalls.noteSteep(lanes.steeps, rule, in, out, yBar);
  }

  /** Passes on the adjoints of the results; false if all are zero. */
  private boolean isSeeded(Lanes lanes, Adjoints adjoints) {
    boolean any = false;
    for (int i = 0; i < y.length; i++) {
      double yBar = lanes.take(y[i]);
      if (yBar != 0) {
        adjoints.add(x.length + i, Scalar.of(yBar));
        any = true;
      }
    }
    return any;
  }
}
