package org.duetad.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A function whose derivatives are tested: a field, or a method without parameters, of any class
 * with a constructor without parameters. It becomes a container in the tree of tests, with a test
 * for each law at each point, {@link org.duetad.testing.FunctionAtPoint#laws}. Its value is
 *
 * <ul>
 *   <li>a {@link org.duetad.core.ScalarFunction} or {@link org.duetad.core.VectorFunction}, with
 *       the points {@link #at}, or as many {@link #inputs}, for which smooth points are drawn;
 *   <li>a {@link org.duetad.testing.FunctionAtPoint}, or a list or an array of them: for functions
 *       of matrices, and for points that are computed;
 *   <li>an arbitrary of jqwik, of {@link org.duetad.testing.FunctionAtPoint}s or {@link
 *       org.duetad.testing.RandomProgram}s, of which {@link #points} are drawn.
 * </ul>
 *
 * <pre>{@code
 * class RosenbrockTest {
 *   @DerivativeTest(at = {-1.2, 1})
 *   ScalarFunction rosenbrock =
 *       x -> x[0].negate().add(1).square().add(x[1].subtract(x[0].square()).square().multiply(100));
 * }
 * }</pre>
 */
@Testable
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface DerivativeTest {

  /**
   * The point.
   *
   * @return its coordinates; none if {@link #inputs} says how many
   */
  double[] at() default {};

  /**
   * How many inputs the function has, if no point is given: it is then tested at points that are
   * drawn, where it is smooth.
   *
   * @return the number of inputs
   */
  int inputs() default 0;

  /**
   * How many points are drawn.
   *
   * @return the number of points
   */
  int points() default 3;

  /**
   * The seed of the points that are drawn.
   *
   * @return any number
   */
  long seed() default 1;
}
