package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;

/** Writes the statements of a block, which has local variables of its own. */
public class BlockWriter {

  private List<Statement> statements = new ArrayList<>();
  private int locals = LoopCode.RESULT + 1;

  /** About how many bytes the code takes. */
  private int weight;

  /** How many local variables there are. */
  final int locals() {
    return locals;
  }

  public final int weight() {
    return weight;
  }

  final void add(Statement statement) {
    statements.add(statement);
    weight += weight(statement);
  }

  /** A new variable with a value. */
  final Expression.Local let(Expression x) {
    Expression.Local local = new Expression.Local(locals++);
    assign(local, x);
    return local;
  }

  public final void assign(Expression.Local local, Expression x) {
    add(new Statement.Assign(local.number(), x));
    weight += weight(x);
  }

  /** The value of an expression that is used more than once. */
  final Expression simple(Expression x) {
    boolean isSimple = x instanceof Expression.Local || x instanceof Expression.Literal;
    return isSimple ? x : let(x);
  }

  public final void write(Memory memory, Index index, Expression x) {
    add(new Statement.Write(memory, index, x));
    weight += weight(index) + weight(x);
  }

  final void increase(Memory memory, Index index, Expression x) {
    add(new Statement.Increase(memory, index, x));
    weight += weight(index) + weight(x);
  }

  /** Makes the result NaN if a number is not below 1e30. */
  void doubt(Expression x) {
    add(new Statement.Doubt(x, LaneMath.MODERATE));
    weight += 12;
  }

  /** Notes a product of values that may have underflowed. */
  final void noteSunk(Expression product, Expression x, Expression y) {
    add(new Statement.NoteSunk(product, x, y));
    weight += 17 + weight(product) + weight(x) + weight(y);
  }

  /** Begins statements that become part of another; returns those so far. */
  final List<Statement> open() {
    List<Statement> outer = statements;
    statements = new ArrayList<>();
    return outer;
  }

  /** Ends them, and goes on with those before. */
  final List<Statement> close(List<Statement> outer) {
    List<Statement> inner = statements;
    statements = outer;
    return inner;
  }

  /** All statements, as a block. */
  final Statement.Block block() {
    return new Statement.Block(List.copyOf(statements));
  }

  /** Without what is counted when it is written. */
  private static int weight(Statement statement) {
    if (statement instanceof Statement.Check it) {
      return 30 + 2 * (weight(it.x()) + weight(it.y()));
    }
    boolean isNested =
        statement instanceof Statement.IfNotZero || statement instanceof Statement.Loop;
    return isNested ? 20 : 6;
  }

  private static int weight(Index index) {
    if (index instanceof Index.Affine affine) {
      return 6 + 6 * affine.terms().size();
    } else if (index instanceof Index.Sections sections) {
      return sections.forms().stream().mapToInt(form -> 12 + weight(form)).sum();
    }
    return index instanceof Index.Table table
        ? 6 + weight(table.at())
        : ((Index.Part) index).end() > 0 ? 20 : 10;
  }

  private static int weight(Expression x) {
    if (x instanceof Expression.Read read) {
      return weight(read.index());
    } else if (x instanceof Expression.Arithmetic it) {
      return 1 + weight(it.x()) + weight(it.y());
    } else if (x instanceof Expression.Negative it) {
      return 1 + weight(it.x());
    } else if (x instanceof Expression.MathCall it) {
      return 3 + it.operands().stream().mapToInt(BlockWriter::weight).sum();
    } else if (x instanceof Expression.Call it) {
      return 16 + it.operands().stream().mapToInt(BlockWriter::weight).sum();
    } else if (x instanceof Expression.Selection it) {
      return 20 + 4 * weight(it.c()) + weight(it.x()) + weight(it.y());
    } else if (x instanceof Expression.IfNegative it) {
      return 10 + weight(it.c()) + weight(it.x()) + weight(it.y());
    } else if (x instanceof Expression.Noted it) {
      return 6 + weight(it.x());
    } else if (x instanceof Expression.NotedProduct it) {
      return 20 + 2 * (weight(it.slope()) + weight(it.adjoint()));
    }
    return 3;
  }
}
