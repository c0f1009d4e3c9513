package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.ChainFactor;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * What accompanies a pass over a program in which a value overflowed: a derivative in which a zero
 * that overflow made is multiplied by an infinity becomes NaN. Beside derivatives of a function
 * there are {@link ChainFactor}s, beside derivatives of its derivatives {@link Term}s.
 */
final class DoubtPass {

  private final Values values;
  private final Uncertainty uncertainty;
  private final FactorStep step;
  private final PathSizes paths;

  /** Whether tangents become NaN at the end only, as an exact zero annihilates a doubt. */
  private final boolean deferred;

  /** Slots of inputs: adjoints of others do not become NaN, as paths may return into the range. */
  private final int inputs;

  /** Null in a pass that has no slopes of slopes. */
  private @Nullable TermPass terms;

  DoubtPass(
      Values values,
      Uncertainty uncertainty,
      FactorStep step,
      PathSizes paths,
      boolean deferred,
      int inputs) {
    this.values = values;
    this.uncertainty = uncertainty;
    this.step = step;
    this.paths = paths;
    this.deferred = deferred;
    this.inputs = inputs;
  }

  /** Before a pass over a program of derivatives, with the derivatives that it starts with. */
  void begin(Program program, int[] slots, Object[] seeds) {
    TermPass pass = new TermPass(program, values, uncertainty, step);
    for (int i = 0; i < seeds.length; i++) {
      pass.seed(slots[i], seeds[i]);
    }
    terms = pass;
  }

  /** After the tangents of an instruction's results were computed. */
  void push(Instruction instruction, Values tangents) {
    if (terms != null) {
      terms.push(instruction);
      return;
    }
    paths.push(instruction, tangents);
    if (uncertainty.concerns(instruction)) {
      pushFactors(instruction, tangents);
    }
  }

  private void pushFactors(Instruction instruction, Values tangents) {
    ChainFactor[][] dx =
        Arrays.stream(instruction.operands())
            .mapToObj(
                slot ->
                    uncertainty.factors(slot, values, paths.ofTangent(slot, tangents.find(slot))))
            .toArray(ChainFactor[][]::new);
    ChainFactor[][] dy = step.push(instruction, dx);
    int source = uncertainty.source(instruction);
    for (int j = 0; j < dy.length; j++) {
      int slot = instruction.first() + j;
      uncertainty.note(slot, dy[j], source);
      if (!deferred) {
        undefine(slot, dy[j], tangents);
      }
    }
  }

  /** After the last instruction. */
  void endPush(int[] outputs, Values tangents) {
    for (int slot : outputs) {
      if (terms != null) {
        undefine(slot, terms.of(slot), tangents);
      } else if (deferred) {
        undefine(slot, uncertainty.factors(slot, values, tangents.find(slot)), tangents);
      }
    }
  }

  private void undefine(int slot, ChainFactor[] factors, Values tangents) {
    if (UnknownDerivatives.isAny(factors)) {
      Object zero = UnknownDerivatives.zeroLike(values.get(slot));
      Object tangent = tangents.has(slot) ? tangents.get(slot) : zero;
      tangents.put(slot, UnknownDerivatives.in(tangent, factors, overflowed(slot)));
    }
  }

  /**
   * Around the step that adds to the adjoints of an instruction's operands, and takes those of the
   * results.
   */
  void pull(Instruction instruction, Adjoints adjoints, Runnable pull) {
    if (terms != null) {
      terms.pull(instruction);
      pull.run();
    } else if (uncertainty.concerns(instruction)) {
      pullFactors(instruction, adjoints, pull);
    } else {
      paths.pull(instruction, adjoints);
      pull.run();
    }
  }

  private void pullFactors(Instruction instruction, Adjoints adjoints, Runnable pull) {
    ChainFactor[][] yBar = new ChainFactor[instruction.results()][];
    for (int j = 0; j < yBar.length; j++) {
      int slot = instruction.first() + j;
      yBar[j] = uncertainty.factors(slot, values, paths.ofAdjoint(slot, adjoints.soFar(slot)));
    }
    int source = uncertainty.source(instruction);
    ChainFactor[][] xBar = step.pull(instruction, yBar);
    paths.pull(instruction, adjoints);
    pull.run();
    int[] operands = instruction.operands();
    for (int i = 0; i < xBar.length; i++) {
      if (adjoints.wants(operands[i])) {
        uncertainty.note(operands[i], xBar[i], source);
        if (!deferred && operands[i] < inputs) {
          undefine(operands[i], adjoints);
        }
      }
    }
  }

  /** After the first instruction. */
  void endPull(Adjoints adjoints) {
    for (int slot = 0; slot < inputs; slot++) {
      if ((deferred || terms != null) && adjoints.wants(slot)) {
        undefine(slot, adjoints);
      }
    }
  }

  private void undefine(int slot, Adjoints adjoints) {
    ChainFactor[] sum = terms != null ? terms.of(slot) : uncertainty.factors(slot, values, null);
    if (!UnknownDerivatives.isAny(sum)) {
      return;
    }
    Object zero = UnknownDerivatives.zeroLike(values.get(slot));
    Object term = UnknownDerivatives.in(zero, sum, overflowed(slot));
    if (term instanceof Matrix m) {
      adjoints.add(slot, m);
    } else {
      adjoints.add(slot, (Scalar) term);
    }
  }

  /** What the doubt about a slot is from. */
  private @Nullable Object overflowed(int slot) {
    return terms != null
        ? uncertainty.infinity(values)
        : values.find(uncertainty.sourceOfDoubt(slot));
  }
}
