package org.duetad.acceleration;

import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.spi.AccelerationTier;

/** Describes where vectors are used, or what would add them. */
public final class VectorsTier implements AccelerationTier {

  /** For the service loader. */
  public VectorsTier() {}

  @Override
  public String describe() {
    return "vectors: " + VectorSupport.here().describe();
  }
}
