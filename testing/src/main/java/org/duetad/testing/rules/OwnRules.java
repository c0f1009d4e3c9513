package org.duetad.testing.rules;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/** Rules as a user might write them, one of each form: all laws hold for them too. */
public final class OwnRules {

  /** {@code x³}. */
  public static final UnaryRule CUBE =
      UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(3));

  /** {@code x²y}. */
  public static final BinaryRule VOLUME =
      BinaryRule.of(
          "volume",
          Domain.REAL,
          Domain.REAL,
          (x, y) -> x * x * y,
          (x, y, z) -> x.multiply(2).multiply(y),
          (x, y, z) -> x.square());

  /** {@code Σ (i + 1) x_i²}. */
  public static final Reduction WEIGHTED_SQUARES =
      Reduction.of(
          "weightedSquares",
          Arity.SOME,
          Domain.REAL,
          OwnRules::weightedSquares,
          (x, y) -> {
            Scalar[] gradient = new Scalar[x.length];
            Arrays.setAll(gradient, i -> x[i].multiply(2.0 * (i + 1)));
            return gradient;
          });

  /** {@code (r, φ) -> (r cos φ, r sin φ)}. */
  public static final GeneralRule POLAR = new Polar();

  /** {@code √x}, by products in which zero does not annihilate. */
  public static final GeneralRule ROOT = new Root();

  private OwnRules() {}

  private static double weightedSquares(double... x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (i + 1) * x[i] * x[i];
    }
    return sum;
  }

  private static final class Root extends GeneralRule {

    Root() {
      super("plainRoot", Arity.exactly(1));
    }

    @Override
    public Domain domain() {
      return Domain.NON_NEGATIVE.withKinks(0.0);
    }

    @Override
    public double[] value(double... x) {
      return new double[] {Math.sqrt(x[0])};
    }

    @Override
    public Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      return new Scalar[] {dx[0].divide(y[0].multiply(2))};
    }

    @Override
    public Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      return pushforward(x, y, yBar);
    }
  }

  private static final class Polar extends GeneralRule {

    Polar() {
      super("polar", Arity.exactly(2));
    }

    @Override
    public double[] value(double... x) {
      return new double[] {x[0] * Math.cos(x[1]), x[0] * Math.sin(x[1])};
    }

    @Override
    public Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      Scalar[][] rows = jacobian(x, y);
      return new Scalar[] {Chain.dot(rows[0], dx), Chain.dot(rows[1], dx)};
    }

    @Override
    public Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      Scalar[][] rows = jacobian(x, y);
      return new Scalar[] {
        Chain.dot(new Scalar[] {rows[0][0], rows[1][0]}, yBar),
        Chain.dot(new Scalar[] {rows[0][1], rows[1][1]}, yBar)
      };
    }

    private static Scalar[][] jacobian(Scalar[] x, Scalar[] y) {
      return new Scalar[][] {{x[1].cos(), y[1].negate()}, {x[1].sin(), y[0]}};
    }
  }
}
