package org.duetad.core.program;

import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;
import org.duetad.core.spi.LibraryCode;
import org.jspecify.annotations.Nullable;

/** Where in the user's source the library was called. */
final class Lines {

  private static final @Nullable URL LIBRARY = source(Lines.class);
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Lines() {}

  /** The innermost line outside the library. */
  static String ofCaller() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !isLibrary(frame.getDeclaringClass()))
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse("an unknown line"));
  }

  /** This module, the marked packages, and the platform's classes between them. */
  private static boolean isLibrary(Class<?> type) {
    return type.getClassLoader() == null
        || Objects.equals(source(type), LIBRARY)
        || type.isAnnotationPresent(LibraryCode.class)
        || type.getPackage().isAnnotationPresent(LibraryCode.class);
  }

  private static @Nullable URL source(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }
}
