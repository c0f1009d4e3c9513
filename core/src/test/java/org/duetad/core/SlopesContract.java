package org.duetad.core;

import org.duetad.core.rules.Arity;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rule of the user's that returns too much or too little is named. For modes that read slopes.
 */
public interface SlopesContract extends ModeUnderTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  default void slopesOfARuleThatAreTooManyOrTooFew(int slopes) {
    Reduction rule =
        Reduction.of(
            "own", Arity.exactly(2), Domain.REAL, x -> 0, (x, y) -> Scalar.of(new double[slopes]));
    ErrorContract.assertFails(
        IllegalStateException.class,
        () -> mode().gradient(rule::of, 1, 2),
        "own: the rule returned " + slopes + " slopes, expected 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  default void pushAndPullOfARuleThatAreTooLongOrTooShort(int length) {
    GeneralRule rule = new WrongLength(length);
    ErrorContract.assertFails(
        IllegalStateException.class,
        () -> mode().jacobian(rule::of, 1, 2),
        "own: the rule returned " + length,
        "expected 2");
    ErrorContract.assertFails(
        IllegalStateException.class,
        () -> mode().jvp(rule::of, new double[] {1, 2}, new double[] {1, 1}),
        "own: the rule returned " + length + " tangents, expected 2");
  }

  /** {@code f(x) = x} of two operands, with derivatives of another length. */
  record WrongLength(int length) implements GeneralRule {

    @Override
    public String name() {
      return "own";
    }

    @Override
    public Arity arity() {
      return Arity.exactly(2);
    }

    @Override
    public Domain domain() {
      return Domain.REAL;
    }

    @Override
    public double[] value(double... x) {
      return x.clone();
    }

    @Override
    public Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      return Scalar.of(new double[length]);
    }

    @Override
    public Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      return Scalar.of(new double[length]);
    }
  }
}
