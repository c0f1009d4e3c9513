package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The loops of a body, turn by turn: values from the first to the last, adjoints from the last to
 * the first.
 */
final class BodyLowering {

  private static final int PARTS = LaneSums.PARTS;

  private final Body body;
  private final BodyMemory memory;
  private final Statement.Block values;
  private final Statement.Block adjoints;
  private int locals = 2;

  private BodyLowering(Body body, BodyMemory memory, @Nullable Formulas formulas) {
    this.body = body;
    this.memory = memory;
    List<Places> ranges = Places.of(body);
    adjoints = new Statement.Block(formulas == null ? List.of() : adjoints(ranges, formulas));
    values = new Statement.Block(values(ranges, formulas));
  }

  /**
   * Lowers a body.
   *
   * @param constants the constants, by their places
   * @param formulas the formulas of slopes; null for values alone, without what adjoints read
   * @param kept the next place of what is kept
   */
  static BodyLowering of(
      Body body, @Nullable Double[] constants, @Nullable Formulas formulas, int kept) {
    try {
      return new BodyLowering(body, new BodyMemory(body, constants, false, kept), formulas);
    } catch (NotLowered.TooLarge split) {
      return new BodyLowering(body, new BodyMemory(body, constants, true, kept), formulas);
    }
  }

  Statement.Block values() {
    return values;
  }

  Statement.Block adjoints() {
    return adjoints;
  }

  int locals() {
    return locals;
  }

  /** The next place of what is kept. */
  int kept() {
    return memory.end();
  }

  private List<Statement> values(List<Places> ranges, @Nullable Formulas formulas) {
    MethodPieces pieces = new MethodPieces();
    boolean areForReaders = formulas != null && !formulas.areNoted();
    boolean isOneLoop = areForReaders || formulas == null || memory.isSplit();
    for (Places range : ranges) {
      List<List<BodyStep>> stages = isOneLoop ? List.of(body.steps()) : TurnStages.of(range);
      if (stages.size() > 1) {
        MethodPieces read = new MethodPieces(); // Finds what they read.
        stages.forEach(stage -> addValues(read, range, stage, areForReaders, true));
      }
      for (List<BodyStep> stage : stages) {
        addValues(pieces, range, stage, areForReaders, formulas != null);
      }
    }
    return pieces.statements();
  }

  private void addValues(
      MethodPieces pieces,
      Places range,
      List<BodyStep> steps,
      boolean areForReaders,
      boolean areKept) {
    TurnValues turn = new TurnValues(memory, range, areForReaders, areKept);
    pieces.add(loop(range, false, turn.written(steps)), turn.weight());
    locals = Math.max(locals, turn.locals());
  }

  private List<Statement> adjoints(List<Places> ranges, Formulas formulas) {
    List<BodyStep> reversed = reversed(body.steps());
    Collection<LaneSource.Memory> sums = sums();
    boolean inChunks = body.inChunks() && !sums.isEmpty();
    @Nullable ChunkSums chunks = inChunks ? new ChunkSums(body, memory, sums) : null;
    MethodPieces pieces = new MethodPieces();
    if (chunks != null) {
      pieces.add(List.of(chunks.begin()), ChunkSums.WEIGHT);
    } else {
      addSums(pieces, false);
    }
    for (int k = ranges.size() - 1; k >= 0; k--) {
      TurnAdjoints turn = new TurnAdjoints(memory, ranges.get(k), formulas);
      List<Statement> statements = new ArrayList<>(turn.written(reversed));
      if (chunks != null) {
        statements.add(chunks.end());
      }
      List<Statement> loop = loop(ranges.get(k), true, statements);
      List<Statement> all = new ArrayList<>(turn.before());
      all.addAll(loop);
      all.addAll(turn.after());
      pieces.add(all, turn.weight() + (chunks == null ? 0 : ChunkSums.WEIGHT));
      locals = Math.max(locals, turn.locals());
    }
    addSums(pieces, true);
    return pieces.statements();
  }

  /** From the last to the first. */
  static <T> List<T> reversed(List<T> all) {
    List<T> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    return reversed;
  }

  private List<Statement> loop(Places range, boolean isReversed, List<Statement> turn) {
    return body.turns() == 1
        ? turn
        : List.of(
            new Statement.Loop(
                body.outer().length, range.from(), range.end(), isReversed, List.copyOf(turn)));
  }

  /** Partial sums begin with zero, and are added up at the end. */
  private void addSums(MethodPieces pieces, boolean atEnd) {
    Places places = new Places(body, 0, body.turns());
    for (LaneSource.Memory source : sums()) {
      int at = memory.kept(source, PARTS);
      BlockWriter out = new BlockWriter();
      if (atEnd) {
        Expression sum =
            Formulas.plus(
                Formulas.plus(read(at), read(at + 1)), Formulas.plus(read(at + 2), read(at + 3)));
        out.increase(Memory.ADJOINTS, places.of(source.address()), sum);
      } else {
        for (int part = 0; part < PARTS; part++) {
          out.write(Memory.KEPT, Index.of(at + part), Formulas.ZERO);
        }
      }
      pieces.add(out.block().body(), out.weight());
    }
  }

  /** What has sums over the turns, in the order of these. */
  private Collection<LaneSource.Memory> sums() {
    TreeMap<Integer, LaneSource.Memory> sums = new TreeMap<>();
    for (BodyStep step : body.steps()) {
      for (LaneOperand operand : step.operands()) {
        if (operand.isInvariant() && operand.isActive()) {
          LaneSource.Memory source = (LaneSource.Memory) operand.source();
          sums.put(source.sum(), source);
        }
      }
    }
    return sums.values();
  }

  private static Expression read(int kept) {
    return new Expression.Read(Memory.KEPT, Index.of(kept));
  }
}
