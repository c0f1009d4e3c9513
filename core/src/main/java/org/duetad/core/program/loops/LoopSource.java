package org.duetad.core.program.loops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loops as source that needs no library: of a Java class with a method {@code pullback(x, y,
 * yBar)}, or of a C function.
 *
 * @param language the language
 * @param name the simple name of the class, or the name of the function
 * @param inputs how many inputs there are, which are in memory first
 * @param variables how many of them, the first ones, have adjoints
 * @param constants the constants by their places, after the inputs; null for inputs
 * @param size how many numbers there are in memory
 * @param kept how many numbers are kept besides
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record LoopSource(
    SourceLanguage language,
    String name,
    int inputs,
    int variables,
    @Nullable Double[] constants,
    int size,
    int kept) {

  /** With more statements, each block is a method. */
  private static final int MOST_STATEMENTS = 300;

  /** With more constants, these are in a table. */
  private static final int MOST_IN_CODE = 16;

  private static final int SHORTEST_RUN = 4;

  /**
   * The source.
   *
   * @param values compute the values, in this order
   * @param adjoints pull the adjoints back, in the reverse order
   * @param outputs the places of the outputs
   * @return a class in no package, or a file of C
   * @throws IllegalArgumentException if the name is not an identifier, or a function has no form in
   *     the language
   */
  public String text(List<LoopCode> values, List<LoopCode> adjoints, int... outputs) {
    language.syntax().requireName(name);
    try {
      return text(values, adjoints, outputs, false);
    } catch (SourcePlaces.Joined needed) {
      return text(values, adjoints, outputs, true);
    }
  }

  private String text(
      List<LoopCode> values, List<LoopCode> adjoints, int[] outputs, boolean isJoined) {
    SourceNames names = new SourceNames(language.syntax());
    int head = constants.length;
    SourcePlaces places = new SourcePlaces(inputs, head, isJoined, names);
    long count = values.stream().mapToLong(code -> count(code.body())).sum();
    List<String> methods = count > MOST_STATEMENTS ? new ArrayList<>() : null;
    SourcePrinter printer =
        new SourcePrinter(places, names, language.syntax(), language.syntax().indent(), methods);
    values.forEach(code -> printer.print(List.of(new Statement.Block(code.body()))));
    String forward = printer.text();
    for (int k = adjoints.size() - 1; k >= 0; k--) {
      printer.print(List.of(new Statement.Block(adjoints.get(k).body())));
    }
    String backward = printer.text().substring(forward.length());
    StringBuilder body = new StringBuilder();
    if (isJoined) {
      line(body, language.syntax().copy("x", "v", 0, inputs));
      addConstants(body, names);
    }
    body.append('\n');
    line(body, "// The values.");
    body.append(forward);
    addOutputs(body, outputs, places);
    body.append('\n');
    line(body, "// The adjoints, from the last operation to the first.");
    body.append(backward);
    int own = isJoined ? size : size - head;
    return language
        .syntax()
        .file(
            name,
            new Syntax.Sizes(inputs, variables, own, kept, isJoined),
            names,
            methods == null ? List.of() : methods,
            body.toString());
  }

  private void addConstants(StringBuilder body, SourceNames names) {
    int count = constants.length - inputs;
    if (count > MOST_IN_CODE) {
      double[] values =
          Arrays.stream(constants, inputs, constants.length)
              .mapToDouble(LoopSource::value)
              .toArray();
      line(body, language.syntax().copy(names.constants(values), "v", inputs, count));
      return;
    }
    for (int k = inputs; k < constants.length; k++) {
      line(body, "v[" + k + "] = " + constant(k) + ";");
    }
  }

  private static double value(@Nullable Double constant) {
    return constant == null ? 0.0 : constant;
  }

  private void line(StringBuilder text, String line) {
    text.append(" ".repeat(language.syntax().indent())).append(line).append('\n');
  }

  private String constant(int place) {
    return language.syntax().number(value(constants[place]));
  }

  /** Copies the outputs, and begins with their weights. */
  private void addOutputs(StringBuilder text, int[] outputs, SourcePlaces places) {
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
        line(text, "y[" + i + "] = " + constant(place) + ";");
        count = 1;
      } else if (count < SHORTEST_RUN) {
        count = 1;
        Index at = Index.of(place);
        line(text, "y[" + i + "] = " + places.text(Memory.VALUES, at) + ";");
        line(seeds, places.text(Memory.ADJOINTS, at) + " += yBar[" + i + "];");
      } else {
        addRun(text, seeds, i, place, count, places);
      }
      i += count;
    }
    text.append(seeds);
  }

  private void addRun(
      StringBuilder text, StringBuilder seeds, int i, int place, int count, SourcePlaces places) {
    Statement.Loop loop = new Statement.Loop(0, 0, count, false, List.of());
    Index at = new Index.Affine(place, List.of(new Index.Term(0, 1)));
    String head = "for (int i = 0; i < " + count + "; i++) {";
    String index = i == 0 ? "i" : "i + " + i;
    places.enter(loop);
    addLoop(text, head, "y[" + index + "] = " + places.text(Memory.VALUES, at) + ";");
    addLoop(seeds, head, places.text(Memory.ADJOINTS, at) + " += yBar[" + index + "];");
    places.leave(loop);
  }

  private void addLoop(StringBuilder text, String head, String body) {
    line(text, head);
    line(text, "  " + body);
    line(text, "}");
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
