package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.sweep.SweepFrame;
import org.duetad.core.program.Program;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule throws is the function's; what a kernel throws itself is a fault. */
class RuleFailureTest {

  private static final int N = 40;
  private static final double NO_VALUE = 3;
  private static final double NO_SLOPE = 2;

  private static double value(double x) {
    if (x == NO_VALUE) {
      throw new ArrayIndexOutOfBoundsException("no value");
    }
    return x;
  }

  private static Scalar slope(Scalar x) {
    if (x.value() == NO_SLOPE) {
      throw new ArrayIndexOutOfBoundsException("no slope");
    }
    return Scalar.of(1);
  }

  private static final UnaryRule ONE =
      UnaryRule.of("one", Domain.REAL, RuleFailureTest::value, (x, y) -> slope(x));

  private static final BinaryRule TWO =
      BinaryRule.of(
          "two",
          Domain.REAL,
          Domain.REAL,
          (x, y) -> value(x) + y,
          (x, y, z) -> slope(x),
          (x, y, z) -> slope(x));

  private static final Reduction MANY =
      Reduction.of(
          "many",
          Arity.exactly(3),
          Domain.REAL,
          x -> value(x[0]) + x[1] + x[2],
          (x, y) -> new Scalar[] {slope(x[0]), Scalar.of(1), Scalar.of(1)});

  private static final GeneralRule GENERAL =
      new GeneralRule("general", Arity.exactly(1)) {
        @Override
        public double[] value(double... x) {
          return new double[] {RuleFailureTest.value(x[0]), 1};
        }

        @Override
        protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
          return new Scalar[] {slope(x[0]).multiply(dx[0]), Scalar.of(0)};
        }

        @Override
        protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
          return new Scalar[] {slope(x[0]).multiply(yBar[0])};
        }
      };

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(ONE, x -> x.apply(ONE)),
        rule(TWO, x -> x.apply(TWO, Scalar.of(1))),
        rule(MANY, x -> MANY.of(x, Scalar.of(1), Scalar.of(1))),
        rule(GENERAL, x -> GENERAL.of(x)[0]));
  }

  private static Arguments rule(Object rule, UnaryOperator<Scalar> f) {
    return Arguments.of(rule, f);
  }

  private static VectorFunction lanes(UnaryOperator<Scalar> f) {
    return x -> Arrays.stream(x).map(f).toArray(Scalar[]::new);
  }

  /** Too little for a loop. */
  private static VectorFunction straight(UnaryOperator<Scalar> f) {
    return x -> new Scalar[] {f.apply(x[0]).multiply(x[1])};
  }

  /** Turns that follow each other. */
  private static VectorFunction scan(UnaryOperator<Scalar> f) {
    return x -> {
      Scalar state = x[0];
      for (Scalar each : x) {
        state = f.apply(each).subtract(state.multiply(0.5));
      }
      return new Scalar[] {state};
    };
  }

  private static double[] point(double special) {
    double[] x = new double[N];
    Arrays.fill(x, 1);
    x[0] = special;
    return x;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aKernelThrowsWhatTheRuleThrows(Object rule, UnaryOperator<Scalar> f) {
    for (VectorFunction form : List.of(lanes(f), straight(f), scan(f))) {
      Program program = Program.record(form, point(1));
      Kernel kernel = Kernel.of(program);
      KernelFrame frame = kernel.frame();
      double[] y = new double[program.outputs().length];
      double[] yBar = new double[y.length];
      Arrays.fill(yBar, 1);
      assertThrows(
          ArrayIndexOutOfBoundsException.class, () -> kernel.evaluate(point(NO_VALUE), frame, y));
      kernel.evaluate(point(NO_SLOPE), frame, y);
      double[] gradient = new double[N];
      assertThrows(
          ArrayIndexOutOfBoundsException.class, () -> kernel.pullback(frame, yBar, gradient));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aJacobianIsLeftToTheProgram(Object rule, UnaryOperator<Scalar> f) {
    Program program = Program.record(lanes(f), point(1));
    KernelJacobian entries = KernelJacobian.of(program, N).orElseThrow();
    Optional<KernelColumns> columns = KernelColumns.of(program, N);
    for (double special : new double[] {NO_VALUE, NO_SLOPE}) {
      double[] y = new double[N];
      double[] out = new double[entries.count()];
      assertFalse(entries.placed(new int[entries.count()]).putTo(point(special), y, out));
      columns.ifPresent(each -> assertFalse(each.jacobian(point(special), y, new double[N][N])));
    }
  }

  /** A frame with too little memory stands for a fault: nothing else is computed instead. */
  @Test
  void aFaultOfTheKernelIsAnError() {
    Program program = Program.record(lanes(Scalar::sin), point(1));
    Kernel kernel = Kernel.of(program);
    Lanes lanes = kernel.frame().of(kernel).lanes();
    SweepFrame small = SweepFrame.of(FlatCode.of(program), lanes, List.of(), N, N);
    KernelFrame frame = new KernelFrame(kernel, small);
    AssertionError error =
        assertThrows(AssertionError.class, () -> kernel.holds(point(1), frame, new double[N]));
    assertInstanceOf(IndexOutOfBoundsException.class, error.getCause());
    assertTrue(error.getMessage().contains("report"), error.getMessage());
  }
}
