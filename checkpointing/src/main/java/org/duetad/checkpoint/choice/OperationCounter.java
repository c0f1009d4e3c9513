package org.duetad.checkpoint.choice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Liveness;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Application;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Reductions;

/**
 * Counts the operations of a program's derivatives. Instructions of one kind have the same; they
 * are counted once, in the derivatives of a program of that instruction alone.
 */
final class OperationCounter {

  private static final int ENTRY = 24;
  private static final int LINK = 12;
  private static final int FACTOR = 4;
  private static final int ADJOINT = 8;
  private static final int PER_OPERAND = 16;

  private final Program program;
  private final boolean second;
  private final Values values;
  private final Map<Key, Each> known = new HashMap<>();
  private Each sum = new Each(DerivativeWork.NONE, DerivativeWork.NONE, DerivativeWork.NONE);
  private long work;
  private long entries;
  private long bytes;
  private boolean keepsFactors;

  /** What instructions have in common whose derivatives do the same. */
  private record Key(int kind, int operands, BitSet active) {}

  /** The derivatives of an instruction. */
  private record Each(DerivativeWork tangents, DerivativeWork adjoints, DerivativeWork products) {

    Each plus(Each other) {
      return new Each(
          tangents.plus(other.tangents),
          adjoints.plus(other.adjoints),
          products.plus(other.products));
    }
  }

  OperationCounter(Program program, boolean second) {
    this.program = program;
    this.second = second;
    values = Passes.run(program, program.point());
  }

  OperationCounts counted() {
    entries = program.inputs();
    bytes = (long) (ENTRY + ADJOINT) * entries;
    List<Instruction> instructions = program.instructions();
    for (int k = 0; k < instructions.size(); k++) {
      Instruction instruction = instructions.get(k);
      if (instruction.results() > 0 && program.isActive(instruction.first())) {
        count(program.code().kind(k), instruction);
      }
    }
    bytes += keepsFactors ? Double.BYTES * entries : 0;
    return new OperationCounts(
        program.inputs(),
        program.outputs().length,
        work,
        sum.tangents,
        sum.adjoints,
        sum.products,
        entries,
        bytes,
        alive());
  }

  private void count(int kind, Instruction instruction) {
    long ofThis = InstructionWork.of(instruction, values);
    BitSet active = active(instruction.operands());
    work += ofThis;
    tape(instruction, active.cardinality());
    Key key = new Key(kind, instruction.operands().length, active);
    sum = sum.plus(known.computeIfAbsent(key, any -> derivatives(instruction, active, ofThis)));
  }

  private BitSet active(int[] operands) {
    BitSet active = new BitSet();
    for (int i = 0; i < operands.length; i++) {
      active.set(i, program.isActive(operands[i]));
    }
    return active;
  }

  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  private void tape(Instruction instruction, int links) {
    if (instruction.makesMatrices()) {
      for (int i = 0; i < instruction.results(); i++) {
        // The value, the adjoint, and what the rule keeps.
        bytes +=
            3L * Double.BYTES * InstructionWork.elements(values.matrix(instruction.first() + i));
      }
      return;
    }
    entries += instruction.results();
    bytes += (long) (ENTRY + ADJOINT) * instruction.results();
    if (instruction instanceof Applied.Reduced reduced) {
      boolean pairs = reduced.rule() == Reductions.DOT && links == reduced.operands().length;
      bytes += (long) (pairs ? FACTOR : LINK) * links;
      keepsFactors |= pairs;
    } else if (!(instruction instanceof Applied.Unary || instruction instanceof Applied.Binary)) {
      bytes += (long) PER_OPERAND * links;
    }
  }

  private Each derivatives(Instruction instruction, BitSet active, long ofThis) {
    if (instruction instanceof AppliedMatrices.OfRule) {
      // A product has two for each operand; so have most others, as an estimate.
      DerivativeWork first = new DerivativeWork(0, ofThis * active.cardinality());
      return new Each(first, first, new DerivativeWork(0, 3 * first.each()));
    }
    if (!(instruction instanceof Application)) {
      return new Each(DerivativeWork.NONE, DerivativeWork.NONE, DerivativeWork.NONE);
    }
    Program single = single(instruction, active);
    int n = single.inputs();
    DerivativeWork tangents = DerivativeWork.of(single, Program::tangent, n, ofThis);
    DerivativeWork adjoints = DerivativeWork.of(single, Program::adjoint, n, ofThis);
    DerivativeWork products =
        second
            ? DerivativeWork.of(single, at -> at.tangent().adjoint(), n, ofThis)
            : DerivativeWork.NONE;
    return new Each(tangents, adjoints, products);
  }

  /** The instruction alone, with its constant operands as constants. */
  private Program single(Instruction instruction, BitSet active) {
    int[] slots = instruction.operands();
    int[] places = new int[slots.length];
    Arrays.setAll(places, i -> i);
    Instruction moved = instruction.moved(places, slots.length);
    VectorFunction alone =
        x -> {
          Values at = new Values(slots.length + instruction.results());
          int next = 0;
          for (int i = 0; i < slots.length; i++) {
            at.put(i, active.get(i) ? x[next++] : values.get(slots[i]));
          }
          moved.evaluate(at);
          return at.scalars(slots.length, instruction.results());
        };
    double[] point = active.stream().mapToDouble(i -> values.scalar(slots[i]).primal()).toArray();
    return Program.record(alone, point);
  }

  private long alive() {
    int[] weights = new int[program.slots()];
    Arrays.setAll(
        weights, slot -> values.get(slot) instanceof Matrix m ? InstructionWork.elements(m) : 1);
    return Arrays.stream(Liveness.alive(program, Liveness.lastReads(program), weights))
        .max()
        .orElse(0);
  }
}
