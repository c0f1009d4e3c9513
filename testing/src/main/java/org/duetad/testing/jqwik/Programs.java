package org.duetad.testing.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.ForAll;

/**
 * A random program of rules at a point where it is smooth, a {@link
 * org.duetad.testing.RandomProgram}. It shrinks by fewer and simpler operations, nearer operands
 * and simpler numbers.
 */
@ForAll
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Programs {

  /**
   * How many inputs it has.
   *
   * @return the number of inputs
   */
  int inputs() default 2;

  /**
   * How many operations are chosen; those that are not smooth where they would be applied are left
   * out.
   *
   * @return the number of operations
   */
  int operations() default 10;
}
