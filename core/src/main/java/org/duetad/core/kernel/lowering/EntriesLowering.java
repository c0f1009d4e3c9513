package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.duetad.core.kernel.blocks.LoadLanes;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the Jacobian of a map over data in one loop: a turn computes its values and, for
 * each of its outputs, the adjoints of what it loads in local variables, and writes these to their
 * places. Inputs are read from the values, constants from what is kept, and entries are written to
 * the adjoints. Numbers that may need a careful pass, and entries that are not finite, make the
 * result NaN.
 */
public final class EntriesLowering {

  /** About as many bytes as a method has at most, remarks included: a turn is not split. */
  private static final int MOST = 8000;

  private final Body body;
  private final BodyMemory memory;
  private final Formulas formulas = new Formulas(true);
  private int locals = 2;

  private EntriesLowering(Body loop, @Nullable Double[] constants) {
    body = loop.withoutShared();
    memory = new BodyMemory(body, constants, false, 0);
  }

  /**
   * An output of each turn.
   *
   * @param row its row
   * @param entries the places of the derivatives with respect to the rows that are loaded
   */
  public record Output(int row, Map<Integer, Index> entries) {}

  /**
   * For a loop.
   *
   * @param loop the loop, whose turns do not depend on each other
   * @param constants the constants, by their places; null for inputs
   * @param outputs the outputs of each turn
   * @return null if the loop reads numbers that it does not load, or has no such form
   */
  public static @Nullable LoopCode of(
      Body loop, @Nullable Double[] constants, List<Output> outputs) {
    EntriesLowering lowering = new EntriesLowering(loop, constants);
    if (loop.outer().length > 0 || !loop.steps().stream().allMatch(lowering::isPlain)) {
      return null;
    }
    try {
      List<Statement> blocks = new ArrayList<>();
      for (Places range : Places.of(lowering.body)) {
        blocks.add(lowering.block(range, outputs));
      }
      return new LoopCode(lowering.locals, 1, blocks);
    } catch (NotLowered stays) {
      return null;
    }
  }

  /** Whether a step reads rows and constants only. */
  private boolean isPlain(BodyStep step) {
    return step.instruction() == null
        ? step.load() instanceof LoadLanes
        : step.runs().stream().allMatch(run -> run.count() == 1)
            && Arrays.stream(step.operands()).allMatch(this::isPlain);
  }

  private boolean isPlain(LaneOperand operand) {
    return operand.row() >= 0
        || (operand.source() instanceof LaneSource.Memory source
            && memory.constant(source.place()) != null);
  }

  private Statement block(Places range, List<Output> outputs) {
    DoubtSums out = new DoubtSums();
    List<Statement> outer = out.open();
    out.begin();
    TurnValues values = new TurnValues(memory, range);
    values.out = out;
    for (BodyStep step : body.steps()) {
      if (step.load() instanceof LoadLanes load) {
        Memory from = load.areInputs() ? Memory.VALUES : Memory.KEPT;
        Expression x = out.let(new Expression.Read(from, range.of(load.address)));
        values.known[load.row] = x;
        out.doubt(x);
      } else {
        values.write(step);
      }
    }
    EntryAdjoints adjoints = new EntryAdjoints(range, values, out);
    outputs.forEach(adjoints::write);
    out.end();
    List<Statement> turn = out.close(outer);
    out.add(new Statement.Loop(0, range.from(), range.end(), false, turn));
    if (out.weight() > MOST) {
      throw new NotLowered.TooLarge();
    }
    locals = Math.max(locals, out.locals());
    return out.block();
  }

  /**
   * The adjoints of a turn, output by output, each with the seed 1; nothing else is pulled back.
   */
  private final class EntryAdjoints extends TurnAdjoints {

    private final DoubtSums doubts;
    private Map<Integer, Index> entries = Map.of();

    EntryAdjoints(Places places, TurnValues values, DoubtSums doubts) {
      super(EntriesLowering.this.memory, places, formulas, null, doubts);
      this.doubts = doubts;
      known = values.known;
      kept = values.kept;
    }

    void write(Output output) {
      entries = output.entries;
      seed(output.row);
      BodyLowering.reversed(body.steps()).forEach(this::write);
    }

    @Override
    void write(BodyStep step) {
      Expression adjoint = adjoint(step.result());
      Index place = step.load() == null ? null : entries.get(step.result());
      if (adjoint == null && place != null) {
        out.write(Memory.ADJOINTS, place, Formulas.ZERO); // As of what a condition reads.
      } else if (adjoint != null && place != null) {
        Expression entry = out.simple(Formulas.plus(adjoint, Formulas.ZERO));
        doubts.addEntry(entry);
        out.write(Memory.ADJOINTS, place, entry);
      } else if (adjoint != null && step.load() == null) {
        super.write(step);
      }
    }
  }

  /**
   * Looks at sums of sizes, a few that grow side by side, as to look at each number takes longer. A
   * sum may be too large where no number is: then the result is NaN, too.
   */
  private static final class DoubtSums extends BlockWriter {

    private static final int SUMS = 4;

    private final List<Expression.Local> sizes = new ArrayList<>();
    private final List<Expression.Local> entries = new ArrayList<>();
    private int next;

    /** Begins a turn. */
    void begin() {
      for (int k = 0; k < SUMS; k++) {
        sizes.add(let(Formulas.ZERO));
        entries.add(let(Formulas.ZERO));
      }
    }

    @Override
    void doubt(Expression x) {
      add(sizes, new Expression.MathCall("abs", List.of(x)));
    }

    /** Makes the result NaN if an entry is not finite. */
    void addEntry(Expression x) {
      add(entries, x);
    }

    private void add(List<Expression.Local> sums, Expression x) {
      Expression.Local sum = sums.get(next++ % SUMS);
      assign(sum, Formulas.plus(sum, x));
    }

    /** Ends a turn. */
    void end() {
      super.doubt(total(sizes));
      Expression none = Formulas.times(total(entries), Formulas.ZERO);
      super.doubt(let(none));
    }

    private Expression total(List<Expression.Local> sums) {
      return let(sums.stream().map(Expression.class::cast).reduce(Formulas::plus).orElseThrow());
    }
  }
}
