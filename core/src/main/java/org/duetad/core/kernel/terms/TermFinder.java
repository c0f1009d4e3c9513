package org.duetad.core.kernel.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds what each summand is computed from. A summand that needs little else than the one before it
 * is part of the same term.
 */
final class TermFinder {

  /** The most summands of a term. */
  private static final int MOST = 8;

  /** How often an instruction is repeated at most, on average, as several terms need it. */
  private static final int MOST_REPEATED = 4;

  private final FlatCode code;
  private final List<SumTerm> terms = new ArrayList<>();

  /** The latest search that met an instruction. */
  private final int[] met;

  private int search;

  /** The latest term that needs an instruction. */
  private final int[] termOf;

  /** The instructions and summands of the term that is being made. */
  private int[] needed = {};

  private List<Summand> together = new ArrayList<>();

  private TermFinder(FlatCode code) {
    this.code = code;
    met = new int[code.size()];
    termOf = new int[code.size()];
  }

  /** The terms; null if many instructions are needed by many of them, or if there are none. */
  static @Nullable List<SumTerm> of(FlatCode code, int variables) {
    TermFinder finder = new TermFinder(code);
    long left = (long) MOST_REPEATED * code.size() + MOST_REPEATED;
    for (Summand summand : Summands.of(code, variables)) {
      int[] own = finder.neededBy(summand, left);
      left -= own.length;
      if (left < 0) {
        return null;
      }
      finder.add(summand, own);
    }
    finder.end();
    return finder.terms.isEmpty() ? null : finder.terms;
  }

  private void add(Summand summand, int[] own) {
    int[] others = Arrays.stream(own).filter(k -> termOf[k] <= terms.size()).toArray();
    if (2 * others.length > own.length || own.length == 0 || together.size() == MOST) {
      end();
      others = own;
    }
    int size = needed.length;
    needed = Arrays.copyOf(needed, size + others.length);
    System.arraycopy(others, 0, needed, size, others.length);
    for (int k : others) {
      termOf[k] = terms.size() + 1;
    }
    together.add(summand);
  }

  private void end() {
    if (!together.isEmpty()) {
      Arrays.sort(needed);
      terms.add(new SumTerm(needed, together));
      needed = new int[0];
      together = new ArrayList<>();
    }
  }

  /** All instructions that a summand needs, or more than a number of them. */
  private int[] neededBy(Summand summand, long most) {
    search++;
    int[] found = new int[8];
    int count = add(summand.left(), found, 0) ? 1 : 0;
    count += summand.right() >= 0 && add(summand.right(), found, count) ? 1 : 0;
    for (int next = 0; next < count && count <= most; next++) {
      int k = found[next];
      if (count + code.arity(k) > found.length) {
        found = Arrays.copyOf(found, 2 * (count + code.arity(k)));
      }
      for (int i = 0; i < code.arity(k); i++) {
        count += add(code.operand(k, i), found, count) ? 1 : 0;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Whether a slot is computed by an instruction that was not met before, which is added. */
  private boolean add(int slot, int[] found, int count) {
    int producer = code.producer(slot);
    if (producer < 0 || met[producer] == search) {
      return false;
    }
    met[producer] = search;
    found[count] = producer;
    return true;
  }
}
