package org.duetad.examples.problems;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Selection of items by name. */
public final class Named {

  private Named() {}

  /**
   * The item with a name.
   *
   * @param where the operation, for the message
   * @param kind the kind of item, in the singular
   * @param name the name
   * @param all the items
   * @param nameOf the name of an item
   * @throws IllegalArgumentException if no item has that name; the message lists all names
   */
  public static <T> T one(
      String where, String kind, String name, Collection<T> all, Function<T, String> nameOf) {
    return all.stream()
        .filter(thing -> nameOf.apply(thing).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "%s: unknown %s %s; the %ss are %s",
                        where,
                        kind,
                        Quoted.of(name),
                        kind,
                        names(all, nameOf))));
  }

  /** All names, separated by commas. */
  public static <T> String names(Collection<T> all, Function<T, String> nameOf) {
    return all.stream().map(nameOf).collect(Collectors.joining(", "));
  }
}
