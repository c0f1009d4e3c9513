package org.duetad.core.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.kernel.LoopNest;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTextTest {

  private static final UnaryRule CUBE =
      UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(3));

  private static final String TEXT =
      """
      duet program 2
      %0 = input 0x1.0p1 # 2.0
      %1 = input 0x1.0p-1 # 0.5
      %2 = multiply %0 %1
      guard %2 > %1 true at Model.f(Model.java:7)
      %3 = root(3) %2
      %4 %5 = softmax %3 %0
      value %4 is 0x1.136561454ba86p-2 at Model.f(Model.java:9)
      name %1 rate of decay
      name %5 share
      return %5
      """;

  private static void assertSame(Program program, ProgramText format) {
    String text = format.write(program);
    Program read = format.read(text);
    assertEquals(text, format.write(read));
    assertEquals(program.toString(), read.toString());
    assertEquals(program.code().kinds(), read.code().kinds());
    double[] x = numbers(program.point());
    assertArrayEquals(program.evaluate(x), read.evaluate(x));
  }

  private static double[] numbers(Object... point) {
    return Arrays.stream(point).mapToDouble(x -> ((Scalar) x).value()).toArray();
  }

  @Test
  void everyKindOfLineIsReadAndWritten() {
    Program program = ProgramText.plain().read(TEXT);
    assertEquals(TEXT, ProgramText.plain().write(program));
    assertEquals("{1=rate of decay, 5=share}", program.names().toString());
    assertThrows(BranchChangedException.class, () -> program.evaluate(0.1, 0.5));
    Program matrices =
        Program.record(
            (Matrix... x) ->
                Matrix.concatRows(x[0].mult(x[1]).apply(CUBE), Matrix.of(x[0].get(0, 1).sin()))
                    .reshape(1, 3)
                    .plus(Matrix.of(new double[][] {{1, -0.0, Double.NaN}})),
            new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}),
            new DMatrixRMaj(new double[][] {{0.5}, {0.25}}));
    ProgramText format = ProgramText.plain().with("cube", CUBE);
    String text = format.write(matrices);
    assertTrue(text.contains("%0 = input 2x2 0x1.0p0 0x1.0p1 0x1.8p1 0x1.0p2"), text);
    assertTrue(text.contains("matrix.each(own.cube)"), text);
    assertTrue(text.contains("get(1) %0") && text.contains("matrix.reshape(1,3)"), text);
    Program read = format.read(text);
    assertEquals(text, format.write(read));
    Matrix[] x = {Matrix.of(new double[][] {{2, 1}, {1, 1}}), Matrix.of(new double[][] {{1}, {2}})};
    assertArrayEquals(matrices.evaluate(x)[0].value().data, read.evaluate(x)[0].value().data);
  }

  @Test
  void derivativesAreWrittenAndDecimalsRead() {
    VectorFunction f = x -> new Scalar[] {x[0].rootN(3).multiply(x[1].apply(CUBE)), x[0].max(x[1])};
    Program program = Program.record(f, 2, 0.5);
    ProgramText format = ProgramText.plain().with("mine", CUBE);
    assertSame(program, format);
    assertSame(program.adjoint().tangent(), format);
    assertTrue(format.read(format.write(program.tangent())).isDerivative());
    assertSame(
        ProgramText.plain().read(TEXT.replace("0x1.0p1 ", "2 ").replace("# 0.5", "")), format);
  }

  /** What is infinite in a program of derivatives is repeated with care, as before. */
  @Test
  void derivativesThatOverflowHaveTheSameBits() {
    Program adjoint =
        Program.record((VectorFunction) x -> new Scalar[] {x[0].exp().reciprocal()}, 1).adjoint();
    Program read = ProgramText.plain().read(ProgramText.plain().write(adjoint));
    assertArrayEquals(adjoint.evaluate(800, 1), read.evaluate(800, 1));
    assertTrue(Double.isNaN(read.evaluate(800, 1)[1]));
  }

  /** Equal rules of different calls stay apart, so that loops are the same. */
  @Test
  void loopsAreFoundAgain() {
    VectorFunction f =
        x -> {
          Scalar sum = x[0];
          for (int i = 0; i < 50; i++) {
            sum = i % 2 == 0 ? sum.rootN(3).add(x[1]) : sum.multiply(x[1]).sin();
          }
          return new Scalar[] {sum};
        };
    Program program = Program.record(f, 2, 0.5);
    Program read = ProgramText.plain().read(ProgramText.plain().write(program));
    assertEquals(LoopNest.of(program).toString(), LoopNest.of(read).toString());
    assertEquals(program.code().kinds(), read.code().kinds());
  }

  @Test
  void everyBitOfAConstantIsKept() {
    for (double x :
        new double[] {
          -0.0,
          Double.MIN_VALUE,
          0.1,
          1 / 3.0,
          -Double.MAX_VALUE,
          Double.NEGATIVE_INFINITY,
          Double.NaN,
          Double.longBitsToDouble(0xfff8000000000123L)
        }) {
      Program program = Program.record((VectorFunction) in -> new Scalar[] {in[0].add(x)}, 1);
      Program read = ProgramText.plain().read(ProgramText.plain().write(program));
      Literal literal = assertInstanceOf(Literal.class, read.instructions().get(0));
      assertEquals(
          Double.doubleToRawLongBits(x),
          Double.doubleToRawLongBits(((Scalar) literal.value()).value()));
    }
    Program zero =
        Program.record(
            (Matrix... x) -> x[0].plus(ConstantMatrix.zero(1, 2)),
            new DMatrixRMaj(new double[][] {{1, 2}}));
    String text = ProgramText.plain().write(zero);
    assertTrue(text.contains("constant zero 1x2"), text);
    assertEquals(text, ProgramText.plain().write(ProgramText.plain().read(text)));
  }

  @Test
  void zerosOfParametersKeepTheirSigns() {
    Program clamps =
        Program.record(
            (VectorFunction) x -> new Scalar[] {x[0].clamp(-0.0, 1), x[0].clamp(-1, -0.0)}, 0.5);
    Program read = ProgramText.plain().read(ProgramText.plain().write(clamps));
    for (double x : new double[] {-2, 2}) {
      assertEquals(
          Arrays.toString(clamps.evaluate(x)), Arrays.toString(read.evaluate(x)), "at " + x);
    }
  }

  @Test
  void programsWithoutOutputsAndNamesThatEndWithBlanksAreRead() {
    assertSame(Program.record((VectorFunction) x -> new Scalar[0], 1), ProgramText.plain());
    for (String name : new String[] {"a ", " a", "a # b", "a\u2003", "x at y", "}"}) {
      Program named =
          Program.record((VectorFunction) x -> new Scalar[] {x[0].sin().named(name)}, 1);
      Program read = ProgramText.plain().read(ProgramText.plain().write(named));
      assertEquals(named.names(), read.names());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "duet program 2 | duet program 3 | line 1: the first line must be \"duet program 2\"",
        "duet program 2 | duet program 1 | of the test kit's first format",
        "multiply | multipy | line 4: no rule \"multipy\" in this version",
        "multiply | own.mine | line 4: no rule is given for own.mine; supply it",
        "%0 %1 | %0 %9 | line 4: %9 is not assigned; slots so far are %0 to %1",
        "%0 %1 | %0 | line 4: multiply of 1 operands, but it takes exactly 2",
        "%2 = | %7 = | line 4: \"%7\" where the next result is %2",
        "0x1.0p-1 # | 0.5f # | line 3: \"0.5f\" is not a number",
        "0x1.0p-1 # | 1x2 0.5 # | line 3: 1x2 is followed by 1 elements",
        "0x1.0p-1 # | 1x1 0.5 # | line 4: multiply takes numbers, and %1 is a matrix",
        "> | >> | line 5: not a condition",
        "true | yes | line 5: \"yes\" is not a result of >",
        "true | false | line 5: cannot be evaluated at the program's point",
        "\" at Model.f(Model.java:7)\" | \"\" | line 5: a condition without its source line",
        "root(3) | root(0) | line 6: rootN: the 0th root does not exist",
        "root(3) | root(3.5) | line 6: 3.5 is not a whole number",
        "root(3) | root(3,4) | line 6: root: takes 1 parameters, not 2",
        "root(3) | geluSlope(2147483647) | line 6: there is no rule of order 2147483647; orders are",
        "root(3) | cosPiSlope(0) | line 6: there is no rule of order 0; orders are from 1 to 1000",
        "root(3) | polygammaDifference(-1) | line 6: there is no rule of order -1",
        "root(3) | normalCumulant(2) | line 6: there is no rule of order 2; orders are from 3",
        "root(3) | powPartial(0,2000) | line 6: there is no rule of order 2000",
        "root(3) | root | line 6: no rule \"root\"",
        "root(3) | clamp(2,1) | line 6: clamp: low 2.0 is above high 1.0",
        "softmax | matrix.transpose | line 7: matrix.transpose takes matrices, and %3 is a number",
        "%4 %5 = | %4 = | line 10: %5 is not assigned",
        "0x1.136561454ba86p-2 | 0x1p-2 | line 8: cannot be evaluated",
        "name %5 share | name %9 share | line 10: %9 is not assigned",
        "name %5 share | name %5 | line 10: no name",
        "multiply %0 %1 | matrix(99999,99999) %0 | line 4: matrix(99999,99999) of 1 operands",
        "multiply | matrix.each(matrix.each(sin)) | line 4: no rule",
        "return | give | line 11: \"give %5\" is neither",
        "return %5 | # | line 11: the text ends without the outputs",
        "return %5 | return x | line 11: \"x\" is not a slot",
      })
  void whatIsUnknownIsRejectedWithItsLine(String old, String wrong, String message) {
    String text = TEXT.replaceFirst(java.util.regex.Pattern.quote(old), wrong);
    String actual =
        assertThrows(IllegalArgumentException.class, () -> ProgramText.plain().read(text))
            .getMessage();
    assertTrue(actual.startsWith("program text: line ") && actual.contains(message), actual);
  }

  @Test
  void derivativesEndSomewhere() {
    String deep = "duet program 2\n" + "derivative adjoint {\n".repeat(100_000);
    String message =
        assertThrows(IllegalArgumentException.class, () -> ProgramText.plain().read(deep))
            .getMessage();
    assertTrue(message.contains("line 102: derivatives are nested deeper than 100"), message);
  }

  @Test
  void moreThanOneProgramOrAnOpenDerivativeIsRejected() {
    for (String wrong :
        List.of(TEXT + "return %1\n", TEXT.replace("2\n%0", "2\nderivative adjoint {\n%0"))) {
      assertThrows(IllegalArgumentException.class, () -> ProgramText.plain().read(wrong));
    }
  }

  @Test
  void whatHasNoTextIsNamed() {
    Program own = Program.record((VectorFunction) x -> new Scalar[] {x[0].apply(CUBE)}, 2);
    assertRejected("\"cube\" has no text", own);
    UnaryRule sine = UnaryRule.of("sin", Domain.REAL, x -> x, (x, y) -> Scalar.of(1.0));
    assertRejected(
        "\"sin\" has no text",
        Program.record((VectorFunction) x -> new Scalar[] {x[0].apply(sine)}, 2));
    assertRejected(
        "hold code, which has no text",
        Program.record(
            (VectorFunction)
                x ->
                    Implicit.root(
                        (y, p) -> new Scalar[] {y[0].square().subtract(p[0])},
                        p -> new double[] {Math.sqrt(p[0])},
                        x),
            2));
    assertThrows(IllegalArgumentException.class, () -> ProgramText.plain().with("a b", CUBE));
    assertThrows(
        IllegalArgumentException.class, () -> ProgramText.plain().with("a", CUBE).with("a", CUBE));
  }

  private static void assertRejected(String part, Program program) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ProgramText.plain().write(program))
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
