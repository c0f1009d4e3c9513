package org.duetad.core.rules;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Operand;

/**
 * {@code p = s ∘ (v - ⟨s, v⟩)} of probabilities s and a vector v: the product with the Jacobian of
 * softmax, as one operation of a recording. What it does where an element of v is infinite is
 * decided when it is evaluated, so that a recording with one v is good for any other.
 */
final class SoftmaxProduct extends GeneralRule {

  private static final SoftmaxProduct RULE = new SoftmaxProduct();

  private SoftmaxProduct() {
    super("softmaxProduct", new Arity(2, Integer.MAX_VALUE, 2));
  }

  /** The product, in a recording one operation. */
  static Scalar[] of(Scalar[] s, Scalar[] v) {
    boolean traced = Stream.of(s, v).flatMap(Arrays::stream).anyMatch(Operand::isTraced);
    return traced
        ? RULE.of(Stream.of(s, v).flatMap(Arrays::stream).toArray(Scalar[]::new))
        : Softmax.product(s, v);
  }

  private static Scalar[] probabilities(Scalar[] x) {
    return Arrays.copyOf(x, x.length / 2);
  }

  private static Scalar[] vector(Scalar[] x) {
    return Arrays.copyOfRange(x, x.length / 2, x.length);
  }

  @Override
  public double[] value(double... x) {
    Scalar[] all = Scalar.of(x);
    return Arrays.stream(Softmax.product(probabilities(all), vector(all)))
        .mapToDouble(Scalar::value)
        .toArray();
  }

  /** Relative to the entry of v with the largest probability: the sum of s does not vary. */
  private static Scalar[] differences(Scalar[] s, Scalar[] v) {
    Scalar origin = v[Softmax.likeliest(s)];
    return Reductions.mapped(v, vi -> vi.subtract(origin));
  }

  /** {@code s ∘ (v' - ⟨s, v'⟩) + s' ∘ (v - ⟨s, v⟩) - s ⟨s', v⟩}. */
  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    Scalar[] s = probabilities(x);
    Scalar[] v = vector(x);
    Scalar[] ds = probabilities(dx);
    Scalar[] centred = Softmax.centred(s, v);
    Scalar mean = Chain.dot(differences(s, v), ds);
    Scalar[] pushed = of(s, vector(dx)).clone();
    Arrays.setAll(
        pushed,
        i -> pushed[i].add(Chain.times(centred[i], ds[i])).subtract(Chain.times(s[i], mean)));
    return pushed;
  }

  /** {@code p̄ ∘ (v - ⟨s, v⟩) - v ⟨s, p̄⟩} and {@code s ∘ (p̄ - ⟨s, p̄⟩)}. */
  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    Scalar[] s = probabilities(x);
    Scalar[] v = vector(x);
    Scalar[] centred = Softmax.centred(s, v);
    Scalar[] differences = differences(s, v);
    Scalar mean = Chain.dot(s, yBar);
    Scalar[] sBar = new Scalar[s.length];
    Arrays.setAll(
        sBar, i -> Chain.times(centred[i], yBar[i]).subtract(Chain.times(differences[i], mean)));
    return Stream.of(sBar, of(s, yBar)).flatMap(Arrays::stream).toArray(Scalar[]::new);
  }
}
