package org.duetad.testing.junit;

import java.util.stream.Stream;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.matrices.CarryingMatrixModeContract;
import org.duetad.testing.matrices.MatrixCornerLaws;
import org.duetad.testing.matrices.MatrixLaws;
import org.duetad.testing.modes.SlopeModeContract;
import org.duetad.testing.rules.CornerCases;
import org.duetad.testing.rules.DrawnUses;
import org.duetad.testing.rules.RuleFunction;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

/**
 * All that a mode of differentiation must satisfy, as tests of JUnit: the contracts of modes on
 * numbers and on matrices, the laws of every rule and of every operation on matrices, and the rows
 * of corner cases. A mode of one's own, whose derivatives are exact to rounding, is tested by a
 * subclass:
 *
 * <pre>{@code
 * class MyModeTest extends DifferentiatorContract {
 *   MyModeTest() {
 *     super(new MyMode());
 *   }
 * }
 * }</pre>
 *
 * <p>A mode that is less exact, or has no matrices, is tested by the parts: {@link
 * org.duetad.testing.modes.ModeContract} and those below.
 */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested classes are not.
public abstract class DifferentiatorContract {

  /** So many uses of each rule are drawn for each law. */
  private static final int USES = 5;

  private final Differentiator mode;

  /**
   * The contract of a mode.
   *
   * @param mode the mode
   */
  protected DifferentiatorContract(Differentiator mode) {
    this.mode = mode;
  }

  /**
   * Whether adjoints are computed by pullbacks of rules.
   *
   * @return true, unless overridden
   */
  protected boolean isReverse() {
    return true;
  }

  /** Functions of numbers. */
  @Nested
  class Numbers extends SlopeModeContract {
    Numbers() {
      super(mode);
    }
  }

  /** Kinks, singularities and tails. */
  @Nested
  class Corners extends CornerCases {
    @Override
    protected Differentiator mode() {
      return mode;
    }
  }

  /** Functions of matrices. */
  @Nested
  class Matrices extends CarryingMatrixModeContract {
    Matrices() {
      super(mode);
    }

    @Override
    public boolean isReverse() {
      return DifferentiatorContract.this.isReverse();
    }
  }

  /** Every operation on matrices. */
  @Nested
  class MatrixOperations extends MatrixLaws {
    @Override
    protected Differentiator mode() {
      return mode;
    }
  }

  /** The same where elements are zero, infinite or NaN. */
  @Nested
  class MatrixElements extends MatrixCornerLaws {
    @Override
    protected Differentiator mode() {
      return mode;
    }
  }

  /**
   * Every rule.
   *
   * @return a container for each, with a test for each law
   */
  @TestFactory
  final Stream<DynamicContainer> rules() {
    return RuleFunction.all().stream()
        .map(
            rule ->
                DynamicContainer.dynamicContainer(
                    rule.name(),
                    DrawnUses.laws(rule, mode, USES).entrySet().stream()
                        .map(law -> DynamicTest.dynamicTest(law.getKey(), law.getValue()::run))));
  }
}
