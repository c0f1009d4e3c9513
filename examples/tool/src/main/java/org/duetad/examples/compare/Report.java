package org.duetad.examples.compare;

import java.util.List;

/**
 * A comparison of modes on a problem.
 *
 * @param problem the problem's name
 * @param description its kind and size
 * @param inputs the number of inputs
 * @param outputs the number of outputs
 * @param answer whether the modes agree
 * @param verdict the same in words, with the modes' names
 * @param reference the mode that the others are judged by
 * @param seed the seed of the columns of an estimate
 * @param primal the time of the plain double program
 * @param forked whether each mode ran in a JVM of its own
 * @param modes the modes, in the requested order
 */
public record Report(
    String problem,
    String description,
    int inputs,
    int outputs,
    Answer answer,
    String verdict,
    String reference,
    long seed,
    Timing primal,
    boolean forked,
    List<ModeResult> modes) {

  /**
   * Whether modes were compared and none disagrees.
   *
   * @return false if nothing was compared, too
   */
  public boolean agree() {
    return answer == Answer.AGREE;
  }

  /**
   * Whether a mode prepared functions.
   *
   * @return false if none of the modes does
   */
  public boolean prepared() {
    return modes.stream().anyMatch(mode -> mode.preparation() != null);
  }

  /**
   * Whether second derivatives were compared.
   *
   * @return false if they were not requested
   */
  public boolean secondOrder() {
    return modes.stream().anyMatch(mode -> mode.second() != null);
  }
}
