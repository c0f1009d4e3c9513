package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.FlatCodeBuilder;
import org.duetad.core.kernel.code.Span;
import org.duetad.core.kernel.loops.NestBuilder;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.KernelPrograms;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Arguments;

/**
 * Makes the kernel of a body that is done for many rows of data: what depends on the shared inputs
 * only is computed once, and the rest is a loop whose turns are the rows. The body is recorded
 * once, for one row.
 */
public final class RowsKernel {

  private final FlatCode body;
  private final int shared;
  private final int rows;
  private final boolean[] ofRow;
  private final FlatCodeBuilder builder;

  /** The new slot of each slot of the body, in the latest row. */
  private final int[] slots;

  private RowsKernel(FlatCode body, int shared, int rows) {
    this.body = body;
    this.shared = shared;
    this.rows = rows;
    int inputs = shared + (body.inputs() - shared) * rows;
    builder = new FlatCodeBuilder(inputs, body.constants());
    slots = new int[body.slots()];
    ofRow = body.dependent(shared);
    for (int slot = 0; slot < body.head(); slot++) {
      slots[slot] = slot < shared ? slot : inputs + slot - body.inputs();
    }
  }

  /**
   * The kernel of a body for a number of rows. Its inputs are the shared inputs of the body, then
   * for each of its other inputs the values in all rows; its outputs are, for each output of the
   * body, the values in all rows.
   *
   * @param body a program of numbers
   * @param shared how many of its inputs, the first ones, are the same in all rows
   * @param locals how many of the inputs after them are variables of the row
   * @param rows how many rows there are
   * @return a kernel whose variables are the shared inputs and the locals of all rows
   * @throws IllegalArgumentException if the body has fewer inputs, if there is no row, if an input
   *     or output is a matrix, or if the body uses numbers of an enclosing derivative call
   */
  public static Kernel of(Program body, int shared, int locals, int rows) {
    Arguments.given("kernel", "body", body);
    return of(body, new Origin.OfProgram(body), shared, locals, rows);
  }

  /**
   * The same of a body that may take derivatives itself.
   *
   * @param body a recording of the body
   * @param function the body
   * @param shared how many of its inputs, the first ones, are the same in all rows
   * @param locals how many of the inputs after them are variables of the row
   * @param rows how many rows there are
   * @return a kernel whose variables are the shared inputs and the locals of all rows
   * @throws IllegalArgumentException as above
   */
  public static Kernel of(Program body, VectorFunction function, int shared, int locals, int rows) {
    Arguments.given("kernel", "body", body);
    Arguments.function("kernel", function);
    return of(body, Origin.of(body, function), shared, locals, rows);
  }

  private static Kernel of(Program body, Origin one, int shared, int locals, int rows) {
    if (shared < 0 || locals < 0 || shared + locals > body.inputs() || rows < 1) {
      throw new IllegalArgumentException(
          "kernel: "
              + shared
              + " shared inputs and "
              + locals
              + " of "
              + rows
              + " rows, but the body has "
              + body.inputs()
              + " inputs");
    }
    if (rows == 1) {
      KernelPrograms.require(body, shared + locals);
      return new Kernel(one, shared + locals, KernelPlan.of(body));
    }
    KernelPrograms.requireNumbers(body);
    KernelPlan plan = new RowsKernel(FlatCode.of(body), shared, rows).plan();
    return new Kernel(
        new RowsOrigin(one, shared, locals, body.inputs(), false, rows),
        shared + locals * rows,
        plan);
  }

  private KernelPlan plan() {
    addAll(builder, false);
    int before = builder.size();
    List<Span> spans = new ArrayList<>(NestBuilder.spans(builder.code(new int[0])));
    FlatCodeBuilder one = new FlatCodeBuilder(builder.slots(), List.of());
    place(0);
    addAll(one, true);
    List<Span> turn = NestBuilder.spans(one.code(new int[0]));
    int[][] outputs = new int[body.outputs().length][rows];
    for (int row = 0; row < rows; row++) {
      place(row);
      addAll(builder, true);
      for (int j = 0; j < outputs.length; j++) {
        outputs[j][row] = slots[body.outputs()[j]];
      }
    }
    if (!turn.isEmpty()) {
      spans.add(Span.loop(rows, Span.moved(turn, before)));
    }
    return KernelPlan.of(
        builder.code(Arrays.stream(outputs).flatMapToInt(Arrays::stream).toArray()), spans);
  }

  /** The inputs of a row. */
  private void place(int row) {
    for (int i = shared; i < body.inputs(); i++) {
      slots[i] = shared + (i - shared) * rows + row;
    }
  }

  /** Adds the instructions that depend on the row, or those that do not. */
  private void addAll(FlatCodeBuilder to, boolean isOfRow) {
    for (int k = 0; k < body.size(); k++) {
      if (isOfRow(k) == isOfRow) {
        int[] operands = new int[body.arity(k)];
        for (int i = 0; i < operands.length; i++) {
          operands[i] = slots[body.operand(k, i)];
        }
        int first = to.add(body.instruction(k), operands);
        for (int r = 0; r < body.instruction(k).results(); r++) {
          slots[body.result(k) + r] = first + r;
        }
      }
    }
  }

  private boolean isOfRow(int k) {
    for (int i = 0; i < body.arity(k); i++) {
      if (ofRow[body.operand(k, i)]) {
        return true;
      }
    }
    return false;
  }
}
