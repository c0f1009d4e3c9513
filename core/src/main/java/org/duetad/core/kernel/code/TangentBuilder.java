package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tangents of a nest a nest: {@code (x, v) ↦ (f(x), J(x) v)}. Each instruction of a body
 * is followed by those of its tangents, the same in all turns, so that loops stay loops. An operand
 * has a tangent if it does in any turn; in the others that is zero.
 */
public final class TangentBuilder {

  private final FlatCode code;
  private final List<Span> spans;
  private final int variables;
  private final ActiveOperands active;

  /** For the instructions of the first turns. */
  private final @Nullable LocalTangent[] tangents;

  private final Map<Long, Integer> constantSlots = new HashMap<>();
  private final List<Source> constants = new ArrayList<>();

  /** The new slots of each slot's value and tangent. */
  private final int[] valueOf;

  private final int[] tangentOf;

  /** The new place of each instruction, and of the end. */
  private final int[] places;

  public TangentBuilder(FlatCode code, List<Span> spans, int variables) {
    this.code = code;
    this.spans = spans;
    this.variables = variables;
    active = new ActiveOperands(code, spans, variables);
    tangents = new LocalTangent[code.size()];
    valueOf = new int[code.slots()];
    tangentOf = new int[code.slots()];
    places = new int[code.size() + 1];
  }

  /** With the directions as the last inputs, and the tangents as the last outputs. */
  public FlatCode code() {
    findTangents();
    FlatCodeBuilder builder = new FlatCodeBuilder(inputs(), constants);
    placeInputs();
    for (int k = 0; k < code.size(); k++) {
      places[k] = builder.size();
      add(k, builder);
    }
    places[code.size()] = builder.size();
    return builder.code(outputs());
  }

  /** The loops of that code. */
  public List<Span> spans() {
    return spans(spans);
  }

  private List<Span> spans(List<Span> old) {
    List<Span> moved = new ArrayList<>();
    for (Span span : old) {
      if (span.isLoop()) {
        moved.add(Span.loop(span.turns(), spans(span.body())));
      } else {
        IntStream.range(places[span.start()], places[span.end()])
            .mapToObj(Span::single)
            .forEach(moved::add);
      }
    }
    return moved;
  }

  private void findTangents() {
    constants.addAll(code.constants());
    slotOf(0.0);
    boolean[] squares = squares();
    LocalTangents recorded = new LocalTangents();
    for (int k = 0; k < code.size(); k++) {
      Instruction instruction = code.instruction(k);
      if (active.position(k) == k && active.isAny(k) && instruction.results() > 0) {
        LocalTangent tangent = recorded.of(instruction, active.of(k), squares[k]);
        tangents[k] = tangent;
        tangent.constants().forEach(constant -> slotOf(LocalTangent.value(constant)));
      }
    }
  }

  /** Which instructions of the first turns are inner products of numbers with themselves. */
  private boolean[] squares() {
    boolean[] squares = new boolean[code.size()];
    Arrays.fill(squares, true);
    for (int k = 0; k < squares.length; k++) {
      squares[active.position(k)] &= isSquare(k);
    }
    return squares;
  }

  private boolean isSquare(int k) {
    int half = code.arity(k) / 2;
    return code.instruction(k) instanceof Applied.Reduced reduced
        && reduced.rule().equals(Reductions.DOT)
        && IntStream.range(0, half).allMatch(i -> code.operand(k, i) == code.operand(k, half + i));
  }

  private int inputs() {
    return code.inputs() + variables;
  }

  private int slotOf(double constant) {
    return constantSlots.computeIfAbsent(
        Double.doubleToRawLongBits(constant),
        bits -> {
          int slot = inputs() + constants.size();
          constants.add(new Literal(Scalar.of(constant), slot));
          return slot;
        });
  }

  private void placeInputs() {
    Arrays.fill(tangentOf, slotOf(0.0));
    for (int slot = 0; slot < code.head(); slot++) {
      valueOf[slot] = slot < code.inputs() ? slot : slot + variables;
      if (slot < variables) {
        tangentOf[slot] = code.inputs() + slot;
      }
    }
  }

  private int[] outputs() {
    int[] outputs = code.outputs();
    return IntStream.concat(
            Arrays.stream(outputs).map(slot -> valueOf[slot]),
            Arrays.stream(outputs).map(slot -> tangentOf[slot]))
        .toArray();
  }

  /** Adds an instruction and its tangents. */
  private void add(int k, FlatCodeBuilder builder) {
    int[] operands = new int[code.arity(k)];
    Arrays.setAll(operands, i -> valueOf[code.operand(k, i)]);
    int results = code.instruction(k).results();
    int first = builder.add(code.instruction(k), operands);
    for (int r = 0; r < results; r++) {
      valueOf[code.result(k) + r] = first + r;
    }
    LocalTangent tangent = tangents[active.position(k)];
    if (tangent != null) {
      IntStream values =
          IntStream.concat(Arrays.stream(operands), IntStream.range(first, first + results));
      int[] given = IntStream.concat(values, tangentsRead(k)).toArray();
      int[] slots = tangent.addTo(builder, given, this::slotOf);
      for (int r = 0; r < results; r++) {
        tangentOf[code.result(k) + r] = slots[tangent.outputs()[r]];
      }
    }
  }

  /** The tangents of the active operands. */
  private IntStream tangentsRead(int k) {
    return IntStream.range(0, code.arity(k))
        .filter(i -> active.of(k)[i])
        .map(i -> tangentOf[code.operand(k, i)]);
  }
}
