package org.duetad.testing.modes;

import java.util.stream.Stream;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.ModeLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every mode must satisfy that reads the slopes of rules: {@link CarryingModeContract}, that a
 * wrong rule of a user is named, that a zero which overflow made is told from an exact one, and
 * {@link ModeLaws}.
 */
public abstract class SlopeModeContract extends CarryingModeContract
    implements RuleErrors, OverflowContract {

  /**
   * The contract of a mode.
   *
   * @param mode the mode
   */
  protected SlopeModeContract(Differentiator mode) {
    super(mode);
  }

  /**
   * The laws on functions and random programs.
   *
   * @return a test for each law
   */
  @TestFactory
  final Stream<DynamicTest> modeLaws() {
    return ModeLaws.of(mode()).stream().map(law -> DynamicTest.dynamicTest(law.name(), law::check));
  }
}
