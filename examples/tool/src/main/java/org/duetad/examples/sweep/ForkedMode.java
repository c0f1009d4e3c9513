package org.duetad.examples.sweep;

import java.util.List;
import java.util.Optional;
import org.duetad.examples.compare.ForkedJvm;
import org.duetad.examples.page.Json;
import org.duetad.examples.sweep.SweepLauncher.Running;

/**
 * A mode that is measured in a JVM of its own, which prints a line of JSON for each point.
 *
 * @param jvm the JVM
 */
public record ForkedMode(ForkedJvm jvm) implements Running {

  /**
   * Starts a JVM with this one's class path and limits.
   *
   * @param options further options of the JVM
   * @param main the main class
   * @param args its arguments
   */
  public static ForkedMode start(List<String> options, String main, List<String> args) {
    return new ForkedMode(ForkedJvm.start(options, main, args));
  }

  @Override
  public Optional<SweepPoint> next(double seconds) {
    return jvm.next(seconds).map(line -> Json.read(line, SweepPoint.class));
  }

  @Override
  public String ending() {
    return jvm.ending();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
