package org.duetad.core.kernel.loops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;

/** Makes a nest of the loops that were found: which slots each operand reads in which turn. */
public final class NestBuilder {

  private final FlatCode code;
  private final List<Span> loops = new ArrayList<>();

  private NestBuilder(FlatCode code) {
    this.code = code;
  }

  public static List<Node> of(FlatCode code) {
    return new NestBuilder(code).nodes(spans(code));
  }

  /** The loops that were found; none if tokens were equal by chance. */
  public static List<Span> spans(FlatCode code) {
    List<Span> spans = Span.unrolled(Roller.of(code));
    return areRepeated(code, spans) ? spans : Span.singles(code.size());
  }

  /** Whether all turns do the same, as their tokens say. */
  private static boolean areRepeated(FlatCode code, List<Span> spans) {
    for (Span span : spans) {
      if (span.isLoop()
          && !(code.repeats(span.start(), span.end(), span.length())
              && areRepeated(code, span.body()))) {
        return false;
      }
    }
    return true;
  }

  private List<Node> nodes(List<Span> spans) {
    List<Node> nodes = new ArrayList<>();
    for (Span span : spans) {
      if (span.isLoop()) {
        loops.add(span);
        nodes.add(new Node.Loop(span.turns(), nodes(span.body())));
        loops.remove(loops.size() - 1);
      } else {
        nodes.add(step(span.start()));
      }
    }
    return List.copyOf(nodes);
  }

  private Node step(int k) {
    int[] counts = loops.stream().mapToInt(Span::turns).toArray();
    int[] turns = instructions(k, counts);
    int[] results = Arrays.stream(turns).map(code::result).toArray();
    Address.Affine result = (Address.Affine) new Turns(counts, results).address();
    List<Node.Operands> operands = new ArrayList<>();
    for (int i = 0; i < code.arity(k); i++) {
      int operand = i;
      int[] slots = Arrays.stream(turns).map(turn -> code.operand(turn, operand)).toArray();
      add(new Turns(counts, slots).address(), operands);
    }
    return new Node.Step(code.instruction(k), result, List.copyOf(operands));
  }

  /** What stands for an instruction in each turn of all enclosing loops. */
  private int[] instructions(int k, int[] counts) {
    return Turns.instructions(k, counts, loops.stream().mapToInt(Span::length).toArray());
  }

  /** Adds an operand to those before it if it goes on as they do. */
  private static void add(Address address, List<Node.Operands> operands) {
    Node.Operands last = operands.isEmpty() ? null : operands.get(operands.size() - 1);
    if (last != null
        && address instanceof Address.Affine next
        && last.first() instanceof Address.Affine first
        && next.movesAs(first)) {
      int step = next.base() - first.base() - (last.count() - 1) * last.step();
      if (last.count() == 1 || step == last.step()) {
        operands.set(operands.size() - 1, new Node.Operands(first, last.count() + 1, step));
        return;
      }
    }
    operands.add(new Node.Operands(address, 1, 0));
  }
}
