package org.duetad.core.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every rule of the library, for tests and checks that loop over all of them. Rules with a
 * parameter appear with representative parameters.
 */
public final class RuleTable {

  private RuleTable() {}

  /**
   * The elementwise rules of one operand.
   *
   * @return all of them
   */
  public static List<UnaryRule> unary() {
    return Stream.of(
            Arithmetic.unary(),
            Elementary.unary(),
            Activations.unary(),
            Special.unary(),
            Incomplete.unary(),
            Incomplete.densities(),
            SlopeRules.unary(),
            GateSlopes.unary(),
            NormalSlopes.unary(),
            EvenFamilies.unary())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The elementwise rules of two operands.
   *
   * @return all of them
   */
  public static List<BinaryRule> binary() {
    return Stream.of(
            Arithmetic.binary(),
            Elementary.binary(),
            Activations.binary(),
            Special.binary(),
            SlopeRules.binary(),
            InversePowers.binary(),
            Powers.binary())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Those of the elementwise rules that occur only as slopes of others, and have no method of
   * numbers.
   *
   * @return rules of one and of two operands
   */
  public static List<Record> ofSlopes() {
    return Stream.of(
            Incomplete.densities(),
            SlopeRules.unary(),
            GateSlopes.unary(),
            NormalSlopes.unary(),
            EvenFamilies.unary(),
            SlopeRules.binary(),
            InversePowers.binary(),
            Powers.binary())
        .<Record>flatMap(List::stream)
        .toList();
  }

  /**
   * The rules of many operands and one result.
   *
   * @return all of them
   */
  public static List<Reduction> reductions() {
    return Reductions.all();
  }

  /**
   * The rules of many operands and many results.
   *
   * @return all of them
   */
  public static List<GeneralRule> general() {
    return Reductions.general();
  }
}
