package org.duetad.testing.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.RuleLawsAtPoint;
import org.duetad.testing.matrices.MatrixCases;
import org.duetad.testing.matrices.MatrixSample;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Wrong derivatives planted in copies of rules of matrices break the kit's laws of rules. {@code
 * -Dkit.mutants=1} takes every mutant.
 */
class KitMatrixMutationTest {

  private static final int EVERY = Integer.getInteger("kit.mutants", 29);

  /** A change of a pullback or a pushforward. */
  private record Change(String name, UnaryOperator<Matrix> of) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change("scaled by 1 + 1e-6", m -> m.scale(1 + 1e-6)),
          new Change("sign swapped", m -> m.scale(-1)),
          new Change("constant for higher orders", m -> Matrix.of(m.value())));

  /** A rule with a change of its derivative. */
  private static final class Wrong extends MatrixRule {

    private final MatrixRule rule;
    private final Change change;
    private final boolean pushed;

    Wrong(MatrixRule rule, Change change, boolean pushed) {
      super(rule.name());
      this.rule = rule;
      this.change = change;
      this.pushed = pushed;
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      return rule.value(x);
    }

    @Override
    protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      Matrix[] right = rule.push(x, y, dx);
      return pushed ? Arrays.stream(right).map(change.of).toArray(Matrix[]::new) : right;
    }

    @Override
    protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      rule.pull(
          x,
          y,
          yBar,
          pushed
              ? xBar
              : (operand, adjoint) -> xBar.add(operand, () -> change.of.apply(adjoint.get())));
    }

    @Override
    public Matrix[] definition(Matrix... x) {
      return rule.all(x);
    }

    @Override
    public String toString() {
      return rule.name() + (pushed ? ": pushforward " : ": pullback ") + change.name;
    }
  }

  /** A rule and operands that an operation applies it to. */
  @SuppressWarnings("ArrayRecordComponent") // Only read.
  private record Use(MatrixRule rule, DMatrixRMaj[] operands) {}

  /** Of each rule that an operation uses one use. */
  private static List<Use> uses() {
    Map<String, Use> uses = new LinkedHashMap<>();
    MatrixCases.samples().filter(s -> isSmall(s)).forEach(sample -> add(uses, sample));
    return List.copyOf(uses.values());
  }

  private static boolean isSmall(MatrixSample sample) {
    return sample.m() > 1 && sample.n() > 1 && sample.m() <= 3 && sample.n() <= 3;
  }

  private static void add(Map<String, Use> uses, MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    Program program = Program.record(sample.function(), x);
    Object[] in = Arrays.stream(x).map(Matrix::of).toArray();
    Values values = Passes.run(program, in);
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof AppliedMatrices.OfRule applied) {
        DMatrixRMaj[] operands =
            Arrays.stream(values.matrices(applied.operands()))
                .map(m -> m.primal().value().copy())
                .toArray(DMatrixRMaj[]::new);
        if (hasSlope(applied.rule(), operands)) {
          uses.putIfAbsent(applied.rule().name(), new Use(applied.rule(), operands));
        }
      }
    }
  }

  /** Where all slopes are 0, as everywhere of signum, none can be scaled. */
  private static boolean hasSlope(MatrixRule rule, DMatrixRMaj... operands) {
    MatrixVjp vjp = new ReverseMode().vjp(rule::stacked, operands);
    DMatrixRMaj seed = vjp.value().copy();
    Arrays.setAll(seed.data, i -> 1 + 0.1 * i);
    return Arrays.stream(vjp.pullback(seed))
        .anyMatch(bar -> Arrays.stream(bar.data).anyMatch(slope -> slope != 0));
  }

  @SuppressWarnings("ArrayRecordComponent") // Only read.
  private record Mutated(Wrong rule, DMatrixRMaj[] operands) {}

  @Test
  @DisplayName("every mutant of a rule of matrices breaks a law of rules")
  void mutantsBreakLaws(TestReporter reporter) {
    List<Mutated> all = new ArrayList<>();
    for (Use use : uses()) {
      for (Change change : CHANGES) {
        for (boolean pushed : new boolean[] {true, false}) {
          all.add(new Mutated(new Wrong(use.rule, change, pushed), use.operands));
        }
      }
    }
    List<String> survivors =
        IntStream.range(0, all.size())
            .filter(i -> i % EVERY == 0)
            .mapToObj(all::get)
            .filter(KitMatrixMutationTest::survives)
            .map(mutant -> mutant.rule.toString())
            .toList();
    reporter.publishEntry("mutants", (all.size() + EVERY - 1) / EVERY + " of " + all.size());
    assertEquals(List.of(), survivors);
  }

  private static boolean survives(Mutated mutant) {
    FunctionAtPoint at = FunctionAtPoint.ofMatrix(mutant.rule::stacked, mutant.operands);
    return RuleLawsAtPoint.of(at).stream().allMatch(KitMatrixMutationTest::holds);
  }

  private static boolean holds(DerivativeLaw law) {
    try {
      law.check();
      return true;
    } catch (AssertionError | IllegalStateException e) {
      return false;
    }
  }
}
