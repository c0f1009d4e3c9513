package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Seeds;
import org.duetad.examples.problems.Reference.Three;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ADBench's data sets give the numbers computed from them by other programs. */
class AdbenchTest {

  private static final Reference GMM_SMALL =
      new Reference(
          "gmm/gmm_d10_K25.txt",
          file -> new GmmProblem(GmmData.read(file)),
          -2.564965262119733e4,
          1650,
          -1.769599523520e+04,
          2.662398601312e+03,
          new Three(4.834668341611e+01, -3.527550060471e+01, 3.210390116044e+01),
          -6.026474121128e+00);
  private static final Reference GMM_LARGE =
      new Reference(
          "gmm/gmm_d20_K50.txt",
          file -> new GmmProblem(GmmData.read(file)),
          -6.562950687126737e4,
          11_550,
          -9.809270488589e+04,
          4.951819612187e+03,
          new Three(2.555549571899e+01, -3.309767127193e+01, -3.802028027269e+00),
          -1.351986215417e+01);
  private static final Reference BA =
      new Reference(
          "ba/ba1_n49_m7776_p31843.txt",
          file -> new BaProblem(BaData.read(file)),
          1.013358379144614e-01,
          987_133,
          9.628360070425e+07,
          4.738816614228e+05,
          new Three(-4.614463210016e+02, -8.037436233649e+02, 1.788679280144e+02),
          -8.340440000000e-01);
  private static final Reference LSTM_SMALL =
      new Reference(
          "lstm/lstm_l2_c1024.txt",
          file -> new LstmProblem(LstmData.read(file)),
          6.666651795588522e-01,
          266,
          -3.819500097334e-02,
          9.474138011446e-02,
          new Three(3.143870249961e-06, 0, 0),
          -2.002256908960e-02);
  private static final Reference LSTM_LARGE =
      new Reference(
          "lstm/lstm_l2_c4096.txt",
          file -> new LstmProblem(LstmData.read(file)),
          6.948563342365023e-01,
          266,
          -6.353922004236e-02,
          1.013605402107e-01,
          new Three(3.068453687602e-07, 0, 0),
          -2.191914455173e-02);
  private static final Reference HAND_SMALL =
      new Reference(
          "hand/simple_small/hand1_t26_c100.txt",
          file -> new HandProblem(HandData.read(file)),
          1.922433945358806e-01,
          7800,
          -3.131742282437e+02,
          1.738132835474e+01,
          new Three(-1.014593930987e-01, 2.790481180541e-02, -4.179531998386e-02),
          0);
  private static final Reference HAND_BIG =
      new Reference(
          "hand/simple_big/hand5_t26_c800.txt",
          file -> new HandProblem(HandData.read(file)),
          4.822157780312264e-02,
          62_400,
          -2.394287732868e+03,
          4.924671617067e+01,
          new Three(6.185744787005e-02, 5.521481527062e-02, -9.566970826961e-02),
          0);

  /** Few enough inputs for forward mode. */
  static List<Reference> narrow() {
    return List.of(BA, LSTM_SMALL, LSTM_LARGE, HAND_SMALL, HAND_BIG);
  }

  static List<Reference> gmm() {
    return List.of(GMM_SMALL, GMM_LARGE);
  }

  static List<Reference> lstm() {
    return List.of(LSTM_SMALL, LSTM_LARGE);
  }

  @ParameterizedTest
  @MethodSource({"narrow", "gmm"})
  void valueIsTheReference(Reference reference) {
    Problem problem = reference.read();
    reference.checkValue(problem.primal()[0]);
    reference.checkValue(problem.block(0).value(problem.point(0))[0]);
  }

  @ParameterizedTest
  @MethodSource({"narrow", "gmm"})
  void reverseModeGivesTheReference(Reference reference) {
    reference.checkDerivative(reference.read().derivative(new ReverseMode()));
  }

  @ParameterizedTest
  @MethodSource("narrow")
  void forwardModeGivesTheReference(Reference reference) {
    reference.checkDerivative(reference.read().derivative(new ForwardMode()));
  }

  /** All the thousands of columns would take minutes. */
  @ParameterizedTest
  @MethodSource("gmm")
  void forwardModeGivesColumnsOfTheReference(Reference reference) {
    Problem problem = reference.read();
    reference.checkFirst(columns(problem, 0, 3));
    reference.checkLast(columns(problem, problem.inputs() - 1, problem.inputs())[0]);
  }

  private static double[] columns(Problem problem, int from, int to) {
    Differentiator mode = new ForwardMode();
    double[][] directions = Seeds.units(problem.inputs(), from, to);
    double[][] tangents = mode.jvp(problem.block(0), problem.point(0), directions).tangents();
    return Arrays.stream(tangents).mapToDouble(column -> column[0]).toArray();
  }

  @ParameterizedTest
  @MethodSource("gmm")
  void gmmInMatricesGivesTheReference(Reference reference) {
    Problem matrices = reference.read().matrixForm().orElseThrow();
    reference.checkValue(matrices.block(0).value(matrices.point(0))[0]);
    reference.checkDerivative(matrices.derivative(new ReverseMode()));
  }

  @Test
  void gmmOfOnePoint() {
    Problem problem = new GmmProblem(GmmData.read(Adbench.file("gmm/test.txt")));
    double[] gradient = problem.derivative(new ReverseMode());
    assertRelative(8.073804080049724, problem.primal()[0]);
    assertEquals(18, gradient.length);
    assertRelative(1.086628555087e-01, gradient[0]);
    assertRelative(-7.412700395239e-01, gradient[1]);
    assertRelative(6.326071840152e-01, gradient[2]);
    assertRelative(-9.946409304663e-01, gradient[17]);
  }

  @Test
  void baOfTwoCameras() {
    Problem problem = new BaProblem(BaData.read(Adbench.file("ba/test.txt")));
    double[] jacobian = problem.derivative(new ForwardMode());
    assertRelative(-2.690488492351e-01, problem.primal()[0]);
    assertRelative(2.599447926779e-01, problem.primal()[1]);
    assertRelative(2.2887720221e+02, jacobian[0]);
    assertRelative(-1.2054243599e+02, jacobian[1]);
    assertRelative(6.3457481150e+02, jacobian[2]);
    assertRelative(-3.8567324077e+02, jacobian[3]);
  }

  private static void assertRelative(double expected, double actual) {
    assertEquals(expected, actual, 1e-10 * Math.abs(expected));
  }
}
