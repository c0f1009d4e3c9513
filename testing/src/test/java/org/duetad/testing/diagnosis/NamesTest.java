package org.duetad.testing.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Anomaly;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.kernel.LoopNest;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.program.Program;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Names of numbers are shown wherever a program is. */
class NamesTest {

  private static final VectorFunction SPEED =
      x -> {
        Scalar speed = x[0].named("distance").divide(x[1].named("time")).named("speed");
        return new Scalar[] {speed.square()};
      };

  @Test
  void listings() {
    assertEquals(
        """
        program(%0 distance, %1 time) {
          %2 = divide %0 %1 // speed
          %3 = square %2
          return %3
        }
        """,
        Program.record(SPEED, 6, 2).toString());
  }

  @Test
  void listingsOfSeveralResults() {
    VectorFunction f =
        x -> {
          Scalar[] p = Scalar.softmax(x);
          p[1].named("second");
          return p;
        };
    String listing = Program.record(f, 1, 2).toString();
    assertTrue(listing.contains("  %2 %3 = softmax %0 %1 // %3 second\n"), listing);
  }

  @Test
  void listingsOfLoops() {
    VectorFunction f =
        x -> {
          Scalar y = x[0].named("start");
          for (int i = 0; i < 50; i++) {
            y = y.multiply(0.5).named("half").add(x[1]).sin();
          }
          return new Scalar[] {y};
        };
    String listing = LoopNest.of(Program.record(f, 1, 2)).toString();
    assertTrue(listing.startsWith("program(%0 start %1) {"), listing);
    assertTrue(
        listing.lines().anyMatch(line -> line.matches(" +%\\[.*multiply.* // half")), listing);
    assertFalse(listing.lines().anyMatch(line -> line.matches(".*sin.*//.*")), listing);
  }

  @Test
  void drawings() {
    VectorFunction f = x -> new Scalar[] {x[0].sin().named("the \"wave\"")};
    String drawing = Program.record(f, 0).toDot();
    assertTrue(drawing.contains("label=\"the \\\"wave\\\" = sin\\n0.0"), drawing);
  }

  @Test
  void programsOfDerivativesAndOptimisedOnesHaveTheNamesOfValues() {
    Program program = Program.record(SPEED, 6, 2);
    assertEquals(Map.of(0, "distance", 1, "time", 2, "speed"), program.names());
    assertTrue(program.adjoint().names().containsValue("speed"));
    assertTrue(program.tangent().optimised().names().containsValue("speed"));
    VectorFunction unused = x -> new Scalar[] {same(x[0].sin().named("unused"), x[0].cos())};
    assertTrue(Program.record(unused, 1).optimised().names().isEmpty());
  }

  private static Scalar same(Scalar ignored, Scalar y) {
    return y;
  }

  @Test
  void namesInsideOfDerivativesAreInTheProgramOfThem() {
    VectorFunction f =
        x -> new ReverseMode().gradient(y -> y[0].multiply(y[1]).named("area").square(), x);
    assertTrue(Program.record(f, 1, 2).names().containsValue("area"));
  }

  @Test
  void theFirstNanIsMadeOfNamedNumbers() {
    VectorFunction f =
        x -> {
          Scalar energy = x[0].subtract(2).named("energy");
          return new Scalar[] {energy.sqrt().named("speed").add(x[0])};
        };
    Anomaly first = Diagnosis.of(f, 1).anomalies().get(0);
    assertEquals("(energy = -1.0)", first.operands());
    assertEquals("speed", first.name());
    assertTrue(
        first.toString().startsWith("value: sqrt(energy = -1.0) made NaN, named speed, "),
        first::toString);
    VectorFunction unnamed = x -> new Scalar[] {x[0].sqrt()};
    Anomaly plain = Diagnosis.of(unnamed, -1).anomalies().get(0);
    assertEquals("(-1.0)", plain.operands());
    assertEquals("", plain.name());
    VectorFunction input = x -> new Scalar[] {x[0].named("mass").exp()};
    assertEquals("mass", Diagnosis.of(input, Double.NaN).anomalies().get(0).name());
  }

  @Test
  void matrices() {
    MatrixFunction f = x -> x[0].named("weights").mult(x[0]).named("square");
    String listing = Program.record(f, new DMatrixRMaj(2, 2)).toString();
    assertTrue(listing.startsWith("program(%0 weights: 2x2) {\n  %1 = mult %0 %0 // square\n"));
  }

  @Test
  void theLastNameCounts() {
    VectorFunction f = x -> new Scalar[] {x[0].sin().named("a").named("b")};
    assertEquals(Map.of(1, "b"), Program.record(f, 1).names());
  }

  @Test
  void nothingIsRecordedForAName() {
    Tape tape = new Tape();
    Scalar x = tape.variables(2)[0];
    x.named("x").sin().named("y");
    assertEquals(1, tape.operations());
    Program named = Program.record(SPEED, 6, 2);
    VectorFunction plain = x2 -> new Scalar[] {x2[0].divide(x2[1]).square()};
    assertEquals(Program.record(plain, 6, 2).instructions(), named.instructions());
  }

  @Test
  void namesThatAreNone() {
    String[] names = {"", " ", "two\nlines", "a\tb"};
    for (String name : names) {
      assertThrows(IllegalArgumentException.class, () -> Scalar.of(1).named(name));
      assertThrows(IllegalArgumentException.class, () -> Matrix.ones(1, 1).named(name));
      VectorFunction f = x -> new Scalar[] {x[0].named(name)};
      assertThrows(IllegalArgumentException.class, () -> Program.record(f, 1));
      assertThrows(IllegalArgumentException.class, () -> new ForwardMode().jacobian(f, 1));
    }
  }

  /** A block that is recomputed after a call may name what it captured of the call. */
  @Test
  void aNumberThatEscapedIsNamedWithoutEffect() {
    Scalar[] kept = new Scalar[1];
    Program program =
        Program.record(
            x -> {
              kept[0] = x[0];
              return x;
            },
            1);
    String before = program.toString();
    assertSame(kept[0], kept[0].named("late"));
    assertEquals(before, program.toString());
    assertThrows(IllegalStateException.class, () -> kept[0].sin());
  }
}
