package org.duetad.core.check;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.Kink;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Flattening;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Checks the derivatives of a function, or of a rule, at a point. With random v and w, the inner
 * products
 *
 * <pre>{@code ⟨w, J v⟩ by forward mode = ⟨Jᵀ w, v⟩ by reverse mode}</pre>
 *
 * must agree to rounding, and with those by the complex step and by finite differences within the
 * accuracy of these; and both modes must give the value of the plain evaluation, bit for bit.
 *
 * <p>Tolerances follow from the program of the function: the sizes of the terms of each operation,
 * the effect of the rounding of its values on the derivative and, by {@code ε/h}, on differences
 * with steps h, underflow, and the truncation of the differences, estimated by those of lower
 * order. So a function also passes where its derivative is zero, or smaller than the rounding of
 * its value. Of programs of more than 50,000 operations, whose terms are not compared one by one,
 * only the rounding counts, by {@link Diagnosis#roundingError}.
 *
 * <p>Where differences of doubles lie beyond these, the rounding of ill-conditioned operations
 * counts as well, by {@link Diagnosis#roundingError}. A derivative that differs from them by no
 * more than that, but in more than half of its digits, is lost to rounding, and the verdict is
 * {@link Verdict#NOTHING_COMPARED}.
 *
 * <p>A reference that does not apply at the point is skipped with a note, as is a mode that throws
 * an {@link ArithmeticException} or {@link UnsupportedOperationException}. At a kink a mode's
 * choice is one of many slopes, so only modes are compared, and the verdict is {@link
 * Verdict#AT_A_KINK}: check next to it.
 *
 * <p>The kind of function is chosen by the type of a variable, or of the lambda's parameter:
 *
 * <pre>{@code
 * ScalarFunction f = x -> x[0].exp().multiply(x[1]);
 * GradientCheck.of(new ForwardMode(), new ReverseMode()).check(f, 0.3, 1.7).assertPassed();
 * }</pre>
 */
@SuppressWarnings("overloads") // Lambdas say which function they are, as documented.
public final class GradientCheck {

  private final Differentiator forward;
  private final Differentiator reverse;
  private final double tolerance;
  private final long seed;

  private GradientCheck(
      Differentiator forward, Differentiator reverse, double tolerance, long seed) {
    this.forward = forward;
    this.reverse = reverse;
    this.tolerance = tolerance;
    this.seed = seed;
  }

  /**
   * A check of two modes, whose inner products may differ by what the rounding of each operation
   * may change, and by 1e-11 of their terms where that is more: a floor, which leaves room for
   * modes that are not exact to rounding. {@code withTolerance(0)} takes it away.
   *
   * @param forward the mode that computes {@code J v}
   * @param reverse the mode that computes {@code Jᵀ w}
   * @return the check
   */
  public static GradientCheck of(Differentiator forward, Differentiator reverse) {
    Arguments.given("check", "forward mode", forward);
    Arguments.given("check", "reverse mode", reverse);
    return new GradientCheck(forward, reverse, 1e-11, 20_260_101L);
  }

  /**
   * This check with another floor of what the exact modes may differ by; what rounding may change
   * is computed and allowed in any case.
   *
   * @param relative how much the inner products may differ at least, relative to their terms; 0 for
   *     no more than what is computed
   * @return the check
   */
  public GradientCheck withTolerance(double relative) {
    return new GradientCheck(forward, reverse, relative, seed);
  }

  /**
   * This check with other random directions.
   *
   * @param other the seed of the directions
   * @return the check
   */
  public GradientCheck withSeed(long other) {
    return new GradientCheck(forward, reverse, tolerance, other);
  }

  /**
   * Checks a function of many outputs.
   *
   * @param f the function
   * @param x the point
   * @return the comparisons
   */
  public GradientCheckResult check(VectorFunction f, double... x) {
    return check("function", f, x);
  }

  /**
   * Checks a function of one output.
   *
   * @param f the function
   * @param x the point
   * @return the comparisons
   */
  public GradientCheckResult check(ScalarFunction f, double... x) {
    return check("function", Arguments.function("check", f).asVector(), x);
  }

  /**
   * Checks an elementwise rule.
   *
   * @param rule the rule
   * @param x the operand
   * @return the comparisons
   */
  public GradientCheckResult check(UnaryRule rule, double x) {
    Arguments.given("check", "rule", rule);
    return check(rule.name(), in -> new Scalar[] {in[0].apply(rule)}, x);
  }

  /**
   * Checks a binary rule.
   *
   * @param rule the rule
   * @param x the left operand
   * @param y the right operand
   * @return the comparisons
   */
  public GradientCheckResult check(BinaryRule rule, double x, double y) {
    Arguments.given("check", "rule", rule);
    return check(rule.name(), in -> new Scalar[] {in[0].apply(rule, in[1])}, x, y);
  }

  /**
   * Checks a reduction.
   *
   * @param rule the rule
   * @param x the operands
   * @return the comparisons
   */
  public GradientCheckResult check(Reduction rule, double... x) {
    Arguments.given("check", "rule", rule);
    return check(rule.name(), in -> new Scalar[] {rule.of(in)}, x);
  }

  /**
   * Checks a general rule.
   *
   * @param rule the rule
   * @param x the operands
   * @return the comparisons
   */
  public GradientCheckResult check(GeneralRule rule, double... x) {
    Arguments.given("check", "rule", rule);
    return check(rule.name(), rule::of, x);
  }

  /**
   * Checks a function of matrices, by all of their elements.
   *
   * @param f the function
   * @param x the point
   * @return the comparisons
   */
  public GradientCheckResult check(MatrixFunction f, DMatrixRMaj... x) {
    Flattening flat = new Flattening("check", f, x);
    return check("matrix function", flat, flat.point());
  }

  /**
   * Checks a function of matrices with one number as its output, by all of their elements.
   *
   * @param f the function
   * @param x the point
   * @return the comparisons
   */
  public GradientCheckResult check(MatrixScalarFunction f, DMatrixRMaj... x) {
    return check(Arguments.function("check", f).asMatrix(), x);
  }

  /**
   * Checks all results of a rule of matrices, by all elements of its operands.
   *
   * @param rule the rule
   * @param x the operands
   * @return the comparisons
   */
  public GradientCheckResult check(MatrixRule rule, DMatrixRMaj... x) {
    Arguments.given("check", "rule", rule);
    Flattening flat = new Flattening("check", rule::stacked, x);
    return check(rule.name(), flat, flat.point());
  }

  /**
   * Checks a function under a name.
   *
   * @param name what to call it in the printed result
   * @param f the function
   * @param x the point
   * @return the comparisons
   * @throws IllegalArgumentException if there are no inputs or no outputs
   */
  public GradientCheckResult check(String name, VectorFunction f, double... x) {
    Arguments.given("check", "name", name);
    Arguments.point("check", f, x);
    double[] value = f.value(x);
    if (value.length == 0) {
      throw new IllegalArgumentException(
          "check: " + name + " has 0 outputs; there is nothing to compare; return at least one");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] v = random.doubles(x.length, -1, 1).toArray();
    double[] w = random.doubles(value.length, -1, 1).toArray();
    List<String> kinks = kinks(f, x);
    List<Comparison> found =
        new GradientComparisons(f, x, value, new ProbeDirections(v, v, w), tolerance)
            .of(forward, reverse, kinks);
    return new GradientCheckResult(name + " at " + Arrays.toString(x), found, kinks);
  }

  private static List<String> kinks(VectorFunction f, double... x) {
    try {
      return Diagnosis.of(f, x).kinks().stream().map(Kink::toString).toList();
    } catch (UnsupportedOperationException | ArithmeticException e) {
      return List.of(); // An operation throws for its derivative, as the modes will report.
    }
  }
}
