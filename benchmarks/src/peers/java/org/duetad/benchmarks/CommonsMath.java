package org.duetad.benchmarks;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.function.Sigmoid;

/** Commons Math's structures of order 1. */
final class CommonsMath implements Algebra<DerivativeStructure> {

  private static final Sigmoid SIGMOID = new Sigmoid();

  private final int directions;

  CommonsMath(int directions) {
    this.directions = directions;
  }

  @Override
  public DerivativeStructure constant(double value) {
    return new DerivativeStructure(directions, 1, value);
  }

  @Override
  public DerivativeStructure variable(int direction, double value) {
    return new DerivativeStructure(directions, 1, direction, value);
  }

  @Override
  public double[] gradient(DerivativeStructure x) {
    return Arrays.copyOfRange(x.getAllDerivatives(), 1, directions + 1);
  }

  @Override
  public DerivativeStructure[] array(int length) {
    return new DerivativeStructure[length];
  }

  @Override
  public double value(DerivativeStructure x) {
    return x.getValue();
  }

  @Override
  public DerivativeStructure add(DerivativeStructure a, DerivativeStructure b) {
    return a.add(b);
  }

  @Override
  public DerivativeStructure add(DerivativeStructure a, double b) {
    return a.add(b);
  }

  @Override
  public DerivativeStructure subtract(DerivativeStructure a, DerivativeStructure b) {
    return a.subtract(b);
  }

  @Override
  public DerivativeStructure multiply(DerivativeStructure a, DerivativeStructure b) {
    return a.multiply(b);
  }

  @Override
  public DerivativeStructure multiply(DerivativeStructure a, double b) {
    return a.multiply(b);
  }

  @Override
  public DerivativeStructure divide(DerivativeStructure a, DerivativeStructure b) {
    return a.divide(b);
  }

  @Override
  public DerivativeStructure negate(DerivativeStructure x) {
    return x.negate();
  }

  @Override
  public DerivativeStructure sqrt(DerivativeStructure x) {
    return x.sqrt();
  }

  @Override
  public DerivativeStructure exp(DerivativeStructure x) {
    return x.exp();
  }

  @Override
  public DerivativeStructure log(DerivativeStructure x) {
    return x.log();
  }

  @Override
  public DerivativeStructure sin(DerivativeStructure x) {
    return x.sin();
  }

  @Override
  public DerivativeStructure cos(DerivativeStructure x) {
    return x.cos();
  }

  @Override
  public DerivativeStructure tanh(DerivativeStructure x) {
    return x.tanh();
  }

  @Override
  public DerivativeStructure sigmoid(DerivativeStructure x) {
    return SIGMOID.value(x);
  }
}
