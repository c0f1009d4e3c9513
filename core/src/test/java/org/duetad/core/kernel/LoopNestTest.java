package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.junit.jupiter.api.Test;

/** The loops of functions whose loops are plain to see. */
class LoopNestTest {

  private static double[] point(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> 0.3 + 0.01 * i);
    return x;
  }

  private static LoopNest nest(VectorFunction f, int n) {
    Program program = Program.record(f, point(n));
    LoopNest nest = LoopNest.of(program);
    assertArrayEquals(program.evaluate(point(n)), nest.evaluate(point(n)));
    return nest;
  }

  private static Scalar[] rosenbrock(Scalar... x) {
    Scalar[] valley = new Scalar[x.length - 1];
    for (int i = 0; i < valley.length; i++) {
      valley[i] = x[i + 1].subtract(x[i].square());
    }
    return new Scalar[] {Scalar.dot(valley, valley).multiply(100)};
  }

  @Test
  void aLoopIsListedAsALoop() {
    assertEquals(
        """
        program(%0 %1 ... %19) {
          %20 = constant 100.0
          for i in 0..18 {
            %[21 + 2i] = square %[i]
            %[22 + 2i] = subtract %[1 + i] %[21 + 2i]
          }
          %59 = dot %22 %24 ... %58 %22 %24 ... %58
          %60 = multiply %59 100.0
          return %60
        }
        """,
        nest(LoopNestTest::rosenbrock, 20).toString());
  }

  @Test
  void aLoopIsDrawnAsABox() {
    assertEquals(
        """
        digraph loops {
          rankdir=LR;
          node [shape=box];
          n0 [label="20 inputs"];
          subgraph cluster0 {
            label="for i in 0..18";
            n1 [label="%[21 + 2i] = square %[i]"];
            n2 [label="%[22 + 2i] = subtract %[1 + i] %[21 + 2i]"];
          }
          n3 [label="%59 = dot %22 %24 ... %58 %22 %24 ... %58"];
          n4 [label="%60 = multiply %59 100.0"];
          n5 [label="return"];
          n0 -> n1;
          n0 -> n2;
          n1 -> n2;
          n2 -> n3;
          n3 -> n4;
          n4 -> n5;
        }
        """,
        nest(LoopNestTest::rosenbrock, 20).toDot());
  }

  /** The first turn reads the input's logarithm, later ones the state, and one a condition. */
  @Test
  void whatEarlierTurnsComputedIsDashed() {
    VectorFunction f =
        x -> {
          Scalar h = x[0].negate();
          for (int t = 0; t < 20; t++) {
            h = h.isLessThan(5) ? h.multiply(x[0]).exp().negate() : h;
          }
          return new Scalar[] {h};
        };
    String drawn = nest(f, 1).toDot();
    List<String> edges = drawn.lines().filter(line -> line.contains("->")).toList();
    assertEquals(
        List.of(
            "n0 -> n1;",
            "n1 -> n2;",
            "n1 -> n3;",
            "n0 -> n3;",
            "n3 -> n4;",
            "n4 -> n5;",
            "n5 -> n2 [style=dashed];",
            "n5 -> n3 [style=dashed];",
            "n5 -> n6;"),
        edges.stream().map(String::strip).toList(),
        drawn);
    assertTrue(drawn.contains("n0 [label=\"input\"]"), drawn);
  }

  @Test
  void loopsAreNestedWhereTheyAre() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[10];
          for (int i = 0; i < y.length; i++) {
            Scalar[] terms = new Scalar[10];
            for (int j = 0; j < terms.length; j++) {
              terms[j] = x[i].multiply(x[10 + j]).sin();
            }
            y[i] = Scalar.sum(terms);
          }
          return y;
        };
    assertEquals(
        """
        program(%0 %1 ... %19) {
          for i in 0..9 {
            for j in 0..9 {
              %[20 + 21i + 2j] = multiply %[i] %[10 + j]
              %[21 + 21i + 2j] = sin %[20 + 21i + 2j]
            }
            %[40 + 21i] = sum %[21 + 21i] %[23 + 21i] ... %[39 + 21i]
          }
          return %40 %61 ... %229
        }
        """,
        nest(f, 20).toString());
  }

  /** The first turn of a loop in time reads the initial state and is no turn of the loop. */
  @Test
  void aTurnReadsWhatAnEarlierOneFilled() {
    VectorFunction f =
        x -> {
          Scalar h = x[0].negate();
          for (int t = 0; t < 20; t++) {
            h = h.multiply(x[1]).exp().negate();
          }
          return new Scalar[] {h};
        };
    assertEquals(
        """
        program(%0 %1) {
          %2 = negate %0
          for i in 0..19 {
            %[3 + 3i] = multiply %[2 + 3i] %1
            %[4 + 3i] = exp %[3 + 3i]
            %[5 + 3i] = negate %[4 + 3i]
          }
          return %62
        }
        """,
        nest(f, 2).toString());
  }

  @Test
  void twoLoopsOfOneKindHaveSections() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[20];
          Arrays.setAll(y, i -> x[i < 10 ? i : 3 * (i - 10)].sin());
          return y;
        };
    assertEquals(
        """
        program(%0 %1 ... %29) {
          for i in 0..19 {
            %[30 + i] = sin (%[i] if i < 10 else %[-30 + 3i])
          }
          return %30 %31 ... %49
        }
        """,
        nest(f, 30).toString());
  }

  @Test
  void whatHasNoRuleIsATable() {
    double[] weights = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9};
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[15];
          Arrays.setAll(y, i -> x[i * i % 15].multiply(weights[i]));
          return y;
        };
    assertEquals(
        """
        program(%0 %1 ... %14) {
          %15 %16 ... %23 = constant 3.0 1.0 ... 7.0
          for i in 0..14 {
            %[24 + i] = multiply {%0, %1, ..., %1}[i] {3.0, 1.0, ..., 9.0}[i]
          }
          return %24 %25 ... %38
        }
        """,
        nest(f, 15).toString());
  }

  @Test
  void aTurnThatTookAnotherBranchIsNoTurnOfTheLoop() {
    VectorFunction f =
        x -> {
          Scalar[] y = x.clone();
          for (int i = 0; i < y.length; i++) {
            y[i] = x[i].isGreaterThan(0.5) ? x[i].sin() : x[i].cos();
          }
          return y;
        };
    LoopNest nest = nest(f, 60);
    assertEquals(2, nest.loops());
    assertEquals(4, nest.instructions());
    double[] other = point(60);
    other[45] = -1;
    String message =
        assertThrows(BranchChangedException.class, () -> nest.evaluate(other)).getMessage();
    assertEquals(
        message,
        assertThrows(
                BranchChangedException.class, () -> Program.record(f, point(60)).evaluate(other))
            .getMessage());
  }

  @Test
  void matricesAreInLoopsToo() {
    Matrix a = Matrix.of(2, 2, 0.5, 1, -0.25, 2);
    VectorFunction f =
        x -> {
          Matrix m = Matrix.of(2, 2, x);
          for (int t = 0; t < 30; t++) {
            m = m.mult(a).scale(0.9);
          }
          return m.toScalars();
        };
    LoopNest nest = nest(f, 4);
    assertEquals(1, nest.loops());
  }

  @Test
  void whatDoesNotRepeatStaysAsItIs() {
    LoopNest nest = nest(x -> new Scalar[] {x[0].multiply(x[1]).sin(), x[1]}, 2);
    assertEquals(0, nest.loops());
    assertEquals(2, nest.instructions());
    assertEquals(0, LoopNest.of(Program.record(x -> x, 1)).instructions());
  }

  /** Evaluated on numbers that are being recorded, a nest is the program again. */
  @Test
  void aNestEvaluatesOnNumbersOfAnyKind() {
    Program flat = Program.record(LoopNestTest::rosenbrock, point(20));
    LoopNest nest = LoopNest.of(flat);
    Program again = Program.record((VectorFunction) nest::evaluate, point(20));
    assertEquals(flat.toString(), again.toString());
    assertEquals(nest.toString(), LoopNest.of(again).toString());
  }

  /** 0 times an infinite slope of sqrt at an overflowed square: the program decides. */
  @Test
  void programsOfDerivativesKeepTheirCare() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[8];
          Arrays.setAll(y, i -> x[i].multiply(1e200).square().reciprocal().exp());
          return y;
        };
    Program tangent = Program.record(f, point(8)).tangent();
    double[] at = new double[16];
    Arrays.fill(at, 1e100);
    assertArrayEquals(tangent.evaluate(at), LoopNest.of(tangent).evaluate(at));
  }

  @Test
  void theNumberOfInputsIsChecked() {
    LoopNest nest = nest(LoopNestTest::rosenbrock, 20);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> nest.evaluate(1, 2));
    assertEquals("evaluate: the point has length 2, expected 20", e.getMessage());
  }
}
