package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LaneSums;

/**
 * The places of a body's numbers in memory, as indices that hold in some of its turns.
 *
 * @param body the body
 * @param from the first turn
 * @param end the turn after the last
 */
record Places(Body body, int from, int end) {

  /** More ranges of turns are not told apart. */
  private static final int MOST_RANGES = 4;

  /** The variable of the loop whose turns the body has. */
  private int variable() {
    return body.outer().length;
  }

  /** The ranges of turns in which all places are affine, if these are few. */
  static List<Places> of(Body body) {
    TreeSet<Integer> ends = new TreeSet<>();
    for (BodyStep step : body.steps()) {
      if (step.load() != null) {
        addEnds(step.load().address, body, ends);
      }
      for (LaneOperand operand : step.operands()) {
        if (operand.source() instanceof LaneSource.Memory memory) {
          addEnds(memory.address(), body, ends);
        }
      }
    }
    if (ends.size() >= MOST_RANGES) {
      ends.clear();
    }
    ends.add(body.turns());
    List<Places> ranges = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      ranges.add(new Places(body, from, end));
      from = end;
    }
    return ranges;
  }

  private static void addEnds(Address address, Body body, TreeSet<Integer> ends) {
    if (address instanceof Address.Sections sections && sections.level() == body.outer().length) {
      Arrays.stream(sections.ends()).filter(end -> end < body.turns()).forEach(ends::add);
    }
  }

  /** The place of a result. */
  Index.Affine result(int row) {
    Address.Affine place = body.results()[row];
    return affine(place.base(), place.strides());
  }

  Index of(Address address) {
    if (address instanceof Address.Affine affine) {
      return affine(affine.base(), affine.strides());
    } else if (address instanceof Address.Table table) {
      return new Index.Table(table.slots(), affine(0, table.strides()));
    }
    Address.Sections sections = (Address.Sections) address;
    Address.Affine[] forms = sections.forms();
    int[] ends = sections.ends();
    if (sections.level() == variable()) {
      int first = 0;
      while (from >= ends[first]) {
        first++;
      }
      if (end <= ends[first]) {
        return affine(forms[first].base(), forms[first].strides());
      }
    }
    return new Index.Sections(
        sections.level(),
        Arrays.stream(ends).boxed().toList(),
        Arrays.stream(forms).map(form -> affine(form.base(), form.strides())).toList());
  }

  /** How far a turn of the body moves a place. */
  int stride(Index.Affine at) {
    return at.terms().stream()
        .filter(term -> term.variable() == variable())
        .mapToInt(Index.Term::stride)
        .findFirst()
        .orElse(0);
  }

  /** A place in one of the body's turns. */
  Index.Affine inTurn(Index.Affine at, int turn) {
    List<Index.Term> others =
        at.terms().stream().filter(term -> term.variable() != variable()).toList();
    return new Index.Affine(at.base() + turn * stride(at), others);
  }

  /** Whether some of the places, in some turns, may be those of results of the body. */
  boolean meetsResults(List<Index.Affine> some) {
    for (Index.Affine at : some) {
      for (int row = 0; row < body.count(); row++) {
        Index.Affine result = result(row);
        if (last(at) >= result.base() && at.base() <= last(result)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The last place in all turns of all loops; no place moves back. */
  private int last(Index.Affine at) {
    int last = at.base();
    for (Index.Term term : at.terms()) {
      int turns = term.variable() == variable() ? body.turns() : body.outer()[term.variable()];
      last += Math.abs(term.stride()) * (turns - 1);
    }
    return last;
  }

  /** A place for each turn of all loops, from one on. */
  Index.Affine perTurn(int base) {
    int[] strides = new int[variable() + 1];
    int stride = 1;
    for (int loop = variable(); loop >= 0; loop--) {
      strides[loop] = stride;
      stride *= loop == variable() ? body.turns() : body.outer()[loop];
    }
    return affine(base, strides);
  }

  /** Where a turn of the body adds to a sum. */
  Index part(int base) {
    return new Index.Part(base, variable(), wholeChunks(body));
  }

  /** The turn after the last whole chunk of sums over a body's turns. */
  static int wholeChunks(Body body) {
    return body.inChunks() ? body.turns() & -LaneSums.CHUNK : 0;
  }

  private Index.Affine affine(int base, int[] strides) {
    List<Index.Term> terms = new ArrayList<>();
    for (int loop = 0; loop < strides.length; loop++) {
      boolean isSingle = loop == variable() && body.turns() == 1;
      if (strides[loop] != 0 && !isSingle) {
        terms.add(new Index.Term(loop, strides[loop]));
      }
    }
    return new Index.Affine(base, List.copyOf(terms));
  }
}
