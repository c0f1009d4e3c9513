package org.duetad.testing.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.CertificateResult;
import org.duetad.core.check.PathCheck;
import org.duetad.core.check.SecondOrderPath;
import org.duetad.core.check.Verdict;
import org.duetad.core.check.WrongOperation;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.rules.OwnRules;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The certificate passes where it must, and otherwise fails with the right operation named. */
class CertificateTest {

  private static final Certificate CERTIFICATE =
      Certificate.of(new ForwardMode(), new ReverseMode());

  /** Without a definition: only differences of doubles can detect it. */
  private static final UnaryRule WRONG =
      UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(2));

  private static final ScalarFunction ROSENBROCK =
      x ->
          x[1].subtract(x[0].square())
              .square()
              .multiply(100)
              .add(Scalar.of(1).subtract(x[0]).square());

  @Test
  void allPathsOfARightFunctionAgree() {
    CertificateResult result = CERTIFICATE.certify(ROSENBROCK, -1.2, 1);
    result.assertPassed();
    assertEquals(24, result.paths().size());
    assertTrue(result.paths().stream().noneMatch(PathCheck::skipped), result::toString);
    for (String nesting :
        new String[] {
          "forward over forward",
          "forward over reverse",
          "reverse over forward",
          "reverse over reverse"
        }) {
      assertTrue(result.paths().stream().anyMatch(path -> path.path().equals(nesting)));
    }
  }

  @Test
  void allRulesOfTheTablePass() {
    CERTIFICATE
        .certifyRules()
        .forEach((rule, results) -> results.forEach(CertificateTest::assertNotRefused));
    CERTIFICATE.certifyRules("tanh").get("tanh").forEach(CertificateResult::assertPassed);
    List<CertificateResult> values =
        CERTIFICATE.certifyRules("symmetricEigenvalues").get("symmetricEigenvalues");
    assertEquals(Verdict.OK, values.get(0).verdict());
    assertEquals(Verdict.AT_A_KINK, values.get(1).verdict());
    assertThrows(IllegalArgumentException.class, () -> CERTIFICATE.certifyRules("tahn"));
  }

  @Test
  void rulesAreVisitedWhereTheirSlopesAreChosen() {
    for (String point :
        List.of(
            "sqrt at [0.0]",
            "pow at [0.0, 1.0]",
            "pow at [1.0, 0.0]",
            "pow at [2.0, 0.0]",
            "xlogy at [0.0, 2.0]")) {
      String rule = point.substring(0, point.indexOf(' '));
      assertTrue(
          CERTIFICATE.certifyRules(rule).get(rule).stream()
              .anyMatch(result -> result.subject().equals(point)),
          point);
    }
  }

  /** Special points include those without a finite derivative. */
  private static void assertNotRefused(CertificateResult result) {
    assertTrue(result.verdict() != Verdict.DISAGREE, result::toString);
  }

  @Test
  void ownRulesPass() {
    CERTIFICATE.certify(OwnRules.CUBE, 1.5).assertPassed();
    CERTIFICATE.certify(OwnRules.VOLUME, 1.5, -2).assertPassed();
    CERTIFICATE.certify(OwnRules.WEIGHTED_SQUARES, 1.5, -2, 3).assertPassed();
    CERTIFICATE.certify(OwnRules.POLAR, 1.5, 0.4).assertPassed();
  }

  @Test
  void aWrongRuleIsNamedWithItsOperands() {
    VectorFunction f = x -> new Scalar[] {x[0].sin().apply(WRONG).exp()};
    CertificateResult result = CERTIFICATE.certify(f, 0.5);
    assertFalse(result.passed());
    WrongOperation broken = result.wrongOperation().orElseThrow();
    assertEquals("cube", broken.rule());
    assertEquals("%2 = cube(%1 = " + Math.sin(0.5) + ")", broken.operation());
    assertEquals("slope", broken.derivative());
    assertEquals("program, rule by rule", result.firstToDiffer().orElseThrow().path());
    assertTrue(result.toString().contains("broken at %2 = cube(%1 = 0.479"), result::toString);
    assertThrows(AssertionError.class, result::assertPassed);
  }

  @Test
  void aWrongModeIsNamedAsThePathThatDiffers() {
    Differentiator wrong =
        new Differentiator() {
          @Override
          public String name() {
            return "wrong";
          }

          @Override
          public Jvp jvp(VectorFunction f, double[] x, double[] v) {
            Jvp right = new ForwardMode().jvp(f, x, v);
            double[] off = right.tangent().clone();
            off[0] *= 1 + 1e-9;
            return new Jvp(right.value(), off);
          }

          @Override
          public double[][] jacobian(VectorFunction f, double... x) {
            return new ForwardMode().jacobian(f, x);
          }
        };
    CertificateResult result =
        Certificate.of(new ReverseMode(), wrong).certify(ROSENBROCK, -1.2, 1);
    assertEquals("wrong jvp", result.firstToDiffer().orElseThrow().path());
    assertTrue(result.wrongOperation().isEmpty());
  }

  @Test
  void furtherPathsAreCertified() {
    SecondOrderPath half =
        new SecondOrderPath() {
          @Override
          public String name() {
            return "half";
          }

          @Override
          public double[] hvp(ScalarFunction f, double[] x, double[] v) {
            return new double[] {0.5, 0.5};
          }
        };
    CertificateResult result = CERTIFICATE.with(half).certify(ROSENBROCK, -1.2, 1);
    assertEquals("half", result.firstToDiffer().orElseThrow().path());
    CERTIFICATE
        .with(SecondOrderPath.nested(new ForwardMode(), new ReverseMode()))
        .certify(ROSENBROCK, -1.2, 1)
        .assertPassed();
  }

  /** There a slope is a choice: the paths agree on it, and no reference is used. */
  @Test
  void kinksAreAMatterOfAgreement() {
    for (ScalarFunction f :
        new ScalarFunction[] {
          x -> x[0].abs(), x -> x[0].relu(), x -> x[0].max(Scalar.of(0)).multiply(x[0])
        }) {
      CertificateResult result = CERTIFICATE.certify(f, 0);
      result.assertPassed();
      assertEquals(Verdict.AT_A_KINK, result.verdict(), result::toString);
      assertTrue(result.toString().startsWith("at a kink: function at [0.0]"), result::toString);
      assertTrue(result.scope().endsWith("1 with each other only"), result::toString);
      assertTrue(result.paths().stream().anyMatch(PathCheck::skipped), result::toString);
    }
  }

  /** No single rule shows that the square removes the kink; the certificate does. */
  @Test
  void aKinkThatIsComposedAwayIsReported() {
    for (ScalarFunction f :
        new ScalarFunction[] {x -> x[0].abs().square(), x -> Scalar.norm2(x).square()}) {
      CertificateResult result = CERTIFICATE.certify(f, 0, 0);
      assertEquals(Verdict.AT_A_KINK, result.verdict(), result::toString);
      assertTrue(
          result.toString().contains("the function itself is smooth here"), result::toString);
    }
  }

  /** Whatever is applied to |x| at 0, as second derivatives there are those of the convention. */
  @Test
  void aKinkInsideIsReported() {
    for (UnaryRule outer : RuleTable.unary()) {
      if (outer.domain().contains(0)) {
        ScalarFunction f = x -> x[0].abs().apply(outer);
        CertificateResult result = CERTIFICATE.certify(f, 0);
        boolean silent = result.verdict() == Verdict.OK || result.verdict() == Verdict.DISAGREE;
        assertFalse(silent, () -> outer + " " + result);
        Diagnosis diagnosis = Diagnosis.of(f.asVector(), 0);
        assertEquals("abs", diagnosis.kinks().get(0).rule(), outer::toString);
      }
    }
  }

  @Test
  void whereThereAreNoDerivativesNothingIsCompared() {
    for (CertificateResult result :
        new CertificateResult[] {
          CERTIFICATE.certify((Scalar[] x) -> x[0].log().multiply(x[1]), -1, 2),
          CERTIFICATE.certify((Scalar[] x) -> x[0].exp().multiply(x[1]), Double.NaN, 2),
          CERTIFICATE.certify((Scalar[] x) -> x[0].sqrt().add(x[1]), 0, 2)
        }) {
      assertEquals(Verdict.NOTHING_COMPARED, result.verdict(), result::toString);
      assertFalse(result.passed());
    }
  }

  @Test
  void inputsWithoutDerivativeAreNamed() {
    CertificateResult result = CERTIFICATE.certify((Scalar[] x) -> x[0].pow(x[1]), -2, 3);
    assertEquals(Verdict.NOTHING_COMPARED, result.verdict(), result::toString);
    assertTrue(
        result.toString().contains("there is no first derivative: it is NaN by input 1\n"),
        result::toString);
  }

  /** There the derivative is NaN by law, whatever it is in truth; the overflow is named. */
  @Test
  void whereAValueOverflowsNothingIsCompared() {
    assertLost("%1 = exp(%0 = 1000.0) overflows", x -> x[0].exp().add(1).log(), 1000);
    assertLost("%2 = exp(%0 = 1000.0) overflows", x -> x[0].exp().add(x[1].exp()).log(), 1000, 0);
    assertLost("%1 = reciprocal(%0 = 0.0) overflows", x -> x[0].reciprocal().reciprocal(), 0);
    assertLost("exp(%0 = 1000.0)", x -> x[0].exp().atan().multiply(x[1]).add(x[0].sin()), 1000, 1);
    assertOk(x -> x[0].exp().min(Scalar.of(1)).multiply(x[1]), 1000, 1);
  }

  private static void assertLost(String overflow, ScalarFunction f, double... x) {
    CertificateResult result = CERTIFICATE.certify(f, x);
    assertEquals(Verdict.NOTHING_COMPARED, result.verdict(), result::toString);
    assertTrue(result.toString().contains(overflow), result::toString);
  }

  /** A number where the derivative is NaN is wrong, and so is NaN where nothing overflows. */
  @Test
  void anOverflowExcusesNoOtherAnswer() {
    Differentiator zero = with(new double[] {0});
    ScalarFunction overflowing = x -> x[0].exp().add(1).log();
    CertificateResult swallowed =
        Certificate.of(zero, new ReverseMode()).certify(overflowing, 1000);
    assertEquals("constant jvp", swallowed.firstToDiffer().orElseThrow().path());
    Differentiator nan = with(new double[] {Double.NaN});
    CertificateResult lost = Certificate.of(nan, new ReverseMode()).certify(ROSENBROCK_AT_1, 3);
    assertEquals("constant jvp", lost.firstToDiffer().orElseThrow().path());
  }

  private static final ScalarFunction ROSENBROCK_AT_1 = x -> ROSENBROCK.apply(x[0], Scalar.of(1));

  private static Differentiator with(double[] tangent) {
    return new Differentiator() {
      @Override
      public String name() {
        return "constant";
      }

      @Override
      public Jvp jvp(VectorFunction f, double[] x, double[] v) {
        return new Jvp(f.value(x), tangent.clone());
      }

      @Override
      public double[][] jacobian(VectorFunction f, double... x) {
        return new ReverseMode().jacobian(f, x);
      }
    };
  }

  @Test
  void numbersFarAwayAreNoKinks() {
    assertOk(x -> x[0].square().tanh(), 1e150);
    assertOk(x -> x[0].pow(3), 1e100);
    assertOk(x -> x[0].multiply(x[1]).reciprocal(), 1e-80, 1e-70);
  }

  @Test
  void refusalsAreSkippedPaths() {
    MatrixFunction vectors =
        x -> x[0].symmetricEigen().vectors().elementMult(Matrix.of(2, 2, 1, 2, 3, 4));
    CertificateResult result = CERTIFICATE.certify(vectors, Matrix.identity(2).value());
    assertEquals(Verdict.NOTHING_COMPARED, result.verdict(), result::toString);
    assertTrue(result.scope().startsWith("an operation refuses its derivative"), result::toString);
  }

  @Test
  void tiniestDerivativesPass() {
    assertOk(x -> x[0].pow(3), 0);
    assertOk(x -> x[0].multiply(x[0]).multiply(x[0]), 0);
    assertOk(x -> x[0].pow(5), 0);
    assertOk(x -> x[0].tanh(), 30);
    assertOk(x -> x[0].sin(), Math.PI / 2);
    assertOk(x -> x[0].square().add(1e8), 0.5);
    assertOk(x -> x[0].multiply(x[1]).add(x[0].sin().exp()), 0, -1);
    assertOk(x -> x[0].cos().pow(8), Math.PI / 2);
    assertOk(x -> x[0].square(), 1e-200);
    assertOk(ROSENBROCK, 1, 1);
  }

  private static void assertOk(ScalarFunction f, double... x) {
    CertificateResult result = CERTIFICATE.certify(f, x);
    assertEquals(Verdict.OK, result.verdict(), result::toString);
  }

  /** Slopes that are constants where they are 0: the tape and a nested pass see different ones. */
  @Test
  void aHessianThatIsNotSymmetricIsReported() {
    Differentiator skewed =
        new Differentiator() {
          @Override
          public String name() {
            return "skewed";
          }

          @Override
          public Jvp jvp(VectorFunction f, double[] x, double[] v) {
            return new ForwardMode().jvp(f, x, v);
          }

          @Override
          public double[][] jacobian(VectorFunction f, double... x) {
            return new ForwardMode().jacobian(f, x);
          }

          @Override
          public double[][] hessian(ScalarFunction f, double... x) {
            double[][] hessian = new ReverseMode().hessian(f, x);
            hessian[0][1] += 1e-6;
            hessian[1][0] -= 1e-6;
            return hessian;
          }
        };
    CertificateResult result = Certificate.of(skewed).certify(ROSENBROCK, -1.2, 1);
    assertEquals("skewed hessian", result.firstToDiffer().orElseThrow().path());
    assertEquals(
        2, result.paths().stream().filter(path -> !path.passed()).count(), result::toString);
  }

  @Test
  void matricesPass() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{2, 0.5}, {0.25, 3}});
    DMatrixRMaj b = new DMatrixRMaj(new double[][] {{1, -2}, {0.5, 4}});
    CERTIFICATE.certify((Matrix[] x) -> x[0].solve(x[1]), a, b).assertPassed();
    CERTIFICATE.certify((Matrix[] x) -> x[0].mult(x[1]).transpose(), a, b).assertPassed();
    CERTIFICATE.certify((Matrix[] x) -> x[0].invert().elementMult(x[1]), a, b).assertPassed();
    MatrixScalarFunction trace = x -> x[0].mult(x[1]).trace();
    CERTIFICATE.certify(trace, a, b).assertPassed();
  }

  @Test
  void nothingToCertifyIsRefused() {
    assertThrows(IllegalArgumentException.class, Certificate::of);
    assertThrows(IllegalArgumentException.class, () -> CERTIFICATE.certify("none", x -> x));
    assertThrows(
        IllegalArgumentException.class, () -> CERTIFICATE.certify("none", x -> new Scalar[0], 1));
  }
}
