package org.duetad.examples.sweep;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.duetad.examples.page.Json;
import org.duetad.examples.sweep.SweepLauncher.Running;

/** A mode that is measured in a JVM of its own, which prints a line of JSON for each point. */
public final class ForkedMode implements Running {

  /** The end of the output. */
  private static final String END = "";

  private final Process process;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private String ending = "";

  private ForkedMode(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "duet sweep reader");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a JVM with this one's class path and limits.
   *
   * @param options further options of the JVM
   * @param main the main class
   * @param args its arguments
   */
  public static ForkedMode start(List<String> options, String main, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-Xm") || option.startsWith("-XX:"))
        .forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(args);
    try {
      return new ForkedMode(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException("sweep: a JVM cannot be started: " + e.getMessage(), e);
    }
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // The process was ended.
    }
    lines.add(END);
  }

  @Override
  public Optional<SweepPoint> next(double seconds) {
    try {
      String line = lines.poll(Math.round(1e3 * seconds), TimeUnit.MILLISECONDS);
      if (line == null) {
        return Optional.empty();
      }
      if (line.equals(END)) {
        ending = "its JVM ended with code " + process.waitFor();
        return Optional.empty();
      }
      return Optional.of(Json.read(line, SweepPoint.class));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("sweep: interrupted", e);
    }
  }

  @Override
  public String ending() {
    return ending;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
