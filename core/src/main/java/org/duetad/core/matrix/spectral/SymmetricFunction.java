package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.DirectionalDerivative;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * A function of the symmetric part, {@code f(A) = V diag(f(λ)) Vᵀ}, and its derivatives, which are
 * rules of the same kind: for operands A, E_1 to E_k the k-th derivative of f at A in the
 * directions E, {@code V R Vᵀ} with the {@linkplain DividedSums sums} R of {@code Vᵀ E_i V}. {@code
 * ⟨W, Dᵏf(A)[E_1, ..., E_k]⟩} is symmetric in W and the E, so these are {@linkplain
 * DirectionalDerivative directional derivatives}.
 */
final class SymmetricFunction extends DirectionalDerivative {

  /** Negative eigenvalues of at most this times n, relative to the largest, are rounded zeros. */
  private static final double ROUNDING = 16 * Math.ulp(1.0);

  static final MatrixRule SQRT = new SymmetricFunction("symmetricSqrt", SpectralFunction.SQRT);
  static final MatrixRule INVERSE_SQRT =
      new SymmetricFunction("symmetricInverseSqrt", SpectralFunction.INVERSE_SQRT);
  static final MatrixRule LOG = new SymmetricFunction("symmetricLog", SpectralFunction.LOG);
  static final MatrixRule EXP = new SymmetricFunction("symmetricExp", SpectralFunction.EXP);

  private final SpectralFunction f;

  private SymmetricFunction(String name, SpectralFunction f) {
    super(name, 1);
    this.f = f;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    if (Arrays.stream(x, 1, x.length).anyMatch(ConstantMatrix::isZero)) {
      return new ConstantMatrix[] {ConstantMatrix.zeroLike(x[0])};
    }
    Spectra.Eigen eigen = Spectra.of(x[0]).eigen();
    double[] lambda = admitted(eigen.values().array());
    Matrix v = eigen.vectors();
    Matrix whole = x.length == 1 ? composed(v, diagonal(lambda)) : derivative(lambda, v, x);
    return new ConstantMatrix[] {Spectra.constant(whole)};
  }

  private static Matrix composed(Matrix v, Matrix inner) {
    return MatrixChain.multTransB(MatrixChain.mult(v, inner), v).symmetrise();
  }

  /** Whether vectors are axes, so that neither eigenvalues nor directions are rounded. */
  private static boolean isPermutation(double[] v) {
    return Arrays.stream(v).allMatch(element -> element == 0 || Math.abs(element) == 1);
  }

  /**
   * Between null vectors the derivative of the root is infinite. Parts of directions that are zero
   * up to rounding say nothing about the product, which becomes NaN; eigenvalues that are count as
   * 0.
   */
  private static void spoilUnknown(double[] lambda, double[][] directions) {
    int n = lambda.length;
    double rounding = ROUNDING * n * PowerOfTwo.largest(lambda);
    Arrays.setAll(lambda, i -> lambda[i] <= rounding ? 0 : lambda[i]);
    for (double[] direction : directions) {
      double small = ROUNDING * n * PowerOfTwo.largest(direction);
      for (int k = 0; k < direction.length; k++) {
        boolean infinite = lambda[k / n] == 0 && lambda[k % n] == 0;
        if (infinite && small > 0 && Math.abs(direction[k]) <= small) {
          direction[k] = Double.NaN;
        }
      }
    }
  }

  private double[] admitted(double[] lambda) {
    double largest = Arrays.stream(lambda).map(Math::abs).max().orElse(0);
    double[] admitted = lambda.clone();
    for (int i = 0; i < lambda.length; i++) {
      boolean rounded = lambda[i] < 0 && -lambda[i] <= ROUNDING * lambda.length * largest;
      if (f == SpectralFunction.SQRT && rounded) {
        admitted[i] = 0;
      } else if (f == SpectralFunction.SQRT && lambda[i] < 0) {
        throw outside(lambda[i], "negative", "semidefinite");
      } else if (f != SpectralFunction.EXP && f != SpectralFunction.SQRT && lambda[i] <= 0) {
        throw outside(lambda[i], "not positive", "definite");
      }
    }
    return admitted;
  }

  private ArithmeticException outside(double lambda, String wrong, String needed) {
    return new ArithmeticException(
        name()
            + ": the eigenvalue "
            + lambda
            + " is "
            + wrong
            + "; the operand's symmetric part must be positive "
            + needed);
  }

  private Matrix diagonal(double[] lambda) {
    return Matrix.column(Arrays.stream(lambda).map(f::at).toArray()).diag();
  }

  /** At a size of about 1, so that no power overflows or underflows unless the result does. */
  private Matrix derivative(double[] lambda, Matrix v, ConstantMatrix[] x) {
    int size = f.exponent(lambda);
    double[] points = PowerOfTwo.scaled(lambda, -size);
    double[][] directions = new double[x.length - 1][];
    int exponent = f.exponent(size, directions.length);
    for (int i = 0; i < directions.length; i++) {
      int ofDirection = PowerOfTwo.of(x[i + 1].array());
      Matrix e = Matrix.of(PowerOfTwo.scaled(x[i + 1].elements(), -ofDirection)).symmetrise();
      directions[i] = Spectra.constant(MatrixChain.multTransA(v, MatrixChain.mult(e, v))).array();
      exponent += ofDirection;
    }
    if (f == SpectralFunction.SQRT && !isPermutation(Spectra.constant(v).array())) {
      spoilUnknown(points, directions);
    }
    double[] sum =
        DividedSums.of(
            points.length,
            directions,
            nodes -> f.divided(Arrays.stream(nodes).mapToDouble(node -> points[node]).toArray()));
    Matrix whole = composed(v, ConstantMatrix.owning(points.length, points.length, sum));
    return Matrix.of(PowerOfTwo.scaled(Spectra.constant(whole).elements(), exponent));
  }
}
