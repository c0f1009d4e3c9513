package org.duetad.examples.regression;

import org.duetad.core.Scalar;

/** A curve with parameters. */
@FunctionalInterface
public interface Curve {

  /** Its height at t. */
  Scalar at(double t, Scalar... b);
}
