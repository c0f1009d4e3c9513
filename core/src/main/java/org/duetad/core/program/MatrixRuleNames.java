package org.duetad.core.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.matrix.Concatenation;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixArithmeticRules;
import org.duetad.core.matrix.general.GeneralMatrixRules;
import org.duetad.core.matrix.linear.LinearAlgebraRules;
import org.duetad.core.matrix.spectral.SpectralRules;

/**
 * The library's rules of matrices by name and {@linkplain MatrixRule#parameters parameters}, as
 * {@link ProgramText} writes them. Rules that occur only in derivatives of decompositions have no
 * such name.
 */
final class MatrixRuleNames {

  private static final Map<Object, MatrixRule> CONSTANTS =
      Stream.of(
              Concatenation.rules(),
              MatrixArithmeticRules.constants(),
              LinearAlgebraRules.constants(),
              GeneralMatrixRules.constants(),
              SpectralRules.constants())
          .<MatrixRule>flatMap(List::stream)
          .collect(
              Collectors.toUnmodifiableMap(
                  rule -> List.of(rule.name(), rule.parameters()), Function.identity()));

  private MatrixRuleNames() {}

  /** Whether a rule is found by its name and parameters, as user-supplied ones are not. */
  static boolean isKnown(MatrixRule rule) {
    return rule(rule.name(), rule.parameters())
        .filter(
            found ->
                found.equals(rule)
                    || (!rule.parameters().isEmpty() && found.getClass() == rule.getClass()))
        .isPresent();
  }

  /**
   * The rule that has a name and parameters, if the library has one.
   *
   * @throws IllegalArgumentException if the parameters are out of range
   */
  static Optional<MatrixRule> rule(String name, List<Object> parameters) {
    MatrixRule constant = CONSTANTS.get(List.of(name, parameters));
    return constant != null
        ? Optional.of(constant)
        : MatrixArithmeticRules.made(name, parameters)
            .or(() -> SpectralRules.made(name, parameters));
  }
}
