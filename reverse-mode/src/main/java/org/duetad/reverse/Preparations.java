package org.duetad.reverse;

/**
 * What the preparation of functions took so far.
 *
 * @param uses how often a function was evaluated for a derivative
 * @param taped how many of these evaluations were on a tape
 * @param recordings how often a function was recorded and its loops were searched
 * @param straight how many of these recordings have no loops of many turns, so that they are
 *     evaluated number by number, about as fast as on a tape
 * @param seconds the time of these recordings
 */
public record Preparations(long uses, long taped, long recordings, long straight, double seconds) {

  /** With fewer uses, recordings are to be expected. */
  private static final long FEW = 8;

  /**
   * Whether functions are recorded on most uses, so that preparing them does not pay: a function
   * branches in new ways each time, or is a new object in each call.
   *
   * @return true if more than half of the uses recorded, of eight or more
   */
  public boolean isWasted() {
    return uses >= FEW && 2 * recordings > uses;
  }
}
