package org.duetad.core.kernel.lowering;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.kernel.sweep.OperandRuns;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/** Writes the adjoints of a turn, the last step first; each sum is the same as in lanes. */
class TurnAdjoints extends TurnWriter {

  private final AdjointSlopes slopes;

  /** The adjoints so far of rows that are in local variables, or these with a sign. */
  private final @Nullable Expression[] adjoints;

  /** What sums of adjoints stay in variables, or null. */
  private final @Nullable AdjointSums gather;

  private List<Statement> before = List.of();
  private List<Statement> after = List.of();

  /** The loaded rows to whose adjoints in memory something was added. */
  private final BitSet begun = new BitSet();

  TurnAdjoints(BodyMemory memory, Places places, Formulas formulas) {
    this(
        memory,
        places,
        formulas,
        memory.isSplit() || places.body().turns() == 1 ? null : Gather.of(places),
        new BlockWriter());
  }

  /** With what adds up adjoints of what is loaded, or none, and where it writes. */
  TurnAdjoints(
      BodyMemory memory,
      Places places,
      Formulas formulas,
      @Nullable AdjointSums gather,
      BlockWriter writer) {
    super(memory, places);
    out = writer;
    slopes = new AdjointSlopes(this, formulas);
    adjoints = new @Nullable Expression[body.active().length];
    this.gather = gather;
    if (gather != null) {
      before = gather.begin(out);
    }
  }

  @Override
  void finish() {
    if (gather != null) {
      gather.end(out);
      after = gather.finish(out);
    }
  }

  /** What is done before the first turn of the range. */
  List<Statement> before() {
    return before;
  }

  /** What is done after its last turn. */
  List<Statement> after() {
    return after;
  }

  @Override
  void begin() {
    super.begin();
    Arrays.fill(adjoints, null);
  }

  @Override
  void write(BodyStep step) {
    Instruction instruction = step.instruction();
    if (instruction == null) {
      if (body.active()[step.result()]) {
        Expression zBar = take(step.result());
        if (gather != null && gather.has(step.result())) {
          if (zBar != null) {
            gather.add(step.result(), zBar);
          }
        } else if (zBar != null) {
          out.increase(Memory.ADJOINTS, places.of(memory.load(step.result()).address), zBar);
        }
      }
    } else if (!(instruction instanceof Guard)) {
      out.add(new Statement.Comment("adjoint of " + instruction.name()));
      Expression zBar = take(step.result());
      note(step, instruction);
      if (isActive(step)) {
        pull(step, instruction, zBar == null ? Formulas.ZERO : signed(zBar));
      }
    }
  }

  /** Notes what may have underflowed. */
  void note(BodyStep step, Instruction instruction) {
    slopes.note(step, instruction);
  }

  private static boolean isActive(BodyStep step) {
    return Arrays.stream(step.operands()).anyMatch(LaneOperand::isActive);
  }

  private void pull(BodyStep step, Instruction instruction, Expression zBar) {
    if (instruction instanceof Applied.Unary unary) {
      slopes.pull(step, unary.rule(), zBar);
    } else if (instruction instanceof Applied.Binary binary) {
      slopes.pull(step, binary.rule(), zBar);
    } else if (instruction instanceof Applied.Reduced reduced) {
      pull(step, reduced.rule(), zBar);
    } else {
      throw new NotLowered(instruction.name());
    }
  }

  /** Pulls back a reduction. */
  void pull(BodyStep step, Reduction rule, Expression zBar) {
    LaneOperand[] x = step.operands();
    if (rule.equals(Reductions.SELECT)) {
      Expression negative = new Expression.Negative(value(x[0]));
      add(x[1], new Expression.IfNegative(negative, zBar, Formulas.ZERO));
      add(x[2], new Expression.IfNegative(negative, Formulas.ZERO, zBar));
    } else if (rule.equals(Reductions.SUM) || rule.equals(Reductions.DOT)) {
      pullSum(step, rule.equals(Reductions.DOT) ? x.length / 2 : 0, zBar);
    } else if (slopes.areForReaders() && rule.equals(Reductions.LOG_SUM_EXP)) {
      List<Expression> terms = LogSumExpCode.of(out, values(x)).slopes();
      for (int k = 0; k < x.length; k++) {
        add(x[k], Formulas.times(terms.get(k), zBar));
      }
    } else {
      throw new NotLowered(rule.name());
    }
  }

  private void pullSum(BodyStep step, int half, Expression zBar) {
    LaneOperand[] x = step.operands();
    for (OperandRuns.Run run : step.runs()) {
      if (run.count() > 1) {
        pull(run, x[run.first()], half == 0 ? null : x[half + run.first()], zBar);
      } else if (half == 0) {
        add(x[run.first()], zBar);
      } else {
        addProduct(x[run.first()], x[half + run.first()], zBar);
        addProduct(x[half + run.first()], x[run.first()], zBar);
      }
    }
  }

  private void pull(OperandRuns.Run run, LaneOperand a, @Nullable LaneOperand b, Expression zBar) {
    List<Statement> outer = out.open();
    Index left = run.left();
    Index right = run.right();
    if (a.isActive()) {
      out.increase(Memory.ADJOINTS, left, right == null ? zBar : factor(right, zBar));
    }
    if (b != null && right != null && b.isActive()) {
      out.increase(Memory.ADJOINTS, right, factor(left, zBar));
    }
    List<Statement> inner = out.close(outer);
    if (!inner.isEmpty()) {
      out.add(new Statement.Loop(OperandRuns.VARIABLE, 0, run.count(), false, inner));
    }
  }

  private Expression factor(Index at, Expression zBar) {
    return slopes.product(new Expression.Read(Memory.VALUES, at), zBar);
  }

  /** Adds the product of an adjoint with the other factor. */
  final void addProduct(LaneOperand to, LaneOperand factor, Expression zBar) {
    if (to.isActive()) {
      add(to, slopes.product(value(factor), zBar));
    }
  }

  /** The adjoint of a row, which becomes zero; null if nothing was added to it. */
  private @Nullable Expression take(int row) {
    if (row >= body.count()) {
      return memory.isSplit() ? takeKept(row) : adjoints[row];
    }
    if (memory.isInMemory(row) || body.shared()[row]) {
      Expression local = adjoints[row];
      if (local == null) {
        local = out.let(new Expression.Read(Memory.ADJOINTS, places.result(row)));
      }
      out.write(Memory.ADJOINTS, places.result(row), Formulas.ZERO);
      return local;
    }
    return adjoints[row];
  }

  private @Nullable Expression takeKept(int row) {
    return begun.get(row) ? new Expression.Read(Memory.KEPT, keptAdjoint(row)) : null;
  }

  private Index keptAdjoint(int row) {
    return Index.of(memory.kept(memory.load(row), 1));
  }

  /** Adds to the adjoint of an operand, if it has any. */
  void add(LaneOperand operand, Expression term) {
    if (!operand.isActive()) {
      return;
    }
    int row = operand.row();
    if (row < 0) {
      LaneSource.Memory source = (LaneSource.Memory) operand.source();
      if (source.isInvariant()) {
        out.increase(Memory.KEPT, places.part(memory.kept(source, LaneSums.PARTS)), term);
      } else {
        out.increase(Memory.ADJOINTS, places.of(source.address()), term);
      }
    } else if (memory.isInMemory(row)) {
      out.increase(Memory.ADJOINTS, places.result(row), term);
    } else if (row >= body.count() && memory.isSplit()) {
      if (begun.get(row)) {
        out.increase(Memory.KEPT, keptAdjoint(row), term);
      } else {
        begun.set(row);
        out.write(Memory.KEPT, keptAdjoint(row), term);
      }
    } else {
      addToLocal(row, term);
    }
  }

  private void addToLocal(int row, Expression term) {
    Expression sum = adjoints[row];
    if (sum == null && row < body.count() && body.shared()[row]) {
      sum = out.let(new Expression.Read(Memory.ADJOINTS, places.result(row)));
    }
    if (sum == null) {
      adjoints[row] = variable(term);
    } else if (sum instanceof Expression.Local local) {
      adjoints[row] = local;
      out.assign(local, Formulas.plus(local, term));
    } else {
      adjoints[row] = variable(Formulas.plus(sum, term));
    }
  }

  /** The adjoint so far of a row in local variables; null if nothing was added to it. */
  final @Nullable Expression adjoint(int row) {
    return adjoints[row];
  }

  /** Begins with the adjoint 1 of a row in local variables, and no other. */
  final void seed(int row) {
    Arrays.fill(adjoints, null);
    adjoints[row] = new Expression.Literal(1);
  }

  /** A new variable, or a variable or constant with a sign. */
  private Expression variable(Expression x) {
    return x instanceof Expression.Negative ? signed(x) : out.let(x);
  }

  /** A variable or constant, or one with a sign. */
  private Expression signed(Expression x) {
    return x instanceof Expression.Negative minus
        ? new Expression.Negative(out.simple(minus.x()))
        : out.simple(x);
  }

  /** Makes sure that the next to add does not begin: it is done in some turns only. */
  void prepare(LaneOperand operand) {
    int row = operand.row();
    if (operand.isActive() && row >= 0) {
      boolean isLocal = row >= body.count() ? !memory.isSplit() : !memory.isInMemory(row);
      if (isLocal && adjoints[row] == null) {
        addToLocal(row, Formulas.ZERO);
      } else if (isLocal && adjoints[row] instanceof Expression.Negative) {
        adjoints[row] = out.let(adjoints[row]);
      } else if (row >= body.count() && memory.isSplit() && !begun.get(row)) {
        add(operand, Formulas.ZERO);
      }
    }
  }
}
