package org.duetad.reverse;

/**
 * What the operations of a source line take.
 *
 * @param line the user's source line, as in a stack trace; for inputs, {@code the inputs}
 * @param operations how many operations were recorded there
 * @param tapeBytes what they take on a tape, with the adjoints of one sweep
 * @param programBytes what they take in a recorded program, with their values
 */
public record LineMemory(String line, long operations, long tapeBytes, long programBytes) {

  LineMemory plus(LineMemory other) {
    return new LineMemory(
        line,
        operations + other.operations,
        tapeBytes + other.tapeBytes,
        programBytes + other.programBytes);
  }
}
