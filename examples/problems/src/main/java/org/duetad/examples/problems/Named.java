package org.duetad.examples.problems;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Things that users choose by their names. */
public final class Named {

  private Named() {}

  /**
   * The thing of a name.
   *
   * @param where what asks, for the message
   * @param kind what the things are, in the singular
   * @param name the name
   * @param all the things
   * @param nameOf the name of one
   * @throws IllegalArgumentException if there is none of that name; the message lists all names
   */
  public static <T> T one(
      String where, String kind, String name, Collection<T> all, Function<T, String> nameOf) {
    return all.stream()
        .filter(thing -> nameOf.apply(thing).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: unknown %s %s; the %ss are %s"
                        .formatted(where, kind, Quoted.of(name), kind, names(all, nameOf))));
  }

  /** All names, with commas between them. */
  public static <T> String names(Collection<T> all, Function<T, String> nameOf) {
    return all.stream().map(nameOf).collect(Collectors.joining(", "));
  }
}
