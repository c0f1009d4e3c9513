package org.duetad.testing.junit;

import java.util.stream.Stream;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.ModeLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a mode of differentiation must satisfy, {@link ModeLaws}, as tests of JUnit. A mode of one's
 * own, whose derivatives are exact to rounding, is tested by a subclass:
 *
 * <pre>{@code
 * class MyModeTest extends DifferentiatorContract {
 *   MyModeTest() {
 *     super(new MyMode());
 *   }
 * }
 * }</pre>
 */
public abstract class DifferentiatorContract {

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
   * The tests of the mode.
   *
   * @return a test for each law
   */
  @TestFactory
  final Stream<DynamicTest> laws() {
    return ModeLaws.of(mode).stream().map(law -> DynamicTest.dynamicTest(law.name(), law::check));
  }
}
