package org.duetad.examples.lab.networks.layers;

/** What training found. */
public final class Fit {

  private final double[] parameters;
  private final double[] losses;

  Fit(double[] parameters, double[] losses) {
    this.parameters = parameters;
    this.losses = losses;
  }

  /** The parameters after the last step. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** The loss before each step. */
  public double[] losses() {
    return losses.clone();
  }

  /** The loss before the last step. */
  public double loss() {
    return losses[losses.length - 1];
  }
}
