package org.duetad.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.ProgramTrace;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Flattening;
import org.duetad.core.program.Program;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Certifies the first and second derivatives of a function, or of a rule, at a point: every path to
 * them must lead to the same number. With random v, u and w,
 *
 * <pre>{@code ⟨w, J v⟩   and   uᵀ H v   with H the Hessian of ⟨w, f⟩}</pre>
 *
 * are computed by every mode's jvp, vjp and gradient; by every nesting of two modes, their hvp and
 * hessian, and further {@linkplain #with paths}; by the complex step; and by differences in high
 * precision, which use no derivative of any rule.
 *
 * <p>The function is also recorded, and along the {@link Program} the inner product of the adjoints
 * ȳ, pulled back by the rules, and the tangents, pushed forward by differences of each operation's
 * values, must be constant:
 *
 * <pre>{@code ⟨w, dy⟩ = ... = ⟨ȳ_k, dy_k⟩ = ... = ⟨Jᵀ w, v⟩}</pre>
 *
 * The first operation that changes it is named, with its operands (Griewank and Walther,
 * "Evaluating Derivatives", 2008, section 3.2, on this identity). So a wrong rule is found even if
 * all modes share it.
 *
 * <p>Tolerances are derived, not chosen for the function: each operation's derivatives may be off
 * by {@code 2⁻⁴³} of the size of their terms, which is twice the error of the least accurate rules
 * (512 ulp), by 16 ulp of what rounding its operands changes in them, and by the underflow of its
 * operands and products; a whole derivative by the sum of its operations' tolerances. References
 * that evaluate the function on other numbers may in addition differ by the rounding of each value,
 * propagated through the program, and by the truncation of their differences, which is estimated
 * from a second step. An operation without a high-precision form or definition is compared with
 * differences of doubles, to 1e-8.
 *
 * <p>Second derivatives of operations on matrices, whose condition is not that of their elements,
 * are also computed with operands that are wrong by as much as the stated accuracy of the operation
 * allows; and so are those of the whole program where high precision differs. A derivative that
 * differs by no more than this changes, or than the rounding of values does, but in more than half
 * of its digits, is lost to rounding, and the verdict is {@link Verdict#NOTHING_COMPARED}.
 *
 * <p>Where a value overflows, a derivative by the rules can be NaN, whatever it is in truth. Then
 * all paths by the rules must give NaN, and nothing is compared; the notes name the operation that
 * overflows.
 *
 * <p>Where an operation is at a kink its derivative is a choice, of which only the agreement of the
 * paths can be certified; the verdict is then {@link Verdict#AT_A_KINK}, never {@link Verdict#OK}.
 * If the function as a whole is smooth there, as {@code |x|²} at 0, high precision finds its
 * derivatives nevertheless, and a path that gives others disagrees. A Hessian is compared both as
 * it is and transposed, so that asymmetry is detected. A path that throws an {@link
 * ArithmeticException} or {@link UnsupportedOperationException}, is skipped with its message.
 *
 * <p>The kind of function is chosen by the type of a variable, or of the lambda's parameter:
 *
 * <pre>{@code
 * ScalarFunction f = x -> x[0].exp().multiply(x[1]);
 * Certificate.of(new ForwardMode(), new ReverseMode()).certify(f, 0.3, 1.7).assertPassed();
 * }</pre>
 */
@SuppressWarnings("overloads") // Lambdas say which function they are, as documented.
public final class Certificate {

  private final List<Differentiator> modes;
  private final List<SecondOrderPath> paths;
  private final long seed;

  private Certificate(List<Differentiator> modes, List<SecondOrderPath> paths, long seed) {
    this.modes = modes;
    this.paths = paths;
    this.seed = seed;
  }

  /**
   * A certificate of some modes, and of all nestings of two of them.
   *
   * @param modes the modes
   * @return the certificate
   * @throws IllegalArgumentException if there is no mode
   */
  public static Certificate of(Differentiator... modes) {
    Arguments.given("certificate", "array of modes", modes);
    if (modes.length == 0) {
      throw new IllegalArgumentException("certificate: 0 modes; pass at least one to certify");
    }
    return new Certificate(List.of(modes), List.of(), 20_260_101L);
  }

  /**
   * This certificate with a further path to second derivatives.
   *
   * @param path the path
   * @return the certificate
   */
  public Certificate with(SecondOrderPath path) {
    Arguments.given("certificate", "path", path);
    List<SecondOrderPath> more = new ArrayList<>(paths);
    more.add(path);
    return new Certificate(modes, List.copyOf(more), seed);
  }

  /**
   * This certificate with other random directions.
   *
   * @param other the seed of the directions
   * @return the certificate
   */
  public Certificate withSeed(long other) {
    return new Certificate(modes, paths, other);
  }

  /**
   * Certifies a function of many outputs.
   *
   * @param f the function
   * @param x the point
   * @return all paths
   * @throws IllegalArgumentException if there are no inputs or no outputs
   */
  public CertificateResult certify(VectorFunction f, double... x) {
    return certify("function", f, x);
  }

  /**
   * Certifies a function of one output.
   *
   * @param f the function
   * @param x the point
   * @return all paths
   * @throws IllegalArgumentException if there are no inputs
   */
  public CertificateResult certify(ScalarFunction f, double... x) {
    return certify("function", Arguments.function("certify", f).asVector(), x);
  }

  /**
   * Certifies a function of matrices, by all of their elements.
   *
   * @param f the function
   * @param x the point
   * @return all paths
   */
  public CertificateResult certify(MatrixFunction f, DMatrixRMaj... x) {
    return certify("matrix function", f, x);
  }

  /**
   * Certifies a function of matrices with one number as its output, by all of their elements.
   *
   * @param f the function
   * @param x the point
   * @return all paths
   */
  public CertificateResult certify(MatrixScalarFunction f, DMatrixRMaj... x) {
    return certify("matrix function", Arguments.function("certify", f).asMatrix(), x);
  }

  private CertificateResult certify(String name, MatrixFunction f, DMatrixRMaj... x) {
    Flattening flat = new Flattening("certify", f, x);
    return certify(name, flat, flat.point());
  }

  /**
   * Certifies all results of a rule of matrices, by all elements of its operands.
   *
   * @param rule the rule
   * @param x the operands
   * @return all paths
   */
  public CertificateResult certify(MatrixRule rule, DMatrixRMaj... x) {
    Arguments.given("certify", "rule", rule);
    return certify(rule.name(), rule::stacked, x);
  }

  /**
   * Certifies an elementwise rule.
   *
   * @param rule the rule
   * @param x the operand
   * @return all paths
   */
  public CertificateResult certify(UnaryRule rule, double x) {
    Arguments.given("certify", "rule", rule);
    return certify(rule.name(), in -> new Scalar[] {in[0].apply(rule)}, x);
  }

  /**
   * Certifies a binary rule.
   *
   * @param rule the rule
   * @param x the left operand
   * @param y the right operand
   * @return all paths
   */
  public CertificateResult certify(BinaryRule rule, double x, double y) {
    Arguments.given("certify", "rule", rule);
    return certify(rule.name(), in -> new Scalar[] {in[0].apply(rule, in[1])}, x, y);
  }

  /**
   * Certifies a reduction.
   *
   * @param rule the rule
   * @param x the operands
   * @return all paths
   */
  public CertificateResult certify(Reduction rule, double... x) {
    Arguments.given("certify", "rule", rule);
    return certify(rule.name(), in -> new Scalar[] {rule.of(in)}, x);
  }

  /**
   * Certifies a general rule.
   *
   * @param rule the rule
   * @param x the operands
   * @return all paths
   */
  public CertificateResult certify(GeneralRule rule, double... x) {
    Arguments.given("certify", "rule", rule);
    return certify(rule.name(), (VectorFunction) rule::of, x);
  }

  /**
   * Certifies the rules of numbers in {@link org.duetad.core.rules.RuleTable}, each at ordinary and
   * special points of its domain, and the operations on matrices, where eigenvalues coincide and
   * without full rank, too.
   *
   * @return the results, rule by rule, under the rules' names
   */
  public Map<String, List<CertificateResult>> certifyRules() {
    return certify(RuleCase.table(), MatrixRuleCase.all());
  }

  /**
   * Certifies the rules of that name in {@link org.duetad.core.rules.RuleTable}, each at ordinary
   * and special points of its domain, and the operations on matrices, where eigenvalues coincide
   * and without full rank, too.
   *
   * @param name the name
   * @return the results, rule by rule, under the rules' names
   * @throws IllegalArgumentException if there is no such rule
   */
  public Map<String, List<CertificateResult>> certifyRules(String name) {
    List<RuleCase> chosen =
        RuleCase.table().stream().filter(rule -> rule.name().equals(name)).toList();
    List<MatrixRuleCase> matrices =
        MatrixRuleCase.all().stream().filter(rule -> rule.name().equals(name)).toList();
    if (chosen.isEmpty() && matrices.isEmpty()) {
      throw new IllegalArgumentException(
          "certify: unknown rule \"" + name + "\"; the rules are " + RuleCase.names());
    }
    return certify(chosen, matrices);
  }

  private Map<String, List<CertificateResult>> certify(
      List<RuleCase> rules, List<MatrixRuleCase> matrices) {
    Map<String, List<CertificateResult>> results = new LinkedHashMap<>();
    for (RuleCase rule : rules) {
      List<CertificateResult> of = results.computeIfAbsent(rule.name(), name -> new ArrayList<>());
      rule.points().forEach(x -> of.add(certify(rule.name(), rule.function(), x)));
    }
    for (MatrixRuleCase rule : matrices) {
      List<CertificateResult> of = results.computeIfAbsent(rule.name(), name -> new ArrayList<>());
      rule.points().forEach(x -> of.add(certify(rule.name(), rule.function(), x)));
    }
    return results;
  }

  /**
   * Certifies a function under a name.
   *
   * @param name what to call it in the printed result
   * @param f the function
   * @param x the point
   * @return all paths
   * @throws IllegalArgumentException if there are no inputs or no outputs
   */
  public CertificateResult certify(String name, VectorFunction f, double... x) {
    Arguments.given("certify", "name", name);
    Arguments.point("certify", f, x);
    Program program = Program.record(f, x);
    ProgramTrace trace = ProgramTrace.of(program, x);
    int outputs = trace.outputs().length;
    if (outputs == 0) {
      throw new IllegalArgumentException(
          "certify: " + name + " has 0 outputs; there is nothing to compare; return at least one");
    }
    ProbeDirections at = ProbeDirections.of(x.length, outputs, seed);
    String subject = name + " at " + point(x);
    try {
      AdjointIdentity identity = new AdjointIdentity(trace, at);
      return new CertificateResult(
          subject,
          scope(identity),
          new PathChecks(f, x, at, identity).of(modes, paths),
          identity.kinks(),
          identity.wrongOperation().orElse(null));
    } catch (UnsupportedOperationException | ArithmeticException e) {
      List<PathCheck> found =
          new PathChecks(f, x, at, new DerivativeBounds.OfPaths()).of(modes, paths);
      String scope = "an operation refuses its derivative: " + e.getMessage();
      return new CertificateResult(
          subject, scope, found, List.of(String.valueOf(e.getMessage())), null);
    }
  }

  private static String point(double... x) {
    int shown = 8;
    return x.length <= shown ? Arrays.toString(x) : "a point of " + x.length + " coordinates";
  }

  private static String scope(AdjointIdentity identity) {
    return "operations compared: "
        + identity.count(ReferenceDerivatives.Source.HIGH_PRECISION)
        + " with high precision, "
        + identity.count(ReferenceDerivatives.Source.DIFFERENCES)
        + " with differences of doubles, "
        + identity.unknown()
        + " with each other only";
  }
}
