package org.duetad.core.kernel.lanes;

import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Special;
import org.duetad.core.rules.UnaryRule;

/**
 * Activations, sine and cosine, and the cardinal sine, which kernels do in a way of their own. The
 * name is compared first, so that the table of a rule, whose many lambdas take time in a new JVM,
 * is loaded only for functions with one.
 */
public final class KnownActivations {

  private KnownActivations() {}

  /** Whether it is the sine or the cosine. */
  public static boolean isWave(UnaryRule rule) {
    return (rule.name().equals("sin") && rule.equals(Elementary.SIN))
        || (rule.name().equals("cos") && rule.equals(Elementary.COS));
  }

  public static boolean isTanh(UnaryRule rule) {
    return rule.name().equals("tanh") && rule.equals(Elementary.TANH);
  }

  public static boolean isRelu(UnaryRule rule) {
    return rule.name().equals("relu") && rule.equals(Activations.RELU);
  }

  public static boolean isSoftplus(UnaryRule rule) {
    return rule.name().equals("softplus") && rule.equals(Activations.SOFTPLUS);
  }

  public static boolean isSigmoid(UnaryRule rule) {
    return rule.name().equals("sigmoid") && rule.equals(Activations.SIGMOID);
  }

  public static boolean isSinc(UnaryRule rule) {
    return rule.name().equals("sinc") && rule.equals(Special.SINC);
  }
}
