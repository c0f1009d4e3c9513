package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.duetad.core.kernel.loops.Node;
import org.duetad.core.program.instruction.Instruction;

/**
 * A nest as a graph in the DOT language: the lines of the listing as nodes, loops as boxes, and the
 * edges that any turn has.
 */
final class LoopDrawing {

  private static final int NOWHERE = -1;

  private final LoopNest nest;
  private final Function<Node.Step, String> lines;
  private final StringBuilder text = new StringBuilder();

  /** The number of each step's node. */
  private final IdentityHashMap<Node.Step, Integer> numbers = new IdentityHashMap<>();

  /** The node in which each slot was computed last. */
  private final int[] owners;

  private final Set<String> edges = new LinkedHashSet<>();
  private int loops;

  private LoopDrawing(LoopNest nest) {
    this.nest = nest;
    lines = LoopListing.lines(nest);
    owners = new int[nest.code().slots()];
    Arrays.fill(owners, NOWHERE);
  }

  static String of(LoopNest nest) {
    return new LoopDrawing(nest).drawn();
  }

  private String drawn() {
    text.append("digraph loops {\n  rankdir=LR;\n  node [shape=box];\n");
    node("  ", 0, nest.code().inputs() == 1 ? "input" : nest.code().inputs() + " inputs");
    Arrays.fill(owners, 0, nest.code().inputs(), 0);
    addNodes(nest.nodes(), 1);
    addEdges(nest.nodes(), new int[LoopNest.depth(nest.nodes())], 0);
    int last = numbers.size() + 1;
    node("  ", last, "return");
    Arrays.stream(nest.code().outputs()).forEach(slot -> edge(slot, last));
    edges.forEach(edge -> text.append("  ").append(edge).append(";\n"));
    return text.append("}\n").toString();
  }

  private void addNodes(List<Node> nodes, int level) {
    String indent = "  ".repeat(level);
    for (Node node : nodes) {
      if (node instanceof Node.Loop loop) {
        text.append(indent).append("subgraph cluster").append(loops++).append(" {\n");
        String head = LoopListing.head(loop, level);
        text.append(indent).append("  label=\"").append(head).append("\";\n");
        addNodes(loop.body(), level + 1);
        text.append(indent).append("}\n");
      } else {
        Node.Step step = (Node.Step) node;
        numbers.put(step, numbers.size() + 1);
        node(indent, numbers.size(), lines.apply(step));
      }
    }
  }

  private void node(String indent, int number, String label) {
    String escaped = label.replace("\\", "\\\\").replace("\"", "\\\"");
    text.append(indent).append('n').append(number).append(" [label=\"");
    text.append(escaped).append("\"];\n");
  }

  /** Of all turns, in the order in which they are evaluated. */
  private void addEdges(List<Node> nodes, int[] turn, int level) {
    for (Node node : nodes) {
      if (node instanceof Node.Loop loop) {
        for (int i = 0; i < loop.turns(); i++) {
          turn[level] = i;
          addEdges(loop.body(), turn, level + 1);
        }
        turn[level] = 0;
      } else {
        addEdges((Node.Step) node, turn);
      }
    }
  }

  private void addEdges(Node.Step step, int[] turn) {
    Instruction instruction = step.at(turn);
    int number = numbers.getOrDefault(step, NOWHERE);
    Arrays.stream(instruction.operands()).forEach(slot -> edge(slot, number));
    for (int i = 0; i < instruction.results(); i++) {
      owners[instruction.first() + i] = number;
    }
  }

  /** What a node reads of itself, or of one after it, is from an earlier turn. */
  private void edge(int slot, int to) {
    int from = owners[slot];
    if (from != NOWHERE) {
      edges.add("n" + from + " -> n" + to + (from < to ? "" : " [style=dashed]"));
    }
  }
}
