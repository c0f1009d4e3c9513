package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.kernel.blocks.Loaded;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Adjoints of what neighbouring turns read, as in a stencil: from the first turn that adds to one
 * until the last, the sum stays in a variable, so each place is read and written once. The sums are
 * the same as in memory.
 */
final class Gather implements AdjointSums {

  /** Fewer turns are not worth it. */
  private static final int FEWEST_TURNS = 8;

  /** How many turns apart readers of a place are at most. */
  private static final int WIDEST = 4;

  private final Places places;
  private final List<Family> families;

  /** The terms of the turn, by rows. */
  private final Map<Integer, Expression> terms = new HashMap<>();

  private Gather(Places places, List<Family> families) {
    this.places = places;
    this.families = families;
  }

  /** Loads of places a few turns apart, that of the least place first. */
  static final class Family {

    final List<Member> members = new ArrayList<>();

    /** The sums of the next places. */
    private final List<Expression.Local> sums = new ArrayList<>();

    Member first() {
      return members.get(0);
    }

    Member last() {
      return members.get(members.size() - 1);
    }

    int width(int stride) {
      return (last().at.base() - first().at.base()) / stride;
    }
  }

  /** A row that is loaded from a place that moves on with the turns. */
  record Member(int row, Index.Affine at) {}

  /** For the turns of a range; null if it does not apply. */
  static @Nullable Gather of(Places places) {
    List<Family> families = families(places);
    return families.isEmpty() ? null : new Gather(places, families);
  }

  /** What the turns of a range load from neighbouring places; none if it does not apply. */
  static List<Family> families(Places places) {
    List<Member> members = new ArrayList<>();
    for (BodyStep step : places.body().steps()) {
      Loaded load = step.load();
      if (load != null && load.isActive && load.isDeferred()) {
        if (!(places.of(load.address) instanceof Index.Affine at)) {
          return List.of();
        }
        members.add(new Member(load.row, at));
      }
    }
    if (members.size() < 2 || places.end() - places.from() < FEWEST_TURNS) {
      return List.of();
    }
    int stride = places.stride(members.get(0).at);
    Index.Affine first = members.get(0).at;
    boolean areAlike =
        members.stream().allMatch(member -> member.at.movesAs(first))
            && members.stream().map(member -> member.at.base()).distinct().count() == members.size()
            && first.terms().stream().allMatch(term -> term.stride() > 0);
    if (stride <= 0
        || !areAlike
        || places.meetsResults(members.stream().map(Member::at).toList())) {
      return List.of();
    }
    List<Family> families = families(members, stride);
    return families.stream().anyMatch(family -> family.width(stride) > WIDEST)
        ? List.of()
        : families;
  }

  private static List<Family> families(List<Member> members, int stride) {
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort(
        Comparator.comparingInt((Member member) -> Math.floorMod(member.at.base(), stride))
            .thenComparingInt(member -> member.at.base()));
    List<Family> families = new ArrayList<>();
    for (Member member : sorted) {
      Family family = families.isEmpty() ? null : families.get(families.size() - 1);
      int distance = family == null ? -1 : member.at.base() - family.last().at.base();
      if (family == null || distance % stride != 0 || distance < 0 || distance > WIDEST * stride) {
        family = new Family();
        families.add(family);
      }
      family.members.add(member);
    }
    return families;
  }

  /** Before the loop: what is in memory of the places after the last turn's. */
  @Override
  public List<Statement> begin(BlockWriter out) {
    List<Statement> outer = out.open();
    for (Family family : families) {
      for (int ahead = 1; ahead <= width(family); ahead++) {
        Index at = at(family, places.end() - 1 + ahead);
        family.sums.add(out.let(new Expression.Read(Memory.ADJOINTS, at)));
      }
    }
    return out.close(outer);
  }

  @Override
  public boolean has(int row) {
    return families.stream()
        .anyMatch(family -> family.members.stream().anyMatch(member -> member.row == row));
  }

  @Override
  public void add(int row, Expression term) {
    terms.put(row, term);
  }

  @Override
  public void end(BlockWriter out) {
    families.forEach(family -> end(family, out));
    terms.clear();
  }

  private void end(Family family, BlockWriter out) {
    int width = width(family);
    Index.Affine first = family.first().at;
    Expression newest = new Expression.Read(Memory.ADJOINTS, first);
    for (Member member : family.members) {
      Expression term = terms.get(member.row);
      int ahead = (member.at.base() - first.base()) / stride(first);
      if (term != null && ahead == 0) {
        newest = Formulas.plus(newest, term);
      } else if (term != null) {
        Expression.Local sum = family.sums.get(ahead - 1);
        out.assign(sum, Formulas.plus(sum, term));
      }
    }
    if (width == 0) {
      out.write(Memory.ADJOINTS, first, newest);
      return;
    }
    newest = out.let(newest);
    out.write(Memory.ADJOINTS, family.last().at, family.sums.get(width - 1));
    for (int ahead = width; ahead > 1; ahead--) {
      out.assign(family.sums.get(ahead - 1), family.sums.get(ahead - 2));
    }
    out.assign(family.sums.get(0), newest);
  }

  /** After the loop: what is not in memory yet. */
  @Override
  public List<Statement> finish(BlockWriter out) {
    List<Statement> outer = out.open();
    for (Family family : families) {
      for (int ahead = 1; ahead <= width(family); ahead++) {
        Index at = at(family, places.from() + ahead - 1);
        out.write(Memory.ADJOINTS, at, family.sums.get(ahead - 1));
      }
    }
    return out.close(outer);
  }

  private int width(Family family) {
    return family.width(stride(family.first().at));
  }

  private int stride(Index.Affine at) {
    return places.stride(at);
  }

  /** The place of the first member in a turn. */
  private Index at(Family family, int turn) {
    return places.inTurn(family.first().at, turn);
  }
}
