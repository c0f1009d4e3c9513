package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Factors;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.KernelPrograms;
import org.duetad.core.kernel.tangents.BatchCode;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of a program without loops of many turns, for several seeds or along several
 * directions: eight of them side by side, so that values and slopes are computed once, and each
 * instruction is read once. Results have the bits that each seed or direction alone has in a {@link
 * Kernel}.
 *
 * <p>Its methods return false if there is no result: where the function takes another branch, where
 * a rule fails, and where a number or a slope is not finite or above 1e30, or a product underflows,
 * so that zeros must be treated with care. Outputs are then not written, but derivatives may have
 * been, so that their arrays must not be those of seeds, directions or the point.
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
public final class KernelBatch {

  private final BatchCode values;

  private final FlatCode code;
  private final KernelPlan plan;
  private final int variables;
  private final int outputs;

  /** Of the function and its tangents, once they are needed. */
  private volatile @Nullable BatchCode tangents;

  private volatile boolean areTangentsMade;

  private KernelBatch(FlatCode code, int variables, BatchCode values, KernelPlan plan) {
    this.code = code;
    this.plan = plan;
    this.values = values;
    this.variables = variables;
    outputs = code.outputs().length;
  }

  /**
   * The derivatives of a program.
   *
   * @param program a program
   * @param variables how many of the inputs, the first ones, are variables
   * @return empty if the program has matrices, or loops of many turns that do not depend on each
   *     other, or is too large
   */
  public static Optional<KernelBatch> of(Program program, int variables) {
    return KernelPrograms.areOfNumbers(Arguments.given("pullback", "program", program))
        ? of(KernelPlan.of(program), variables)
        : Optional.empty();
  }

  /**
   * The derivatives of a program that has a kernel, with respect to its variables.
   *
   * @param kernel the kernel
   * @return empty as above
   */
  public static Optional<KernelBatch> of(Kernel kernel) {
    KernelPlan plan = Arguments.given("pullback", "kernel", kernel).plan();
    return plan.code().usesMatrices() ? Optional.empty() : of(plan, kernel.variables());
  }

  private static Optional<KernelBatch> of(KernelPlan plan, int variables) {
    FlatCode code = plan.code();
    BatchCode values = plan.isStraight() ? BatchCode.of(code, variables, code.inputs()) : null;
    return Optional.ofNullable(values).map(of -> new KernelBatch(code, variables, of, plan));
  }

  /**
   * Whether there are tangents and products with the Hessian.
   *
   * @return false if a rule's tangents are no sums of multiples, as those of a user's rule may be,
   *     or are rules of several results
   */
  public boolean hasTangents() {
    return ofTangents().isPresent();
  }

  /**
   * {@code y = f(x)}, and {@code J(x)ᵀ w} for several seeds w.
   *
   * @param x the inputs
   * @param w any number of seeds, m numbers each
   * @param y receives the m outputs
   * @param out receives the adjoints of the n variables for each seed
   * @return false if there is no result
   * @throws IllegalArgumentException for any other number of numbers
   */
  public boolean pullbacks(double[] x, double[][] w, double[] y, double[][] out) {
    require("pullback", x, y);
    Arguments.lengths("pullback", "seed", w, outputs);
    Arguments.lengths("pullback", "gradient", out, variables);
    Arguments.length("pullback", "array of gradients", out.length, w.length);
    return areMild(w) && values.pullbacks(x, y, w, out);
  }

  /**
   * {@code y = f(x)}, and {@code J(x) v} for several directions v.
   *
   * @param x the inputs
   * @param v any number of directions, n numbers each
   * @param y receives the m outputs
   * @param out receives m tangents for each direction
   * @return false if there is no result
   * @throws IllegalArgumentException for any other number of numbers
   */
  public boolean tangents(double[] x, double[][] v, double[] y, double[][] out) {
    require("jvp", x, y);
    Arguments.lengths("jvp", "direction", v, variables);
    Arguments.lengths("jvp", "tangent", out, outputs);
    Arguments.length("jvp", "array of tangents", out.length, v.length);
    return areMild(v) && ofTangents().filter(of -> of.tangents(x, v, y, out)).isPresent();
  }

  /**
   * {@code y = f(x)}, and {@code H(x) v} for several directions v, of a function of one output.
   *
   * @param x the inputs
   * @param v any number of directions, n numbers each
   * @param y receives the output
   * @param out receives n numbers for each direction
   * @return false if there is no result
   * @throws IllegalArgumentException for any other number of numbers
   */
  public boolean products(double[] x, double[][] v, double[] y, double[][] out) {
    require("hvp", x, y);
    Arguments.length("hvp", "result", y, 1);
    Arguments.lengths("hvp", "direction", v, variables);
    Arguments.lengths("hvp", "product", out, variables);
    Arguments.length("hvp", "array of products", out.length, v.length);
    return areMild(v) && ofTangents().filter(of -> of.products(x, v, y, out)).isPresent();
  }

  /**
   * How many bytes are kept for later evaluations.
   *
   * @return bytes, 0 before the first one
   */
  public long bytes() {
    BatchCode known = tangents;
    return values.bytes() + (known == null ? 0 : known.bytes());
  }

  private static boolean areMild(double[][] seeds) {
    return Arrays.stream(seeds).allMatch(Factors::areMild);
  }

  private Optional<BatchCode> ofTangents() {
    if (!areTangentsMade) {
      KernelPlan both = KernelPlan.ofTangent(code, plan.spans(), variables);
      boolean isStraight = both.isStraight();
      tangents = isStraight ? BatchCode.of(both.code(), variables, code.inputs()) : null;
      areTangentsMade = true;
    }
    return Optional.ofNullable(tangents);
  }

  private void require(String operation, double[] x, double[] y) {
    Arguments.length(operation, "point", x, code.inputs());
    Arguments.length(operation, "result", y, outputs);
  }
}
