package org.duetad.core.kernel.sweep;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.duetad.core.kernel.blocks.Collisions;
import org.duetad.core.kernel.blocks.DotGroup;
import org.duetad.core.kernel.blocks.Fusion;
import org.duetad.core.kernel.blocks.LaneLoop;
import org.duetad.core.kernel.blocks.LoadLanes;
import org.duetad.core.kernel.blocks.Loaded;
import org.duetad.core.kernel.blocks.PickLanes;
import org.duetad.core.kernel.blocks.Readers;
import org.duetad.core.kernel.blocks.Reading;
import org.duetad.core.kernel.blocks.Steady;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.kernel.lanes.KinkLanes;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lanes.LaneOperations;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.lanes.SlopeCodes;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.loops.Turns;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.straight.StraightBuilder;
import org.duetad.core.program.instruction.Instruction;

/** Makes the parts of a kernel: the operations of each loop of lanes, and where they read. */
public final class KernelBuilder {

  private final FlatCode code;
  private final KernelLayout layout;

  /** The loops that enclose what is being made. */
  private final List<Shape.Sequence> outer = new ArrayList<>();

  private final SlopeCodes slopes = new SlopeCodes();
  private final List<LaneLoop> loops = new ArrayList<>();
  private final List<Body> loopBodies = new ArrayList<>();
  private final boolean isDerivative;
  private final boolean forEntries;
  private final NearKinks kinks;
  private final List<List<Reading>> readings = new ArrayList<>();
  private final Deque<BodyBuilder> bodies = new ArrayDeque<>();
  private final SharedPlaces read;
  private final Collisions collisions;
  private final Readers readers;
  private boolean isReadInPlace;
  private boolean[] late = {};
  private int depth = 1;
  private int sums;

  /**
   * For a kernel.
   *
   * @param isDerivative whether values are derivatives, so that large ones may be slopes
   * @param forEntries whether each turn has adjoints of its own of all that it reads
   */
  public KernelBuilder(
      FlatCode code, KernelLayout layout, boolean isDerivative, boolean forEntries) {
    this.isDerivative = isDerivative;
    kinks = new NearKinks(code);
    this.forEntries = forEntries;
    this.code = code;
    this.layout = layout;
    read = new SharedPlaces(code, layout);
    collisions = new Collisions(layout.size());
    readers = new Readers(layout.size());
  }

  /** Whether values are derivatives. */
  public boolean isDerivative() {
    return isDerivative;
  }

  public NearKinks kinks() {
    return kinks;
  }

  /** All parts; after this the other methods return what memory they need. */
  public List<Part> parts(List<Shape> shapes) {
    return parts(shapes, new boolean[0]);
  }

  /** The same where some of the last instructions are done after the loops ({@code LinearTail}). */
  List<Part> parts(List<Shape> shapes, boolean[] lateInstructions) {
    late = lateInstructions;
    prepare(shapes);
    return List.of(made(shapes, 0));
  }

  /** How many loops are nested at most, that of the lanes included. */
  public int depth() {
    return depth;
  }

  public List<LaneLoop> loops() {
    return loops;
  }

  /** What each loop of lanes does. */
  public List<Body> loopBodies() {
    return loopBodies;
  }

  /** What each loop of lanes loads. */
  public List<List<Reading>> readings() {
    return readings;
  }

  /** Whether a loop of lanes reads inputs without loading them into rows. */
  public boolean isReadInPlace() {
    return isReadInPlace;
  }

  /** How many sums over lanes there are. */
  public int sums() {
    return sums;
  }

  /** Finds all operations before any loop is made, which depends on what others read. */
  private void prepare(List<Shape> shapes) {
    for (Shape shape : shapes) {
      if (isStraight(shape)) {
        read.addOperands(shape.start(), shape.start() + shape.length());
      } else if (shape instanceof BodyShape body) {
        bodies.add(new BodyBuilder(body, region(body)));
      } else if (shape instanceof Shape.Sequence sequence) {
        outer.add(sequence);
        depth = Math.max(depth, outer.size() + 1);
        prepare(sequence.body());
        outer.remove(outer.size() - 1);
      }
      if (outer.isEmpty()) {
        for (BodyBuilder body : bodies) {
          body.collect();
        }
        readers.begin();
      }
    }
  }

  private boolean isStraight(Shape shape) {
    return outer.isEmpty() && shape instanceof BodyShape && shape.turns() == 1;
  }

  private Part[] made(List<Shape> shapes, int level) {
    Part[] parts = new Part[shapes.size()];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = made(shapes.get(k), level);
    }
    return parts;
  }

  private Part made(Shape shape, int level) {
    if (shape instanceof Shape.Sequence sequence) {
      return new Part.Sequence(level, sequence.turns(), made(sequence.body(), level + 1));
    }
    if (level == 0 && isStraight(shape)) {
      StraightBuilder straight = new StraightBuilder(code, layout, kinks);
      boolean isTail = shape.start() + late.length == code.size();
      return isTail ? straight.part((BodyShape) shape, late) : straight.part((BodyShape) shape);
    }
    BodyBuilder body = bodies.remove();
    readings.add(body.readings);
    LaneLoop loop = body.loop(loops.size());
    loops.add(loop);
    return loop;
  }

  /** The place of the first row in each turn. */
  private Address.Affine region(BodyShape shape) {
    int[] strides = new int[outer.size() + 1];
    for (int loop = 0; loop < outer.size(); loop++) {
      strides[loop] = layout.turnSize(outer.get(loop));
    }
    strides[outer.size()] = 1;
    int base = shape.rows() == 0 ? 0 : layout.place(code.result(shape.start()));
    return new Address.Affine(base, strides);
  }

  /** The operations of one loop of lanes. */
  private final class BodyBuilder {

    private final BodyShape shape;
    private final BodyRows rows;
    private final List<LaneSource.Memory> invariants = new ArrayList<>();

    /** How many turns there are: of the enclosing loops, and lanes. */
    private final int[] counts;

    /** How far the instructions of each turn are from those of the first one. */
    private final int[] moves;

    private final LaneOperations rules;
    private final OperandPlaces operandPlaces;

    private final List<LaneOperation> operations = new ArrayList<>();
    private final List<BodyStep> steps = new ArrayList<>();

    /** The rows of numbers that were loaded, by their places in all turns. */
    private final Map<IntBuffer, Integer> loads = new HashMap<>();

    /** Whether a row depends on a variable: the results', then those that were loaded. */
    private final List<Boolean> active = new ArrayList<>();

    private final DoubtfulRows doubts;
    private final List<Reading> readings = new ArrayList<>();
    private int row;

    /** What is loaded once for all turns of the enclosing loops. */
    private final List<Steady> steady = new ArrayList<>();

    /** How many operands read each row that was loaded. */
    private final Map<Integer, Integer> uses = new HashMap<>();

    BodyBuilder(BodyShape shape, Address.Affine region) {
      this.shape = shape;
      doubts = new DoubtfulRows(shape.rows(), isDerivative);
      counts = new int[outer.size() + 1];
      int[] lengths = new int[counts.length];
      for (int loop = 0; loop < counts.length; loop++) {
        Shape one = loop < outer.size() ? outer.get(loop) : shape;
        counts[loop] = one.turns();
        lengths[loop] = one.length();
      }
      moves = Turns.instructions(0, counts, lengths);
      rows = new BodyRows(shape, layout, counts, region);
      rules = new LaneOperations(slopes, shape.turns() == 1, this::addRows);
      operandPlaces = new OperandPlaces(code, layout, shape, moves, rows.regions());
      addOperations();
    }

    private void addOperations() {
      for (int result = 0; result < shape.rows(); result++) {
        active.add(rows.isActive(result));
      }
      for (int k = 0; k < shape.length(); k++) {
        operations.add(operation(shape.start() + k));
      }
      operations.addAll(0, collisions.groups(shape.turns()));
    }

    /** Marks what only one operand of the enclosing loops reads. */
    void collect() {
      for (Steady some : steady) {
        some.collect(uses.getOrDefault(some.load().row, 0), shape.turns(), readers);
      }
      steady.clear();
    }

    LaneLoop loop(int index) {
      int[] offsets = rows.offsets();
      boolean[] shared = rows.anywhere(read.read());
      for (int r = 0; r < shared.length; r++) {
        shared[r] &= offsets[r] >= 0;
      }
      LaneLoop.Rows memory = new LaneLoop.Rows(rows.region(), offsets, shared);
      int[] enclosing = Arrays.copyOf(counts, counts.length - 1);
      boolean[] marks = active();
      List<LaneOperation> fewer =
          shape.turns() == 1
              ? operations
              : DotGroup.in(Fusion.of(operations, shared, marks.length));
      boolean[] doubted = doubts.rows(shared, rows.anywhere(read.hidden()));
      LaneLoop loop =
          new LaneLoop(
              shape, enclosing, fewer, memory, doubted, marks, invariants, forEntries, index);
      loopBodies.add(
          new Body(
              List.copyOf(steps),
              rows.inMemory(),
              shape.turns(),
              shape.lanes(),
              shape.inChunks(),
              enclosing,
              shared,
              loop.doubted(),
              marks,
              true));
      return loop;
    }

    private boolean[] active() {
      boolean[] marks = new boolean[active.size()];
      for (int r = 0; r < marks.length; r++) {
        marks[r] = active.get(r);
      }
      return marks;
    }

    private LaneOperation operation(int k) {
      Instruction instruction = code.instruction(k);
      int result = row;
      row += instruction.results();
      LaneOperand[] operands = new LaneOperand[code.arity(k)];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = operand(k, i);
      }
      doubts.note(instruction, operands, result);
      int[][] groups = kinks.groups(k, moves);
      steps.add(BodyStep.of(instruction, operands, result, groups));
      if (groups.length > 0) {
        operations.add(new KinkLanes(operands, groups));
      }
      return rules.of(instruction, operands, result);
    }

    /** Adds rows for what is kept besides results; the first one. */
    private int addRows(int count) {
      active.addAll(Collections.nCopies(count, false));
      return active.size() - count;
    }

    /** The places that an operand of an instruction reads in all turns. */
    private int[] places(int k, int i) {
      int[] places = new int[moves.length];
      for (int turn = 0; turn < places.length; turn++) {
        places[turn] = layout.place(code.operand(k + moves[turn], i));
      }
      return places;
    }

    private LaneOperand operand(int k, int i) {
      int first = layout.place(code.operand(k, i));
      int operand = code.start(k) - code.start(shape.start()) + i;
      if (operandPlaces.isOwn(operand)) {
        int own = rows.rowOf(first);
        return new LaneOperand(new LaneSource.Row(own), active.get(own));
      }
      if (shape.turns() > 1 && operandPlaces.isFixed(operand) && !isOwn(layout.isActive(first))) {
        Address address = new Address.Affine(layout.memory(first), new int[counts.length]);
        return memory(address, true, layout.isActive(first), first);
      }
      return operand(places(k, i));
    }

    private LaneOperand operand(int[] places) {
      Integer known = loads.get(IntBuffer.wrap(places));
      if (known != null) {
        return loaded(known);
      }
      boolean isActive = layout.isAnyActive(places);
      int[] elsewhere = rows.elsewhere(places);
      Address address = new Turns(counts, layout.memory(places)).address();
      boolean isPicked = !Arrays.equals(places, elsewhere);
      boolean isInvariant =
          shape.turns() > 1 && address.isInvariant(outer.size()) && !isOwn(isActive);
      if (isPicked || (shape.turns() > 1 && !isInvariant)) {
        read.add(places);
        return loaded(load(places, elsewhere, address, isActive));
      }
      return memory(address, isInvariant, isActive, places);
    }

    private LaneOperand loaded(int from) {
      uses.put(from, uses.getOrDefault(from, 0) + 1);
      return new LaneOperand(new LaneSource.Row(from), active.get(from));
    }

    /** Whether each turn has adjoints of its own. */
    private boolean isOwn(boolean isActive) {
      return forEntries && isActive;
    }

    /** What all lanes read, or the only one. */
    private LaneOperand memory(
        Address address, boolean isInvariant, boolean isActive, int... places) {
      read.add(places);
      readers.add(places);
      isReadInPlace |= layout.hasInput(places);
      LaneSource.Memory memory = LaneSource.Memory.of(address, isInvariant ? sums++ : -1);
      if (isInvariant && isActive) {
        invariants.add(memory);
      }
      return new LaneOperand(memory, isActive);
    }

    /** The row of numbers that are not invariant. */
    private int load(int[] places, int[] elsewhere, Address address, boolean isActive) {
      boolean isPicked = !Arrays.equals(places, elsewhere);
      int to = active.size();
      active.add(isActive);
      int reader = readers.add(places);
      Loaded load;
      if (isPicked) {
        load = new PickLanes(address, new Turns(counts, rows.own(places)).address(), to, isActive);
      } else {
        boolean areInputs = layout.areInputs(places);
        boolean isSteady = isSteady(address);
        LoadLanes plain = new LoadLanes(address, shape, to, isActive, isSteady, areInputs);
        load = plain;
        loads.put(IntBuffer.wrap(places), to);
        if (plain.isSteady()) {
          steady.add(new Steady(plain, places, reader));
        }
      }
      operations.add(load);
      steps.add(BodyStep.of(load));
      readings.add(new Reading(load, places));
      if (isActive) {
        collisions.add(load, elsewhere);
      }
      return to;
    }

    /** Whether numbers are the same in all turns of the enclosing loops, if there are any. */
    private boolean isSteady(Address address) {
      return counts.length > 1
          && IntStream.range(0, counts.length - 1).allMatch(address::isInvariant);
    }
  }
}
