package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.loops.Node;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.ValueRead;

/**
 * A nest as text. A slot is a number or, in a loop, an expression in its turn, {@code %[12 + 3i]};
 * a constant that is the same in all turns stands where it is read.
 */
final class LoopListing {

  private static final String TURNS = "ijklmnpqrstuvw";

  /** Of longer sequences the first two and the last are shown. */
  private static final int SHOWN = 3;

  private static final int MOST_OUTPUTS = 12;

  private final FlatCode code;

  /** The names of slots that have one. */
  private final Map<Integer, String> names;

  private final StringBuilder text = new StringBuilder();

  private LoopListing(FlatCode code, Map<Integer, String> names) {
    this.code = code;
    this.names = names;
  }

  static String of(LoopNest nest) {
    LoopListing listing = new LoopListing(nest.code(), nest.names());
    listing.addHead();
    listing.add(nest.nodes(), 1);
    listing.text.append("  return ").append(listing.outputs()).append("\n}\n");
    return listing.text.toString();
  }

  /** The lines of single steps. */
  static Function<Node.Step, String> lines(LoopNest nest) {
    return new LoopListing(nest.code(), nest.names())::line;
  }

  /** The first line of a loop that is nested so deep, from 1. */
  static String head(Node.Loop loop, int level) {
    return "for " + turn(level - 1) + " in 0.." + (loop.turns() - 1);
  }

  private void addHead() {
    String inputs = join(sequence(code.inputs(), slot -> "%" + slot + name(" ", slot)));
    text.append("program(").append(inputs).append(") {\n");
    int count = code.constants().size();
    if (count > 0) {
      String slots = join(sequence(count, k -> "%" + (code.inputs() + k)));
      String values = join(sequence(count, this::constant));
      text.append("  ").append(slots).append(" = constant ").append(values).append('\n');
    }
  }

  private String constant(int k) {
    Object value = code.constants().get(k).value();
    return value instanceof Matrix m ? m.shape() : value.toString();
  }

  private String outputs() {
    int[] outputs = code.outputs();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < outputs.length; ) {
      int first = outputs[i];
      int step = i + 1 < outputs.length ? outputs[i + 1] - first : 0;
      int count = 1;
      while (i + count < outputs.length && outputs[i + count] == first + count * step) {
        count++;
      }
      all.addAll(sequence(count, k -> slot(first + k * step)));
      i += count;
    }
    return join(all.size() > MOST_OUTPUTS ? sequence(all.size(), all::get) : all);
  }

  private void add(List<Node> nodes, int level) {
    for (Node node : nodes) {
      text.append("  ".repeat(level));
      if (node instanceof Node.Loop loop) {
        text.append(head(loop, level)).append(" {\n");
        add(loop.body(), level + 1);
        text.append("  ".repeat(level)).append("}\n");
      } else {
        text.append(line((Node.Step) node)).append('\n');
      }
    }
  }

  private String line(Node.Step step) {
    Instruction instruction = step.instruction();
    List<String> operands =
        step.operands().stream()
            .flatMap(some -> sequence(some.count(), k -> operand(some, k)).stream())
            .toList();
    if (instruction instanceof Guard guard) {
      return guard.text(operands.get(0), operands.get(1)) + " at " + guard.line();
    }
    if (instruction instanceof ValueRead read) {
      return "value of " + operands.get(0) + " at " + read.line();
    }
    Address.Affine first = step.result();
    String results =
        join(
            sequence(
                instruction.results(), k -> expression("%", first.base() + k, first.strides())));
    String parameters =
        instruction.operation() instanceof List<?> list
            ? list.subList(1, list.size()).toString()
            : "";
    String comment = instruction.results() == 0 ? "" : name(" // ", first.base());
    return results + " = " + instruction.name() + parameters + " " + join(operands) + comment;
  }

  /** Behind a mark; for a loop, the name in its first turn. */
  private String name(String mark, int slot) {
    String name = names.get(slot);
    return name == null ? "" : mark + name;
  }

  private String operand(Node.Operands some, int k) {
    return some.first() instanceof Address.Affine first
        ? slot(new Address.Affine(first.base() + k * some.step(), first.strides()))
        : slot(some.first());
  }

  private String slot(Address address) {
    if (address instanceof Address.Sections sections) {
      return "(" + text(sections) + ")";
    }
    if (address instanceof Address.Table table) {
      int[] slots = table.slots();
      String entries = String.join(", ", sequence(slots.length, i -> slot(slots[i])));
      return "{" + entries + "}" + expression("", 0, table.strides());
    }
    Address.Affine affine = (Address.Affine) address;
    boolean moves = Arrays.stream(affine.strides()).anyMatch(stride -> stride != 0);
    return moves ? expression("%", affine.base(), affine.strides()) : slot(affine.base());
  }

  /** {@code %7 if i < 1 else %[12 + 3i]}. */
  private String text(Address.Sections sections) {
    int last = sections.forms().length - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            k ->
                slot(sections.forms()[k])
                    + (k == last
                        ? ""
                        : " if " + turn(sections.level()) + " < " + sections.ends()[k]))
        .collect(Collectors.joining(" else "));
  }

  private String slot(int slot) {
    int constant = slot - code.inputs();
    return constant >= 0 && constant < code.constants().size() ? constant(constant) : "%" + slot;
  }

  /** {@code %12}, or {@code %[12 + 3i + j]}. */
  private static String expression(String mark, int base, int[] strides) {
    Stream<String> terms =
        IntStream.range(0, strides.length)
            .filter(level -> strides[level] != 0)
            .mapToObj(level -> (strides[level] == 1 ? "" : strides[level]) + turn(level));
    List<String> all =
        Stream.concat(base == 0 ? Stream.of() : Stream.of(Integer.toString(base)), terms).toList();
    boolean moves = Arrays.stream(strides).anyMatch(stride -> stride != 0);
    return moves ? mark + "[" + String.join(" + ", all) + "]" : mark + base;
  }

  private static String turn(int level) {
    return String.valueOf(TURNS.charAt(level % TURNS.length()));
  }

  private static List<String> sequence(int count, IntFunction<String> text) {
    if (count <= SHOWN) {
      return IntStream.range(0, count).mapToObj(text).toList();
    }
    return List.of(text.apply(0), text.apply(1), "...", text.apply(count - 1));
  }

  private static String join(List<String> words) {
    return String.join(" ", words);
  }
}
