package org.duetad.core.program.loops;

import java.util.List;

/** A place in an array as a function of the turns of the enclosing loops. */
public sealed interface Index {

  /**
   * {@code base + Σ stride turn}.
   *
   * @param base the place where all turns are 0
   * @param terms how far loops move it
   */
  record Affine(int base, List<Term> terms) implements Index {

    /**
     * Whether turns move both alike. It spares a new JVM making the equality of records.
     *
     * @param other another place
     * @return true if they have the same terms
     */
    public boolean movesAs(Affine other) {
      boolean areAlike = terms.size() == other.terms.size();
      for (int k = 0; areAlike && k < terms.size(); k++) {
        Term term = terms.get(k);
        Term counterpart = other.terms.get(k);
        areAlike = term.variable == counterpart.variable && term.stride == counterpart.stride;
      }
      return areAlike;
    }
  }

  /**
   * A loop's part in an affine place.
   *
   * @param variable the loop's variable
   * @param stride how far a turn moves the place
   */
  record Term(int variable, int stride) {}

  /**
   * Forms that follow each other along a loop.
   *
   * @param variable the loop's variable
   * @param ends the turn at which each form ends
   * @param forms the forms
   */
  record Sections(int variable, List<Integer> ends, List<Affine> forms) implements Index {}

  /**
   * A place from a table.
   *
   * @param places the table, not to be modified
   * @param at where in it
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Table(int[] places, Affine at) implements Index {}

  /**
   * A partial sum of {@link LaneSums}, {@code base + turn mod 4}, or in a turn of a whole chunk its
   * class, {@code base + 4 + turn mod 64}.
   *
   * @param base the first of the partial sums
   * @param variable the loop's variable
   * @param end the turn after the last whole chunk, or 0
   */
  record Part(int base, int variable, int end) implements Index {}

  /** The same place in all turns. */
  static Affine of(int place) {
    return new Affine(place, List.of());
  }
}
