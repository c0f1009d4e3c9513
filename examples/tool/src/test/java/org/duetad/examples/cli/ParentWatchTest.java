package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.duetad.examples.compare.ForkedJvm;
import org.junit.jupiter.api.Test;

/** A function that reads standard input does not wait for what never comes. */
class ParentWatchTest {

  /** Prints what it reads. */
  static final class Main {

    private Main() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... args) throws IOException {
      ParentWatch.start();
      System.out.println("read " + System.in.read());
    }
  }

  @Test
  void inputIsEmpty() {
    try (ForkedJvm jvm = ForkedJvm.start(List.of(), Main.class.getName(), List.of())) {
      assertEquals(Optional.of("read -1"), jvm.next(120));
    }
  }
}
