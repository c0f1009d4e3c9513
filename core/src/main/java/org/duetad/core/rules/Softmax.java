package org.duetad.core.rules;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.special.Decay;

/** {@code s_i = exp(x_i)/Σ exp(x_j)}, whose Jacobian is {@code diag(s) - s sᵀ}. */
final class Softmax extends GeneralRule {

  Softmax() {
    super("softmax", Arity.SOME);
  }

  @Override
  public double[] value(double... x) {
    double[] s = new double[x.length];
    value(x, s);
    return s;
  }

  /** The same, written to an array, which may be x. */
  static void value(double[] x, double[] s) {
    double max = max(x);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      s[i] = Decay.exp(x[i] - max);
      sum += s[i];
    }
    for (int i = 0; i < x.length; i++) {
      s[i] /= sum;
    }
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    return SoftmaxProduct.of(x, y, dx);
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    return SoftmaxProduct.of(x, y, yBar);
  }

  /** The Jacobian is symmetric: {@code s ∘ (v - ⟨s, v⟩)}. */
  static Scalar[] product(Scalar[] s, Scalar[] v) {
    if (s[0].isNaN()) {
      return undefined(v);
    }
    if (!Arrays.stream(v).allMatch(Softmax::isFinite)) {
      return entriesTimes(s, v);
    }
    Scalar[] centred = centred(s, v);
    Arrays.setAll(centred, i -> Chain.times(s[i], centred[i]));
    return centred;
  }

  private static boolean isFinite(Scalar x) {
    return x.isGreaterThanOrEqualTo(-Double.MAX_VALUE) && x.isLessThanOrEqualTo(Double.MAX_VALUE);
  }

  /**
   * The same, entry by entry: an infinity of v is annihilated by a zero of the Jacobian, but not by
   * a difference.
   */
  private static Scalar[] entriesTimes(Scalar[] s, Scalar[] v) {
    Scalar[] product = new Scalar[s.length];
    for (int i = 0; i < s.length; i++) {
      Scalar[] row = new Scalar[s.length];
      Scalar others = Scalar.of(0.0);
      for (int j = 0; j < s.length; j++) {
        others = j == i ? others : others.add(s[j]);
        row[j] = Chain.times(s[i], s[j]).negate();
      }
      row[i] = Chain.times(s[i], others);
      product[i] = Chain.dot(row, v);
    }
    return product;
  }

  /** The product of v and a Jacobian of NaN: infinite operands have no probabilities. */
  static Scalar[] undefined(Scalar[] v) {
    Scalar[] row = Reductions.filled(v.length, Scalar.of(Double.NaN));
    return Reductions.filled(v.length, Chain.dot(row, v));
  }

  /**
   * {@code v - ⟨s, v⟩}, relative to an entry of v with a probability above ½: where that is almost
   * 1, the difference would cancel.
   */
  static Scalar[] centred(Scalar[] s, Scalar[] v) {
    int likeliest = largest(s);
    Scalar[] shifted = v.clone();
    if (s[likeliest].isGreaterThan(0.5)) {
      Arrays.setAll(shifted, i -> v[i].subtract(v[likeliest]));
    }
    Scalar mean = Chain.dot(s, shifted);
    return Reductions.mapped(shifted, vi -> vi.subtract(mean));
  }

  /** Which is the largest, by comparisons, so that a recording holds where it is. */
  static int largest(Scalar... x) {
    int largest = 0;
    for (int i = 1; i < x.length; i++) {
      largest = x[i].isGreaterThan(x[largest]) ? i : largest;
    }
    return largest;
  }

  /** Of differences from the largest operand: a logarithm of that size would be rounded. */
  @Override
  public Scalar[] definition(Scalar... x) {
    return Reductions.mapped(Reductions.LOG_SOFTMAX.definition(x), Scalar::exp);
  }

  static double logSumExp(double... x) {
    double max = max(x);
    return Double.isInfinite(max) ? max : max + logOfRest(x, max);
  }

  static Scalar logSumExpDefinition(Scalar... x) {
    int largest = largest(x);
    return logOfRestDefinition(largest, x).add(x[largest]);
  }

  /** {@code log Σ exp(x_j - x_i)} for the largest operand. */
  static Scalar logOfRestDefinition(int i, Scalar... x) {
    Scalar rest = Scalar.of(0.0);
    for (int j = 0; j < x.length; j++) {
      rest = j == i ? rest : rest.add(x[j].subtract(x[i]).exp());
    }
    return rest.log1p();
  }

  static double max(double[] x) {
    double max = Double.NEGATIVE_INFINITY;
    for (double xi : x) {
      max = Math.max(max, xi);
    }
    return max;
  }

  /**
   * {@code log Σ exp(x_j - max)}; the largest term, which is 1, takes no digits from the others.
   */
  static double logOfRest(double[] x, double max) {
    double rest = 0;
    boolean passed = false;
    for (double xi : x) {
      if (xi == max && !passed) {
        passed = true;
      } else {
        rest += Decay.exp(xi - max);
      }
    }
    return Math.log1p(rest);
  }
}
