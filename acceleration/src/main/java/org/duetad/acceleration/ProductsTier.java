package org.duetad.acceleration;

import org.duetad.acceleration.products.FastKernels;
import org.duetad.core.spi.AccelerationTier;

/** Describes how dense products are computed. */
public final class ProductsTier implements AccelerationTier {

  /** For the service loader. */
  public ProductsTier() {}

  @Override
  public String describe() {
    return FastKernels.describe();
  }
}
