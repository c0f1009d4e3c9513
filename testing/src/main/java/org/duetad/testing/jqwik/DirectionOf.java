package org.duetad.testing.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.ForAll;

/**
 * A direction of the inputs of a function, or a seed of its outputs: numbers between -1 and 1, some
 * of them 0. Unit vectors, zeros and ones are edge cases. It shrinks to zeros.
 *
 * <pre>{@code
 * @Property
 * void agree(@SmoothFor(value = "f", inputs = 2) double[] x, @DirectionOf(2) double[] v) {
 *   assertEquals(forward.hvp(f, x, v)[0], reverse.hvp(f, x, v)[0], 1e-12);
 * }
 * }</pre>
 */
@ForAll
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface DirectionOf {

  /**
   * How many inputs, or outputs, there are.
   *
   * @return the length
   */
  int value();
}
