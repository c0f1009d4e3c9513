package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * As {@link Gather}, for turns from the first to the last: terms wait in variables until all of a
 * place are there, and are then added up in the order of the turns from the last to the first. The
 * adjoints are zero before; but for the sign of zeros, the sums are the same as in memory.
 */
final class ForwardGather implements AdjointSums {

  private final Places places;
  private final List<Gather.Family> families;

  /** How far a place moves on from turn to turn, the same for all families. */
  private final int stride;

  /** For a row, what it added in the latest turns, the last one first. */
  private final Map<Integer, List<Expression.Local>> waiting = new HashMap<>();

  /** The terms of the turn, by rows. */
  private final Map<Integer, Expression> terms = new HashMap<>();

  private ForwardGather(Places places, List<Gather.Family> families, int stride) {
    this.places = places;
    this.families = families;
    this.stride = stride;
  }

  /** For all turns; null if it does not apply. */
  static @Nullable ForwardGather of(Places places) {
    List<Gather.Family> families = Gather.families(places);
    if (families.isEmpty()) {
      return null;
    }
    int stride = places.stride(families.get(0).first().at());
    long classes =
        families.stream()
            .map(family -> Math.floorMod(family.first().at().base(), stride))
            .distinct()
            .count();
    long loads =
        places.body().steps().stream()
            .filter(step -> step.load() != null && step.load().isActive)
            .count();
    int members = families.stream().mapToInt(family -> family.members.size()).sum();
    return members < loads || classes < families.size()
        ? null
        : new ForwardGather(places, families, stride);
  }

  private int ahead(Gather.Family family, Gather.Member member) {
    return (member.at().base() - family.first().at().base()) / stride;
  }

  @Override
  public List<Statement> begin(BlockWriter out) {
    List<Statement> outer = out.open();
    for (Gather.Family family : families) {
      for (Gather.Member member : family.members) {
        List<Expression.Local> latest = new ArrayList<>();
        for (int turn = 0; turn < ahead(family, member); turn++) {
          latest.add(out.let(Formulas.ZERO));
        }
        waiting.put(member.row(), latest);
      }
    }
    return out.close(outer);
  }

  @Override
  public boolean has(int row) {
    return waiting.containsKey(row);
  }

  @Override
  public void add(int row, Expression term) {
    terms.put(row, term);
  }

  @Override
  public void end(BlockWriter out) {
    for (Gather.Family family : families) {
      Expression sum = null;
      for (Gather.Member member : family.members) {
        List<Expression.Local> latest = latest(member);
        Expression term =
            latest.isEmpty() ? terms.get(member.row()) : latest.get(latest.size() - 1);
        sum = sum(sum, term);
      }
      write(family.first().at(), sum, out);
      family.members.forEach(member -> shift(member, out));
    }
    terms.clear();
  }

  private void shift(Gather.Member member, BlockWriter out) {
    List<Expression.Local> latest = latest(member);
    for (int age = latest.size() - 1; age > 0; age--) {
      out.assign(latest.get(age), latest.get(age - 1));
    }
    if (!latest.isEmpty()) {
      Expression term = terms.get(member.row());
      out.assign(latest.get(0), term == null ? Formulas.ZERO : term);
    }
  }

  @Override
  public List<Statement> finish(BlockWriter out) {
    List<Statement> outer = out.open();
    for (Gather.Family family : families) {
      for (int after = 1; after <= family.width(stride); after++) {
        Expression sum = null;
        for (Gather.Member member : family.members) {
          int age = ahead(family, member) - after;
          sum = age < 0 ? sum : sum(sum, latest(member).get(age));
        }
        write(places.inTurn(family.first().at(), places.end() - 1 + after), sum, out);
      }
    }
    return out.close(outer);
  }

  private static @Nullable Expression sum(@Nullable Expression sum, @Nullable Expression term) {
    return sum == null ? term : term == null ? sum : Formulas.plus(sum, term);
  }

  private void write(Index.Affine at, @Nullable Expression sum, BlockWriter out) {
    Expression adjoint = out.let(sum == null ? Formulas.ZERO : sum);
    out.write(Memory.ADJOINTS, at, adjoint);
    out.doubt(adjoint);
  }

  private List<Expression.Local> latest(Gather.Member member) {
    return waiting.getOrDefault(member.row(), List.of());
  }
}
