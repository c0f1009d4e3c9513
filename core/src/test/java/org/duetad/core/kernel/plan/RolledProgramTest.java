package org.duetad.core.kernel.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.InstructionArrays;
import org.duetad.core.program.Program;
import org.duetad.core.program.Repeat;
import org.junit.jupiter.api.Test;

/** A program that keeps bodies of loops is the same program. */
class RolledProgramTest {

  private static final int N = 40;

  private static double[] point() {
    return new Random(7).doubles(N, 0.5, 1.5).toArray();
  }

  private static void assertRolled(VectorFunction f) {
    Program flat = Program.record(f, point()).constantsFirst();
    Program rolled = RolledProgram.of(flat).program();
    assertNotSame(flat, rolled);
    assertSameProgram(flat, rolled);
  }

  private static void assertSameProgram(Program flat, Program rolled) {
    assertTrue(rolled.isSame(flat));
    assertEquals(flat.toString(), rolled.toString());
    assertArrayEquals(flat.liveValues(), rolled.liveValues());
    assertSameCode(flat.code(), rolled.code());
    for (int slot = 0; slot < flat.slots(); slot++) {
      assertEquals(flat.isActive(slot), rolled.isActive(slot));
    }
    Scalar[] x = Scalar.of(point());
    Scalar[] seed = Scalar.of(new Random(3).doubles(flat.outputs().length, -1, 1).toArray());
    assertSameBits(Nested.vjp(flat, x).pullback(seed), Nested.vjp(rolled, x).pullback(seed));
    assertSameBits(Nested.jvp(flat, x, x).tangent(), Nested.jvp(rolled, x, x).tangent());
  }

  private static void assertSameCode(InstructionArrays flat, InstructionArrays rolled) {
    assertEquals(flat.size(), rolled.size());
    assertEquals(flat.constants(), rolled.constants());
    for (int k = 0; k < flat.size(); k++) {
      assertEquals(flat.kind(k), rolled.kind(k));
      assertEquals(flat.results(k), rolled.results(k));
      assertEquals(flat.start(k), rolled.start(k));
    }
    assertEquals(flat.start(flat.size()), rolled.start(flat.size()));
    for (int place = 0; place < flat.start(flat.size()); place++) {
      assertEquals(flat.operand(place), rolled.operand(place));
    }
  }

  private static void assertSameBits(Scalar[] expected, Scalar[] actual) {
    assertArrayEquals(
        Arrays.stream(expected).mapToDouble(Scalar::value).toArray(),
        Arrays.stream(actual).mapToDouble(Scalar::value).toArray());
  }

  @Test
  void aMap() {
    assertRolled(
        x -> {
          Scalar[] y = new Scalar[N];
          for (int i = 0; i < N; i++) {
            y[i] = x[i].sin().multiply(2.5).add(x[0]).multiply(x[N - 1 - i]);
          }
          return y;
        });
  }

  @Test
  void whatIsCarriedBeginsElsewhere() {
    assertRolled(
        x -> {
          Scalar s = Scalar.of(0.25);
          for (int i = 0; i < N; i++) {
            s = s.multiply(x[i]).add(x[(i + 1) % N].exp()).tanh();
          }
          return new Scalar[] {s};
        });
  }

  @Test
  void operandsInNoOrder() {
    int[] order = new Random(11).ints(N, 0, N).toArray();
    assertRolled(
        x -> {
          Scalar[] y = new Scalar[N];
          for (int i = 0; i < N; i++) {
            Scalar z = x[order[i]].multiply(x[order[i]]).add(x[i]);
            y[i] = z.sin().add(z.cos()).add(z.square()).divide(x[order[i]]);
          }
          return y;
        });
  }

  @Test
  void nestedLoopsOfWhichTheInnerIsLonger() {
    assertRolled(
        x -> {
          Scalar[] y = x.clone();
          for (int step = 0; step < 3; step++) {
            Scalar[] next = new Scalar[N];
            for (int i = 0; i < N; i++) {
              next[i] = y[i].multiply(1.5).subtract(y[(i + 1) % N].sin()).tanh();
            }
            y = next;
          }
          return y;
        });
  }

  @Test
  void severalResultsAndConditions() {
    assertRolled(
        x -> {
          Scalar[] y = new Scalar[N];
          for (int i = 0; i < N; i++) {
            Scalar[] two = Scalar.softmax(x[i], x[0].multiply(x[i]));
            y[i] = x[i].compareTo(Scalar.of(-3.0)) > 0 ? two[0].add(two[1].sin()) : two[0];
          }
          return y;
        });
  }

  @Test
  void namesMoveWithTheirSlots() {
    Program program =
        Program.record(
            x -> {
              Scalar s = x[0].add(3.0).named("sum");
              for (int i = 0; i < N; i++) {
                s = s.multiply(x[i]).add(2.0 + i).sin();
              }
              return new Scalar[] {s.named("result")};
            },
            point());
    Program rolled = RolledProgram.of(program).program();
    assertEquals(List.copyOf(program.names().values()), List.copyOf(rolled.names().values()));
    assertEquals("result", rolled.names().get(rolled.outputs()[0]));
  }

  @Test
  void aProgramWithoutLoopsStaysAsItIs() {
    Program program =
        Program.record(x -> new Scalar[] {x[0].square().add(3.0).multiply(x[1])}, point());
    assertSame(program, RolledProgram.of(program).program());
    Program first = program.constantsFirst();
    assertSame(first, first.constantsFirst());
    assertSame(first, first.rolled(List.of()));
    assertNotSame(program, first);
  }

  @Test
  void turnsDoTheSame() {
    Program flat = Program.record(x -> new Scalar[] {x[0].sin().sin().sin().cos()}, point());
    assertThrows(IllegalArgumentException.class, () -> new Repeat(-1, 1, 2));
    for (Repeat none : List.of(new Repeat(0, 1, 4), new Repeat(2, 1, 3))) {
      assertThrows(IllegalArgumentException.class, () -> flat.rolled(List.of(none)));
    }
    List<Repeat> twice = List.of(new Repeat(0, 1, 3), new Repeat(1, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> flat.rolled(twice));
  }

  @Test
  void anyLoopsMayBeRolled() {
    Program flat =
        Program.record(
            x -> {
              Scalar s = x[0];
              for (int i = 0; i < N; i++) {
                s = s.multiply(x[i]).multiply(x[N - 1 - i]);
              }
              return new Scalar[] {s};
            },
            point());
    for (int turns = 1; turns <= N; turns++) {
      assertSameProgram(flat, flat.rolled(List.of(new Repeat(0, 2, turns))));
    }
  }
}
