package org.duetad.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duetad.core.ScalarFunction;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.CertificateResult;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.check.GradientCheckResult;
import org.duetad.core.check.PathCheck;
import org.duetad.core.check.SecondOrderPath;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;

/** References that use no derivative of any rule, and all paths to second derivatives. */
final class ReferenceLaws {

  /** Of larger functions only first derivatives are compared with references. */
  private static final int MANY_INPUTS = 200;

  private final FunctionAtPoint at;

  ReferenceLaws(FunctionAtPoint at) {
    this.at = at;
  }

  List<DerivativeLaw> all() {
    List<DerivativeLaw> laws = new ArrayList<>();
    laws.add(
        new DerivativeLaw("first derivatives agree with independent references", this::references));
    if (at.point().length <= MANY_INPUTS) {
      laws.addAll(paths());
    }
    return laws;
  }

  private void references() {
    GradientCheckResult found =
        GradientCheck.of(new ForwardMode(), new ReverseMode()).check(at.function(), at.point());
    boolean compared = found.comparisons().stream().anyMatch(c -> !c.skipped() && c.order() > 0);
    if (!found.passed() || !compared) {
      throw new AssertionError(found + explained());
    }
  }

  private String explained() {
    return "\n  " + at.explanation() + at.reproduced();
  }

  /** What certifies the function becomes a law for each path. */
  private List<DerivativeLaw> paths() {
    CertificateResult found;
    try {
      found =
          Certificate.of(new ForwardMode(), new ReverseMode())
              .with(own("taylor", new TaylorMode()::hvp))
              .with(own("compiled", new CompiledMode()::hvp))
              .certify(at.function(), at.point());
    } catch (RuntimeException | Error e) {
      return List.of(
          new DerivativeLaw(
              "first and second derivatives agree by all paths",
              () -> {
                throw new AssertionError("the function cannot be certified: " + e.getMessage(), e);
              }));
    }
    List<DerivativeLaw> laws = new ArrayList<>();
    laws.add(
        new DerivativeLaw(
            "each operation's derivatives are those of its values", () -> operations(found)));
    for (PathCheck path : found.paths()) {
      String name = "order " + path.order() + ", " + path.path();
      laws.add(new DerivativeLaw(name, () -> path(path, found)));
    }
    return laws;
  }

  /** A way to products with the Hessian. */
  private interface Hvp {
    double[] of(ScalarFunction f, double[] x, double[] v);
  }

  private static SecondOrderPath own(String name, Hvp hvp) {
    return new SecondOrderPath() {
      @Override
      public String name() {
        return name + " hvp";
      }

      @Override
      public double[] hvp(ScalarFunction f, double[] x, double[] v) {
        return hvp.of(f, x, v);
      }
    };
  }

  private void operations(CertificateResult found) {
    Explanation.wrongOperation(found, at.function(), at.point())
        .ifPresent(
            wrong -> {
              throw new AssertionError("wrong " + wrong + at.reproduced());
            });
  }

  /**
   * Whether a path is wrong. The complex step to second order is as exact as the definitions of the
   * rules are; where decimals agree, it does not count.
   */
  static boolean differs(PathCheck path, CertificateResult found) {
    boolean decimals =
        found.paths().stream()
            .anyMatch(
                p ->
                    p.order() == 2
                        && p.path().equals("high precision")
                        && !p.skipped()
                        && p.passed());
    return !path.passed() && !(decimals && path.order() == 2 && path.path().equals("complex step"));
  }

  private void path(PathCheck path, CertificateResult found) {
    if (differs(path, found)) {
      throw new AssertionError(
          String.format(
                  Locale.ROOT,
                  "derivative of order %d by %s\n  must be  %s\n  but was  %s\n  apart by %.3g; allowed"
                      + " are %.3g",
                  path.order(),
                  path.path(),
                  path.expected(),
                  path.value(),
                  path.error(),
                  path.allowed())
              + explained());
    }
  }
}
