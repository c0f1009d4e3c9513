package org.duetad.testing.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.ForAll;

/**
 * A point, a {@code double[]}, where a function has finite values and derivatives, away from its
 * kinks; see {@link org.duetad.testing.SmoothPoints}. Points beside its kinks and the ends of its
 * domain are edge cases, as far as {@link org.duetad.core.diagnosis.Diagnosis#search} finds them.
 * jqwik's statistics count the points that were discarded.
 *
 * <pre>{@code
 * static final ScalarFunction f = x -> x[0].log().multiply(x[1].abs());
 *
 * @Property
 * void laws(@SmoothFor(value = "f", inputs = 2) double[] x) {
 *   FunctionAtPoint.of(f, x).assertLaws();
 * }
 * }</pre>
 */
@ForAll
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface SmoothFor {

  /**
   * The function: the name of a field, or of a method without parameters, of the test class.
   *
   * @return the name
   */
  String value();

  /**
   * How many inputs it has.
   *
   * @return the length of the point
   */
  int inputs() default 1;

  /**
   * How large coordinates may be.
   *
   * @return the size of the largest
   */
  double within() default 10;

  /**
   * How far away kinks must be, relative to a coordinate, or to 1 if it is smaller.
   *
   * @return the distance
   */
  double reach() default 1e-6;
}
