package org.duetad.core.replay;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.CarefulPass;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * A single instruction: a reduction, a general rule, a condition, or an operation on matrices. It
 * is interpreted as in a program, on local slots for its operands and results.
 */
final class SingleBatch implements Batch {

  private final Instruction instruction;
  private final long[] operands;
  private final long[] results;
  private final boolean[] wanted;

  SingleBatch(Instruction instruction, long[] places, IntPredicate isActive) {
    Map<Integer, Integer> known = new LinkedHashMap<>();
    int[] local =
        Arrays.stream(instruction.operands())
            .map(slot -> known.computeIfAbsent(slot, any -> known.size()))
            .toArray();
    int[] slots = known.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.instruction = instruction.moved(local, slots.length);
    operands = Arrays.stream(slots).mapToLong(slot -> places[slot]).toArray();
    results = new long[instruction.results()];
    Arrays.setAll(results, i -> places[instruction.first() + i]);
    wanted = new boolean[operands.length + results.length];
    for (int i = 0; i < operands.length; i++) {
      wanted[i] = isActive.test(slots[i]);
    }
  }

  @Override
  public void evaluate(ReplayFrame frame, ReplaySweep sweep) {
    Values values = new Values(wanted.length);
    put(operands, 0, frame, values);
    instruction.evaluate(values);
    for (int i = 0; i < results.length; i++) {
      Object result = values.get(operands.length + i);
      if (result instanceof Matrix m) {
        frame.matrices[ReplayLayout.offset(results[i])] = m;
      } else {
        frame.arrays[ReplayLayout.array(results[i])][ReplayLayout.offset(results[i])] =
            ((Scalar) result).value();
      }
    }
  }

  private static void put(long[] places, int first, ReplayFrame frame, Values values) {
    for (int i = 0; i < places.length; i++) {
      int offset = ReplayLayout.offset(places[i]);
      values.put(
          first + i,
          ReplayLayout.isMatrix(places[i])
              ? Objects.requireNonNull(frame.matrices[offset])
              : Scalar.of(frame.arrays[ReplayLayout.array(places[i])][offset]));
    }
  }

  @Override
  public void pull(ReplayFrame frame, ReplaySweep sweep) {
    Adjoints adjoints = new Adjoints(wanted);
    for (int i = 0; i < results.length; i++) {
      give(results[i], operands.length + i, sweep, adjoints);
    }
    Values values = new Values(wanted.length);
    put(operands, 0, frame, values);
    put(results, operands.length, frame, values);
    if (IntStream.range(0, operands.length).anyMatch(i -> isExtreme(values.get(i)))) {
      sweep.noteOverflow();
    }
    instruction.pull(values, adjoints);
    for (int i = 0; i < operands.length; i++) {
      if (wanted[i]) {
        take(adjoints, i, operands[i], sweep);
      }
    }
  }

  private static boolean isExtreme(Object value) {
    return CarefulPass.isInfinite(value)
        || (value instanceof Scalar x && Factors.isHuge(x.value()));
  }

  /** Passes on the adjoint of a result. */
  private static void give(long place, int local, ReplaySweep sweep, Adjoints adjoints) {
    int offset = ReplayLayout.offset(place);
    if (!ReplayLayout.isMatrix(place)) {
      double adjoint = sweep.adjoints[ReplayLayout.array(place)][offset];
      if (adjoint != 0) {
        adjoints.add(local, Scalar.of(adjoint));
      }
      return;
    }
    Matrix adjoint = sweep.matrices[offset];
    if (adjoint != null) {
      adjoints.add(local, adjoint);
    }
  }

  /** Adds an operand's contribution to its adjoint. */
  private static void take(Adjoints adjoints, int local, long place, ReplaySweep sweep) {
    int offset = ReplayLayout.offset(place);
    if (!ReplayLayout.isMatrix(place)) {
      Scalar adjoint = adjoints.scalar(local);
      sweep.adjoints[ReplayLayout.array(place)][offset] += adjoint == null ? 0.0 : adjoint.value();
      return;
    }
    Matrix adjoint = adjoints.matrix(local);
    if (adjoint != null) {
      Matrix sum = sweep.matrices[offset];
      sweep.matrices[offset] = sum == null ? adjoint : sum.plus(adjoint);
    }
  }
}
