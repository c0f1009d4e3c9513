package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/** Writes what one turn of a body does: its values, or its adjoints. */
public abstract class TurnWriter {

  /** About as many bytes of code a method has at most; HotSpot compiles none beyond 8,000. */
  public static final int MOST = 5000;

  /** About how many bytes the call of a block takes. */
  private static final int CALL = 20;

  final Body body;
  final BodyMemory memory;
  final Places places;
  BlockWriter out;

  /** The statements of blocks that are complete. */
  private final List<Statement> blocks = new ArrayList<>();

  /** What is known of rows in the block. */
  @Nullable Expression[] known;

  /** What is kept of steps in the block. */
  IdentityHashMap<BodyStep, Expression> kept = new IdentityHashMap<>();

  private int locals;

  private int weight;

  TurnWriter(BodyMemory memory, Places places) {
    this.memory = memory;
    this.places = places;
    body = places.body();
    out = new BlockWriter();
    known = new @Nullable Expression[body.active().length];
  }

  /** Writes a step. */
  abstract void write(BodyStep step);

  /** Ends the turn, which is one block. */
  void finish() {
    // Nothing is left, mostly.
  }

  /** What is unknown in another block. */
  void begin() {
    out = new BlockWriter();
    Arrays.fill(known, null);
    kept.clear();
  }

  /** Writes some steps, in blocks if they are many. */
  final List<Statement> written(List<BodyStep> steps) {
    for (BodyStep step : steps) {
      int before = out.weight();
      write(step);
      if (out.weight() - before > MOST) {
        throw new NotLowered("an operation with too many operands");
      }
      if (memory.isSplit() && out.weight() > MOST / 2) {
        end();
      }
    }
    if (!memory.isSplit()) {
      finish();
      if (out.weight() > MOST) {
        throw new NotLowered.TooLarge();
      }
      locals = Math.max(locals, out.locals());
      weight = out.weight();
      return out.block().body();
    }
    end();
    weight = CALL * blocks.size();
    return blocks;
  }

  private void end() {
    blocks.add(out.block());
    locals = Math.max(locals, out.locals());
    begin();
  }

  /** About how many bytes the code takes that is not in blocks. */
  final int weight() {
    return weight;
  }

  /** How many local variables a block has at most. */
  final int locals() {
    return locals;
  }

  /** The values of operands. */
  final Expression[] values(LaneOperand[] operands) {
    return Arrays.stream(operands).map(this::value).toArray(Expression[]::new);
  }

  /** The value of an operand, as a variable or a constant. */
  final Expression value(LaneOperand operand) {
    if (operand.row() >= 0) {
      return row(operand.row());
    }
    LaneSource.Memory source = (LaneSource.Memory) operand.source();
    Double constant = memory.constant(source.place());
    return constant == null
        ? out.let(new Expression.Read(Memory.VALUES, places.of(source.address())))
        : new Expression.Literal(constant);
  }

  /** What is kept of a step. */
  final Expression kept(BodyStep step) {
    Expression inBlock = kept.get(step);
    return inBlock == null
        ? new Expression.Read(Memory.KEPT, places.perTurn(memory.keptPerTurn(step)))
        : inBlock;
  }

  /** The value of a result or what was loaded. */
  Expression row(int row) {
    Expression value = known[row];
    if (value == null) {
      Index index = row < body.count() ? places.result(row) : places.of(memory.load(row).address);
      memory.need(row);
      value = out.let(new Expression.Read(Memory.VALUES, index));
      known[row] = value;
    }
    return value;
  }
}
