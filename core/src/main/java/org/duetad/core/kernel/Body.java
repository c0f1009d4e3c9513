package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Instruction;

/**
 * What the turns of a loop do, or instructions in no loop, before it is decided how it is done.
 *
 * @param steps what a turn does
 * @param results the place of each result in memory
 * @param turns how many turns there are
 * @param outer the turns of the enclosing loops
 * @param shared whether each result is read elsewhere, or in other turns
 * @param doubted the results of which it matters if they are finite
 * @param active whether each row depends on a variable: the results', then those loaded
 * @param isInLoop whether it is in a loop; else adjoints of zero are not pulled back
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record Body(
    List<BodyStep> steps,
    Address.Affine[] results,
    int turns,
    int[] outer,
    boolean[] shared,
    boolean[] doubted,
    boolean[] active,
    boolean isInLoop) {

  /** How many results there are. */
  int count() {
    return results.length;
  }

  /** The place of the first result of instructions in no loop, which follow each other. */
  int first() {
    return results.length == 0 ? 0 : results[0].base();
  }

  /** How many times it is done, in all turns of all loops. */
  int executions() {
    return Arrays.stream(outer).reduce(turns, (a, b) -> a * b);
  }

  /** Instructions in no loop. */
  static Body straight(FlatCode code, KernelLayout layout, NearKinks kinks, BodyShape shape) {
    int end = shape.start() + shape.length();
    int base = shape.rows() == 0 ? 0 : layout.place(code.result(shape.start()));
    List<BodyStep> steps = new ArrayList<>();
    int row = 0;
    for (int k = shape.start(); k < end; k++) {
      Instruction instruction = code.instruction(k);
      LaneOperand[] operands = new LaneOperand[code.arity(k)];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = operand(layout, layout.place(code.operand(k, i)), base, shape.rows());
      }
      steps.add(BodyStep.of(instruction, operands, row, kinks.groupsOutside(k)));
      row += instruction.results();
    }
    boolean[] active = new boolean[row];
    IntStream.range(0, row).forEach(r -> active[r] = layout.isActive(base + r));
    return new Body(
        steps,
        IntStream.range(0, row)
            .mapToObj(r -> new Address.Affine(layout.memory(base + r), new int[0]))
            .toArray(Address.Affine[]::new),
        1,
        new int[0],
        readElsewhere(code, layout, shape, base),
        new boolean[row],
        active,
        false);
  }

  private static LaneOperand operand(KernelLayout layout, int place, int base, int rows) {
    boolean isOwn = place >= base && place < base + rows;
    LaneSource source =
        isOwn
            ? new LaneSource.Row(place - base)
            : LaneSource.Memory.of(new Address.Affine(layout.memory(place), new int[0]), -1);
    return new LaneOperand(source, layout.isActive(place));
  }

  private static boolean[] readElsewhere(
      FlatCode code, KernelLayout layout, BodyShape shape, int base) {
    boolean[] read = new boolean[shape.rows()];
    int end = code.start(shape.start() + shape.length());
    IntStream before = Arrays.stream(code.operands(), 0, code.start(shape.start()));
    IntStream after = Arrays.stream(code.operands(), end, code.start(code.size()));
    IntStream.concat(IntStream.concat(before, after), Arrays.stream(code.outputs()))
        .map(layout::place)
        .filter(place -> place >= base && place < base + read.length)
        .forEach(place -> read[place - base] = true);
    return read;
  }
}
