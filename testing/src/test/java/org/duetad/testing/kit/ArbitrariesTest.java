package org.duetad.testing.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.statistics.Statistics;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.GradientAssert;
import org.duetad.testing.RandomProgram;
import org.duetad.testing.jqwik.DirectionOf;
import org.duetad.testing.jqwik.KitArbitraries;
import org.duetad.testing.jqwik.MatrixKind;
import org.duetad.testing.jqwik.MatrixOf;
import org.duetad.testing.jqwik.Programs;
import org.duetad.testing.jqwik.RuleUses;
import org.duetad.testing.jqwik.SmoothFor;
import org.duetad.testing.rules.RuleUse;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ArbitrariesTest {

  private static final ScalarFunction F = x -> x[0].log().multiply(x[1].abs());

  @Property(tries = 200, seed = "1")
  void pointsAreInTheDomainAndOffTheKinks(@SmoothFor(value = "F", inputs = 2) double[] x) {
    assertTrue(x[0] > 1e-7 && Math.abs(x[1]) > 1e-7, () -> Arrays.toString(x));
    Statistics.label("smooth points of F")
        .coverage(
            points -> points.check("discarded").percentage(share -> 40 < share && share < 60));
    GradientAssert.assertThat(Math.abs(x[1]) / x[0], Math.log(x[0]) * Math.signum(x[1]))
        .isGradientOf(F)
        .at(x);
  }

  @Property(tries = 100, seed = "7")
  void directionsAreShort(@DirectionOf(3) double[] v) {
    assertEquals(3, v.length);
    assertTrue(Arrays.stream(v).allMatch(c -> Math.abs(c) <= 1), () -> Arrays.toString(v));
    Statistics.label("directions").collect(Arrays.stream(v).anyMatch(c -> c == 0));
    Statistics.label("directions")
        .coverage(zeros -> zeros.check(true).percentage(share -> 20 < share && share < 80));
  }

  @Property(tries = 40, seed = "2")
  void programsObeyTheLaws(@Programs(inputs = 3, operations = 8) RandomProgram program) {
    program.here().assertLaws();
  }

  @Property(tries = 100, seed = "3")
  void programsAreReadBack(@Programs RandomProgram program) {
    RandomProgram read = RandomProgram.parse(program.toString());
    assertEquals(program.toString(), read.toString());
    assertEquals(program.value(program.point()), read.value(program.point()));
  }

  @Property(tries = 50, seed = "4")
  void matricesAreOfTheirKind(
      @MatrixOf(MatrixKind.POSITIVE_DEFINITE) DMatrixRMaj definite,
      @MatrixOf(MatrixKind.ORTHOGONAL) DMatrixRMaj orthogonal,
      @MatrixOf(MatrixKind.TIED) DMatrixRMaj tied,
      @MatrixOf(MatrixKind.SINGULAR) DMatrixRMaj singular,
      @MatrixOf(value = MatrixKind.ILL_CONDITIONED, size = 4) DMatrixRMaj ill) {
    assertTrue(values(definite)[0] > 0.2);
    Matrix q = Matrix.of(orthogonal);
    assertEquals(3, q.mult(q.transpose()).trace().value(), 1e-12);
    assertEquals(1, values(tied)[0], 1e-12);
    assertEquals(1, values(tied)[1], 1e-12);
    assertEquals(0, Matrix.of(singular).determinant().value(), 1e-12);
    assertEquals(1e-8, values(ill)[0], 1e-12);
  }

  private static double[] values(DMatrixRMaj m) {
    return Arrays.stream(Matrix.of(m).symmetricEigenvalues().toScalars())
        .mapToDouble(Scalar::value)
        .sorted()
        .toArray();
  }

  /** The smallest program with a property is found from a large one. */
  @Example
  void programsShrink() {
    Shrinkable<RandomProgram> drawn =
        KitArbitraries.programs(2, 20).generator(1000).stream(new Random(5))
            .filter(p -> p.value().toString().contains("tanh"))
            .findFirst()
            .orElseThrow();
    RandomProgram smallest = smallest(drawn, p -> p.toString().contains("tanh"));
    long lines = smallest.toString().lines().count();
    assertEquals(5, lines, smallest::toString);
  }

  private static <T> T smallest(Shrinkable<T> drawn, Predicate<T> fails) {
    Optional<Shrinkable<T>> next = Optional.of(drawn);
    T smallest = drawn.value();
    while (next.isPresent()) {
      smallest = next.get().value();
      next = next.get().shrink().filter(smaller -> fails.test(smaller.value())).findFirst();
    }
    return smallest;
  }

  /** Ties and constants are dissolved, and operands become simple. */
  @Example
  void usesOfRulesShrink() {
    Predicate<RuleUse> fails = use -> use.rule().name().equals("hypot") && use.operands()[1] > 0.5;
    Shrinkable<RuleUse> drawn =
        RuleUses.mixed().generator(1000).stream(new Random(6))
            .filter(use -> fails.test(use.value()))
            .findFirst()
            .orElseThrow();
    assertEquals("hypot[1.0, 1.0] wired [0, 1]", smallest(drawn, fails).toString());
  }

  @Test
  void aTextIsCheckedWhenItIsRead() {
    String sum = "duet program 2\n%0 = input 2.0\n%1 = add %0 %0\nreturn %1\n";
    assertEquals(4, RandomProgram.parse(sum).value(2));
    for (String wrong :
        List.of(
            "",
            sum.replace("add", "nothing"),
            sum.replace("return %1", "return %0 %1"),
            "duet program 2\n%0 = input 1x1 2.0\n%1 = matrix.transpose %0\nreturn %1\n")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> RandomProgram.parse(wrong))
              .getMessage();
      assertTrue(message.startsWith("program"), message);
    }
  }

  @Property(tries = 20, seed = "6")
  void functionsOfMatricesObeyTheLaws(@MatrixOf(size = 2) DMatrixRMaj a) {
    FunctionAtPoint.of(m -> m[0].mult(m[0]).squaredNorm(), a).assertLaws();
  }
}
