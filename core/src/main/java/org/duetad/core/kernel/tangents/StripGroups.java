package org.duetad.core.kernel.tangents;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the numbers whose tangents are side by side: those with the same factors of numbers that
 * are side by side, too. The last instructions are grouped first, then their operands, in order.
 * What is read in another order is copied.
 */
final class StripGroups {

  /** Longer strips gain nothing. */
  private static final int MOST_LANES = 64;

  private final ColumnOrders columns;
  private final int most;
  private final @Nullable Combination[] byPlace;
  private final int[] levels;
  private final Map<Combination, IntBuffer> keys = new HashMap<>();
  private final Map<IntBuffer, List<Combination>> alike = new HashMap<>();
  private final Map<IntBuffer, StripGroup> byMembers = new HashMap<>();
  private final @Nullable StripGroup[] owners;
  private final List<StripGroup> groups = new ArrayList<>();

  /**
   * The groups of numbers.
   *
   * @param all their tangents, after those of operands
   * @param columns which columns they have
   * @param places how many numbers there are
   * @param most how many may be side by side
   */
  StripGroups(List<Combination> all, ColumnOrders columns, int places, int most) {
    this.columns = columns;
    this.most = most;
    byPlace = new @Nullable Combination[places];
    owners = new @Nullable StripGroup[places];
    levels = new int[places];
    for (Combination each : all) {
      byPlace[each.to()] = each;
      levels[each.to()] = 1 + IntStream.of(each.from()).map(x -> levels[x]).max().orElse(0);
      IntBuffer key = key(each);
      keys.put(each, key);
      alike.computeIfAbsent(key, k -> new ArrayList<>()).add(each);
    }
    for (int k = all.size() - 1; k >= 0; k--) {
      StripGroup group = owners[all.get(k).to()];
      findSources(group == null ? own(neighbours(all.get(k))) : group);
    }
  }

  /**
   * After those that they read; those with as many operands one after the other, in the order of
   * the program, so that rows are written in about theirs.
   */
  List<StripGroup> inOrder() {
    List<StripGroup> sorted = new ArrayList<>(groups);
    int[] orders = groups.stream().mapToInt(this::order).toArray();
    sorted.sort(
        Comparator.comparingInt((StripGroup group) -> orders[group.index()])
            .thenComparingInt(group -> group.sources().size())
            .thenComparingInt(group -> group.place(0)));
    return sorted;
  }

  private int order(StripGroup group) {
    int level = group.members().stream().mapToInt(each -> levels[each.to()]).max().orElse(0);
    return 2 * level + (group.isCopied() ? 1 : 0);
  }

  /** The groups that a group is computed from. */
  IntStream sources(StripGroup group) {
    IntStream.Builder sources = IntStream.builder();
    group.sources().stream().filter(source -> source >= 0).forEach(sources::add);
    for (Combination member : group.members()) {
      int[] read = group.isCopied() ? new int[] {member.to()} : member.from();
      for (int from : read) {
        StripGroup owner = owners[from];
        if (owner != null && (group.isCopied() || columns.areFew(from))) {
          sources.add(owner.index());
        }
      }
    }
    return sources.build();
  }

  /** The group in which the tangents of a number are computed. */
  @Nullable StripGroup owner(int place) {
    return owners[place];
  }

  /** Equal for those that can be computed side by side. */
  private IntBuffer key(Combination of) {
    IntStream.Builder key = IntStream.builder();
    key.add(of.summands()).add(levels[of.to()]).add(columns.of(of.to()).length);
    for (int i = 0; i < of.from().length; i++) {
      int from = of.from()[i];
      if (columns.areFew(from)) {
        key.add(-1 - columns.of(from).length);
      } else {
        key.add(of.factors()[i]);
        IntStream.of(columns.positions(from, of.to())).forEach(key::add);
      }
    }
    return IntBuffer.wrap(key.build().toArray());
  }

  /** One, and those before it that fit. */
  private List<Combination> neighbours(Combination last) {
    List<Combination> candidates = alike.getOrDefault(keys.get(last), List.of());
    while (candidates.get(candidates.size() - 1).to() != last.to()) {
      candidates.remove(candidates.size() - 1); // They have groups.
    }
    int fitting = MOST_LANES / (columns.of(last.to()).length + 1);
    List<Combination> members = new ArrayList<>(List.of(last));
    int end = Math.max(0, candidates.size() - 2 * most);
    for (int k = candidates.size() - 2; k >= end && members.size() < most; k--) {
      Combination next = candidates.get(k);
      if (members.size() < fitting && owners[next.to()] == null && isApart(members, next)) {
        members.add(next);
      }
    }
    Collections.reverse(members);
    return members;
  }

  /** Whether a number reads others than some that are alike. */
  private boolean isApart(List<Combination> members, Combination next) {
    return IntStream.range(0, next.from().length)
        .filter(i -> !columns.areFew(next.from()[i]))
        .noneMatch(i -> members.stream().anyMatch(each -> each.from()[i] == next.from()[i]));
  }

  private StripGroup own(List<Combination> members) {
    StripGroup group = add(members, false);
    members.forEach(each -> owners[each.to()] = group);
    return group;
  }

  private StripGroup add(List<Combination> members, boolean isCopied) {
    StripGroup group = new StripGroup(groups.size(), members, isCopied);
    groups.add(group);
    byMembers.put(IntBuffer.wrap(group.places()), group);
    return group;
  }

  private void findSources(StripGroup group) {
    if (group.sources().isEmpty()) {
      for (int i = 0; i < group.members().get(0).from().length; i++) {
        group.sources().add(columns.areFew(group.from(0, i)) ? -1 : source(group.from(i)).index());
      }
    }
  }

  private StripGroup source(int[] places) {
    StripGroup known = byMembers.get(IntBuffer.wrap(places));
    if (known != null) {
      return known;
    }
    List<Combination> members = new ArrayList<>();
    boolean isOwn = true;
    Set<Integer> distinct = new HashSet<>();
    for (int place : places) {
      Combination next = byPlace[place];
      if (next == null) {
        throw new IllegalStateException("columns: " + place + " is not computed");
      }
      isOwn &=
          owners[place] == null
              && distinct.add(place)
              && (members.isEmpty() || Objects.equals(keys.get(members.get(0)), keys.get(next)))
              && isApart(members, next);
      members.add(next);
    }
    return isOwn ? own(members) : add(members, true);
  }
}
