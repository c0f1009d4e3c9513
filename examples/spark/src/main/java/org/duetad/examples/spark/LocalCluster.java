package org.duetad.examples.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Spark's standalone master and workers as processes on this machine, on loopback addresses, from
 * the jars on the class path alone. Their files, with the logs, are in one folder.
 */
public final class LocalCluster implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final int SECONDS = 120;

  private final Path folder;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;
  private final String url;

  private LocalCluster(Path folder, int count) throws IOException, InterruptedException {
    this.folder = folder;
    layOut();
    master = start("master", address(0), "master.Master", "--webui-port", "0");
    try {
      url = awaited("master", master, URL);
      for (int i = 0; i < count; i++) {
        workers.add(worker(i));
      }
      for (int i = 0; i < count; i++) {
        awaited(name(i), workers.get(i), Pattern.compile("(Successfully registered with master)"));
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a master and workers, of one processor each.
   *
   * @param folder an empty folder
   * @param workers how many workers
   * @return the cluster, with all workers registered
   * @throws IllegalStateException if a process does not start
   */
  public static LocalCluster start(Path folder, int workers) {
    try {
      return new LocalCluster(folder, workers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cluster: interrupted while it started", e);
    }
  }

  /**
   * What a distribution of Spark has: executors have its {@code jars} on their class path, here a
   * jar that names what is on the class path of this process.
   */
  private void layOut() throws IOException {
    Files.createFile(folder.resolve("RELEASE"));
    Path jars = Files.createDirectories(folder.resolve("jars"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
    OutputStream jar = Files.newOutputStream(jars.resolve("class-path.jar"));
    new JarOutputStream(jar, manifest).close();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toUri().toString())
        .collect(Collectors.joining(" "));
  }

  private Process worker(int i) throws IOException {
    return start(
        name(i),
        address(i),
        "worker.Worker",
        "--webui-port",
        "0",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--work-dir",
        folder.resolve(name(i)).toString(),
        url);
  }

  private static String name(int worker) {
    return "worker" + worker;
  }

  /** Workers are on addresses of their own, where the system has several; so they are hosts. */
  private static String address(int i) {
    String address = "127.0.0." + (i + 1);
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return probe.isBound() ? address : "127.0.0.1";
    } catch (IOException e) {
      return "127.0.0.1";
    }
  }

  private Process start(String name, String host, String type, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dlog4j2.configurationFile=classpath:org/apache/spark/log4j2-defaults.properties");
    command.addAll(List.of("-cp", folder.resolve("jars") + "/*"));
    command.addAll(List.of("org.apache.spark.deploy." + type, "--host", host, "--port", "0"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", host);
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    return builder.redirectErrorStream(true).redirectOutput(log(name).toFile()).start();
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** Waits until a process logs something. */
  private String awaited(String name, Process process, Pattern pattern)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher found = pattern.matcher(Files.readString(log(name)));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException(
        "cluster: the " + name + " did not start; it logged:\n" + Files.readString(log(name)));
  }

  /**
   * The configuration of an application on this cluster.
   *
   * @param name its name
   * @return a configuration that may be changed
   */
  public SparkConf configuration(String name) {
    return new SparkConf()
        .setMaster(url)
        .setAppName(name)
        .set("spark.executor.memory", "900m")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.local.dir", folder.resolve("driver").toString())
        .set("spark.ui.enabled", "false");
  }

  /**
   * Kills a worker and its executors at once, as if its machine were switched off.
   *
   * @param worker which one, from 0
   */
  public void kill(int worker) {
    kill(workers.get(worker));
  }

  private static void kill(Process process) {
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends all processes. */
  @Override
  public void close() {
    workers.forEach(LocalCluster::kill);
    kill(master);
  }
}
