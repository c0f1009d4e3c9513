package org.duetad.examples.cli;

import java.io.Serial;

/** A data file that cannot be read, or whose content is not as expected. */
final class UnreadableDataException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UnreadableDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
