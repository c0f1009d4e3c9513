package org.duetad.examples.problems;

import org.duetad.benchmarks.Objective;

/**
 * The objectives of the problems for the numbers of other libraries. They are in the problems'
 * package because they read the instances.
 */
public final class Objectives {

  private Objectives() {}

  /**
   * A block of a problem.
   *
   * @param problem the problem
   * @param i the block, from 0
   * @return its function
   */
  public static Objective block(Problem problem, int i) {
    if (problem instanceof GmmProblem gmm) {
      return new PeerGmm(gmm.data());
    }
    if (problem instanceof LstmProblem lstm) {
      return new PeerLstm(lstm.data());
    }
    if (problem instanceof BaProblem ba) {
      return i < ba.data().p() ? new PeerResidual(ba.data(), i) : new PeerWeight();
    }
    if (problem instanceof HandProblem hand) {
      return new PeerHand(hand.data());
    }
    if (problem instanceof RosenbrockProblem) {
      return new PeerRosenbrock();
    }
    throw new IllegalArgumentException(
        "peers: there is no objective of problem " + problem.name() + "; write one");
  }
}
