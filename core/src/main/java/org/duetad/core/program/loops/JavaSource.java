package org.duetad.core.program.loops;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loops as the source of a Java class that needs no library: {@code pullback(x, y, yBar)}.
 *
 * @param name the simple name of the class
 * @param inputs how many inputs there are, which are in memory first
 * @param variables how many of them, the first ones, have adjoints
 * @param constants the constants by their places, after the inputs; null for inputs
 * @param size how many numbers there are in memory
 * @param kept how many numbers are kept besides
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record JavaSource(
    String name, int inputs, int variables, @Nullable Double[] constants, int size, int kept) {

  /** With more statements, each block is a method. */
  private static final int MOST_STATEMENTS = 300;

  private static final int SHORTEST_RUN = 4;

  /**
   * The source.
   *
   * @param values compute the values, in this order
   * @param adjoints pull the adjoints back, in the reverse order
   * @param outputs the places of the outputs
   * @return a class in no package
   * @throws IllegalArgumentException if the name is no identifier, or a function has no form in
   *     Java
   */
  public String text(List<LoopCode> values, List<LoopCode> adjoints, int... outputs) {
    requireIdentifier();
    try {
      return text(values, adjoints, outputs, false);
    } catch (JavaPlaces.Joined needed) {
      return text(values, adjoints, outputs, true);
    }
  }

  private void requireIdentifier() {
    boolean isIdentifier =
        !name.isEmpty()
            && Character.isJavaIdentifierStart(name.charAt(0))
            && name.chars().allMatch(Character::isJavaIdentifierPart);
    if (!isIdentifier) {
      throw new IllegalArgumentException(
          "toJava: \"" + name + "\" is no name of a class; pass one as in \"Gradient\"");
    }
  }

  private String text(
      List<LoopCode> values, List<LoopCode> adjoints, int[] outputs, boolean isJoined) {
    JavaNames names = new JavaNames();
    int head = constants.length;
    JavaPlaces places = new JavaPlaces(inputs, head, isJoined, names);
    long count = values.stream().mapToLong(code -> count(code.body())).sum();
    List<String> methods = count > MOST_STATEMENTS ? new ArrayList<>() : null;
    JavaPrinter printer = new JavaPrinter(places, names, 4, methods);
    values.forEach(code -> printer.print(List.of(new Statement.Block(code.body()))));
    String forward = printer.text();
    for (int k = adjoints.size() - 1; k >= 0; k--) {
      printer.print(List.of(new Statement.Block(adjoints.get(k).body())));
    }
    String backward = printer.text().substring(forward.length());
    StringBuilder text = new StringBuilder(head());
    text.append(names.tables());
    text.append(
        """

          /**
           * Puts f(x) into y.
           *
           * @param x the point
           * @param y receives the outputs
           * @param yBar the weights of the outputs: for the gradient of the only one, 1
           * @return the derivatives of the weighted sum of the outputs
           */
          public static double[] pullback(double[] x, double[] y, double[] yBar) {
        """);
    int own = isJoined ? size : size - head;
    text.append("    double[] v = new double[").append(own).append("];\n");
    text.append("    double[] xBar = new double[").append(inputs).append("];\n");
    text.append("    double[] vBar = new double[").append(own).append("];\n");
    text.append("    double[] kept = new double[").append(kept).append("];\n");
    if (isJoined) {
      text.append("    System.arraycopy(x, 0, v, 0, ").append(inputs).append(");\n");
      for (int k = inputs; k < head; k++) {
        text.append("    v[").append(k).append("] = ").append(constant(k)).append(";\n");
      }
    }
    text.append("\n    // The values.\n").append(forward);
    addOutputs(text, outputs, places);
    text.append("\n    // The adjoints, from the last operation to the first.\n").append(backward);
    String adjoint = isJoined ? "vBar" : "xBar";
    text.append("    return java.util.Arrays.copyOf(").append(adjoint).append(", ");
    text.append(variables).append(");\n  }\n");
    text.append(methods == null ? "" : String.join("", methods)).append(names.methods());
    return text.append("}\n").toString();
  }

  private String head() {
    return """
    /** A recorded function and its derivative, written by Duet. */
    public final class NAME {

      private NAME() {}
    """
        .replace("NAME", name);
  }

  private String constant(int place) {
    Double constant = constants[place];
    return constant == null ? "0.0" : JavaPrinter.number(constant);
  }

  /** Copies the outputs, and begins with their weights. */
  private void addOutputs(StringBuilder text, int[] outputs, JavaPlaces places) {
    StringBuilder seeds = new StringBuilder();
    text.append('\n');
    for (int i = 0; i < outputs.length; ) {
      int place = outputs[i];
      int count = 1;
      while (i + count < outputs.length
          && outputs[i + count] == place + count
          && isAlike(place, place + count)) {
        count++;
      }
      if (place >= inputs && place < constants.length) {
        text.append("    y[" + i + "] = " + constant(place) + ";\n");
        count = 1;
      } else if (count < SHORTEST_RUN) {
        count = 1;
        Index at = Index.of(place);
        text.append("    y[" + i + "] = " + places.text(Memory.VALUES, at) + ";\n");
        seeds.append("    " + places.text(Memory.ADJOINTS, at) + " += yBar[" + i + "];\n");
      } else {
        addRun(text, seeds, i, place, count, places);
      }
      i += count;
    }
    text.append(seeds);
  }

  private void addRun(
      StringBuilder text, StringBuilder seeds, int i, int place, int count, JavaPlaces places) {
    Statement.Loop loop = new Statement.Loop(0, 0, count, false, List.of());
    Index at = new Index.Affine(place, List.of(new Index.Term(0, 1)));
    String head = "    for (int i = 0; i < " + count + "; i++) {\n      ";
    String index = i == 0 ? "i" : "i + " + i;
    places.enter(loop);
    text.append(head).append("y[" + index + "] = " + places.text(Memory.VALUES, at));
    seeds.append(head).append(places.text(Memory.ADJOINTS, at) + " += yBar[" + index + "]");
    places.leave(loop);
    text.append(";\n    }\n");
    seeds.append(";\n    }\n");
  }

  /** Whether both are inputs, or both results. */
  private boolean isAlike(int place, int other) {
    return place < inputs == other < inputs && place < constants.length == other < constants.length;
  }

  private static long count(List<Statement> body) {
    return body.stream()
        .mapToLong(
            statement ->
                statement instanceof Statement.Loop loop
                    ? count(loop.body())
                    : statement instanceof Statement.Block block ? count(block.body()) : 1)
        .sum();
  }
}
