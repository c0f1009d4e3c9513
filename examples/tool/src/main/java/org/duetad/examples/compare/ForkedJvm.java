package org.duetad.examples.compare;

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

/** A JVM in which one mode runs alone, and which prints a line for each result. */
public final class ForkedJvm implements AutoCloseable {

  /** Collections leave no garbage, so that peaks of the heap are those of live objects. */
  private static final String WHOLE_COLLECTIONS = "-XX:MarkSweepDeadRatio=0";

  /** The end of the output, which is no line. */
  private static final String END = "\n";

  private final Process process;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private String ending = "";

  private ForkedJvm(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "duet fork reader");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a JVM with this one's class path, limits, modules and {@code duet.*} properties.
   *
   * @param options further options of the JVM
   * @param main the main class
   * @param args its arguments
   */
  public static ForkedJvm start(List<String> options, String main, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option ->
                option.startsWith("-Xm")
                    || option.startsWith("-Xss")
                    || option.startsWith("-XX:")
                    || option.startsWith("--add-modules"))
        .forEach(command::add);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("duet."))
        .sorted()
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.add(WHOLE_COLLECTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(args);
    try {
      return new ForkedJvm(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException("fork: a JVM cannot be started: " + e.getMessage(), e);
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

  /**
   * Waits for the next line.
   *
   * @param seconds how long
   * @return the line, or empty if there is none within this time, or none will come
   */
  public Optional<String> next(double seconds) {
    try {
      String line = lines.poll(Math.round(1e3 * seconds), TimeUnit.MILLISECONDS);
      if (line == null) {
        return Optional.empty();
      }
      if (line.equals(END)) {
        lines.add(END);
        ending = "its JVM ended with code " + process.waitFor();
        return Optional.empty();
      }
      return Optional.of(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("fork: interrupted", e);
    }
  }

  /** Why there is no next line; empty if it takes too long. */
  public String ending() {
    return ending;
  }

  /** Ends the JVM, whatever it does. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
