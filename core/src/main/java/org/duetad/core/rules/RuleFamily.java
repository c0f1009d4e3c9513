package org.duetad.core.rules;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Rules that differ in their parameters.
 *
 * @param parameters how many there are
 * @param made the rule, or null for parameters that no rule has
 */
record RuleFamily(int parameters, Function<double[], Primitive> made) {

  /** No derivative of a rule is of a higher order. */
  private static final int HIGHEST = 1000;

  /** All families, by the names of their rules without parameters. */
  static Map<String, RuleFamily> byName() {
    Map<String, RuleFamily> all = new TreeMap<>();
    all.put("scalb", whole(Arithmetic::scalb));
    all.put("powerOfTwo", whole(Arithmetic::power));
    all.put("clamp", new RuleFamily(2, p -> Arithmetic.clamp(p[0], p[1])));
    all.put("root", whole(Elementary::root));
    all.put("rootSlope", whole(SlopeRules::ofRoot));
    all.put("regularizedGammaP", real(Incomplete::regularizedGammaP));
    all.put("regularizedGammaQ", real(Incomplete::regularizedGammaQ));
    all.put("regularizedBeta", new RuleFamily(2, p -> Incomplete.regularizedBeta(p[0], p[1])));
    all.put("gammaDensity", real(Incomplete::gammaDensity));
    all.put("betaDensity", new RuleFamily(2, p -> Incomplete.betaDensity(p[0], p[1])));
    all.put("polygamma", whole(Special::polygamma));
    all.put("polygammaDifference", order(1, Special::polygammaDifference));
    all.put("inversePowerReal", order(1, InversePowers::real));
    all.put("inversePowerImaginary", order(1, InversePowers::imaginary));
    all.put("normalCumulant", order(3, NormalSlopes::cumulant));
    all.put("sphericalBessel", order(0, EvenFamilies::spherical));
    all.put("sphericalBesselPi", order(0, EvenFamilies::sphericalPi));
    all.put("scaledBessel", order(0, EvenFamilies::bessel));
    all.put("scaledBesselI", order(0, EvenFamilies::modified));
    all.put("powPartial", new RuleFamily(2, p -> Powers.of(order(0, p[0]), order(0, p[1]))));
    all.put("sinPiSlope", order(1, Elementary.SIN_PI_SLOPES::of));
    all.put("cosPiSlope", order(1, Elementary.COS_PI_SLOPES::of));
    all.put("mishSlope", order(1, GateSlopes.MISH::of));
    all.put("geluTanhSlope", order(1, GateSlopes.GELU_TANH::of));
    all.put("expMinusSquareSlope", order(1, GaussianSlopes.EXP_MINUS_SQUARE::of));
    all.put("expMinusHalfSquareSlope", order(1, GaussianSlopes.EXP_MINUS_HALF_SQUARE::of));
    all.put("expSquareSlope", order(1, GaussianSlopes.EXP_SQUARE::of));
    all.put("geluSlope", order(1, GaussianSlopes.GELU::of));
    return all;
  }

  private static RuleFamily real(DoubleFunction<Primitive> made) {
    return new RuleFamily(1, p -> made.apply(p[0]));
  }

  private static RuleFamily whole(IntFunction<Primitive> made) {
    return new RuleFamily(1, p -> made.apply(whole(p[0])));
  }

  private static RuleFamily order(int least, IntFunction<Primitive> made) {
    return new RuleFamily(1, p -> made.apply(order(least, p[0])));
  }

  private static int order(int least, double parameter) {
    int order = whole(parameter);
    if (order < least || order > HIGHEST) {
      throw new IllegalArgumentException(
          "there is no rule of order " + order + "; orders are from " + least + " to " + HIGHEST);
    }
    return order;
  }

  private static int whole(double parameter) {
    if (parameter != (int) parameter) {
      throw new IllegalArgumentException(parameter + " is not a whole number");
    }
    return (int) parameter;
  }

  /** The rule of some parameters. */
  Primitive of(String name, double... values) {
    if (values.length != parameters) {
      throw new IllegalArgumentException(
          name + ": takes " + parameters + " parameters, not " + values.length);
    }
    try {
      return made.apply(values);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(name + ": there is no rule of these parameters", e);
    }
  }
}
