package org.duetad.core.kernel.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.KernelLayout;

/**
 * What the turns of a loop do, or instructions in no loop, before it is decided how it is done.
 *
 * @param steps what a turn does
 * @param results the place of each result in memory
 * @param turns how many turns there are
 * @param lanes how many turns, one after the other, do not depend on each other
 * @param inChunks whether sums over the turns are in chunks
 * @param outer the turns of the enclosing loops
 * @param shared whether each result is read elsewhere, or in other turns
 * @param doubted the results of which it matters if they are finite
 * @param active whether each row depends on a variable: the results', then those loaded
 * @param isInLoop whether it is in a loop; else adjoints of zero are not pulled back
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record Body(
    List<BodyStep> steps,
    Address.Affine[] results,
    int turns,
    int lanes,
    boolean inChunks,
    int[] outer,
    boolean[] shared,
    boolean[] doubted,
    boolean[] active,
    boolean isInLoop) {

  private static final int[] NO_LOOPS = {};

  /** The same with all results in variables. */
  public Body withoutShared() {
    return new Body(
        steps,
        results,
        turns,
        lanes,
        inChunks,
        outer,
        new boolean[count()],
        doubted,
        active,
        isInLoop);
  }

  /** How many results there are. */
  public int count() {
    return results.length;
  }

  /** The place of the first result of instructions in no loop, which follow each other. */
  public int first() {
    return results.length == 0 ? 0 : results[0].base();
  }

  /** How many times it is done, in all turns of all loops. */
  public int executions() {
    return Arrays.stream(outer).reduce(turns, (a, b) -> a * b);
  }

  /** Instructions in no loop. */
  public static Body straight(
      FlatCode code, KernelLayout layout, NearKinks kinks, BodyShape shape) {
    int end = shape.start() + shape.length();
    int base = shape.rows() == 0 ? 0 : layout.place(code.result(shape.start()));
    List<BodyStep> steps = new ArrayList<>();
    int row = 0;
    for (int k = shape.start(); k < end; k++) {
      StraightOperands read = new StraightOperands(code, layout, k, base, shape.rows());
      steps.add(read.step(row, kinks.groupsOutside(k)));
      row += code.instruction(k).results();
    }
    boolean[] active = new boolean[row];
    IntStream.range(0, row).forEach(r -> active[r] = layout.isActive(base + r));
    return new Body(
        steps,
        IntStream.range(0, row)
            .mapToObj(r -> new Address.Affine(layout.memory(base + r), NO_LOOPS))
            .toArray(Address.Affine[]::new),
        1,
        1,
        false,
        NO_LOOPS,
        readElsewhere(code, layout, shape, base),
        new boolean[row],
        active,
        false);
  }

  private static boolean[] readElsewhere(
      FlatCode code, KernelLayout layout, BodyShape shape, int base) {
    boolean[] read = new boolean[shape.rows()];
    int end = code.start(shape.start() + shape.length());
    mark(code.operands(), 0, code.start(shape.start()), layout, base, read);
    mark(code.operands(), end, code.start(code.size()), layout, base, read);
    mark(code.outputs(), 0, code.outputs().length, layout, base, read);
    return read;
  }

  /** Marks what some operands read. */
  private static void mark(
      int[] operands, int from, int end, KernelLayout layout, int base, boolean[] read) {
    for (int k = from; k < end; k++) {
      int row = layout.place(operands[k]) - base;
      if (row >= 0 && row < read.length) {
        read[row] = true;
      }
    }
  }
}
