package org.duetad.core.kernel.lanes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.GeneralRule;

/**
 * A rule of many results or a condition, interpreted lane by lane as in a program, on slots of its
 * own: the operands', then the results'.
 */
final class OtherLanes implements LaneOperation {

  private final Instruction instruction;
  private final LaneOperand[] x;
  private final int row;
  private final boolean[] wanted;

  OtherLanes(Instruction instruction, LaneOperand[] x, int row) {
    this.instruction = instruction.moved(IntStream.range(0, x.length).toArray(), x.length);
    this.x =
        instruction.results() > 0
            ? x
            : Stream.of(x).map(LaneOperand::passive).toArray(LaneOperand[]::new);
    this.row = row;
    wanted = new boolean[x.length + instruction.results()];
    for (int k = 0; k < x.length; k++) {
      wanted[k] = x[k].isActive();
    }
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[][] operands = ReducedLanes.byLane(lanes, x);
    for (int i = 0; i < lanes.n; i++) {
      if (instruction instanceof Applied.General general) {
        double[] y = evaluate(general.rule(), operands[i]);
        for (int r = 0; r < instruction.results(); r++) {
          lanes.rows[row + r][i] = y[r];
        }
      } else {
        Values values = new Values(wanted.length);
        values.put(0, Scalar.of(operands[i]));
        instruction.evaluate(values);
      }
    }
  }

  private static double[] evaluate(GeneralRule rule, double[] x) {
    try {
      return rule.evaluate(x);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public void pull(Lanes lanes) {
    if (instruction.results() == 0) {
      return;
    }
    double[][] adjoints = ReducedLanes.byLane(lanes, x);
    for (int i = 0; i < lanes.n; i++) {
      pull(lanes, i, adjoints[i]);
    }
    for (int k = 0; k < x.length; k++) {
      if (wanted[k]) {
        double[] column = lanes.scratch();
        for (int i = 0; i < lanes.n; i++) {
          column[i] = adjoints[i][k];
        }
        x[k].add(lanes, column);
      }
    }
  }

  private void noteSteep(Lanes lanes, int lane, double[] operands) {
    GeneralRule rule = ((Applied.General) instruction).rule();
    double[] y = new double[instruction.results()];
    double[] yBar = new double[y.length];
    for (int r = 0; r < y.length; r++) {
      y[r] = lanes.rows[row + r][lane];
      yBar[r] = lanes.rowAdjoints[row + r][lane];
    }
    RuleCalls.noteSteep(lanes.steeps, rule, operands, y, yBar);
  }

  @Override
  public int row() {
    return row;
  }

  @Override
  public int results() {
    return instruction.results();
  }

  @Override
  public void keep(boolean[] rows) {
    for (LaneOperand operand : x) {
      operand.keep(rows);
    }
    Arrays.fill(rows, row, row + instruction.results(), true);
  }

  /** Replaces the operands of a lane by their adjoints. */
  private void pull(Lanes lanes, int lane, double[] operands) {
    Values values = new Values(wanted.length);
    Adjoints adjoints = new Adjoints(wanted);
    values.put(0, Scalar.of(operands));
    for (int r = 0; r < instruction.results(); r++) {
      values.put(x.length + r, Scalar.of(lanes.rows[row + r][lane]));
      adjoints.add(x.length + r, Scalar.of(lanes.rowAdjoints[row + r][lane]));
    }
    noteSteep(lanes, lane, operands);
    try {
      instruction.pull(values, adjoints);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
    Arrays.setAll(
        operands,
        k -> {
          Scalar adjoint = wanted[k] ? adjoints.scalar(k) : null;
          return adjoint == null ? 0.0 : adjoint.value();
        });
  }
}
