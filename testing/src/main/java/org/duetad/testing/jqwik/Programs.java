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
 * and simpler numbers. The one that fails is written to a file.
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

  /**
   * Where the program is written to, as text, when the property fails: once shrunk, under the names
   * of class and property. Moved to a folder of {@link org.duetad.testing.junit.Replay}, it is
   * tested in every build.
   *
   * @return the folder, relative to that of the module; empty if nothing is written
   */
  String found() default "target/derivatives";
}
