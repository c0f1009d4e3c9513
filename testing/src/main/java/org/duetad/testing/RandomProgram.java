package org.duetad.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramText;
import org.duetad.core.spi.Arguments;
import org.duetad.testing.rules.RuleFunction;

/**
 * A straight-line program of rules at a point where it is smooth: drawn by {@link
 * org.duetad.testing.jqwik.Programs}, or read from a file, as {@link ProgramText}. Any function of
 * numbers with one output is one, once it is recorded and written.
 */
public final class RandomProgram implements ScalarFunction {

  /** Beyond this, derivatives of higher order overflow. */
  private static final double LARGE = 1e6;

  /** Operands are so far away from kinks and bounds, relative to their size. */
  private static final double REACH = 1e-3;

  private final double[] point;
  private final Program program;

  private RandomProgram(double[] point, Program program) {
    this.point = point;
    this.program = program;
  }

  /** A line of a program that is drawn: the first result of an operation on some places. */
  private record Line(RuleFunction operation, List<Integer> operands) {

    Scalar of(List<Scalar> places) {
      return operation.function()
          .apply(operands.stream().map(places::get).toArray(Scalar[]::new))[0];
    }
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
    List<Line> lines = new ArrayList<>();
    for (Choice choice : choices) {
      RuleFunction operation = operations.get(choice.operation() % operations.size());
      List<Integer> operands = new ArrayList<>();
      int arity = operation.operands(2, 3, 1, 4);
      for (int i = 0; i < arity; i++) {
        int distance = choice.distances().get(i % choice.distances().size());
        operands.add(places.size() - 1 - distance % places.size());
      }
      Line line = new Line(operation, operands);
      if (isSmooth(line, places)) {
        lines.add(line);
        places.add(line.of(places));
      }
    }
    return new RandomProgram(
        point.clone(), Program.record(x -> new Scalar[] {last(lines, x)}, point));
  }

  private static Scalar last(List<Line> lines, Scalar[] x) {
    List<Scalar> places = new ArrayList<>(Arrays.asList(x));
    lines.forEach(line -> places.add(line.of(places)));
    return places.get(places.size() - 1);
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

  private static boolean isSmooth(Line line, List<Scalar> places) {
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
    return program.evaluate(x)[0];
  }

  /**
   * Reads the text of a program.
   *
   * @param text the text, as {@link ProgramText} describes it
   * @return the program
   * @throws IllegalArgumentException if it is no program, or not one of numbers with one output
   */
  public static RandomProgram parse(String text) {
    Program program = ProgramText.plain().read(text);
    Object[] point = program.point();
    boolean isOfNumbers = Arrays.stream(point).allMatch(Scalar.class::isInstance);
    if (!isOfNumbers || program.outputs().length != 1) {
      throw new IllegalArgumentException(
          "program: takes "
              + (isOfNumbers ? "numbers" : "matrices")
              + " and has "
              + program.outputs().length
              + " outputs; write one of numbers with one output");
    }
    double[] x = Arrays.stream(point).mapToDouble(in -> ((Scalar) in).value()).toArray();
    return new RandomProgram(x, program);
  }

  /** The text of the program, which {@link #parse} reads. */
  @Override
  public String toString() {
    return ProgramText.plain().write(program);
  }
}
