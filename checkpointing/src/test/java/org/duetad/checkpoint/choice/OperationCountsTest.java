package org.duetad.checkpoint.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Application;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.reverse.Tape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts are those of the programs of derivatives, and of a tape. */
class OperationCountsTest {

  private static final double[] POINT = {0.5, 0.25, 2};

  static Stream<VectorFunction> functions() {
    return Stream.of(
        x -> new Scalar[] {x[0].multiply(x[1]).sin()},
        x -> new Scalar[] {x[0].divide(x[1]).exp().add(x[2]), x[2].square().multiply(3)},
        x -> new Scalar[] {Scalar.dot(x, x), Scalar.norm2(x)},
        x -> new Scalar[] {x[0].pow(x[1]), x[2].tanh().hypot(x[0]), x[1].subtract(4).reciprocal()},
        x -> Scalar.softmax(x),
        x -> {
          Scalar[] y = x.clone();
          for (int i = 0; i < 20; i++) {
            y[i % 3] = y[(i + 1) % 3].multiply(y[i % 3]).add(x[0].log());
          }
          return y;
        });
  }

  /** Applications of rules, without constants. */
  private static long applied(Program program) {
    return program.instructions().stream().mapToLong(OperationCountsTest::applied).sum();
  }

  private static long applied(Instruction instruction) {
    if (instruction instanceof Applied.Reduced || instruction instanceof Applied.General) {
      return Math.max(instruction.operands().length, instruction.results());
    }
    return instruction instanceof Application ? 1 : 0;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void derivativesHaveTheOperationsOfTheirPrograms(VectorFunction f) {
    Program program = Program.record(f, POINT);
    OperationCounts counts = OperationCounts.of(program, true);
    assertEquals(applied(program), counts.values());
    assertEquals(applied(program.tangent()), counts.values() + counts.tangents().of(1, 1));
  }

  /** What the adjoint program adds up where a number is read several times is not an operation. */
  @ParameterizedTest
  @MethodSource("functions")
  void adjointsAreThoseOfTheProgramButForSums(VectorFunction f) {
    Program program = Program.record(f, POINT);
    OperationCounts counts = OperationCounts.of(program, false);
    long sums = applied(program.adjoint()) - counts.values() - counts.adjoints().of(1, 1);
    long reads =
        program.instructions().stream().mapToLong(each -> each.operands().length).sum()
            + program.outputs().length;
    assertTrue(sums >= 0 && sums <= reads, sums + " of " + reads);
  }

  /** The results of a rule of several results are one operation of a tape. */
  @ParameterizedTest
  @MethodSource("functions")
  void entriesAreThoseOfATape(VectorFunction f) {
    Program program = Program.record(f, POINT);
    OperationCounts counts = OperationCounts.of(program, false);
    Tape tape = new Tape();
    f.apply(tape.variables(POINT));
    long further =
        program.instructions().stream()
            .filter(Applied.General.class::isInstance)
            .mapToLong(each -> each.results() - 1)
            .sum();
    assertEquals(tape.operations(), counts.entries() - POINT.length - further);
  }
}
