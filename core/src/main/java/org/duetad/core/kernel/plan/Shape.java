package org.duetad.core.kernel.plan;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;

/** How a stretch of a program is done: by lanes, or turn by turn. */
public sealed interface Shape permits BodyShape, Shape.Sequence {

  /** A loop with fewer turns that do not depend on each other is no loop of lanes. */
  int LEAST_LANES = 4;

  /** With fewer turns done at once, on average, they are faster one by one. */
  double LEAST_MEAN = 8;

  /** With so many lanes, loops within the body are written out. */
  int ENOUGH_LANES = 64;

  /** The turns of the largest block. */
  int MOST = 1024;

  /** The first instruction. */
  int start();

  /** How many instructions there are in a turn. */
  int length();

  int turns();

  /**
   * A loop whose turns follow each other.
   *
   * @param start the first instruction
   * @param length how many instructions there are in a turn
   * @param turns how many turns there are
   * @param body the parts of the first turn
   */
  record Sequence(int start, int length, int turns, List<Shape> body) implements Shape {}

  /** How many turns an operation does at once, on average over all instructions in all turns. */
  static double meanLanes(List<Shape> shapes) {
    double instructions = 0;
    for (Shape shape : shapes) {
      instructions += (double) shape.length() * shape.turns();
    }
    return instructions == 0 ? 1 : instructions / steps(shapes);
  }

  private static double steps(List<Shape> shapes) {
    double steps = 0;
    for (Shape shape : shapes) {
      steps += steps(shape);
    }
    return steps;
  }

  /** How many operations on blocks of the usual size there are. */
  private static double steps(Shape shape) {
    if (shape instanceof Sequence sequence) {
      return shape.turns() * steps(sequence.body());
    }
    int block = ((BodyShape) shape).block(MOST);
    return shape.length() * Math.ceil((double) shape.turns() / block);
  }

  /**
   * Chooses the loops of lanes. Loops with matrices, and those that do little at once, are written
   * out.
   *
   * @param code the instructions
   * @param spans the loops that they are in
   * @param most the most turns of a block; the choice of loops does not depend on it
   */
  static List<Shape> of(FlatCode code, List<Span> spans, int most) {
    return of(code, spans, List.of(), most, LEAST_MEAN);
  }

  private static List<Shape> of(
      FlatCode code, List<Span> spans, List<Span> outer, int most, double least) {
    List<Shape> shapes = new ArrayList<>();
    int start = spans.isEmpty() ? 0 : spans.get(0).start();
    int end = start;
    for (Span span : spans) {
      if (span.isLoop() && !code.usesMatrices(span.start(), span.start() + span.length())) {
        Shape loop = of(code, span, outer, most);
        if (meanLanes(List.of(loop)) >= least) {
          addStraight(code, start, end, shapes);
          shapes.add(loop);
          start = span.end();
        }
      }
      end = span.end();
    }
    addStraight(code, start, end, shapes);
    return shapes;
  }

  private static void addStraight(FlatCode code, int start, int end, List<Shape> shapes) {
    if (end > start) {
      shapes.add(BodyShape.straight(code, start, end - start));
    }
  }

  private static Shape of(FlatCode code, Span loop, List<Span> outer, int most) {
    BodyShape body = BodyShape.of(code, loop, outer, most);
    List<Span> inner = with(outer, loop);
    if (body.lanes() >= LEAST_LANES
        && (body.lanes() >= ENOUGH_LANES || body.lanes() >= mostLanes(code, loop.body(), inner))) {
      return body;
    }
    return new Sequence(
        loop.start(), loop.length(), loop.turns(), of(code, loop.body(), inner, most, 0));
  }

  private static int mostLanes(FlatCode code, List<Span> spans, List<Span> outer) {
    int most = 1;
    for (Span span : spans) {
      if (span.isLoop()) {
        most = Math.max(most, BodyShape.of(code, span, outer, MOST).lanes());
        most = Math.max(most, mostLanes(code, span.body(), with(outer, span)));
      }
    }
    return most;
  }

  private static List<Span> with(List<Span> outer, Span loop) {
    List<Span> all = new ArrayList<>(outer);
    all.add(loop);
    return all;
  }
}
