package org.duetad.examples.stepping;

import java.util.List;
import org.duetad.checkpoint.stepping.TimeStepping;

/**
 * A system that is stepped through time.
 *
 * @param name its name on the command line
 * @param about a one-line description
 * @param sized whether it comes in more than one size
 * @param size its default size: cells, cells along a side, or units
 * @param steps its default number of steps
 * @param slots its default number of snapshots
 * @param instances creates the instance of a size
 */
public record SteppingProblem(
    String name,
    String about,
    boolean sized,
    int size,
    long steps,
    int slots,
    Instances instances) {

  /** Creates the instance of a size. */
  @FunctionalInterface
  public interface Instances {

    /** The loop with its losses, initial state and parameters. */
    Instance of(int size);
  }

  /**
   * A problem of a given size.
   *
   * @param loop with losses, without a schedule
   * @param start the initial state
   * @param parameters the parameters
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
  public record Instance(TimeStepping loop, double[] start, double[] parameters) {}

  /** All problems. */
  public static List<SteppingProblem> all() {
    return List.of(
        new SteppingProblem(
            "burgers",
            "Burgers' equation on a ring, upwind fluxes and diffusion; size: cells",
            true,
            1_024,
            100_000,
            50,
            Burgers::instance),
        new SteppingProblem(
            "lorenz",
            "the Lorenz system by Euler's method; size does not matter",
            false,
            3,
            100_000,
            10,
            size -> Lorenz.instance()),
        new SteppingProblem(
            "wave",
            "the wave equation on a square, leapfrog; size: cells along a side",
            true,
            40,
            1_000,
            20,
            Wave::instance),
        new SteppingProblem(
            "heat",
            "heat on a rod, each cell with its own conductivity; size: cells",
            true,
            100,
            10_000,
            30,
            Heat::instance),
        new SteppingProblem(
            "network",
            "a recurrent network over a long sequence, with a loss at every step; size: units",
            true,
            16,
            2_000,
            20,
            RecurrentNetwork::instance),
        new SteppingProblem(
            "shooting",
            "a pendulum that is to be at a given angle after a given time; size does not matter",
            false,
            2,
            2_000,
            10,
            size -> Shooting.instance()),
        new SteppingProblem(
            "figure-eight",
            "three bodies on a figure eight, leapfrog; size does not matter",
            false,
            12,
            10_000,
            10,
            size -> FigureEight.instance()));
  }
}
