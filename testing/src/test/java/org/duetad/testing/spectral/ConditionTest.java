package org.duetad.testing.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.check.Verdict;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.HighPrecision;
import org.duetad.core.reference.HighPrecision.Jet;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * What solves linear systems, at conditions from 1 to 1e16 and scales from 1e-100 to 1e100, against
 * decimal arithmetic: derivatives lose the digits that the condition number says, as values do, or
 * are refused. {@code -Dduet.sweep=true} takes all conditions and scales, instead of a sample.
 */
class ConditionTest {

  private static final ForwardMode FORWARD = new ForwardMode();
  private static final ReverseMode REVERSE = new ReverseMode();
  private static final boolean ALL = Boolean.getBoolean("duet.sweep");
  private static final double ROUNDING = Math.ulp(1.0);

  /** Of the error, relative to the condition number: what is a few, and what the size costs. */
  private static final double FACTOR = 100;

  /** Matrices of a condition number, see {@link #matrix}. */
  private enum Kind {
    GENERAL,
    SYMMETRIC,
    POSITIVE_SPECTRUM
  }

  /**
   * An operation.
   *
   * @param refuses whether it solves systems of its own, and refuses what loses half of its digits
   */
  private record Operation(String name, Kind kind, boolean refuses, BinaryOperator<Matrix> of) {}

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation("solve", Kind.GENERAL, false, Matrix::solve),
          new Operation("solveTransA", Kind.GENERAL, false, Matrix::solveTransA),
          new Operation("invert", Kind.GENERAL, false, (a, b) -> a.invert()),
          new Operation("solveSpd", Kind.SYMMETRIC, false, Matrix::solveSpd),
          new Operation("cholesky", Kind.SYMMETRIC, false, (a, b) -> a.cholesky()),
          new Operation("solveLower", Kind.GENERAL, false, Matrix::solveLower),
          new Operation("solveUpperTransA", Kind.GENERAL, false, Matrix::solveUpperTransA),
          new Operation("cofactor", Kind.GENERAL, false, (a, b) -> a.cofactor()),
          new Operation("logDeterminant", Kind.GENERAL, false, (a, b) -> one(a.logDeterminant())),
          new Operation("least squares", Kind.GENERAL, true, (a, b) -> tall(a).solve(tall(b))),
          new Operation("sylvester", Kind.POSITIVE_SPECTRUM, true, (a, b) -> a.sylvester(a, b)),
          new Operation("lyapunov", Kind.POSITIVE_SPECTRUM, true, Matrix::lyapunov),
          new Operation("sqrtm", Kind.POSITIVE_SPECTRUM, true, (a, b) -> a.sqrtm()),
          new Operation("logm", Kind.POSITIVE_SPECTRUM, true, (a, b) -> a.logm()));

  private static Matrix one(Scalar x) {
    return Matrix.of(1, 1, x);
  }

  /** With another row, so that there is a residual. */
  private static Matrix tall(Matrix a) {
    return Matrix.concatRows(a, a.getRow(0).plus(a.getRow(1)).scale(0.5));
  }

  private static double[] conditions() {
    return ALL
        ? new double[] {1, 1e2, 1e4, 1e6, 1e8, 1e10, 1e12, 1e14, 1e16}
        : new double[] {1, 1e4, 1e9, 1e14};
  }

  /** Decimal logarithms take seconds. */
  private static double[] scales(Operation operation, double condition) {
    if (ALL) {
      return new double[] {1e-100, 1e-30, 1e-6, 1, 1e6, 1e30, 1e100};
    }
    boolean many = condition == 1e4 && !operation.name.equals("logm");
    return many ? new double[] {1e-100, 1, 1e30} : new double[] {1};
  }

  private static Matrix orthogonal(Random random) {
    return Matrix.of(3, 3, random.doubles(9, -1, 1).toArray()).qr().q();
  }

  private static Matrix matrix(Kind kind, double condition, Random random) {
    Matrix sizes = Matrix.column(1, Math.sqrt(1 / condition), 1 / condition).diag();
    Matrix left = orthogonal(random);
    return switch (kind) {
      case GENERAL -> left.mult(sizes).multTransB(orthogonal(random));
      case SYMMETRIC -> left.mult(sizes).multTransB(left);
      case POSITIVE_SPECTRUM -> {
        Matrix vectors = left.plus(Matrix.identity(3).scale(2));
        yield vectors.mult(sizes).mult(vectors.invert());
      }
    };
  }

  @Test
  void derivativesLoseWhatTheConditionSays(TestReporter reporter) {
    List<String> wrong = new ArrayList<>();
    int[] counts = new int[2];
    for (Operation operation : OPERATIONS) {
      for (double condition : conditions()) {
        for (double scale : scales(operation, condition)) {
          for (int seed = 0; seed < (ALL ? 4 : 1); seed++) {
            look(operation, condition, scale, new Random(31L * seed + 7), counts, wrong);
          }
        }
      }
    }
    reporter.publishEntry("compared", counts[0] + ", and " + counts[1] + " refused");
    assertEquals(List.of(), wrong);
    assertTrue(counts[0] > 2 * counts[1], "most are compared");
  }

  private static void look(
      Operation operation,
      double condition,
      double scale,
      Random random,
      int[] counts,
      List<String> wrong) {
    Matrix a = matrix(operation.kind, condition, random).scale(scale);
    double[] x = new double[18];
    double[] v = new double[18];
    for (int i = 0; i < 18; i++) {
      x[i] = i < 9 ? a.value().data[i] : random.nextDouble() - 0.5;
      v[i] = (random.nextDouble() - 0.5) * (i < 9 ? scale : 1);
    }
    VectorFunction f = in -> operation.of.apply(half(in, 0), half(in, 9)).toScalars();
    String at = String.format(Locale.ROOT, "%s at %.0e, %.0e: ", operation.name, condition, scale);
    Jet jet;
    try {
      jet = HighPrecision.jet(f, x, v, new double[18], new double[18]).orElseThrow();
    } catch (ArithmeticException e) {
      return; // Rounded, the matrix has no such result.
    }
    double allowed = FACTOR * condition * ROUNDING * size(jet.along());
    for (Differentiator mode : List.of(FORWARD, REVERSE)) {
      try {
        double error = size(minus(tangent(mode, f, x, v), jet.along()));
        counts[0]++;
        if (!(error <= allowed)) {
          wrong.add(at + mode.name() + " is " + error + " off, allowed " + allowed);
        }
      } catch (ArithmeticException e) {
        counts[1]++;
        boolean documented = operation.refuses ? condition > 1e6 : condition > 1e15;
        if (!documented) {
          wrong.add(at + mode.name() + " refuses: " + e.getMessage());
        }
      }
    }
  }

  private static Matrix half(Scalar[] in, int from) {
    return Matrix.of(3, 3, Arrays.copyOfRange(in, from, from + 9));
  }

  /** In reverse mode row by row. */
  private static double[] tangent(Differentiator mode, VectorFunction f, double[] x, double[] v) {
    if (mode.equals(FORWARD)) {
      return mode.jvp(f, x, v).tangent();
    }
    double[][] jacobian = mode.jacobian(f, x);
    double[] tangent = new double[jacobian.length];
    for (int k = 0; k < tangent.length; k++) {
      for (int i = 0; i < v.length; i++) {
        tangent[k] += jacobian[k][i] * v[i];
      }
    }
    return tangent;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static double size(double... x) {
    return Arrays.stream(x).map(Math::abs).max().orElse(0);
  }

  /**
   * {@code A⁻¹ A A = A}: the derivatives by both operands, as large as the condition number, cancel
   * to 1, and so lose twice the digits. Nothing is refused, but all that looks at it says so.
   */
  @Test
  void whatCancelsOverOperandsIsNoticed() {
    ScalarFunction f = in -> square(in).solve(square(in).mult(square(in))).get(0, 1);
    for (double condition : new double[] {1e3, 1e6, 1e9, 1e12}) {
      double[] x = matrix(Kind.GENERAL, condition, new Random(7)).value().data;
      RoundingError rounding = Diagnosis.roundingError(f, x);
      double[] gradient = REVERSE.gradient(f, x);
      for (int i = 0; i < 9; i++) {
        double error = Math.abs(gradient[i] - (i == 1 ? 1 : 0));
        assertTrue(error <= rounding.gradientBound()[i], rounding::toString);
      }
      Verdict expected = condition < 1e4 ? Verdict.OK : Verdict.NOTHING_COMPARED;
      var check = GradientCheck.of(FORWARD, REVERSE).check(f, x);
      assertEquals(expected, check.verdict(), check::toString);
      var certificate = Certificate.of(REVERSE).certify(f, x);
      assertEquals(expected, certificate.verdict(), certificate::toString);
      assertEquals(expected == Verdict.OK, !certificate.toString().contains("lost to rounding"));
    }
  }

  /** The derivatives are right to what the condition says, and no operation is called broken. */
  @Test
  void illConditionedInversesAreCertified() {
    ScalarFunction inverse = in -> square(in).invert().get(0, 1);
    ScalarFunction equation = in -> square(in).sylvester(square(in), square(in)).get(0, 1);
    for (double condition : new double[] {1e3, 1e6, 1e9}) {
      double[] x = matrix(Kind.GENERAL, condition, new Random(7)).value().data;
      Certificate.of(REVERSE).certify(inverse, x).assertPassed();
      GradientCheck.of(FORWARD, REVERSE).check(inverse, x).assertPassed();
    }
    double[] x = matrix(Kind.GENERAL, 1e3, new Random(7)).value().data;
    GradientCheck.of(FORWARD, REVERSE).check(equation, x).assertPassed();
  }

  private static Matrix square(Scalar... in) {
    return Matrix.of(3, 3, in);
  }
}
