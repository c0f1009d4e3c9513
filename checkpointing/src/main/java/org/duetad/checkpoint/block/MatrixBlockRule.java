package org.duetad.checkpoint.block;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedMatrixJvp;
import org.duetad.core.nested.NestedMatrixVjp;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.core.spi.Primals;
import org.duetad.forward.Duals;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** One use of a block of matrices, as a rule whose derivatives recompute it. */
final class MatrixBlockRule extends MatrixRule {

  private final MatrixFunction f;
  private final Recomputation recomputation;

  /** Makes all uses of a block one rule. */
  private final BlockUse use;

  /** The result at the point of application, cleared once the rule has been applied. */
  private @Nullable ConstantMatrix result;

  MatrixBlockRule(MatrixFunction f, Recomputation recomputation, ConstantMatrix result) {
    super(Recomputation.NAME);
    this.f = f;
    this.recomputation = recomputation;
    use = new BlockUse(f, recomputation);
    this.result = result;
  }

  /** Applies the rule with the result already computed. */
  Matrix use(Matrix... x) {
    Matrix y = of(x);
    result = null;
    return y;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    ConstantMatrix known = result;
    return new ConstantMatrix[] {
      known != null ? known : MatrixArguments.constant(name(), definition(x)[0])
    };
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    return new Matrix[] {MatrixArguments.output(name(), f.apply(x.clone()))};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    ConstantMatrix primal = Primals.of(y)[0];
    if (areConstant(x) && areConstant(dx)) {
      return new Matrix[] {recomputation.pushforward(f, values(x), primal, values(dx))};
    }
    NestedMatrixJvp jvp = Nested.jvp(f, x, dx);
    Recomputation.check(primal, Primals.of(jvp.value())[0]);
    return new Matrix[] {jvp.tangent()};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.addAll(pulled(x, Primals.of(y)[0], yBar[0]));
  }

  private Matrix[] pulled(Matrix[] x, ConstantMatrix y, Matrix yBar) {
    if (areConstant(x) && yBar instanceof ConstantMatrix) {
      return Arrays.stream(recomputation.pullback(f, values(x), y, yBar.value()))
          .map(ConstantMatrix::borrowing)
          .toArray(Matrix[]::new);
    }
    Optional<Matrix[]> pulled =
        Duals.of(MatrixTangents.joined(x, yBar))
            .flatMap(duals -> recomputation.pullback(f, duals, x, y, yBar));
    if (pulled.isPresent()) {
      return pulled.get();
    }
    NestedMatrixVjp vjp = Nested.vjp(f, x);
    Recomputation.check(y, Primals.of(vjp.value())[0]);
    return vjp.pullback(yBar);
  }

  private static boolean areConstant(Matrix[] x) {
    return Arrays.stream(x).allMatch(ConstantMatrix.class::isInstance);
  }

  private static DMatrixRMaj[] values(Matrix[] x) {
    return Arrays.stream(x).map(Matrix::value).toArray(DMatrixRMaj[]::new);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MatrixBlockRule rule && rule.use.equals(use);
  }

  @Override
  public int hashCode() {
    return use.hashCode();
  }
}
