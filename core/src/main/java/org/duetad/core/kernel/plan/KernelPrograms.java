package org.duetad.core.kernel.plan;

import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.program.Continuation;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Instruction;

/** Which programs have kernels. */
public final class KernelPrograms {

  private KernelPrograms() {}

  /** The first inputs are variables. */
  public static void require(Program program, int variables) {
    requireNumbers(program);
    if (variables < 0 || variables > program.inputs()) {
      throw new IllegalArgumentException(
          "kernel: "
              + variables
              + " variables, but the program has "
              + program.inputs()
              + " inputs");
    }
  }

  public static void requireNumbers(Program program) {
    Object[] point = program.point();
    for (int i = 0; i < point.length; i++) {
      if (!(point[i] instanceof Scalar)) {
        throw new IllegalArgumentException(
            "kernel: input "
                + i
                + " is a matrix; record a function of numbers, Matrix.of(...) of them");
      }
    }
    if (program.code().findKind(Captured.class::isInstance).orElse(null)
        instanceof Captured captured) {
      throw new IllegalArgumentException(
          "kernel: the program captured "
              + captured.value()
              + " of a derivative call, which it cannot outlive; pass it as an input");
    }
  }

  /** Whether a program has a kernel: its inputs are numbers, and it captured none. */
  public static boolean haveKernel(Program program) {
    for (Object input : program.point()) {
      if (!(input instanceof Scalar)) {
        return false;
      }
    }
    return program.code().findKind(Captured.class::isInstance).isEmpty();
  }

  /** Whether, in addition, there are no matrices. */
  public static boolean areOfNumbers(Program program) {
    return haveKernel(program) && program.code().findKind(Instruction::makesMatrices).isEmpty();
  }

  /**
   * The tangents of a program with matrices, recorded from those of its rules, with plain products
   * of numbers.
   *
   * @param program the program
   * @param variables how many of the inputs, the first ones, are variables
   * @return empty if tangents cannot be recorded, or depend on conditions of their own, or on the
   *     distance of eigenvalues or singular values
   */
  public static Optional<KernelPlan> tangent(Program program, int variables) {
    if (Continuation.mayBeNeeded(program)) {
      return Optional.empty();
    }
    try {
      Program tangent = program.tangent(variables);
      return Optional.of(KernelPlan.of(FlatCode.of(tangent).plain()));
    } catch (RuntimeException atThisPoint) {
      return Optional.empty(); // The derivative itself says what failed.
    }
  }
}
