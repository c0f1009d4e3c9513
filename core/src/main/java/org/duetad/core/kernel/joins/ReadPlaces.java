package org.duetad.core.kernel.joins;

import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.kernel.lowering.NotLowered;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;

/** The places of values that statements read. */
final class ReadPlaces {

  private final BitSet read = new BitSet();
  private final int[] turn;

  /**
   * For some statements.
   *
   * @param statements the statements
   * @param loops how many variables of loops there are
   * @param others other places that are read
   */
  ReadPlaces(List<Statement> statements, int loops, int[] others) {
    turn = new int[loops];
    for (int place : others) {
      read.set(place);
    }
    statements.forEach(this::add);
  }

  private void add(Statement statement) {
    if (statement instanceof Statement.Loop loop) {
      for (int i = loop.from(); i < loop.end(); i++) {
        turn[loop.variable()] = i;
        loop.body().forEach(this::add);
      }
    } else if (statement instanceof Statement.Block block) {
      block.body().forEach(this::add);
    } else if (statement instanceof Statement.Assign assign) {
      add(assign.x());
    } else if (statement instanceof Statement.Write write) {
      add(write.x());
    } else if (statement instanceof Statement.Check check) {
      add(check.x());
      add(check.y());
    } else if (!(statement instanceof Statement.Comment)) {
      throw new NotLowered("statements that do not only compute values");
    }
  }

  private void add(Expression x) {
    UnaryOperator<Expression> mark =
        leaf -> {
          if (leaf instanceof Expression.Read it && it.memory() == Memory.VALUES) {
            read.set(place(it.index()));
          }
          return leaf;
        };
    Leaves.replaced(x, mark);
  }

  private int place(Index index) {
    if (index instanceof Index.Affine affine) {
      return affine.base()
          + affine.terms().stream().mapToInt(term -> term.stride() * turn[term.variable()]).sum();
    } else if (index instanceof Index.Table table) {
      return table.places()[place(table.at())];
    }
    Index.Sections sections = (Index.Sections) index;
    int section = 0;
    while (turn[sections.variable()] >= sections.ends().get(section)) {
      section++;
    }
    return place(sections.forms().get(section));
  }

  /** Whether a place is read. */
  boolean isRead(int place) {
    return read.get(place);
  }

  /** The first turn in whose place something is read, or the end if none is. */
  int firstRead(Index.Affine at, int from, int end) {
    int first = from;
    while (first < end && !read.get(PlainLoop.inTurn(at, first).base())) {
      first++;
    }
    return first;
  }
}
