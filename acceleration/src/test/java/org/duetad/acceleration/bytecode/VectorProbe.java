package org.duetad.acceleration.bytecode;

import java.util.Map;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.kernel.KernelCorpus;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LaneSums;

/** A program that compares kernels in vectors with others in a JVM that may use vectors. */
final class VectorProbe {

  private VectorProbe() {}

  /**
   * Prints what is missing for vectors, or how many parts of kernels were compared.
   *
   * @param args unused
   */
  @SuppressWarnings("SystemOut")
  public static void main(String... args) throws ReflectiveOperationException {
    VectorSupport support = VectorSupport.here();
    System.out.println(support.isSound() ? compare() + " parts" : support.describe());
  }

  private static int compare() throws ReflectiveOperationException {
    LaneSums vectors = VectorSums.load(BytecodeCompiler::hidden);
    int parts = 0;
    for (Map.Entry<String, Program> each : KernelCorpus.networks(100, 60).entrySet()) {
      parts += CompiledKernels.compare(each.getValue(), vectors, each.getKey());
    }
    // In the background, by the compiler that is found; the bits are the same all the time.
    Program regression =
        Program.record(KernelCorpus::regression, 0.3, 0.9, 0.1, 0.7, -0.4, 0.2, 0.8, -0.1);
    System.setProperty("duet.acceleration.strict", "true");
    CompiledKernels.runUntilDecided(
        regression, new double[] {0.3, 0.9, 0.1, 0.7, -0.4, 0.2, 0.8, -0.1});
    return parts;
  }
}
