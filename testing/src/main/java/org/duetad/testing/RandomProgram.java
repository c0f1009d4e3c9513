package org.duetad.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.testing.rules.RuleFunction;

/**
 * A straight-line program of rules at a point where it is smooth: drawn by {@link
 * org.duetad.testing.jqwik.Programs}, or read from a file. As text:
 *
 * <pre>
 * duet program 1
 * # any comment
 * point 2.0 0.5           the inputs, at places 0, 1, ...
 * multiply 0 1            an operation and the places of its operands; its result is at place 2
 * softmax:1 2 0           result 1 of an operation that has several
 * </pre>
 *
 * <p>The last place is the output.
 */
public final class RandomProgram implements ScalarFunction {

  private static final String HEADER = "duet program 1";

  /** Beyond this, derivatives of higher order overflow. */
  private static final double LARGE = 1e6;

  /** Operands are so far away from kinks and bounds, relative to their size. */
  private static final double REACH = 1e-3;

  private final double[] point;
  private final List<ProgramLine> lines;

  private RandomProgram(double[] point, List<ProgramLine> lines) {
    this.point = point;
    this.lines = lines;
  }

  /**
   * A choice of an operation.
   *
   * @param operation by its number
   * @param distances how far back its operands are, at least 0
   */
  public record Choice(int operation, List<Integer> distances) {

    /** Copies the list. */
    public Choice {
      distances = List.copyOf(distances);
    }
  }

  /**
   * How many operations there are to choose from.
   *
   * @return their number
   */
  public static int operations() {
    return ProgramOperations.all().size();
  }

  /**
   * The program of some choices. An operation that has no finite value of moderate size there, or
   * is next to a kink, is left out; so every list of choices is a program.
   *
   * @param point the inputs, at least one
   * @param choices an operation for each
   * @return the program
   */
  public static RandomProgram of(double[] point, List<Choice> choices) {
    Arguments.point("program", "", point);
    List<RuleFunction> operations = ProgramOperations.all();
    List<Scalar> places = new ArrayList<>(Arrays.asList(Scalar.of(point)));
    List<ProgramLine> lines = new ArrayList<>();
    for (Choice choice : choices) {
      RuleFunction operation = operations.get(choice.operation() % operations.size());
      List<Integer> operands = new ArrayList<>();
      int arity = operation.operands(2, 3, 1, 4);
      for (int i = 0; i < arity; i++) {
        int distance = choice.distances().get(i % choice.distances().size());
        operands.add(places.size() - 1 - distance % places.size());
      }
      ProgramLine line = new ProgramLine(operation, 0, operands);
      if (isSmooth(line, places)) {
        lines.add(line);
        places.add(line.of(places));
      }
    }
    return new RandomProgram(point.clone(), List.copyOf(lines));
  }

  /**
   * Draws a program.
   *
   * @param inputs how many inputs it has
   * @param operations how many operations are chosen
   * @param random where choices come from
   * @return the program, at a point where it is smooth
   */
  public static RandomProgram draw(int inputs, int operations, Random random) {
    double[] point = random.doubles(inputs, -3, 3).toArray();
    int known = operations();
    List<Choice> choices = new ArrayList<>();
    for (int k = 0; k < operations; k++) {
      List<Integer> distances = List.of(random.nextInt(4), random.nextInt(4), random.nextInt(4));
      choices.add(new Choice(random.nextInt(known), distances));
    }
    return of(point, choices);
  }

  private static boolean isSmooth(ProgramLine line, List<Scalar> places) {
    double[] x = line.operands().stream().mapToDouble(place -> places.get(place).value()).toArray();
    for (int i = 0; i < x.length; i++) {
      double reach = REACH * Math.max(1, Math.abs(x[i]));
      var domain = line.operation().domain().apply(i);
      double at = x[i];
      boolean kink = domain.kinks().stream().anyMatch(k -> Math.abs(k - at) < reach);
      if (kink || !domain.contains(at - reach) || !domain.contains(at + reach)) {
        return false;
      }
    }
    try {
      double value = line.of(places).value();
      return Math.abs(value) < LARGE
          && SmoothPoints.isSmooth(line.operation().function(), REACH, x);
    } catch (ArithmeticException | IllegalArgumentException e) {
      return false; // It has no value there.
    }
  }

  /**
   * The inputs.
   *
   * @return a copy
   */
  public double[] point() {
    return point.clone();
  }

  /**
   * This program, to be tested where it was drawn.
   *
   * @return the function at its point
   */
  public FunctionAtPoint here() {
    return FunctionAtPoint.of(this, point);
  }

  @Override
  public Scalar apply(Scalar... x) {
    Arguments.length("program", "inputs", x.length, point.length);
    List<Scalar> places = new ArrayList<>(Arrays.asList(x));
    lines.forEach(line -> places.add(line.of(places)));
    return places.get(places.size() - 1);
  }

  /**
   * Reads the text of a program.
   *
   * @param text its lines
   * @return the program
   * @throws IllegalArgumentException if the text is of another version, or names an unknown
   *     operation or a place that is not filled
   */
  public static RandomProgram parse(List<String> text) {
    if (text.isEmpty() || !text.get(0).equals(HEADER)) {
      throw malformed("the first line must be \"" + HEADER + "\"");
    }
    List<String> rest =
        text.stream().skip(1).filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (rest.isEmpty() || !rest.get(0).startsWith("point ")) {
      throw malformed("no line \"point x y ...\" before the operations");
    }
    double[] point =
        Arrays.stream(rest.get(0).split(" ", -1))
            .skip(1)
            .mapToDouble(RandomProgram::real)
            .toArray();
    Map<String, RuleFunction> operations =
        ProgramOperations.all().stream()
            .collect(Collectors.toMap(RuleFunction::name, Function.identity()));
    List<ProgramLine> lines = new ArrayList<>();
    for (String line : rest.subList(1, rest.size())) {
      lines.add(ProgramLine.parse(line, operations, point.length + lines.size()));
    }
    return new RandomProgram(point, List.copyOf(lines));
  }

  private static double real(String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw malformed("\"" + word + "\" is not a number");
    }
  }

  static IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException("program: " + why);
  }

  /** The text of the program, which {@link #parse} reads. */
  @Override
  public String toString() {
    String in =
        Arrays.stream(point)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" ", "point ", ""));
    String body = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    return HEADER + "\n" + in + "\n" + body;
  }
}
