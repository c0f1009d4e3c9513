package org.duetad.testing.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.LinearRule;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.Program;
import org.duetad.testing.matrices.MatrixCases;
import org.duetad.testing.matrices.MatrixSample;
import org.duetad.testing.rules.DomainPoints;
import org.duetad.testing.rules.RuleFunction;
import org.junit.jupiter.api.Test;

/**
 * A function that is recorded twice gives the same program, and so do its derivatives: whatever the
 * library makes anew in a recording, a recording that is kept can be compared.
 */
class SameProgramsTest {

  /** Where values nearly coincide, derivatives are rules of whole programs. */
  private static final List<String> AT_TIES =
      List.of(
          "tangent of singularValues(), 5x5",
          "adjoint of singularValues(), 5x5",
          "tangent of conditionNumber(), 6x8",
          "adjoint of conditionNumber(), 6x8",
          "tangent of normSpectral(), 2x2",
          "adjoint of normSpectral(), 2x2");

  private final List<String> different = new ArrayList<>();

  private void compare(String name, Supplier<Program> recording) {
    if (!recording.get().isSame(recording.get())) {
      different.add(name);
    }
  }

  @Test
  void rulesOfNumbersAreTheSame() {
    for (RuleFunction rule : RuleFunction.all()) {
      double[] x = new double[rule.operands(2, 3, 1, 4)];
      Random random = new Random(1);
      Arrays.setAll(x, i -> DomainPoints.drawOrdinary(rule.domain().apply(i), random));
      VectorFunction f = rule.function();
      VectorFunction tangent = in -> Nested.jvp(f, in, Scalar.of(x)).tangent();
      VectorFunction adjoint =
          in -> {
            var pulled = Nested.vjp(f, in);
            return pulled.pullback(pulled.value());
          };
      compare(rule.name(), () -> Program.record(f, x));
      compare("tangent of " + rule.name(), () -> Program.record(tangent, x));
      compare("adjoint of " + rule.name(), () -> Program.record(adjoint, x));
      compare(
          "tangent of adjoint of " + rule.name(),
          () -> Program.record(in -> Nested.jvp(adjoint, in, Scalar.of(x)).tangent(), x));
    }
    assertEquals(List.of(), different);
  }

  @Test
  void operationsOnMatricesAreTheSame() {
    MatrixCases.samples().forEach(this::compare);
    assertEquals(AT_TIES, different);
  }

  private void compare(MatrixSample sample) {
    MatrixFunction f = sample.function();
    MatrixFunction tangent = in -> Nested.jvp(f, in, in).tangent();
    compare(sample.toString(), () -> Program.record(f, sample.operands()));
    compare("tangent of " + sample, () -> Program.record(tangent, sample.operands()));
    compare(
        "adjoint of " + sample,
        () ->
            Program.record(
                in -> {
                  var pulled = Nested.vjp(f, in);
                  Matrix sum = Matrix.zeros(1, 1);
                  for (Matrix xBar : pulled.pullback(pulled.value())) {
                    sum = sum.plus(Matrix.of(xBar.elementSum()));
                  }
                  return sum;
                },
                sample.operands()));
  }

  /** A rule of one's own is not the library's, whatever it is called. */
  @Test
  void parametersAndOwnRulesDiffer() {
    Matrix x = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    assertTrue(reshaped(3, 2, x).isSame(reshaped(3, 2, x)));
    assertFalse(reshaped(3, 2, x).isSame(reshaped(6, 1, x)));
    assertFalse(doubled(x).isSame(doubled(x)));
    Program clamped = Program.record(in -> new Scalar[] {in[0].clamp(0, 1)}, 0.5);
    assertTrue(clamped.isSame(Program.record(in -> new Scalar[] {in[0].clamp(0, 1)}, 0.5)));
    assertFalse(clamped.isSame(Program.record(in -> new Scalar[] {in[0].clamp(0, 2)}, 0.5)));
  }

  private static Program reshaped(int numRows, int numCols, Matrix x) {
    return Program.record((MatrixFunction) in -> in[0].reshape(numRows, numCols), x.value());
  }

  private static Program doubled(Matrix x) {
    LinearRule rule =
        new LinearRule("doubled", in -> in, in -> in, (in, yBar) -> yBar.scale(2), 2, 3);
    return Program.record((MatrixFunction) in -> rule.of(in[0]), x.value());
  }
}
