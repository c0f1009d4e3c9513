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
    return Stream.of(Arithmetic.unary(), Elementary.unary(), Activations.unary(), Special.unary())
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
            Arithmetic.binary(), Elementary.binary(), Activations.binary(), Special.binary())
        .flatMap(List::stream)
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
