package org.duetad.core.matrix.spectral;

import java.util.List;
import java.util.Optional;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.Arguments;

/** The rules of this package, to be found by name. */
public final class SpectralRules {

  private SpectralRules() {}

  /**
   * The rules that there are once.
   *
   * @return all of them
   */
  public static List<MatrixRule> constants() {
    return List.of(
        EigenvaluesRule.EIGENVALUES,
        EigenRule.EIGEN,
        SingularValuesRule.SINGULAR_VALUES,
        SvdRule.SVD,
        Complement.COMPLEMENT,
        Complement.COMPLEMENT.apart(),
        ConditionNumber.CONDITIONED,
        PseudoInverse.PSEUDO_INVERSE,
        MatrixExponential.EXPONENTIAL,
        SymmetricFunction.SQRT,
        SymmetricFunction.INVERSE_SQRT,
        SymmetricFunction.LOG,
        SymmetricFunction.EXP,
        PolarFactor.POLAR);
  }

  /**
   * A rule that is made for its parameters.
   *
   * @param name its name
   * @param p its parameters
   * @return the rule, or nothing if there is none
   */
  public static Optional<MatrixRule> made(String name, List<Object> p) {
    Arguments.given("rule", "name", name);
    Arguments.given(name, "list of parameters", p);
    if (name.equals("spectralProjector") && p.size() > 1) {
      return SpectralProjector.made(p);
    } else if (!p.stream().allMatch(Integer.class::isInstance)) {
      return Optional.empty();
    }
    int[] n = p.stream().mapToInt(Integer.class::cast).toArray();
    return switch (name + "/" + n.length) {
      case "pseudoInverse/1" -> Optional.of(new PseudoInverse(n[0]));
      case "bestRank/3" -> Optional.of(new BestRank(n[0], n[1], n[2]));
      case "polar/1" -> Optional.of(new SymmetricPolarFactor(n[0]));
      default -> Optional.empty();
    };
  }
}
