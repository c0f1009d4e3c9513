package org.duetad.core.rules;

/** An operation with a derivative of its own, of numbers or of matrices. */
public interface Primitive {

  /**
   * The field's name of the operation.
   *
   * @return the name, for listings and messages
   */
  String name();
}
