package org.duetad.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.Chain;
import org.duetad.core.spi.Arguments;

/**
 * The library's rules of numbers by name, as in {@code sin}, and by name and parameters, as in
 * {@code root(3)}.
 */
public final class RuleNames {

  private static final int LARGE = 1_000_000_000;

  /** Rules without parameters. */
  private static final Map<String, Primitive> CONSTANTS =
      Stream.of(
              RuleTable.unary(),
              RuleTable.binary(),
              RuleTable.reductions(),
              RuleTable.general(),
              Chain.rules(),
              SlopeRules.BENT,
              UnderflowTies.rules(),
              List.of(SoftmaxProduct.RULE))
          .<Primitive>flatMap(List::stream)
          .filter(rule -> parametric(rule).isEmpty())
          .collect(Collectors.toUnmodifiableMap(Primitive::name, Function.identity()));

  private static final Map<String, RuleFamily> FAMILIES = RuleFamily.byName();

  private RuleNames() {}

  /**
   * The name of a rule, with its parameters, if it is one of the library.
   *
   * @param rule a rule of numbers
   * @return the text that {@link #rule} takes, or nothing for a user-supplied rule
   */
  public static Optional<String> text(Primitive rule) {
    Arguments.given("rule", "rule", rule);
    return parametric(rule)
        .map(value -> text(base(rule.name()), value.parameters()))
        .or(() -> Optional.of(rule.name()).filter(name -> rule.equals(CONSTANTS.get(name))));
  }

  /**
   * The rule that has a name.
   *
   * @param text the name, with the parameters in parentheses if there are any
   * @return the rule, or nothing if the library has none of that name
   * @throws IllegalArgumentException if the parameters are not those of the rule
   */
  public static Optional<Primitive> rule(String text) {
    Arguments.given("rule", "name", text);
    String name = base(text);
    RuleFamily family = FAMILIES.get(name);
    if (family == null || name.equals(text)) {
      return Optional.ofNullable(CONSTANTS.get(text));
    }
    String inside = text.substring(name.length() + 1, text.length() - 1);
    return Optional.of(family.of(name, parameters(text, inside)));
  }

  /**
   * All names.
   *
   * @return those of rules without parameters, and what begins the others, in alphabetical order
   */
  public static List<String> all() {
    Map<String, Object> all = new TreeMap<>(CONSTANTS);
    all.putAll(FAMILIES);
    return List.copyOf(all.keySet());
  }

  private static Optional<Parametric> parametric(Primitive rule) {
    Object value =
        rule instanceof UnaryRule unary
            ? unary.value()
            : rule instanceof BinaryRule binary ? binary.value() : rule;
    return value instanceof Parametric it ? Optional.of(it) : Optional.empty();
  }

  /** The name without parameters. */
  private static String base(String text) {
    int at = text.indexOf('(');
    return at < 0 || !text.endsWith(")") ? text : text.substring(0, at);
  }

  private static String text(String name, List<Double> parameters) {
    return parameters.stream()
        .map(RuleNames::number)
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  private static String number(double x) {
    boolean isNegativeZero = x == 0 && 1 / x < 0;
    return x == Math.rint(x) && Math.abs(x) < LARGE && !isNegativeZero
        ? Integer.toString((int) x)
        : Double.toHexString(x);
  }

  private static double[] parameters(String text, String inside) {
    try {
      return Arrays.stream(inside.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          text + ": parameters are numbers with commas between them, as in root(3)", e);
    }
  }
}
