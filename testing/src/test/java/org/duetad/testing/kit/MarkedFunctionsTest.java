package org.duetad.testing.kit;

import java.util.List;
import net.jqwik.api.Arbitrary;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.RandomProgram;
import org.duetad.testing.jqwik.KitArbitraries;
import org.duetad.testing.jqwik.MatrixKind;
import org.duetad.testing.junit.DerivativeTest;
import org.ejml.data.DMatrixRMaj;

/** The kit on functions that are right: each law is a test. */
class MarkedFunctionsTest {

  @DerivativeTest(at = {-1.2, 1})
  final ScalarFunction rosenbrock =
      x -> x[0].negate().add(1).square().add(x[1].subtract(x[0].square()).square().multiply(100));

  @DerivativeTest(inputs = 3)
  final VectorFunction spherical =
      x ->
          new Scalar[] {
            x[0].multiply(x[1].sin()).multiply(x[2].cos()),
            x[0].multiply(x[1].sin()).multiply(x[2].sin()),
            x[0].multiply(x[1].cos())
          };

  @DerivativeTest
  List<FunctionAtPoint> logDeterminant() {
    MatrixScalarFunction f = a -> a[0].mult(a[0].transpose()).logDeterminant();
    return List.of(
        FunctionAtPoint.of(f, new DMatrixRMaj(2, 2, true, 1, 2, 3, 5)),
        FunctionAtPoint.of(f, new DMatrixRMaj(2, 3, true, 1, 2, 3, 5, 0, 1)));
  }

  @DerivativeTest(at = {0.3, 0.7, 1.9})
  static ScalarFunction recurrence() {
    return x -> {
      Scalar y = x[0];
      for (int i = 0; i < 20; i++) {
        y = y.multiply(x[1]).add(x[2].sin()).tanh();
      }
      return y;
    };
  }

  @DerivativeTest(points = 2)
  final Arbitrary<RandomProgram> programs = KitArbitraries.programs(2, 5);

  @DerivativeTest(points = 2)
  Arbitrary<FunctionAtPoint> roots() {
    MatrixScalarFunction f = a -> a[0].symmetricSqrt().trace();
    return KitArbitraries.matrices(MatrixKind.POSITIVE_DEFINITE, 2)
        .map(a -> FunctionAtPoint.of(f, a));
  }

  @DerivativeTest(inputs = 1, points = 2)
  final ScalarFunction domain = x -> x[0].log().sqrt().abs();
}
