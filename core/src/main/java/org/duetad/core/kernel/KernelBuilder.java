package org.duetad.core.kernel;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;

/** Makes the parts of a kernel: the operations of each loop of lanes, and where they read. */
final class KernelBuilder {

  private final FlatCode code;
  private final KernelLayout layout;

  /** The places that are read from memory, not from a row. */
  private final boolean[] read;

  /** The loops that enclose what is being made. */
  private final List<Shape.Sequence> outer = new ArrayList<>();

  private final SlopeCodes slopes = new SlopeCodes();
  private final List<LaneLoop> loops = new ArrayList<>();
  private final Deque<BodyBuilder> bodies = new ArrayDeque<>();
  private final Collisions collisions;
  private final Readers readers;
  private int depth = 1;
  private int sums;

  KernelBuilder(FlatCode code, KernelLayout layout) {
    this.code = code;
    this.layout = layout;
    read = new boolean[layout.size()];
    collisions = new Collisions(layout.size());
    readers = new Readers(layout.size());
    Arrays.stream(code.outputs()).forEach(output -> read[layout.place(output)] = true);
  }

  /** All parts; after this the other methods return what memory they need. */
  List<Part> parts(List<Shape> shapes) {
    prepare(shapes);
    return shapes.stream().map(shape -> made(shape, 0)).toList();
  }

  /** How many loops are nested at most, that of the lanes included. */
  int depth() {
    return depth;
  }

  List<LaneLoop> loops() {
    return loops;
  }

  /** How many sums over lanes there are. */
  int sums() {
    return sums;
  }

  /** Finds all operations before any loop is made, which depends on what others read. */
  private void prepare(List<Shape> shapes) {
    for (Shape shape : shapes) {
      if (shape instanceof BodyShape body) {
        bodies.add(new BodyBuilder(body, region(body)));
      } else if (shape instanceof Shape.Sequence sequence) {
        outer.add(sequence);
        depth = Math.max(depth, outer.size() + 1);
        prepare(sequence.body());
        outer.remove(outer.size() - 1);
      }
      if (outer.isEmpty()) {
        bodies.forEach(BodyBuilder::collect);
        readers.begin();
      }
    }
  }

  private Part made(Shape shape, int level) {
    if (shape instanceof Shape.Sequence sequence) {
      Part[] body =
          sequence.body().stream().map(part -> made(part, level + 1)).toArray(Part[]::new);
      return new Part.Sequence(level, sequence.turns(), body);
    }
    LaneLoop loop = bodies.remove().loop(loops.size());
    loops.add(loop);
    return loop;
  }

  /** The place of the first row in each turn. */
  private Address.Affine region(BodyShape shape) {
    IntStream enclosing = outer.stream().mapToInt(layout::turnSize);
    int[] strides = IntStream.concat(enclosing, IntStream.of(1)).toArray();
    int base = shape.rows() == 0 ? 0 : layout.place(code.result(shape.start()));
    return new Address.Affine(base, strides);
  }

  /**
   * What is the same in all turns of the enclosing loops.
   *
   * @param load loads it
   * @param places where from, in all turns
   * @param reader its number among the readers
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  private record Steady(LoadLanes load, int[] places, int reader) {}

  /** The operations of one loop of lanes. */
  private final class BodyBuilder {

    private final BodyShape shape;
    private final Address.Affine region;
    private final List<LaneSource.Memory> invariants = new ArrayList<>();

    /** How many turns there are: of the enclosing loops, and lanes. */
    private final int[] counts;

    private final List<LaneOperation> operations = new ArrayList<>();

    /** The rows of numbers that were loaded, by their places in all turns. */
    private final Map<IntBuffer, Integer> loads = new HashMap<>();

    /** Whether a row depends on a variable: the results', then those that were loaded. */
    private final List<Boolean> active = new ArrayList<>();

    private int row;

    /** What is loaded once for all turns of the enclosing loops. */
    private final List<Steady> steady = new ArrayList<>();

    /** How many operands read each row that was loaded. */
    private final Map<Integer, Integer> uses = new HashMap<>();

    BodyBuilder(BodyShape shape, Address.Affine region) {
      this.shape = shape;
      this.region = region;
      counts =
          IntStream.concat(outer.stream().mapToInt(Shape::turns), IntStream.of(shape.turns()))
              .toArray();
      addOperations();
    }

    private void addOperations() {
      for (int result = 0; result < shape.rows(); result++) {
        active.add(isActive(result));
      }
      for (int k = 0; k < shape.length(); k++) {
        operations.add(operation(shape.start() + k));
      }
      operations.addAll(0, collisions.groups(shape.turns()));
    }

    /** Marks what only one operand of the enclosing loops reads. */
    void collect() {
      for (Steady some : steady) {
        LoadLanes load = some.load();
        boolean isReadOnce = uses.getOrDefault(load.row, 0) == 1;
        int[] turn = Arrays.copyOf(some.places(), shape.turns());
        if (isReadOnce && load.canCollect() && readers.isAlone(some.reader(), turn)) {
          load.collect();
        }
      }
      steady.clear();
    }

    LaneLoop loop(int index) {
      boolean[] shared = new boolean[shape.rows()];
      findShared(shared);
      int[] enclosing = Arrays.copyOf(counts, counts.length - 1);
      return new LaneLoop(
          shape, enclosing, operations, region, shared, active(), invariants, index);
    }

    /** Whether a result depends on a variable in any turn. */
    private boolean isActive(int result) {
      int[] turn = new int[counts.length];
      do {
        if (layout.isActive(region.at(turn) + result * shape.turns())) {
          return true;
        }
      } while (Turns.advance(turn, counts));
      return false;
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
      int[][] places = places(k);
      int result = row;
      row += instruction.results();
      if (isGathered(instruction, places)) {
        return gathered(instruction, places, result);
      }
      LaneOperand[] operands = Stream.of(places).map(this::operand).toArray(LaneOperand[]::new);
      if (instruction instanceof Applied.Unary unary) {
        return unary(unary.rule(), operands[0], result);
      } else if (instruction instanceof Applied.Binary binary) {
        return binary(binary.rule(), operands, result);
      } else if (instruction instanceof Applied.Reduced reduced) {
        return reduced(reduced, operands, result);
      } else if (instruction instanceof Applied.General || instruction instanceof Condition) {
        return new OtherLanes(instruction, operands, result);
      }
      throw new IllegalArgumentException(
          "kernel: the program has an operation on matrices, "
              + instruction.name()
              + "; record a function of numbers, or use Replay");
    }

    private LaneOperation unary(UnaryRule rule, LaneOperand x, int result) {
      return rule.equals(Arithmetic.NEGATE)
          ? new ArithmeticLanes.Negative(x, result)
          : new UnaryLanes(rule, RuleLanes.of(rule), x, result, slopes.of(rule));
    }

    private LaneOperation binary(BinaryRule rule, LaneOperand[] operands, int result) {
      LaneOperand x = operands[0];
      LaneOperand y = operands[1];
      if (rule.equals(Arithmetic.ADD)) {
        return new ArithmeticLanes.Sum(x, y, result);
      } else if (rule.equals(Arithmetic.SUBTRACT)) {
        return new ArithmeticLanes.Difference(x, y, result);
      } else if (rule.equals(Arithmetic.MULTIPLY)) {
        return new ArithmeticLanes.Product(x, y, result);
      } else if (rule.equals(Arithmetic.DIVIDE)) {
        return new ArithmeticLanes.Quotient(x, y, result);
      }
      SlopeCode left = slopes.left(rule);
      SlopeCode right = slopes.right(rule);
      return new BinaryLanes(rule, RuleLanes.of(rule), x, y, result, left, right);
    }

    private LaneOperation reduced(Applied.Reduced reduced, LaneOperand[] x, int result) {
      boolean isSingle = shape.turns() == 1;
      if (reduced.rule().equals(Reductions.SUM)) {
        return isSingle ? new SingleLane.Sum(x, result) : new SumLanes(x, result);
      } else if (reduced.rule().equals(Reductions.DOT)) {
        LaneOperand[] a = Arrays.copyOf(x, x.length / 2);
        LaneOperand[] b = Arrays.copyOfRange(x, a.length, x.length);
        return isSingle ? new SingleLane.Dot(a, b, result) : new DotLanes(a, b, result);
      } else if (reduced.rule().equals(Reductions.SELECT)) {
        return new SelectLanes(x[0], x[1], x[2], result);
      } else if (reduced.rule().equals(Reductions.LOG_SUM_EXP)) {
        return new LogSumExpLanes(x, result);
      }
      return new ReducedLanes(reduced.rule(), x, result);
    }

    /** Whether an instruction in straight code sums up what other parts filled. */
    private boolean isGathered(Instruction instruction, int[][] places) {
      return shape.turns() == 1
          && outer.isEmpty()
          && instruction instanceof Applied.Reduced reduced
          && (reduced.rule().equals(Reductions.SUM) || reduced.rule().equals(Reductions.DOT))
          && Stream.of(places).allMatch(place -> rowOf(place[0]) < 0);
    }

    private LaneOperation gathered(Instruction instruction, int[][] places, int result) {
      int[] all = Stream.of(places).mapToInt(place -> place[0]).toArray();
      Arrays.stream(all).forEach(place -> read[place] = true);
      if (((Applied.Reduced) instruction).rule().equals(Reductions.SUM)) {
        return new GatheredSum(all, result);
      }
      int half = all.length / 2;
      return new GatheredDot(
          Arrays.copyOf(all, half), Arrays.copyOfRange(all, half, all.length), result);
    }

    /** The places that each operand of an instruction reads in all turns. */
    private int[][] places(int k) {
      int[] lengths =
          IntStream.concat(outer.stream().mapToInt(Shape::length), IntStream.of(shape.length()))
              .toArray();
      int[] turns = Turns.instructions(k, counts, lengths);
      int[][] places = new int[code.arity(k)][turns.length];
      for (int i = 0; i < places.length; i++) {
        for (int turn = 0; turn < turns.length; turn++) {
          places[i][turn] = layout.place(code.operand(turns[turn], i));
        }
      }
      return places;
    }

    private LaneOperand operand(int[] places) {
      boolean isActive = Arrays.stream(places).anyMatch(layout::isActive);
      Address address = new Turns(counts, places).address();
      int own = row(address);
      if (own >= 0) {
        return new LaneOperand(new LaneSource.Row(own), isActive);
      }
      Arrays.stream(places).forEach(place -> read[place] = true);
      int[] elsewhere = elsewhere(places);
      boolean isPicked = !Arrays.equals(places, elsewhere);
      boolean isInvariant = shape.turns() > 1 && address.isInvariant(outer.size());
      if (isPicked || (shape.turns() > 1 && !isInvariant)) {
        int from = loaded(places, elsewhere, address, isActive);
        uses.merge(from, 1, Integer::sum);
        return new LaneOperand(new LaneSource.Row(from), isActive);
      }
      readers.add(places);
      LaneSource.Memory memory = LaneSource.Memory.of(address, isInvariant ? sums++ : -1);
      if (isInvariant && isActive) {
        invariants.add(memory);
      }
      return new LaneOperand(memory, isActive);
    }

    /** The row of numbers that are not invariant; what is read twice is loaded once. */
    private int loaded(int[] places, int[] elsewhere, Address address, boolean isActive) {
      boolean isPicked = !Arrays.equals(places, elsewhere);
      Integer known = isPicked ? null : loads.get(IntBuffer.wrap(places));
      if (known != null) {
        return known;
      }
      int to = active.size();
      active.add(isActive);
      int reader = readers.add(places);
      Loaded load;
      if (isPicked) {
        load = new PickLanes(address, to, isActive, region, shape);
      } else {
        LoadLanes plain = new LoadLanes(address, to, isActive, isSteady(address));
        load = plain;
        if (plain.isSteady()) {
          steady.add(new Steady(plain, places, reader));
        }
      }
      operations.add(load);
      loads.put(IntBuffer.wrap(places), to);
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

    /** The same places, but -1 where it is that of a result of the same turn. */
    private int[] elsewhere(int[] places) {
      int[] elsewhere = places.clone();
      int[] turn = new int[counts.length];
      for (int k = 0; k < places.length; k++) {
        if (shape.row(places[k] - region.at(turn)) >= 0) {
          elsewhere[k] = -1;
        }
        Turns.advance(turn, counts);
      }
      return elsewhere;
    }

    /** The row of the same turn that an address is always at, or -1. */
    private int row(Address address) {
      if (!(address instanceof Address.Affine affine)) {
        return -1;
      }
      int lanes = counts.length - 1;
      for (int level = 0; level < lanes; level++) {
        if (affine.strides()[level] != region.strides()[level]) {
          return -1;
        }
      }
      return affine.strides()[lanes] == Math.min(1, shape.turns() - 1) ? rowOf(affine.base()) : -1;
    }

    /** The row that begins at a place in the first turn, or -1. */
    private int rowOf(int place) {
      int from = place - region.base();
      boolean isOwn = from >= 0 && from < shape.rows() * shape.turns();
      return isOwn && from % shape.turns() == 0 ? from / shape.turns() : -1;
    }

    /** Which rows are read from memory in some turn. */
    private void findShared(boolean[] shared) {
      int[] turns = Arrays.copyOf(counts, counts.length);
      int[] turn = new int[turns.length];
      do {
        int base = region.at(turn);
        for (int r = 0; r < shared.length; r++) {
          shared[r] |= read[base + r * shape.turns()];
        }
      } while (Turns.advance(turn, turns));
    }
  }
}
