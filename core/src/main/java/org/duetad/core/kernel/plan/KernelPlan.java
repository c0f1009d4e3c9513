package org.duetad.core.kernel.plan;

import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;
import org.duetad.core.kernel.code.TangentBuilder;
import org.duetad.core.kernel.loops.NestBuilder;
import org.duetad.core.program.Program;

/**
 * The instructions of a kernel in the order in which it does them, and their loops: those of the
 * program, with {@link PostponedSums}, or if too little is done at once in these, {@link Groups}.
 *
 * @param code the instructions
 * @param spans the loops that they are in
 * @param shapes how these are done
 * @param bytes what the values may take that are kept for the sweep
 */
public record KernelPlan(FlatCode code, List<Span> spans, List<Shape> shapes, long bytes) {

  /** What the values of a frame may take unless another limit is given: 256 MB. */
  public static final long USUAL_BYTES = 1L << 28;

  /** Loops of fewer lanes are short. */
  private static final int SHORT = 32;

  /** Scans of more are better loops, in all their turns. */
  private static final int FEW_INSTRUCTIONS = 1000;

  public static KernelPlan of(Program program) {
    return of(FlatCode.of(program));
  }

  public static KernelPlan of(FlatCode code) {
    return ofLoops(code, NestBuilder.spans(code));
  }

  /** With the loops that were found. */
  static KernelPlan ofLoops(FlatCode code, List<Span> spans) {
    KernelPlan rolled = PostponedSums.plan(code, spans);
    if (!rolled.isNumberByNumber()) {
      return rolled;
    }
    KernelPlan grouped = Groups.of(code);
    return grouped.isNumberByNumber() ? rolled.straightIfShort() : grouped;
  }

  /**
   * Without loops of lanes if all are short: done number by number they take as long, and several
   * seeds or directions may be side by side. Longer loops in which few turns are done at once,
   * again and again, stay, as they take half the time or less as bytecode.
   */
  private KernelPlan straightIfShort() {
    boolean areShort = spans.stream().filter(Span::isLoop).allMatch(this::isShort);
    return areShort ? of(code, Span.singles(code.size())) : this;
  }

  private boolean isShort(Span loop) {
    List<Shape> parts = Shape.of(code, List.of(loop), Shape.MOST);
    return Shape.meanLanes(parts) < SHORT && parts.stream().noneMatch(KernelPlan::isLongScan);
  }

  private static boolean isLongScan(Shape shape) {
    boolean isScan = shape instanceof Shape.Sequence || ((BodyShape) shape).isScan();
    return isScan && (long) shape.length() * shape.turns() > FEW_INSTRUCTIONS;
  }

  public static KernelPlan of(FlatCode code, List<Span> spans) {
    return new KernelPlan(code, spans, Shape.of(code, spans, Shape.MOST), USUAL_BYTES);
  }

  /** Of the function and its tangent. */
  public static KernelPlan ofTangent(FlatCode code, List<Span> spans, int variables) {
    TangentBuilder builder = new TangentBuilder(code, spans, variables);
    return of(builder.code(), builder.spans());
  }

  /** How many turns an operation does at once, on average. */
  public double meanLanes() {
    return Shape.meanLanes(shapes);
  }

  /** Whether few turns are done at once, on average. */
  public boolean isNumberByNumber() {
    return meanLanes() < Shape.LEAST_MEAN;
  }

  /** Whether there are no loops of lanes: all is done number by number. */
  public boolean isStraight() {
    return shapes.stream().allMatch(shape -> shape instanceof BodyShape && shape.turns() == 1);
  }

  /** With blocks of a given number of turns at most, on which no result depends. */
  public KernelPlan withBlocks(int most) {
    return new KernelPlan(code, spans, Shape.of(code, spans, most), bytes);
  }

  /** With another limit of bytes. */
  public KernelPlan within(long limit) {
    return new KernelPlan(code, spans, shapes, limit);
  }

  /** How many loops at the end read no results of each other, nor a turn those of another. */
  public int maps() {
    return mapsBefore(shapes.size());
  }

  /** How many of them there are at the end of the first shapes. */
  public int mapsBefore(int count) {
    int latest = -1;
    for (int k = count - 1; k >= 0; k--) {
      Shape shape = shapes.get(k);
      boolean isMap = shape instanceof BodyShape body && body.lanes() == body.turns();
      int end = shape.start() + shape.length() * shape.turns();
      if (!isMap || shape.turns() == 1 || latest >= shape.start()) {
        return count - 1 - k;
      }
      latest = Math.max(latest, latestRead(shape.start(), end));
    }
    return count;
  }

  /** The latest instruction before a stretch whose results it reads, or -1. */
  private int latestRead(int start, int end) {
    int latest = -1;
    for (int k = start; k < end; k++) {
      for (int i = 0; i < code.arity(k); i++) {
        int producer = code.producer(code.operand(k, i));
        latest = producer < start ? Math.max(latest, producer) : latest;
      }
    }
    return latest;
  }
}
