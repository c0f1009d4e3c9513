package org.duetad.core.program;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
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
   * Replaces the tangents of the outputs: all if zeros may not annihilate those of the inputs, else
   * those that are not finite.
   *
   * @return whether they were replaced
   */
  static boolean replaceTangents(Program program, Values values, Object[] dx, Values tangents) {
    int[] outputs = program.outputs();
    boolean areMild = areMild(dx);
    if (areMild && areFinite(Arrays.stream(outputs).mapToObj(tangents::find))) {
      return false;
    }
    Optional<ByElements> same = of(program, values);
    same.ifPresent(
        by -> {
          Values exact = Passes.push(by.program, by.values, dx);
          for (int i = 0; i < outputs.length; i++) {
            Object plain = tangents.take(outputs[i]);
            Object tangent = exact.find(by.program.outputs()[i]);
            if (areMild && plain != null) {
              tangent = merged(values.get(outputs[i]), Values.nearest(plain), tangent);
            }
            if (tangent != null) {
              tangents.put(outputs[i], tangent);
            }
          }
        });
    return same.isPresent();
  }

  /**
   * Replaces the adjoints of the inputs: all if zeros may not annihilate those of the outputs, else
   * those that are not finite.
   *
   * @return whether they were replaced
   */
  static boolean replaceAdjoints(Program program, Values values, Object[] yBar, Adjoints adjoints) {
    IntStream inputs = IntStream.range(0, program.inputs());
    boolean areMild = areMild(yBar);
    boolean areFinite = areMild && inputs.allMatch(i -> areFinite(adjoints.soFar(i)));
    Optional<ByElements> same = areFinite ? Optional.empty() : of(program, values);
    same.ifPresent(
        by -> {
          Adjoints exact = Passes.pull(by.program, by.values, yBar);
          for (int i = 0; i < program.inputs(); i++) {
            boolean isMatrix = values.get(i) instanceof Matrix;
            Object sum = isMatrix ? exact.matrix(i) : exact.scalar(i);
            double[] plain = adjoints.soFar(i);
            boolean isMerged = areMild && plain.length > 0;
            adjoints.replace(i, isMerged ? merged(values.get(i), plain, sum) : sum);
          }
        });
    return same.isPresent();
  }

  /**
   * A derivative where it is finite, else that by elements: what is finite is the same from either
   * end then, as rules of matrices have it.
   */
  private static Object merged(Object like, double[] plain, @Nullable Object exact) {
    double[] merged = plain.clone();
    double[] others = exact == null ? new double[plain.length] : Values.nearest(exact);
    Arrays.setAll(merged, k -> Double.isFinite(plain[k]) ? plain[k] : others[k]);
    return like instanceof Matrix m
        ? ConstantMatrix.owning(m.numRows(), m.numCols(), merged)
        : Scalar.of(merged[0]);
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
