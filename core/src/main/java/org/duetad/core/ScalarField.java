package org.duetad.core;

import org.apache.commons.math3.Field;

/** The field from which Commons Math's algorithms get zero, one and arrays: that of all numbers. */
public enum ScalarField implements Field<Scalar> {
  /** The field. */
  INSTANCE;

  @Override
  public Scalar getZero() {
    return Constant.ZERO;
  }

  @Override
  public Scalar getOne() {
    return Constant.ONE;
  }

  @Override
  public Class<Scalar> getRuntimeClass() {
    return Scalar.class;
  }
}
