package org.duetad.testing.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.ForAll;

/** A square matrix of some kind, a {@link org.ejml.data.DMatrixRMaj}. */
@ForAll
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface MatrixOf {

  /**
   * The kind.
   *
   * @return the kind
   */
  MatrixKind value() default MatrixKind.GENERAL;

  /**
   * The number of rows and columns.
   *
   * @return the size
   */
  int size() default 3;
}
