package org.duetad.examples.lab;

/** What an experiment is about, in reading order. */
public enum Subject {
  /** Adjoints along graphs. */
  GRAPHS("Graphs and the chain rule"),
  /** What each mode costs. */
  MODES("Forward and reverse mode"),
  /** Regression, classes, likelihoods. */
  LINEAR("Linear models and losses"),
  /** Layers and activations. */
  NETWORKS("Networks"),
  /** Matrices of derivatives. */
  JACOBIANS("Jacobians and Hessians"),
  /** How networks learn. */
  TRAINING("Training"),
  /** Derivatives through iterations, solvers and filters. */
  ALGORITHMS("Derivatives of algorithms"),
  /** Methods that use derivatives. */
  OPTIMIZERS("Optimizers");

  private final String title;

  Subject(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
