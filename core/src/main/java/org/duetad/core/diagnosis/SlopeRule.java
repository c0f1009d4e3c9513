package org.duetad.core.diagnosis;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.duetad.core.Scalar;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;

/**
 * What rules of numbers with one result have in common.
 *
 * @param value f on doubles
 * @param of f
 * @param slopes the slopes, of the operands and the result
 */
record SlopeRule(
    ToDoubleFunction<double[]> value,
    Function<Scalar[], Scalar> of,
    BiFunction<Scalar[], Scalar, Scalar[]> slopes) {

  /** That of an instruction, if it has such a rule. */
  static Optional<SlopeRule> of(Instruction instruction) {
    if (instruction instanceof Applied.Unary unary) {
      var rule = unary.rule();
      return Optional.of(
          new SlopeRule(
              x -> rule.value().applyAsDouble(x[0]), x -> x[0].apply(rule), rule::slopes));
    }
    if (instruction instanceof Applied.Binary binary) {
      var rule = binary.rule();
      return Optional.of(
          new SlopeRule(
              x -> rule.value().applyAsDouble(x[0], x[1]),
              x -> x[0].apply(rule, x[1]),
              rule::slopes));
    }
    return instruction instanceof Applied.Reduced reduced
        ? Optional.of(
            new SlopeRule(reduced.rule()::value, reduced.rule()::of, reduced.rule()::slopes))
        : Optional.empty();
  }
}
