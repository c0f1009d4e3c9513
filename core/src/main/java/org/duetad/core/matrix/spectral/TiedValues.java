package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;

/**
 * The gradient of {@code ⟨w, x⟩} of values x that coincide, beside vectors of others: the operands
 * are A, w, and directions in which it is differentiated. It is zero where w is, which is what
 * single values and vectors need. What becomes of values that coincide is unknown here: their
 * tangents are NaN, and derivatives of the gradient are refused as those of {@link SpectrumRule}.
 */
final class TiedValues extends MatrixRule {

  private final SpectrumRule spectrum;

  TiedValues(SpectrumRule spectrum) {
    super(spectrum.name());
    this.spectrum = spectrum;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Matrix gradient =
        Arrays.stream(x, 1, x.length).anyMatch(ConstantMatrix::vanishes)
            ? ConstantMatrix.zeroLike(x[0])
            : switch (x.length) {
              case 2 -> spectrum.gradient(x[0], x[1]);
              case 3 -> spectrum.gradientAlong(x[0], x[1], x[2]);
              default ->
                  throw new ArithmeticException(
                      name()
                          + ": third derivatives of values that coincide are not computed from a decomposition; take "
                          + name()
                          + "() for the values");
            };
    return new ConstantMatrix[] {Spectra.constant(gradient)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix[] longer = Arrays.copyOf(x, x.length + 1);
    longer[x.length] = dx[0];
    Matrix sum = of(longer);
    for (int i = 1; i < x.length; i++) {
      sum = sum.plus(instead(x, i, dx[i]));
    }
    return new Matrix[] {sum};
  }

  private Matrix instead(Matrix[] x, int i, Matrix direction) {
    Matrix[] operands = x.clone();
    operands[i] = direction;
    return of(operands);
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    Matrix[] longer = Arrays.copyOf(x, x.length + 1);
    longer[x.length] = yBar[0];
    xBar.add(0, () -> of(longer));
    xBar.add(1, () -> x[1].scale(Double.NaN));
    for (int i = 2; i < x.length; i++) {
      int at = i;
      xBar.add(i, () -> instead(x, at, yBar[0]));
    }
  }
}
