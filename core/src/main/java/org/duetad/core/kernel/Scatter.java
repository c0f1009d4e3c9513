package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Adds the adjoints of numbers of which several turns of a block may read the same one: from the
 * last turn to the first, as if these were done one by one.
 */
final class Scatter implements LaneOperation {

  /** In the order in which a turn adds them. */
  private final List<? extends Loaded> members;

  /** Whether the places of all members move on evenly, in sections. */
  private final boolean isEven;

  Scatter(List<? extends Loaded> members) {
    this.members = members;
    members.forEach(Loaded::defer);
    isEven =
        members.stream()
            .allMatch(
                member ->
                    member instanceof LoadLanes load && !(load.address() instanceof Address.Table));
  }

  /**
   * Lanes whose places are equally far from each other.
   *
   * @param terms the adjoints to add
   * @param from the first lane
   * @param end the lane after the last
   * @param base where the first lane of the block would be
   * @param stride how far each lane is from the one before
   */
  private record Piece(double[] terms, int from, int end, int base, int stride) {

    void add(double[] adjoints) {
      for (int i = from; i < end; i++) {
        adjoints[base + i * stride] += terms[i];
      }
    }
  }

  @Override
  public void evaluate(Lanes lanes) {
    // Adjoints only.
  }

  @Override
  public void pull(Lanes lanes) {
    List<Piece> pieces = isEven ? pieces(lanes) : List.of();
    int stride = pieces.isEmpty() ? 0 : pieces.get(0).stride;
    if (stride <= 0 || pieces.stream().anyMatch(piece -> piece.stride != stride)) {
      addTurns(lanes);
      return;
    }
    // Of two pieces that share a place, that with the lower base has it in a later turn.
    pieces.sort(Comparator.comparingInt(Piece::base));
    pieces.forEach(piece -> piece.add(lanes.adjoints));
  }

  private List<Piece> pieces(Lanes lanes) {
    List<Piece> pieces = new ArrayList<>();
    for (Loaded member : members) {
      double[] terms = lanes.rowAdjoints[member.row()];
      lanes.forSections(
          ((LoadLanes) member).address(),
          (from, end, base, stride) ->
              pieces.add(new Piece(terms, from, end, base - from * stride, stride)));
    }
    return pieces;
  }

  private void addTurns(Lanes lanes) {
    for (int i = lanes.n - 1; i >= 0; i--) {
      for (Loaded member : members) {
        int place = member.place(lanes, i);
        if (place >= 0) {
          lanes.adjoints[place] += lanes.rowAdjoints[member.row()][i];
        }
      }
    }
  }
}
