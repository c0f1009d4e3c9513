package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.duetad.examples.problems.RosenbrockProblem;
import org.junit.jupiter.api.Test;

/** A forked JVM is set up as this one, and its end is reported. */
class ForkedJvmTest {

  private static final String PROPERTY = "duet.forked.test";
  private static final double LONG = 120;

  /** Prints the property and its arguments, and ends with a code. */
  static final class Main {

    private Main() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... args) {
      System.out.println(System.getProperty(PROPERTY) + " " + String.join(" ", args));
      System.out.println();
      System.exit(3);
    }
  }

  @Test
  void propertiesOfTheLibraryArePassedOn() {
    System.setProperty(PROPERTY, "ejml");
    try (ForkedJvm jvm = ForkedJvm.start(List.of(), Main.class.getName(), List.of("a", "b"))) {
      assertEquals(Optional.of("ejml a b"), jvm.next(LONG));
      assertEquals(Optional.of(""), jvm.next(LONG));
      assertEquals(Optional.empty(), jvm.next(LONG));
      assertEquals(Optional.empty(), jvm.next(Double.POSITIVE_INFINITY));
      assertEquals("its JVM ended with code 3", jvm.ending());
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  @Test
  void aPlainProgramWithoutResultIsReported() {
    ComparisonSettings settings = new ComparisonSettings(0.01, 1, Progress.NONE);
    List<Mode> modes = List.of(Mode.named("reverse"));
    Exception e =
        assertThrows(
            IllegalStateException.class,
            () ->
                ForkedComparer.compare(
                    new RosenbrockProblem(2),
                    modes,
                    settings,
                    mode -> ForkedJvm.start(List.of(), "NoSuchClass", List.of())));
    assertEquals(
        "compare --forked: the plain program of rosenbrock has no result: its JVM ended with code 1;"
            + " without --forked the cause is shown",
        e.getMessage());
  }
}
