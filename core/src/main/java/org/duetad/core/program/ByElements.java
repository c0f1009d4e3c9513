package org.duetad.core.program;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Factors;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule.Linearity;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of a program with matrices where these leave the range of doubles, or a zero may be
 * none: the elements of matrices are doubles, which have overflowed or underflowed. The program is
 * recorded once more at the same point, with numbers in place of matrices.
 */
final class ByElements {

  /** Recordings with more products and terms would take too long. */
  private static final double MOST = 1e5;

  private final Program program;
  private final Values values;

  private ByElements(Program program, Object[] x) {
    this.program = recorded(program, x);
    this.values = Passes.run(this.program, x);
  }

  private static Program recorded(Program program, Object[] x) {
    Recorder recorder = Recorder.byElements();
    try {
      Object[] inputs = Arrays.stream(x).map(recorder::input).toArray();
      Arrays.setAll(inputs, i -> recorder.inElements(inputs[i]));
      Values numbers = Passes.evaluated(program, inputs);
      Object[] outputs = Arrays.stream(program.outputs()).mapToObj(numbers::get).toArray();
      return recorder.program(outputs);
    } finally {
      recorder.end();
    }
  }

  /**
   * The same function at the same point, if it has matrices, not too many, and does not take
   * another branch as its values are rounded otherwise.
   */
  static Optional<ByElements> of(Program program, Values values) {
    if (!isPossible(program, values)) {
      return Optional.empty();
    }
    Object[] x = new Object[program.inputs()];
    Arrays.setAll(x, values::get);
    try {
      return Optional.of(new ByElements(program, x));
    } catch (BranchChangedException | UnsupportedOperationException otherwise) {
      return Optional.empty();
    }
  }

  private static boolean isPossible(Program program, Values values) {
    double terms = 0;
    boolean found = false;
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof AppliedMatrices.OfRule applied) {
        terms += terms(applied, values);
        found |= isExpanded(applied);
      }
    }
    return found && terms <= MOST;
  }

  private static boolean isExpanded(AppliedMatrices.OfRule applied) {
    return applied.rule().isMadeOfScalars() || applied.rule().linearity() != Linearity.NONE;
  }

  /** Of a product of matrices {@code m n p}, of a linear rule that of the sizes. */
  private static double terms(AppliedMatrices.OfRule applied, Values values) {
    double product = size(values, applied.first());
    for (int slot : applied.operands()) {
      product *= size(values, slot);
    }
    return applied.rule().linearity() == Linearity.BILINEAR ? Math.sqrt(product) : product;
  }

  private static double size(Values values, int slot) {
    return values.get(slot) instanceof Matrix m ? (double) m.numRows() * m.numCols() : 1;
  }

  /**
   * Replaces the tangents of the outputs if these are not finite, or zeros may not annihilate those
   * of the inputs.
   *
   * @return whether they were replaced
   */
  static boolean replaceTangents(Program program, Values values, Object[] dx, Values tangents) {
    int[] outputs = program.outputs();
    if (areMild(dx) && areFinite(Arrays.stream(outputs).mapToObj(tangents::find))) {
      return false;
    }
    Optional<ByElements> same = of(program, values);
    same.ifPresent(
        by -> {
          Values exact = Passes.push(by.program, by.values, dx);
          for (int i = 0; i < outputs.length; i++) {
            tangents.take(outputs[i]);
            Object tangent = exact.find(by.program.outputs()[i]);
            if (tangent != null) {
              tangents.put(outputs[i], tangent);
            }
          }
        });
    return same.isPresent();
  }

  /**
   * Replaces the adjoints of the inputs if these are not finite, or zeros may not annihilate those
   * of the outputs.
   *
   * @return whether they were replaced
   */
  static boolean replaceAdjoints(Program program, Values values, Object[] yBar, Adjoints adjoints) {
    IntStream inputs = IntStream.range(0, program.inputs());
    boolean areFinite = areMild(yBar) && inputs.allMatch(i -> areFinite(adjoints.soFar(i)));
    Optional<ByElements> same = areFinite ? Optional.empty() : of(program, values);
    same.ifPresent(
        by -> {
          Adjoints exact = Passes.pull(by.program, by.values, yBar);
          for (int i = 0; i < program.inputs(); i++) {
            adjoints.replace(i, exact);
          }
        });
    return same.isPresent();
  }

  private static boolean areMild(Object[] seeds) {
    return Arrays.stream(seeds).allMatch(seed -> Factors.areMild(Values.numbers(seed)));
  }

  private static boolean areFinite(Stream<@Nullable Object> derivatives) {
    return derivatives.allMatch(of -> of == null || areFinite(Values.numbers(of)));
  }

  private static boolean areFinite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }
}
