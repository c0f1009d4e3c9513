package org.duetad.core.kernel.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;

/**
 * Moves sums that stand between loops behind the last loop, where they belong to a {@link
 * LinearTail}: then a loop that computes terms and the loops after it are evaluated and pulled back
 * block by block, as those of a likelihood and a prior. Nothing that a sum passes reads it, or what
 * it adds up; so values and adjoints keep their bits.
 */
final class PostponedSums {

  private final FlatCode code;
  private final List<Span> spans;

  /** The slots that are read by what the sums pass. */
  private final boolean[] read;

  private PostponedSums(FlatCode code, List<Span> spans) {
    this.code = code;
    this.spans = spans;
    read = new boolean[code.slots()];
  }

  static KernelPlan plan(FlatCode code, List<Span> spans) {
    int last = spans.size() - 1;
    while (last >= 0 && !spans.get(last).isLoop()) {
      last--;
    }
    int first = 0;
    while (first < last && !spans.get(first).isLoop()) {
      first++;
    }
    while (first < last && !isSum(code, spans.get(first))) {
      first++;
    }
    return first < last
        ? new PostponedSums(code, spans).plan(first, last)
        : KernelPlan.of(code, spans);
  }

  private static boolean isSum(FlatCode code, Span span) {
    return !span.isLoop() && LinearTail.isSum(code.instruction(span.start()));
  }

  /** The sums among some spans, of which the first is a sum and the last a loop, come last. */
  private KernelPlan plan(int first, int last) {
    List<Span> some = new ArrayList<>();
    List<Span> sums = new ArrayList<>();
    for (int s = last; s >= first; s--) {
      Span span = spans.get(s);
      if (isSum(code, span) && !isTouched(span.start())) {
        sums.add(span);
      } else {
        markRead(span);
        some.add(span);
      }
    }
    if (sums.isEmpty()) {
      return KernelPlan.of(code, spans);
    }
    Collections.reverse(some);
    Collections.reverse(sums);
    some.addAll(sums);
    return inOrder(first, last, some);
  }

  /** Whether what comes later reads a result of an instruction, or one of its operands. */
  private boolean isTouched(int k) {
    boolean isTouched = false;
    for (int slot = code.result(k); slot < code.result(k + 1); slot++) {
      isTouched |= read[slot];
    }
    for (int i = 0; i < code.arity(k); i++) {
      isTouched |= read[code.operand(k, i)];
    }
    return isTouched;
  }

  private void markRead(Span span) {
    for (int i = code.start(span.start()); i < code.start(span.end()); i++) {
      read[code.operands()[i]] = true;
    }
  }

  /** The instructions of some spans in another order. */
  private KernelPlan inOrder(int first, int last, List<Span> some) {
    int next = spans.get(first).start();
    int[] order = IntStream.range(0, code.size()).toArray();
    List<Span> all = new ArrayList<>(spans.subList(0, first));
    for (Span span : some) {
      all.addAll(Span.moved(List.of(span), next - span.start()));
      for (int k = span.start(); k < span.end(); k++) {
        order[next++] = k;
      }
    }
    all.addAll(spans.subList(last + 1, spans.size()));
    return KernelPlan.of(code.reordered(order), all);
  }
}
