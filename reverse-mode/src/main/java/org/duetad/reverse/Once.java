package org.duetad.reverse;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when it is first needed, by one thread of several. */
final class Once<T> {

  private final Supplier<Optional<T>> maker;
  private @Nullable T made;
  private volatile boolean isMade;

  /** Of what there may be. */
  Once(Supplier<Optional<T>> maker) {
    this.maker = maker;
  }

  /** What was made; empty if there is none. */
  Optional<T> get() {
    if (!isMade) {
      make();
    }
    return Optional.ofNullable(made);
  }

  private synchronized void make() {
    if (!isMade) {
      made = maker.get().orElse(null);
      isMade = true;
    }
  }

  /** The same, but empty if it was not needed so far. */
  Optional<T> ifMade() {
    return isMade ? Optional.ofNullable(made) : Optional.empty();
  }
}
