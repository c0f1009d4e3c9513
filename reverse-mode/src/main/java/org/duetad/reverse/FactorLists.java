package org.duetad.reverse;

import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Reductions;

/**
 * Sums of products of variables, {@code z = Σ x_k y_k}, on a tape: the entries of the factors, in
 * one of three forms. Mostly the right factors were recorded one after the other: then only the
 * first of them is kept, and of the left ones, too, if they were; but not on a tape of second
 * order, whose sweeps would gain nothing. Values are with the entries.
 *
 * <pre>{@code
 * 2n, x_1, y_1, ..., x_n, y_n
 * -n, y_1, x_1, ..., x_n        y_k = y_1 + k - 1
 * -n, ~y_1, x_1                 x_k = x_1 + k - 1, too
 * }</pre>
 */
final class FactorLists {

  private FactorLists() {}

  /** Records the inner product of parts of two arrays; the first left factor is a variable. */
  static Scalar dot(Var first, Scalar[] a, int i, Scalar[] b, int j, int length) {
    if (first.recording.secondOrder) {
      first.recording.products(length, 0, 2);
      return dotOfLists(first.recording, a, i, b, j, length);
    }
    return a[i + length - 1] instanceof Var last && last.index - first.index == length - 1
        ? dotOfRuns(first, a, i, b, j, length)
        : dotWithRun(first, a, i, b, j, length);
  }

  // The entry is recorded before the factors are visited: then the JIT has more registers for them.

  private static Scalar dotWithRun(Var first, Scalar[] a, int i, Scalar[] b, int j, int length) {
    Recording tape = first.recording;
    int run = b[j] instanceof Var v ? v.index - i : 0;
    int to = tape.products(length, run + i, 2 + length) - i;
    int[] entries = tape.pairs.parents();
    int shift = j - i;
    int end = i + length;
    double sum = 0;
    for (int k = i; k < end; k++) {
      if (!(a[k] instanceof Var x
          && x.recording == tape
          && b[k + shift] instanceof Var y
          && y.recording == tape
          && y.index == run + k)) {
        return dotOfLists(tape, a, i, b, j, length);
      }
      entries[k + to] = x.index;
      sum += x.value() * y.value();
    }
    return ended(tape, a, i, b, j, length, sum);
  }

  private static Scalar dotOfRuns(Var first, Scalar[] a, int i, Scalar[] b, int j, int length) {
    Recording tape = first.recording;
    int left = first.index - i;
    int run = b[j] instanceof Var v ? v.index - i : 0;
    int to = tape.products(length, ~(run + i), 3);
    tape.pairs.parents()[to] = first.index;
    int shift = j - i;
    int end = i + length;
    double sum = 0;
    for (int k = i; k < end; k++) {
      if (!(a[k] instanceof Var x
          && x.recording == tape
          && x.index == left + k
          && b[k + shift] instanceof Var y
          && y.recording == tape
          && y.index == run + k)) {
        return dotOfLists(tape, a, i, b, j, length);
      }
      sum += x.value() * y.value();
    }
    return ended(tape, a, i, b, j, length, sum);
  }

  /** In place of the latest entry. */
  private static Scalar dotOfLists(
      Recording tape, Scalar[] a, int i, Scalar[] b, int j, int length) {
    int to = tape.productsInstead(length);
    int[] entries = tape.pairs.parents();
    double sum = 0;
    for (int k = 0; k < length; k++) {
      if (!(a[i + k] instanceof Var x
          && x.recording == tape
          && b[j + k] instanceof Var y
          && y.recording == tape)) {
        tape.withdraw(length);
        return Reductions.leading(a, i, b, j, length).dotOf(a, i, b, j, length);
      }
      entries[to + 2 * k] = x.index;
      entries[to + 2 * k + 1] = y.index;
      sum += x.value() * y.value();
    }
    return ended(tape, a, i, b, j, length, sum);
  }

  private static Var ended(
      Recording tape, Scalar[] a, int i, Scalar[] b, int j, int length, double sum) {
    if (!tape.keepsValues()) {
      keepValues(a, i, length);
      keepValues(b, j, length);
    }
    return tape.latest(sum);
  }

  private static void keepValues(Scalar[] factors, int from, int length) {
    for (int k = from; k < from + length; k++) {
      ((Var) factors[k]).factor();
    }
  }

  /** The number of products, from where they begin. */
  static int count(int[] entries, int start) {
    int head = entries[start];
    return head < 0 ? -head : head >> 1;
  }

  /** The k-th left factor, from 0. */
  static int left(int[] entries, int start, int k) {
    if (entries[start] >= 0) {
      return entries[start + 1 + 2 * k];
    }
    return entries[start + 1] < 0 ? entries[start + 2] + k : entries[start + 2 + k];
  }

  /** The k-th right factor, from 0. */
  static int right(int[] entries, int start, int k) {
    int first = entries[start + 1];
    if (entries[start] >= 0) {
      return entries[start + 2 + 2 * k];
    }
    return (first < 0 ? ~first : first) + k;
  }

  /** {@code x̄_k += y_k z̄} and {@code ȳ_k += x_k z̄}, for an adjoint of z that needs no care. */
  static void reverse(
      int[] entries, int start, double adjoint, double[] values, double[] adjoints) {
    int head = entries[start];
    if (head >= 0) {
      reverseLists(entries, start + 1, start + 1 + head, adjoint, values, adjoints);
      return;
    }
    int right = entries[start + 1];
    if (right >= 0) {
      reverseWithRun(entries, start + 2, -head, right, adjoint, values, adjoints);
    } else {
      reverseRuns(entries[start + 2], ~right, -head, adjoint, values, adjoints);
    }
  }

  private static void reverseLists(
      int[] entries, int from, int end, double adjoint, double[] values, double[] adjoints) {
    for (int k = from; k < end; k += 2) {
      int x = entries[k];
      int y = entries[k + 1];
      double left = values[x];
      double right = values[y];
      adjoints[y] += adjoint * left;
      adjoints[x] += adjoint * right;
    }
  }

  private static void reverseWithRun(
      int[] entries,
      int from,
      int count,
      int run,
      double adjoint,
      double[] values,
      double[] adjoints) {
    int shift = run - from;
    for (int k = from; k < from + count; k++) {
      int x = entries[k];
      double left = values[x];
      double right = values[k + shift];
      adjoints[k + shift] += adjoint * left;
      adjoints[x] += adjoint * right;
    }
  }

  private static void reverseRuns(
      int from, int run, int count, double adjoint, double[] values, double[] adjoints) {
    int shift = run - from;
    for (int x = from; x < from + count; x++) {
      double left = values[x];
      double right = values[x + shift];
      adjoints[x + shift] += adjoint * left;
      adjoints[x] += adjoint * right;
    }
  }

  /** {@code Σ (y_k ẋ_k + x_k ẏ_k)} in direction d of w. */
  static double forward(
      int[] entries, int start, double[] values, double[] tangents, int w, int d) {
    int head = entries[start];
    int first = entries[start + 1];
    double sum = 0;
    if (head >= 0) {
      for (int k = start + 1; k < start + 1 + head; k += 2) {
        sum = plusTerms(sum, entries[k], entries[k + 1], values, tangents, w, d);
      }
    } else if (first >= 0) {
      for (int k = 0; k < -head; k++) {
        sum = plusTerms(sum, entries[start + 2 + k], first + k, values, tangents, w, d);
      }
    } else {
      int left = entries[start + 2];
      for (int k = 0; k < -head; k++) {
        sum = plusTerms(sum, left + k, ~first + k, values, tangents, w, d);
      }
    }
    return sum;
  }

  private static double plusTerms(
      double sum, int x, int y, double[] values, double[] tangents, int w, int d) {
    double left = sum + Chain.times(values[y], tangents[x * w + d]);
    return left + Chain.times(values[x], tangents[y * w + d]);
  }
}
