package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adjoints are returned without copying only where they are not shared. */
class OwnGradientsTest {

  static List<MatrixFunction> functions() {
    Matrix constant = Matrix.of(new double[][] {{1, 2}, {3, 4}});
    return List.of(
        x -> x[0],
        x -> x[0].plus(x[1]),
        x -> x[0].mult(x[1]),
        x -> x[0].mult(x[0]).plus(x[0].mult(x[1])),
        x -> x[0].plus(x[1]).elementMult(constant),
        x -> x[0].transpose().reshape(2, 2).minus(x[1]),
        x -> constant);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whoeverChangesAGradientChangesNothingElse(MatrixFunction f) {
    MatrixVjp vjp = new ReverseMode().vjp(f, matrix(1, 2, 3, 5), matrix(2, -1, 0, 4));
    DMatrixRMaj seed = matrix(1, -2, 3, 7);
    DMatrixRMaj[] first = vjp.pullback(seed);
    double[][] expected = elements(first);
    assertNotSame(first[0].data, first[1].data);
    for (DMatrixRMaj gradient : first) {
      Arrays.fill(gradient.data, 99);
    }
    assertArrayEquals(new double[] {1, -2, 3, 7}, seed.data);
    assertArrayEquals(expected, elements(vjp.pullback(seed)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aVariableAskedForTwiceHasTwoGradients(MatrixFunction f) {
    Tape tape = new Tape();
    Matrix x = tape.variable(matrix(1, 2, 3, 5));
    Matrix y = f.apply(x, tape.variable(matrix(2, -1, 0, 4)));
    DMatrixRMaj seed = matrix(1, -2, 3, 7);
    DMatrixRMaj[] twice = tape.pullback(new Matrix[] {y}, new DMatrixRMaj[] {seed}, x, x);
    assertArrayEquals(twice[0].data, twice[1].data);
    assertNotSame(twice[0].data, twice[1].data);
    assertEquals(4, twice[0].getNumElements());
  }

  private static DMatrixRMaj matrix(double... elements) {
    return new DMatrixRMaj(2, 2, true, elements);
  }

  private static double[][] elements(DMatrixRMaj[] matrices) {
    return Arrays.stream(matrices).map(m -> m.data.clone()).toArray(double[][]::new);
  }
}
