package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes by source line add up to what a tape of the function uses. */
class MemoryByLineTest {

  private static final double[] POINT = {0.5, 0.25, 2, 3};
  private static final DMatrixRMaj SQUARE = new DMatrixRMaj(new double[][] {{4, 1}, {1, 3}});

  static Stream<VectorFunction> functions() {
    return Stream.of(
        x -> new Scalar[] {x[0].multiply(x[1]).sin().add(1).subtract(x[2])},
        x -> new Scalar[] {Scalar.dot(x, x), Scalar.sum(x), Scalar.norm2(x)},
        x -> new Scalar[] {Scalar.dot(x, new Scalar[] {x[0], Scalar.of(2), x[1], Scalar.of(3)})},
        x -> new Scalar[] {Scalar.weightedSum(new double[] {1, 2, 3, 4}, x)},
        x -> Scalar.softmax(x),
        x -> new Scalar[] {Matrix.of(2, 2, x).mult(Matrix.of(2, 2, x)).elementSum()},
        x -> x[0].isLessThan(1) ? new Scalar[] {x[0].exp()} : x);
  }

  static Stream<MatrixFunction> matrixFunctions() {
    return Stream.of(
        x -> x[0].mult(x[0]).elementExp(),
        x -> x[0].invert().plus(1.0),
        x -> x[0].scale(x[0].get(0, 1)));
  }

  private static long used(VectorFunction f, boolean secondOrder) {
    Tape tape = new Tape(secondOrder);
    long before = tape.usedBytes();
    f.apply(tape.variables(POINT));
    return tape.usedBytes() - before;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void bytesAreThoseOfTheTape(VectorFunction f) {
    assertEquals(used(f, false), MemoryByLine.of(f, POINT).tapeBytes());
    assertEquals(used(f, true), MemoryByLine.ofSecondOrder(f, POINT).tapeBytes());
  }

  @ParameterizedTest
  @MethodSource("matrixFunctions")
  void bytesOfMatricesAreThoseOfTheTape(MatrixFunction f) {
    for (boolean secondOrder : new boolean[] {false, true}) {
      Tape tape = new Tape(secondOrder);
      long before = tape.usedBytes();
      f.apply(tape.variable(SQUARE));
      MemoryByLine found =
          secondOrder ? MemoryByLine.ofSecondOrder(f, SQUARE) : MemoryByLine.of(f, SQUARE);
      assertEquals(tape.usedBytes() - before, found.tapeBytes());
    }
  }

  /** Where blocks are full, what is used is what there is. */
  @Test
  void aLongTapeIsUsedAsAWhole() {
    VectorFunction f =
        x -> {
          Scalar y = x[0];
          for (int i = 0; i < 50_000; i++) {
            y = y.multiply(x[i % 4]).add(0.1);
          }
          return new Scalar[] {y};
        };
    Tape tape = new Tape();
    Scalar[] x = tape.variables(POINT);
    tape.pullback(f.apply(x), new double[] {1}, x);
    MemoryByLine found = MemoryByLine.of(f, POINT);
    assertEquals(32L * (4 + 100_000), found.tapeBytes());
    assertEquals(tape.operations() + 1, found.operations(), "the constant is one");
    assertTrue(tape.bytes() >= found.tapeBytes() && tape.bytes() < 1.3 * found.tapeBytes());
  }
}
