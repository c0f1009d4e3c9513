package org.duetad.checkpoint.choice;

import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/** How many operations on numbers an instruction does. */
final class InstructionWork {

  private static final String ARITHMETIC = "org.duetad.core.matrix.arithmetic";

  private InstructionWork() {}

  /**
   * One for a rule of one or two numbers, one for each operand of a reduction and each operand or
   * result of a general rule, none for constants, conditions and copies. For matrices it is an
   * estimate: the multiplications of a product, the elements of other arithmetic, and these times
   * the larger side for solves, factorisations and spectra.
   */
  static long of(Instruction instruction, Values values) {
    if (instruction instanceof Applied.Unary || instruction instanceof Applied.Binary) {
      return 1;
    }
    if (instruction instanceof Applied.Reduced reduced) {
      return reduced.operands().length;
    }
    if (instruction instanceof Applied.General general) {
      return Math.max(general.operands().length, general.results());
    }
    return instruction instanceof AppliedMatrices.OfRule applied ? ofMatrices(applied, values) : 0;
  }

  private static long ofMatrices(AppliedMatrices.OfRule applied, Values values) {
    Matrix[] x = values.matrices(applied.operands());
    Matrix[] y = values.matrices(applied.first(), applied.results());
    double most = Math.max(most(x), most(y));
    MatrixRule rule = applied.rule();
    if (rule.name().startsWith("mult") && x.length == 2) {
      // (r k) (k c) (r c) is the square of the r k c multiplications.
      return Math.round(Math.sqrt((double) elements(x[0]) * elements(x[1]) * elements(y[0])));
    }
    boolean isArithmetic = rule.getClass().getPackageName().equals(ARITHMETIC);
    return Math.round(isArithmetic ? most : most * side(x));
  }

  static int elements(Matrix x) {
    return x.numRows() * x.numCols();
  }

  private static int most(Matrix[] x) {
    return IntStream.range(0, x.length).map(i -> elements(x[i])).max().orElse(0);
  }

  private static int side(Matrix[] x) {
    return IntStream.range(0, x.length)
        .map(i -> Math.max(x[i].numRows(), x[i].numCols()))
        .max()
        .orElse(1);
  }
}
