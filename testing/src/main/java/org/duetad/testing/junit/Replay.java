package org.duetad.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Programs that failed once are tested again: each file of a folder, as {@link
 * org.duetad.testing.Corpus} writes it, becomes a container of tests beside the functions marked
 * {@link DerivativeTest}.
 *
 * <pre>{@code
 * @Replay("src/test/corpus")
 * class CorpusTest {}
 * }</pre>
 */
@Testable
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Replay {

  /**
   * The folder, relative to that of the module.
   *
   * @return its path
   */
  String value();
}
