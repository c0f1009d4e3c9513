package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;

/**
 * A part of a kernel: a loop whose turns are lanes, one whose turns follow each other, or what is
 * in no loop.
 */
public interface Part {

  /**
   * Computes all values.
   *
   * @param lanes the working memory
   */
  void evaluate(Lanes lanes);

  /**
   * Pulls the adjoints back.
   *
   * @param lanes the working memory, with the values
   */
  void pull(Lanes lanes);

  /**
   * Computes all values, and pulls the adjoints back: nothing that follows reads the values.
   *
   * @param lanes the working memory
   */
  default void evaluateAndPull(Lanes lanes) {
    evaluate(lanes);
    pull(lanes);
  }

  /**
   * A loop whose turns depend on those before.
   *
   * @param level how many loops enclose it
   * @param turns how many turns it has
   * @param body what is done in each turn
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Sequence(int level, int turns, Part[] body) implements Part {

    @Override
    public void evaluate(Lanes lanes) {
      for (int i = 0; i < turns; i++) {
        lanes.turn[level] = i;
        for (Part part : body) {
          part.evaluate(lanes);
        }
      }
      lanes.turn[level] = 0;
    }

    @Override
    public void pull(Lanes lanes) {
      for (int i = turns - 1; i >= 0; i--) {
        lanes.turn[level] = i;
        for (int k = body.length - 1; k >= 0; k--) {
          body[k].pull(lanes);
        }
      }
      lanes.turn[level] = 0;
    }
  }
}
