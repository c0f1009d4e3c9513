package org.duetad.examples.compare;

import java.lang.reflect.InvocationTargetException;
import org.duetad.examples.problems.Quoted;

/** A description of a throwable in one line that is safe for any terminal. */
public final class Cause {

  private static final int MOST_CHARACTERS = 300;

  private Cause() {}

  /**
   * The class and the message of a throwable; those of its cause if it is a mere wrapper.
   *
   * @param thrown anything
   * @return one line
   */
  public static String of(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (cause == null) {
      return line(thrown);
    }
    if (thrown instanceof ExceptionInInitializerError) {
      return "a static initialiser threw " + of(cause);
    }
    if (thrown instanceof InvocationTargetException) {
      return of(cause);
    }
    return thrown instanceof LinkageError ? line(thrown) + " (" + line(cause) + ")" : line(thrown);
  }

  /** A user's class may throw here as well. */
  private static String line(Throwable thrown) {
    String text;
    try {
      text = String.valueOf(thrown);
    } catch (Throwable inMessage) {
      text = thrown.getClass().getName() + " (its message cannot be read)";
    }
    return Quoted.escaped(text, MOST_CHARACTERS);
  }
}
