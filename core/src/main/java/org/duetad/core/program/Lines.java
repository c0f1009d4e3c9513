package org.duetad.core.program;

import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in the user's source the library was called. */
final class Lines {

  private static final @Nullable URL LIBRARY = source(Lines.class);
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Lines() {}

  /** The innermost line that is not the library's. */
  static String ofCaller() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !Objects.equals(source(frame.getDeclaringClass()), LIBRARY))
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse("an unknown line"));
  }

  private static @Nullable URL source(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }
}
