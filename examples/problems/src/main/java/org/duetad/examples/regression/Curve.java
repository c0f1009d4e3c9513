package org.duetad.examples.regression;

import org.duetad.core.Scalar;

/** A parametrised curve. */
@FunctionalInterface
public interface Curve {

  /** Its value at t. */
  Scalar at(double t, Scalar... b);
}
