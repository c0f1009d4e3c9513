package org.duetad.benchmarks;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** Hipparchus' structures of order 1. */
final class HipparchusStructure extends Hipparchus<DerivativeStructure> {

  private final int directions;
  private final DSFactory factory;

  HipparchusStructure(int directions) {
    this.directions = directions;
    factory = new DSFactory(directions, 1);
  }

  @Override
  public DerivativeStructure[] array(int length) {
    return new DerivativeStructure[length];
  }

  @Override
  public DerivativeStructure constant(double value) {
    return factory.constant(value);
  }

  @Override
  public DerivativeStructure variable(int direction, double value) {
    return factory.variable(direction, value);
  }

  @Override
  public double[] gradient(DerivativeStructure x) {
    return Arrays.copyOfRange(x.getAllDerivatives(), 1, directions + 1);
  }
}
