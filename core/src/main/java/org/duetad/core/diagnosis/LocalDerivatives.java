package org.duetad.core.diagnosis;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Nested;

/**
 * A function at a point, differentiated by the rules that its recording applies. For authors of
 * checks.
 *
 * @param f the function
 * @param x the point
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record LocalDerivatives(VectorFunction f, double[] x) {

  /**
   * {@code J v}.
   *
   * @param v the direction
   * @return the tangent
   */
  public double[] push(double... v) {
    return doubles(Nested.jvp(f, Scalar.of(x), Scalar.of(v)).tangent());
  }

  /**
   * {@code J a + H[u, v]}, the mixed derivative of {@code f(x + s v + t u + s t a)}.
   *
   * @param v the first direction
   * @param u the second direction
   * @param a the direction of second order
   * @return the derivative
   */
  public double[] pushTwice(double[] v, double[] u, double[] a) {
    double[] mixed = new LocalDerivatives(pushed(v), x).push(u);
    double[] straight = push(a);
    Arrays.setAll(mixed, i -> mixed[i] + straight[i]);
    return mixed;
  }

  /**
   * {@code x ↦ J(x) v}.
   *
   * @param v the direction
   * @return the function
   */
  public VectorFunction pushed(double... v) {
    return at -> Nested.jvp(f, at, Scalar.of(v)).tangent();
  }

  /**
   * {@code Jᵀ w}.
   *
   * @param w the seed
   * @return the adjoints
   */
  public double[] pull(double... w) {
    return doubles(Nested.vjp(f, Scalar.of(x)).pullback(Scalar.of(w)));
  }

  /**
   * The derivative of {@code x ↦ J(x)ᵀ w} along v.
   *
   * @param w the seed
   * @param v the direction
   * @return the derivative of the adjoints
   */
  public double[] pullAlong(double[] w, double[] v) {
    return new LocalDerivatives(at -> Nested.vjp(f, at).pullback(Scalar.of(w)), x).push(v);
  }

  /**
   * The derivative of {@code t ↦ J (t v)}, which is {@code J v}.
   *
   * @param v the direction
   * @return the derivative
   */
  public double[] pushThrough(double... v) {
    return alongOne(t -> Nested.jvp(f, Scalar.of(x), times(v, t[0])).tangent());
  }

  /**
   * The derivative of {@code t ↦ Jᵀ (t w)}, which is {@code Jᵀ w}.
   *
   * @param w the seed
   * @return the derivative
   */
  public double[] pullThrough(double... w) {
    return alongOne(t -> Nested.vjp(f, Scalar.of(x)).pullback(times(w, t[0])));
  }

  private static double[] alongOne(VectorFunction g) {
    return new LocalDerivatives(g, new double[] {1}).push(1);
  }

  private static Scalar[] times(double[] v, Scalar t) {
    return Arrays.stream(v).mapToObj(t::multiply).toArray(Scalar[]::new);
  }

  static double[] doubles(Scalar[] numbers) {
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i].value();
    }
    return values;
  }
}
