package org.duetad.core.matrix.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.ejml.data.DMatrixRMaj;

/** Operands for spectral rules, and what tests compute with them. */
final class SpectralSupport {

  private SpectralSupport() {}

  static Matrix[] push(MatrixRule rule, Matrix x, Matrix dx) {
    return rule.push(new Matrix[] {x}, rule.all(x), new Matrix[] {dx});
  }

  static Matrix pull(MatrixRule rule, Matrix x, Matrix... yBar) {
    Matrix[] xBar = {ConstantMatrix.zeroLike(x)};
    rule.pull(new Matrix[] {x}, rule.all(x), yBar, (i, adjoint) -> xBar[i] = adjoint.get());
    assertEquals(x.shape(), xBar[0].shape());
    return xBar[0];
  }

  /** Central differences, of fourth order. */
  static Matrix differences(UnaryOperator<Matrix> f, Matrix x, Matrix dx) {
    double h = 1e-4;
    Function<Double, Matrix> difference =
        t -> f.apply(x.plus(dx.scale(t))).minus(f.apply(x.minus(dx.scale(t)))).divide(2 * t);
    return difference.apply(h).scale(4 / 3.0).minus(difference.apply(2 * h).scale(1 / 3.0));
  }

  static void assertNear(Matrix expected, Matrix actual, double tolerance) {
    assertEquals(expected.shape(), actual.shape());
    double error = norm(expected.minus(actual));
    assertTrue(
        error <= tolerance * Math.max(norm(expected), 1e-3),
        () ->
            "error "
                + error
                + ": expected "
                + Arrays.toString(expected.toScalars())
                + " but was "
                + Arrays.toString(actual.toScalars()));
  }

  static double norm(Matrix x) {
    return x.normF().value();
  }

  static Matrix random(Random random, int numRows, int numCols) {
    return Matrix.of(numRows, numCols, random.doubles((long) numRows * numCols, -1, 1).toArray());
  }

  static Matrix randomLike(Random random, Matrix x) {
    return random(random, x.numRows(), x.numCols());
  }

  static Matrix definite(Random random, int n) {
    Matrix a = random(random, n, n);
    return a.multTransB(a).plus(Matrix.identity(n).scale(0.5));
  }

  static Matrix orthogonal(int n) {
    return random(new Random(n), n, n).symmetrise().symmetricEigen().vectors();
  }

  static Matrix withEigenvalues(double... lambda) {
    Matrix v = orthogonal(lambda.length);
    return v.mult(Matrix.column(lambda).diag()).multTransB(v).symmetrise();
  }

  static Matrix dual(Matrix x, Matrix dx) {
    return new Pair(x, dx);
  }

  static Matrix tangentOf(Matrix x) {
    return x instanceof Pair pair ? pair.tangent : ConstantMatrix.zeroLike(x);
  }

  /** A matrix with a tangent: forward mode in its simplest form. */
  private static final class Pair extends AbstractMatrix {

    private final Matrix primal;
    private final Matrix tangent;

    Pair(Matrix primal, Matrix tangent) {
      super(primal.numRows(), primal.numCols());
      this.primal = primal;
      this.tangent = tangent;
    }

    @Override
    public long level() {
      return 0;
    }

    @Override
    public DMatrixRMaj value() {
      return primal.value();
    }

    @Override
    protected Scalar element(int index) {
      throw new UnsupportedOperationException("get");
    }

    @Override
    public Matrix[] apply(MatrixRule rule, Matrix... x) {
      Matrix[] primals =
          Arrays.stream(x).map(a -> a instanceof Pair p ? p.primal : a).toArray(Matrix[]::new);
      Matrix[] y = rule.all(primals);
      Matrix[] tangents = Arrays.stream(x).map(SpectralSupport::tangentOf).toArray(Matrix[]::new);
      Matrix[] dy = rule.push(primals, y, tangents);
      Matrix[] pairs = new Matrix[y.length];
      Arrays.setAll(pairs, i -> new Pair(y[i], dy[i]));
      return pairs;
    }
  }
}
