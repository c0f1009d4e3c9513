package org.duetad.examples.classics;

import java.util.Arrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.core.mode.Parameters.Named;
import org.duetad.core.rules.Activations;

/** The objective of {@link TransformerProblem} in matrices. */
final class TransformerMatrix {

  private final int d;
  private final int size;
  private final Matrix target;
  private final Matrix ones;

  private TransformerMatrix(int n, int d, double... target) {
    this.d = d;
    size = n * d;
    this.target = Matrix.of(n, d, target);
    double[] row = new double[d];
    Arrays.fill(row, 1);
    ones = Matrix.of(1, d, row);
  }

  static VectorFunction of(int n, int d, double... target) {
    return Parameters.of("x", n, d)
        .and("wq", d, d)
        .and("wk", d, d)
        .and("wv", d, d)
        .and("wo", d, d)
        .and("w1", d, 4 * d)
        .and("b1", 1, 4 * d)
        .and("w2", 4 * d, d)
        .and("b2", 1, d)
        .vectorFunction(new TransformerMatrix(n, d, target)::loss);
  }

  private Matrix loss(Named p) {
    Matrix x = p.get("x");
    Matrix scores = x.mult(p.get("wq")).multTransB(x.mult(p.get("wk"))).divide(Math.sqrt(d));
    Matrix heads = scores.softmaxRows().mult(x.mult(p.get("wv"))).mult(p.get("wo"));
    Matrix y = norm(x.plus(heads));
    Matrix hidden = y.mult(p.get("w1")).plusRow(p.get("b1")).apply(Activations.RELU);
    Matrix z = norm(y.plus(hidden.mult(p.get("w2")).plusRow(p.get("b2"))));
    Matrix rest = z.minus(target);
    return Matrix.of(1, 1, rest.squaredNorm().divide((double) size));
  }

  private Matrix norm(Matrix x) {
    Matrix centred = x.plusColumn(x.meanRows().negative());
    Matrix variance = centred.elementMult(centred).meanRows();
    Matrix deviation = variance.plus(TransformerProblem.EPSILON).elementPower(0.5);
    return centred.elementDiv(deviation.mult(ones));
  }
}
