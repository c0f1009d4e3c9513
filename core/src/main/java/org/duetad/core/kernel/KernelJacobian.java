package org.duetad.core.kernel;

import java.util.Optional;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.KernelPrograms;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Arguments;

/**
 * The entries of a program's sparse Jacobian, without colours. Where the program is a loop of
 * independent turns, or several, a map over data, the entries of a turn are its adjoints. Any other
 * program of numbers has the tangents of each number along the few variables that it depends on
 * ({@link KernelColumns}). An entry may be given in several parts, which add up.
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
public abstract class KernelJacobian {

  KernelJacobian() {}

  /**
   * The entries of a program's Jacobian.
   *
   * @param program a program
   * @param variables how many of the inputs, the first ones, are variables
   * @return empty if the program is no map, and has rules of several results or matrices, or
   *     numbers that depend on many variables, or if a few sums of columns take less time
   */
  public static Optional<KernelJacobian> of(Program program, int variables) {
    return KernelPrograms.areOfNumbers(Arguments.given("jacobian", "program", program))
        ? of(KernelPlan.of(program), variables)
        : Optional.empty();
  }

  /**
   * The entries of the Jacobian of a program that has a kernel, with respect to its variables.
   *
   * @param kernel the kernel
   * @return empty as above
   */
  public static Optional<KernelJacobian> of(Kernel kernel) {
    KernelPlan plan = Arguments.given("jacobian", "kernel", kernel).plan();
    return plan.code().usesMatrices() ? Optional.empty() : of(plan, kernel.variables());
  }

  private static Optional<KernelJacobian> of(KernelPlan plan, int variables) {
    KernelJacobian ofMap = MapJacobian.of(plan, variables);
    return Optional.ofNullable(ofMap == null ? ColumnJacobian.of(plan, variables) : ofMap);
  }

  /**
   * How many entries there are, parts of entries included.
   *
   * @return 0 or more
   */
  public abstract int count();

  /**
   * The row of an entry.
   *
   * @param k which one
   * @return an output, or -1 if this is no entry
   */
  public abstract int row(int k);

  /**
   * The column of an entry.
   *
   * @param k which one
   * @return a variable, or -1 if this is no entry
   */
  public abstract int column(int k);

  /**
   * Chooses where the entries go.
   *
   * @param places a place in an array for each, -1 for nowhere; entries of one place add up
   * @return the entries at these places
   */
  public final KernelEntries placed(int... places) {
    Arguments.length("jacobian", "array of places", places.length, count());
    return at(places.clone());
  }

  /** The same, for as many places as entries. */
  abstract KernelEntries at(int... places);
}
