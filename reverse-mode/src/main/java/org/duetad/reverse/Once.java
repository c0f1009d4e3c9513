package org.duetad.reverse;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when it is first needed, by one thread of several. */
final class Once<T> {

  private final Supplier<Optional<T>> maker;
  private volatile @Nullable Optional<T> made;

  /** Of what there may be. */
  Once(Supplier<Optional<T>> maker) {
    this.maker = maker;
  }

  /** What was made; empty if there is none. */
  Optional<T> get() {
    Optional<T> known = made;
    return known == null ? make() : known;
  }

  private synchronized Optional<T> make() {
    Optional<T> known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }

  /** The same, but empty if it was not needed so far. */
  Optional<T> ifMade() {
    Optional<T> known = made;
    return known == null ? Optional.empty() : known;
  }
}
