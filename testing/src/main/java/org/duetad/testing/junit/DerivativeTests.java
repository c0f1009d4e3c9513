package org.duetad.testing.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * A class with functions marked {@link DerivativeTest}. Each becomes a container in the tree of
 * tests, with a test for each law at each point, {@link org.duetad.testing.FunctionAtPoint#laws}.
 */
public interface DerivativeTests {

  /**
   * The tests of all functions of this class that are marked.
   *
   * @return a container for each
   */
  @TestFactory
  default Stream<DynamicContainer> derivatives() {
    return MarkedFunctions.of(this);
  }
}
