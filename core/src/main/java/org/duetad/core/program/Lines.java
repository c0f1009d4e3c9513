package org.duetad.core.program;

import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.duetad.core.spi.LibraryCode;
import org.jspecify.annotations.Nullable;

/**
 * Where in the user's source the library was called. A loop asks at the same places again and
 * again, so their texts are kept.
 */
final class Lines {

  private static final @Nullable URL LIBRARY = source(Lines.class);

  /** How the packages of this module begin. */
  private static final String PACKAGES = Lines.class.getPackageName().replaceFirst("\\w+$", "");

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final boolean isOfFormula;
  private final Map<Class<?>, Boolean> library = new HashMap<>();
  private final Map<Place, String> texts = new HashMap<>();

  /** A place in compiled code. */
  private record Place(Class<?> type, String method, String descriptor, int index) {}

  private Lines(boolean isOfFormula) {
    this.isOfFormula = isOfFormula;
  }

  /** Those of the user. */
  static Lines ofUser() {
    return new Lines(false);
  }

  /** None, for the formula of a rule, as finding them would dominate the time of its recording. */
  static Lines none() {
    return new Lines(true);
  }

  /** The innermost line outside the library. */
  String ofCaller() {
    return isOfFormula ? "the formula of a rule" : walked();
  }

  private String walked() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !isLibrary(frame.getDeclaringClass()))
                .findFirst()
                .map(this::text)
                .orElse("an unknown line"));
  }

  private String text(StackFrame frame) {
    Place place =
        new Place(
            frame.getDeclaringClass(),
            frame.getMethodName(),
            frame.getDescriptor(),
            frame.getByteCodeIndex());
    String known = texts.get(place);
    if (known == null) {
      known = frame.toStackTraceElement().toString();
      texts.put(place, known);
    }
    return known;
  }

  private boolean isLibrary(Class<?> type) {
    Boolean known = library.get(type);
    if (known == null) {
      known = isOfLibrary(type);
      library.put(type, known);
    }
    return known;
  }

  /**
   * This module, the marked packages, and the platform's classes between them. A jar may hold the
   * user's classes, too, and a folder tests in the packages of this module.
   */
  private static boolean isOfLibrary(Class<?> type) {
    return type.getClassLoader() == null
        || (type.getName().startsWith(PACKAGES) && Objects.equals(source(type), LIBRARY))
        || type.isAnnotationPresent(LibraryCode.class)
        || type.getPackage().isAnnotationPresent(LibraryCode.class);
  }

  private static @Nullable URL source(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }
}
