package org.duetad.examples.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.duetad.examples.compare.NormTolerance;
import org.duetad.examples.sweep.SweepLauncher.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

  private static final SweepPlan PLAN =
      new SweepPlan("p", "n", List.of(4, 2, 8), List.of(7), 0, List.of("a", "b"), 0.1, 1, 3);

  /** What was started, and what was closed. */
  private final List<String> log = new ArrayList<>();

  private final List<List<SweepPoint>> finished = new ArrayList<>();

  private static SweepPoint point(String mode, int size) {
    double nanos = 10.0 * size * size;
    return new SweepPoint(
        mode, size, size, 1, Evidence.MEASURED, nanos, nanos, nanos, 9, 1.0, null, null, null, "");
  }

  /** Measures up to a size. */
  private Running start(String mode, List<Integer> values, int most, String ending) {
    log.add(mode + values);
    Deque<Integer> left = new ArrayDeque<>(values.stream().filter(v -> v <= most).toList());
    return new Running() {
      @Override
      public Optional<SweepPoint> next(double seconds) {
        return Optional.ofNullable(left.poll()).map(size -> point(mode, size));
      }

      @Override
      public String ending() {
        return ending;
      }

      @Override
      public void close() {
        log.add("closed " + mode);
      }
    };
  }

  private List<SweepPoint> run(List<SweepPoint> known, int most, String ending) {
    return SizeSweep.run(
        PLAN,
        (mode, values) -> start(mode, values, most, ending),
        known,
        new SizeSweep.Listener() {
          @Override
          public void at(String mode, int value, double fraction) {
            assertTrue(fraction >= 0 && fraction < 1);
          }

          @Override
          public void finished(List<SweepPoint> all) {
            finished.add(all);
          }
        });
  }

  @Test
  void eachModeRunsOnceAtIncreasingSizes() {
    assertEquals(6, run(List.of(), 8, "").size());
    assertEquals(List.of("a[2, 4, 8]", "closed a", "b[2, 4, 8]", "closed b"), log);
    assertEquals(List.of(7), PLAN.otherSizes());
    assertEquals(List.of(4), PLAN.sizes(4));
  }

  @Test
  void whatIsFinishedIsNotMeasuredAgain() {
    List<SweepPoint> known = List.of(point("a", 2), point("a", 4), point("a", 8), point("b", 2));
    assertEquals(6, run(known, 8, "").size());
    assertEquals(List.of("b[4, 8]", "closed b"), log);
    assertEquals(5, finished.get(0).size());
  }

  @Test
  void aModeThatIsTooSlowIsGivenUpAndExtrapolated() {
    List<SweepPoint> points = run(List.of(), 4, "");
    SweepPoint last = points.get(2);
    assertEquals(Evidence.NONE, last.evidence());
    assertEquals("longer than the --point-limit of 1.0 s at n = 8", last.note());
    List<SweepPoint> known = new ArrayList<>(points);
    known.set(5, point("b", 8));
    SweepPoint estimate =
        SweepReport.of(PLAN, known, size -> NormTolerance.SAME_BITS)
            .curves()
            .get(0)
            .points()
            .get(2);
    assertEquals(Evidence.EXTRAPOLATED, estimate.evidence());
    assertEquals(640, estimate.nanos(), 1e-9);
  }

  @Test
  void aJvmThatEndsIsNoReasonToWait() {
    List<SweepPoint> points = run(List.of(), 1, "its JVM ended with code 1");
    assertEquals("its JVM ended with code 1", points.get(0).note());
    assertEquals("its JVM ended with code 1", points.get(2).note());
    assertEquals(List.of("a[2, 4, 8]", "closed a", "b[2, 4, 8]", "closed b"), log);
  }

  @Test
  void aFileIsContinuedByTheSamePlanOnly(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("sweep.json");
    SweepFile file = new SweepFile(path, false, PLAN);
    assertEquals(List.of(), file.finished());
    List<SweepPoint> points = List.of(point("a", 2), SweepPoint.nothing("a", 4, 0, 0, "why"));
    file.write(points);
    assertEquals(points, new SweepFile(path, false, PLAN).finished());
    SweepFile other = new SweepFile(path, false, PLAN.only(List.of("a")));
    assertThrows(IllegalArgumentException.class, other::finished);
    Path foreign = Files.writeString(folder.resolve("mine.txt"), "notes");
    assertThrows(UncheckedIOException.class, () -> new SweepFile(foreign, false, PLAN));
    assertEquals("notes", Files.readString(foreign));
  }

  @Test
  void aJvmThatDoesNotStartSaysSo() {
    try (Running running = ForkedMode.start(List.of("-XX:NoSuchOption"), "Nothing", List.of())) {
      assertEquals(Optional.empty(), running.next(60));
      assertEquals("its JVM ended with code 1", running.ending());
    }
  }
}
