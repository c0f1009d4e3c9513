package org.duetad.core.kernel.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.LocalTangent;
import org.duetad.core.kernel.code.LocalTangents;
import org.duetad.core.kernel.code.Span;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Source;

/**
 * The gradients of some terms that do the same, each with respect to its own variables, as a loop:
 * a term is followed by its tangents along each of these. The inputs are the operands of the terms,
 * those of one kind side by side; operands that are the same for all terms are constants.
 */
public final class TermGradients {

  private final TermGroup group;
  private final int turns;
  private final List<TermCode.Step> steps;

  /** The variables: those on which most depends first, so that the others have small sweeps. */
  private final int[] directions;

  /** Where each variable is among the directions. */
  private final int[] ranks;

  /** For each direction and step, or null where there is no tangent. */
  private final LocalTangent[][] tangents;

  /** The number of each operand among the inputs, or of its constant. */
  private final int[] inputs;

  private final boolean[] isCommon;
  private final int inputCount;

  private final Map<Long, Integer> constantSlots = new HashMap<>();
  private final List<Source> constants = new ArrayList<>();

  /** The variables whose tangents are outputs, and these for each turn. */
  private final List<Integer> rows = new ArrayList<>();

  private final FlatCode code;

  /** The gradients of as many terms at once as there are turns. */
  public TermGradients(TermGroups all, TermGroup group, int turns, LocalTangents recorded) {
    this.group = group;
    this.turns = turns;
    steps = group.code().steps();
    inputs = new int[group.operands()];
    isCommon = new boolean[inputs.length];
    int next = 0;
    for (int i = 0; i < inputs.length; i++) {
      isCommon[i] = group.slot(0, i) >= all.inputs() && group.isCommon(i);
      inputs[i] = isCommon[i] ? -1 : next++;
    }
    inputCount = next;
    boolean[][] dependent = new boolean[group.variables()][];
    Arrays.setAll(dependent, j -> group.code().dependent(j, inputs.length));
    directions =
        IntStream.range(0, dependent.length)
            .boxed()
            .sorted(Comparator.comparingInt(j -> -count(dependent[j])))
            .mapToInt(j -> j)
            .toArray();
    ranks = new int[directions.length];
    tangents = new LocalTangent[directions.length][];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[directions[rank]] = rank;
      tangents[rank] = tangents(dependent[directions[rank]], recorded);
    }
    for (int i = 0; i < inputs.length; i++) {
      if (isCommon[i]) {
        inputs[i] = slotOf(all.constant(group.slot(0, i)));
      }
    }
    slotOf(1.0);
    code = made();
  }

  private static int count(boolean[] marks) {
    return (int) IntStream.range(0, marks.length).filter(k -> marks[k]).count();
  }

  private LocalTangent[] tangents(boolean[] dependent, LocalTangents recorded) {
    LocalTangent[] some = new LocalTangent[steps.size()];
    for (int s = 0; s < some.length; s++) {
      TermCode.Step step = steps.get(s);
      boolean[] active = step.marks(dependent);
      if (count(active) > 0) {
        some[s] = recorded.of(step.instruction(), active, step.isSquare());
        some[s].constants().forEach(constant -> slotOf(LocalTangent.value(constant)));
      }
    }
    return some;
  }

  private int slotOf(double constant) {
    return constantSlots.computeIfAbsent(
        Double.doubleToRawLongBits(constant),
        bits -> {
          int slot = inputCount * turns + constants.size();
          constants.add(new Literal(Scalar.of(constant), slot));
          return slot;
        });
  }

  private FlatCode made() {
    SharingBuilder builder = new SharingBuilder(inputCount * turns, constants);
    int[][] outputs = new int[directions.length][turns];
    for (int turn = 0; turn < turns; turn++) {
      int[] values = new int[inputs.length + group.code().results()];
      for (int i = 0; i < inputs.length; i++) {
        values[i] = isCommon[i] ? inputs[i] : inputs[i] * turns + turn;
      }
      builder.begin();
      addValues(values, builder);
      for (int rank = 0; rank < directions.length; rank++) {
        outputs[rank][turn] = tangent(rank, values, builder);
      }
    }
    int head = inputCount * turns + constants.size();
    for (int rank = 0; rank < directions.length; rank++) {
      if (outputs[rank][0] >= head) {
        rows.add(directions[rank]);
      }
    }
    return builder.code(
        Arrays.stream(outputs)
            .filter(output -> output[0] >= head)
            .flatMapToInt(Arrays::stream)
            .toArray());
  }

  private void addValues(int[] values, SharingBuilder builder) {
    int next = inputs.length;
    for (TermCode.Step step : steps) {
      int first = builder.add(step.instruction(), moved(step.operands(), values));
      for (int r = 0; r < step.instruction().results(); r++) {
        values[next++] = first + r;
      }
    }
  }

  /**
   * Adds the tangent of a turn; its slot, which is that of a constant if it is the same anywhere.
   */
  private int tangent(int rank, int[] values, SharingBuilder builder) {
    int[] tangentOf = new int[values.length];
    Arrays.fill(tangentOf, -1);
    tangentOf[directions[rank]] = slotOf(1.0);
    int next = inputs.length;
    for (int s = 0; s < tangents[rank].length; s++) {
      TermCode.Step step = steps.get(s);
      int results = step.instruction().results();
      LocalTangent tangent = tangents[rank][s];
      if (tangent != null) {
        IntStream.Builder given = IntStream.builder();
        Arrays.stream(moved(step.operands(), values)).forEach(given::add);
        Arrays.stream(values, next, next + results).forEach(given::add);
        Arrays.stream(moved(step.operands(), tangentOf))
            .filter(slot -> slot >= 0)
            .forEach(given::add);
        int[] slots = tangent.addTo(builder, given.build().toArray(), this::slotOf);
        for (int r = 0; r < results; r++) {
          tangentOf[next + r] = slots[tangent.outputs()[r]];
        }
      }
      next += results;
    }
    return tangentOf[group.code().output()];
  }

  private static int[] moved(int[] operands, int[] slots) {
    int[] moved = new int[operands.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = slots[operands[i]];
    }
    return moved;
  }

  public FlatCode code() {
    return code;
  }

  /** How many inputs there are. */
  public int inputs() {
    return code.inputs();
  }

  public List<Span> spans() {
    return List.of(Span.loop(turns, Span.singles(code.size() / turns)));
  }

  /** Puts the inputs of some terms, of which the last one is repeated, into an array. */
  public void putInputs(double[] operands, int first, double[] in) {
    for (int i = 0; i < inputs.length; i++) {
      if (!isCommon[i]) {
        for (int turn = 0; turn < turns; turn++) {
          int term = Math.min(first + turn, group.count() - 1);
          in[inputs[i] * turns + turn] = operands[group.slot(term, i)];
        }
      }
    }
  }

  /** How many instructions are evaluated, and pulled back for the entries that are needed. */
  public int work() {
    int work = code.size();
    for (int output = 0; output < code.outputs().length; output++) {
      work += pulled(output);
    }
    return work;
  }

  /** How many instructions lie between an output and the variables of its entries. */
  private int pulled(int output) {
    boolean[] dependent = new boolean[code.slots()];
    for (int column = 0; column < group.variables() * turns; column++) {
      dependent[column] = isNeeded(output, column);
    }
    for (int k = 0; k < code.size(); k++) {
      if (code.readsMarked(k, dependent)) {
        code.markResults(k, dependent);
      }
    }
    boolean[] reached = new boolean[code.slots()];
    reached[code.outputs()[output]] = true;
    int count = 0;
    for (int k = code.size() - 1; k >= 0; k--) {
      if (IntStream.range(code.result(k), code.result(k + 1))
          .anyMatch(slot -> reached[slot] && dependent[slot])) {
        count++;
        for (int i = 0; i < code.arity(k); i++) {
          reached[code.operand(k, i)] = true;
        }
      }
    }
    return count;
  }

  /** The variable whose tangent an output is. */
  public int direction(int output) {
    return rows.get(output / turns);
  }

  /** Whether an entry is needed: one of each two that are equal. */
  public boolean isNeeded(int output, int column) {
    return ranks[column / turns] >= ranks[direction(output)];
  }
}
