package org.duetad.core.rules;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Operand;

/**
 * {@code p = s ∘ (v - ⟨s, v⟩)} with s = softmax(x): the product of a vector v with the Jacobian of
 * softmax, as one operation of a recording. What it does where an element of v is infinite is
 * decided when it is evaluated, so that a recording with one v is good for any other.
 */
final class SoftmaxProduct extends GeneralRule {

  static final SoftmaxProduct RULE = new SoftmaxProduct();

  /** If the second largest probability is above it, the two largest may be almost equal. */
  private static final double EVEN = 0.4;

  private SoftmaxProduct() {
    super("softmaxProduct", new Arity(2, Integer.MAX_VALUE, 2));
  }

  /**
   * The product, in a recording one operation.
   *
   * @param s softmax(x)
   */
  static Scalar[] of(Scalar[] x, Scalar[] s, Scalar[] v) {
    boolean traced = Stream.of(x, v).flatMap(Arrays::stream).anyMatch(Operand::isTraced);
    return traced ? of(x, v) : Softmax.product(s, v);
  }

  private static Scalar[] of(Scalar[] x, Scalar[] v) {
    return RULE.of(Stream.of(x, v).flatMap(Arrays::stream).toArray(Scalar[]::new));
  }

  private static Scalar[] left(Scalar[] x) {
    return Arrays.copyOf(x, x.length / 2);
  }

  private static Scalar[] right(Scalar[] x) {
    return Arrays.copyOfRange(x, x.length / 2, x.length);
  }

  @Override
  public double[] value(double... x) {
    double[] s = Reductions.SOFTMAX.value(Arrays.copyOf(x, x.length / 2));
    return Arrays.stream(Softmax.product(Scalar.of(s), right(Scalar.of(x))))
        .mapToDouble(Scalar::value)
        .toArray();
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    return Softmax.product(Reductions.SOFTMAX.of(left(x)), right(x));
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    Scalar[] pushed = of(left(x), right(dx)).clone();
    Scalar[] bent = curvature(left(x), right(x), left(dx));
    Arrays.setAll(pushed, i -> pushed[i].add(bent[i]));
    return pushed;
  }

  /** Second derivatives of softmax are third ones of logSumExp, and symmetric in all indices. */
  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    return Stream.of(curvature(left(x), right(x), yBar), of(left(x), yBar))
        .flatMap(Arrays::stream)
        .toArray(Scalar[]::new);
  }

  /** {@code Σ vⱼ uₖ ∂²s/∂xⱼ∂xₖ = s ∘ (a ∘ b - ⟨s, a ∘ b⟩)} of the centred v and u. */
  private static Scalar[] curvature(Scalar[] x, Scalar[] v, Scalar[] u) {
    Scalar[] s = Reductions.SOFTMAX.of(x);
    if (s[0].isNaN()) {
      Scalar[] undefined = Softmax.undefined(v);
      return Reductions.mapped(undefined, d -> Chain.times(d, Softmax.undefined(u)[0]));
    }
    int first = Softmax.largest(s);
    int second = secondLikeliest(s, first);
    if (second >= 0 && s[second].isGreaterThan(EVEN)) {
      return new Even(x, s, first, second).curvature(v, u);
    }
    Scalar[] a = Softmax.centred(s, v);
    Scalar[] b = Softmax.centred(s, u);
    Scalar[] bent = new Scalar[s.length];
    Arrays.setAll(bent, i -> Chain.times(a[i], b[i]));
    Scalar mean = Chain.dot(s, bent);
    Arrays.setAll(bent, i -> Chain.times(s[i], bent[i].subtract(mean)));
    return bent;
  }

  private static int secondLikeliest(Scalar[] s, int first) {
    int second = -1;
    for (int i = 0; i < s.length; i++) {
      if (i != first && (second < 0 || s[i].isGreaterThan(s[second]))) {
        second = i;
      }
    }
    return second;
  }

  /**
   * The same where two probabilities are close to ½ and {@code 1 - 2s} would cancel: relative to
   * the mean of the entries of v at these two, {@code a = v - (v₁ + v₂)/2}. With b likewise of u,
   * and means over s, the curvature is {@code s ∘ (a ∘ b - ⟨a b⟩ - ⟨a⟩ b - ⟨b⟩ a + 2⟨a⟩⟨b⟩)}.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Even(Scalar[] x, Scalar[] s, int first, int second) {

    Scalar[] curvature(Scalar[] v, Scalar[] u) {
      Scalar[] a = shifted(v);
      Scalar[] b = shifted(u);
      Scalar meanA = mean(a);
      Scalar meanB = mean(b);
      Scalar[] bent = new Scalar[s.length];
      Scalar origin = Chain.times(a[first], b[first]);
      Arrays.setAll(bent, i -> Chain.times(a[i], b[i]).subtract(origin));
      Scalar mean = Chain.dot(s, bent).subtract(Chain.times(meanA, meanB).multiply(2));
      Arrays.setAll(
          bent,
          i ->
              Chain.times(
                  s[i],
                  bent[i]
                      .subtract(mean)
                      .subtract(Chain.times(meanA, b[i]))
                      .subtract(Chain.times(meanB, a[i]))));
      return bent;
    }

    private Scalar[] shifted(Scalar[] v) {
      Scalar half = v[first].subtract(v[second]).multiply(0.5);
      Scalar[] shifted = Reductions.mapped(v, vi -> vi.subtract(v[first]).add(half));
      shifted[second] = half.negate();
      return shifted;
    }

    /** {@code Σ sᵢ aᵢ}, with {@code s₁ - s₂} from the difference of the operands. */
    private Scalar mean(Scalar[] a) {
      Scalar[] others = a.clone();
      others[first] = Scalar.of(0.0);
      others[second] = Scalar.of(0.0);
      Scalar excess = Chain.times(s[first], x[second].subtract(x[first]).expm1().negate());
      return Chain.times(a[first], excess).add(Chain.dot(s, others));
    }
  }
}
