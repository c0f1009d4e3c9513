package org.duetad.core.kernel.joins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Writes outputs to the caller's array, which takes the place of that of the adjoints: where they
 * are computed, or if something else reads them, at the end.
 */
final class OutputWrites {

  private static final int VARIABLE = 0;

  /** So many copies are in one method. */
  private static final int MOST_COPIES = 200;

  /** The output at each place, or -1. */
  private final int[] output;

  private OutputWrites(int[] outputs, int size) {
    output = new int[size];
    Arrays.fill(output, -1);
    for (int k = 0; k < outputs.length; k++) {
      output[outputs[k]] = k;
    }
  }

  /**
   * Statements that write the outputs.
   *
   * @param blocks statements that write them to memory, each with its own local variables
   * @param outputs their places
   * @param size how many places there are
   * @param areComputed whether the outputs are different results, which nothing reads
   */
  static List<Statement> of(
      List<List<Statement>> blocks, int[] outputs, int size, boolean areComputed) {
    List<Statement> all = new ArrayList<>();
    if (areComputed) {
      OutputWrites writes = new OutputWrites(outputs, size);
      for (List<Statement> block : blocks) {
        List<Statement> redirected = writes.redirected(block, null);
        if (redirected != null) {
          all.add(new Statement.Block(redirected));
        }
      }
      if (all.size() == blocks.size()) {
        return all;
      }
      all.clear();
    }
    blocks.forEach(block -> all.add(new Statement.Block(block)));
    addCopies(outputs, all);
    return all;
  }

  /** With another array where outputs are written; null if their order is another one. */
  private @Nullable List<Statement> redirected(
      List<Statement> body, Statement.@Nullable Loop loop) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : body) {
      Statement other = redirected(statement, loop);
      if (other == null) {
        return null;
      }
      all.add(other);
    }
    return all;
  }

  private @Nullable Statement redirected(Statement statement, Statement.@Nullable Loop loop) {
    if (statement instanceof Statement.Loop inner) {
      List<Statement> body = loop == null ? redirected(inner.body(), inner) : null;
      return body == null
          ? null
          : new Statement.Loop(inner.variable(), inner.from(), inner.end(), false, body);
    } else if (statement instanceof Statement.Block block) {
      List<Statement> body = redirected(block.body(), loop);
      return body == null ? null : new Statement.Block(body);
    } else if (statement instanceof Statement.Write write) {
      return redirected(write, loop);
    }
    return statement;
  }

  private @Nullable Statement redirected(Statement.Write write, Statement.@Nullable Loop loop) {
    if (!(write.index() instanceof Index.Affine at)
        || at.terms().stream().anyMatch(term -> term.variable() != VARIABLE)) {
      return null;
    }
    int from = loop == null ? 0 : loop.from();
    int end = loop == null ? 1 : loop.end();
    int first = output(at, from);
    int stride = end - from < 2 ? 0 : output(at, from + 1) - first;
    for (int turn = from; turn < end; turn++) {
      int own = output(at, turn);
      boolean isExpected = first < 0 ? own < 0 : own >= 0 && own == first + (turn - from) * stride;
      if (!isExpected) {
        return null;
      }
    }
    return first < 0
        ? write
        : new Statement.Write(Memory.ADJOINTS, index(first - from * stride, stride), write.x());
  }

  private int output(Index.Affine at, int turn) {
    return output[PlainLoop.inTurn(at, turn).base()];
  }

  private static Index index(int base, int stride) {
    return stride == 0
        ? Index.of(base)
        : new Index.Affine(base, List.of(new Index.Term(VARIABLE, stride)));
  }

  private static void addCopies(int[] outputs, List<Statement> all) {
    List<Statement> copies = new ArrayList<>();
    for (int k = 0; k < outputs.length; ) {
      int count = 1;
      while (k + count < outputs.length && outputs[k + count] == outputs[k] + count) {
        count++;
      }
      int stride = count == 1 ? 0 : 1;
      Statement copy =
          new Statement.Write(
              Memory.ADJOINTS,
              index(k, stride),
              new Expression.Read(Memory.VALUES, index(outputs[k], stride)));
      copies.add(count == 1 ? copy : new Statement.Loop(VARIABLE, 0, count, false, List.of(copy)));
      k += count;
    }
    for (int k = 0; k < copies.size(); k += MOST_COPIES) {
      int end = Math.min(copies.size(), k + MOST_COPIES);
      all.add(new Statement.Block(List.copyOf(copies.subList(k, end))));
    }
  }
}
