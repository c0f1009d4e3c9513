package org.duetad.testing.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Anomaly;
import org.duetad.core.diagnosis.Anomaly.Pass;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.Kink;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Kinks, and the origins of NaN and infinities. */
class DiagnosisTest {

  private static final UnaryRule BEND =
      UnaryRule.of(
          "bend",
          Domain.REAL.withKinks(1.0),
          x -> Math.abs(x - 1),
          (x, y) -> x.subtract(1).signum());

  private static Kink kink(VectorFunction f, double... x) {
    List<Kink> kinks = Diagnosis.of(f, x).kinks();
    assertEquals(1, kinks.size(), kinks::toString);
    return kinks.get(0);
  }

  private static void assertKink(
      String rule, List<Double> operands, List<Double> slopes, Kink kink) {
    assertEquals(rule, kink.rule());
    assertEquals(operands, kink.operands());
    assertEquals(slopes, kink.slopes());
    assertTrue(kink.line().contains("DiagnosisTest.java:"), kink.line());
  }

  @Test
  void aSmoothFunctionIsClean() {
    Diagnosis diagnosis =
        Diagnosis.of(x -> new Scalar[] {x[0].exp().multiply(x[1]).sin().abs()}, 0.3, 0.7);
    assertTrue(diagnosis.isClean(), diagnosis::toString);
    assertEquals("no kinks, all numbers finite", diagnosis.toString());
  }

  @Test
  void kinksOfOneOperand() {
    assertKink("abs", List.of(0.0), List.of(0.0), kink(x -> one(x[0].abs()), 0));
    assertKink("relu", List.of(-0.0), List.of(0.0), kink(x -> one(x[0].relu()), -0.0));
    assertKink("clamp", List.of(2.0), List.of(0.5), kink(x -> one(x[0].clamp(-1, 2)), 2));
    assertKink("floor", List.of(3.0), List.of(0.0), kink(x -> one(x[0].floor()), 3));
    assertKink("rint", List.of(2.5), List.of(0.0), kink(x -> one(x[0].rint()), 2.5));
    assertKink("bend", List.of(1.0), List.of(0.0), kink(x -> one(x[0].apply(BEND)), 1));
  }

  @Test
  void ties() {
    Kink max = kink(x -> one(x[0].max(x[1])), 2, 2);
    assertKink("max", List.of(2.0, 2.0), List.of(0.5, 0.5), max);
    Kink maxOf = kink(x -> one(Scalar.max(x)), 3, 1, 3);
    assertKink("maxOf", List.of(3.0, 1.0, 3.0), List.of(0.5, 0.0, 0.5), maxOf);
    Kink norm = kink(x -> one(Scalar.norm2(x)), 0, 0);
    assertKink("norm2", List.of(0.0, 0.0), List.of(0.0, 0.0), norm);
    Kink hypot = kink(x -> one(x[0].hypot(x[1])), 0, 0);
    assertKink("hypot", List.of(0.0, 0.0), List.of(0.0, 0.0), hypot);
    Kink branch = kink(x -> one(x[0].isGreaterThan(x[1]) ? x[0] : x[1]), 1, 1);
    assertKink(">", List.of(1.0, 1.0), List.of(), branch);
    assertTrue(branch.toString().contains("a branch of two"), branch::toString);
  }

  @Test
  void whatIsNoKink() {
    VectorFunction f =
        x ->
            new Scalar[] {
              x[0].hypot(x[1]), x[0].pow(2), x[0].atan2(x[1]), Scalar.select(x[1], x[0], x[0])
            };
    assertTrue(Diagnosis.of(f, 0, 1).isClean(), Diagnosis.of(f, 0, 1)::toString);
  }

  @Test
  void kinksOfMatrices() {
    MatrixFunction f =
        x -> x[0].apply(Activations.RELU).apply(Arithmetic.MAX, Matrix.ones(2, 2)).maxRows();
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{0, 1}, {-1, 3}});
    List<Kink> kinks = Diagnosis.of(f, x).kinks();
    assertEquals(
        List.of("relu", "max", "maxOf"), kinks.stream().map(Kink::rule).toList(), kinks::toString);
    assertKink("relu", List.of(0.0), List.of(0.0), kinks.get(0));
    assertKink("max", List.of(1.0, 1.0), List.of(0.5, 0.5), kinks.get(1));
    assertKink("maxOf", List.of(1.0, 1.0), List.of(0.5, 0.5), kinks.get(2));
  }

  private static Scalar[] one(Scalar y) {
    return new Scalar[] {y};
  }

  private static void assertAnomaly(
      Pass pass, double number, String operation, int line, Anomaly anomaly) {
    assertEquals(pass, anomaly.pass(), anomaly::toString);
    assertEquals(number, anomaly.number(), anomaly::toString);
    assertEquals(operation, anomaly.operation() + anomaly.operands());
    assertTrue(anomaly.line().endsWith("(DiagnosisTest.java:" + line + ")"), anomaly.line());
  }

  /** The line of the statement after the call. */
  private static int nextLine() {
    return StackWalker.getInstance()
            .walk(frames -> frames.skip(1).findFirst().orElseThrow())
            .getLineNumber()
        + 1;
  }

  /** The numbers of a mode stand between the user's line and the recording: they are left out. */
  @Test
  void linesOfModesAreLeftOut() {
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      List<Anomaly> found = new ArrayList<>();
      UnaryFunction f =
          x -> {
            found.addAll(Diagnosis.of((VectorFunction) y -> one(x.divide(y[0])), 0.0).anomalies());
            return x;
          };
      mode.derivative(f, 1.0);
      assertEquals(Pass.VALUE, found.get(0).pass(), mode::name);
      assertTrue(found.get(0).line().contains("DiagnosisTest.java:"), found.get(0)::line);
    }
  }

  private static int logLine;

  /** {@code x log x}, and NaN at 0. */
  private static Scalar entropy(Scalar x) {
    logLine = nextLine();
    Scalar log = x.log();
    return x.multiply(log);
  }

  @Test
  void valuesOfAnEntropy() {
    List<Anomaly> anomalies = Diagnosis.of(x -> one(entropy(x[0]).add(x[1])), 0, 1).anomalies();
    assertAnomaly(Pass.VALUE, Double.NEGATIVE_INFINITY, "log(0.0)", logLine, anomalies.get(0));
    assertAnomaly(
        Pass.VALUE, Double.NaN, "multiply(0.0, -Infinity)", logLine + 1, anomalies.get(1));
    assertEquals(
        List.of(Pass.TANGENT, Pass.ADJOINT),
        anomalies.stream().skip(2).map(Anomaly::pass).distinct().toList());
  }

  /** The values are finite, the derivatives are not. */
  @Test
  void derivativesOfADistance() {
    List<Anomaly> anomalies =
        Diagnosis.of(x -> one(x[0].subtract(x[1]).square().sqrt().exp()), 2, 2).anomalies();
    assertEquals(1, anomalies.size(), anomalies::toString);
    assertEquals(Pass.ADJOINT, anomalies.get(0).pass());
    assertEquals("sqrt(0.0)", anomalies.get(0).operation() + anomalies.get(0).operands());
    List<Anomaly> root = Diagnosis.of(x -> one(x[0].sqrt().exp()), 0).anomalies();
    assertEquals(List.of(Pass.TANGENT, Pass.ADJOINT), root.stream().map(Anomaly::pass).toList());
  }

  @Test
  void inputsAndConstants() {
    Anomaly input = Diagnosis.of(x -> one(x[0].add(1)), Double.NaN).anomalies().get(0);
    assertEquals("input(0)", input.operation() + input.operands());
    Anomaly constant =
        Diagnosis.of(x -> one(x[0].add(Double.POSITIVE_INFINITY)), 1).anomalies().get(0);
    assertEquals("constant", constant.operation());
    assertEquals(Double.POSITIVE_INFINITY, constant.number());
  }

  @Test
  void matrices() {
    MatrixFunction f = x -> Matrix.of(1, 1, x[0].elementLog().mult(x[1]).get(0, 0).negate());
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{0, 1}, {2, 3}});
    DMatrixRMaj b = new DMatrixRMaj(new double[][] {{0, 1}, {2, 3}});
    List<Anomaly> anomalies = Diagnosis.of(f, a, b).anomalies();
    assertEquals("log(2x2)", anomalies.get(0).operation() + anomalies.get(0).operands());
    assertEquals("mult(2x2, 2x2)", anomalies.get(1).operation() + anomalies.get(1).operands());
    assertTrue(Double.isNaN(anomalies.get(1).number()));
  }

  /** An operation of a nested derivative has the line of the call of that derivative. */
  @Test
  void nestedDerivatives() {
    Differentiator inner = new ReverseMode();
    Diagnosis diagnosis =
        Diagnosis.of(x -> one(inner.derivative(y -> y.sqrt(), x[0].multiply(0))), 1);
    assertTrue(
        diagnosis.anomalies().stream().allMatch(a -> a.line().contains("DiagnosisTest")),
        diagnosis::toString);
    assertTrue(diagnosis.toString().contains("Infinity"), diagnosis::toString);
  }

  @Test
  void anEmptyPointIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Diagnosis.of((Scalar... x) -> x));
  }
}
