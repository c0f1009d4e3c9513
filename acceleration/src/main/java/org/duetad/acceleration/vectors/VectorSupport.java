package org.duetad.acceleration.vectors;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a JVM runs vectors well: it has to be HotSpot with its optimising compiler,
 * C2, which makes instructions of them, of a release on which they are sound, with their module.
 *
 * @param name the name of the JVM
 * @param version its version
 * @param mode how it runs bytecode
 * @param release the release of Java
 * @param isAdded whether the module of vectors was added to it
 */
public record VectorSupport(
    String name, String version, String mode, int release, boolean isAdded) {

  /**
   * The first release on which vectors are used. On JDK 17 the same code falls to a thirtieth of
   * its speed once other code of the JVM uses vectors of another size.
   */
  static final int SOUND_FROM = 21;

  private static final String MODULE = "jdk.incubator.vector";

  /** That of this JVM. */
  public static VectorSupport here() {
    return of(
        System::getProperty,
        Runtime.version().feature(),
        ModuleLayer.boot().findModule(MODULE).isPresent());
  }

  /** That of a JVM with some properties. */
  static VectorSupport of(
      Function<String, @Nullable String> properties, int release, boolean isAdded) {
    return new VectorSupport(
        String.valueOf(properties.apply("java.vm.name")),
        String.valueOf(properties.apply("java.vm.version")),
        String.valueOf(properties.apply("java.vm.info")),
        release,
        isAdded);
  }

  /** Whether vectors may be used. */
  public boolean isSound() {
    return hasOptimizer() && release >= SOUND_FROM && isAdded;
  }

  /**
   * Graal, C1 alone and the interpreter call each operation, which takes a hundred times as long.
   */
  private boolean hasOptimizer() {
    return (name.contains("HotSpot") || name.startsWith("OpenJDK"))
        && name.endsWith("Server VM")
        && !version.contains("jvmci")
        && !mode.contains("interpreted")
        && !mode.contains("emulated-client");
  }

  /** Where vectors are used, or what would add them, or why there are none. */
  public String describe() {
    if (!hasOptimizer()) {
      return "none, as this JVM, " + name + " (" + mode + "), is not HotSpot with C2";
    } else if (isSound()) {
      return "for products and sums of kernels where they are measured to be faster";
    }
    String before = release < SOUND_FROM ? "JDK " + SOUND_FROM + " with " : "";
    return before + "--add-modules " + MODULE + " would add them";
  }
}
