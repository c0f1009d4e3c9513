package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.kernel.KernelCorpus;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LaneSums;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums over lanes in vectors have the bits of those in plain Java. */
class VectorSumsTest {

  private static final double[] SPECIAL = {
    0.0, -0.0, Double.MIN_VALUE, -1e308, 1e308, Double.POSITIVE_INFINITY, Double.NaN
  };

  private final Random random = new Random(5);

  @BeforeEach
  void requireTheModule() {
    assumeTrue(VectorSupport.here().isAdded(), "vectors: jdk.incubator.vector is not added");
  }

  private static LaneSums vectors() throws ReflectiveOperationException {
    return VectorSums.load(BytecodeCompiler::hidden);
  }

  @Test
  void anyNumberOfSumsOverAnyLanes() throws ReflectiveOperationException {
    LaneSums vectors = vectors();
    for (int count = 0; count <= 21; count++) {
      for (int n = 0; n <= 19; n++) {
        for (int turn = 0; turn < 6; turn++) {
          compare(vectors, count, n, turn, 0);
        }
      }
    }
    compare(vectors, 12, 256, 512, 0);
    for (int count = 0; count <= 21; count++) {
      compareChunks(vectors, count, 0);
    }
  }

  @Test
  void specialNumbers() throws ReflectiveOperationException {
    LaneSums vectors = vectors();
    for (int k = 0; k < 200; k++) {
      compare(vectors, 1 + k % 10, 8 + k % 5, 4, 0.1);
      compareChunks(vectors, 1 + k % 10, 0.02);
    }
  }

  private void compareChunks(LaneSums vectors, int count, double special) {
    double[] sums = numbers(4 * count + 8, 0);
    double[] others = sums.clone();
    int[] at = IntStream.range(0, count).map(k -> 4 * (count - k)).toArray();
    double[][] x = new double[count + 2][];
    Arrays.setAll(x, k -> numbers(LaneSums.CHUNK, special));
    double[] z = numbers(LaneSums.CHUNK, special);
    CompiledKernels.plainSums().addChunk(sums, at, x, z);
    vectors.addChunk(others, at, x, z);
    assertArrayEquals(sums, others, count + " sums of a chunk");
  }

  private void compare(LaneSums vectors, int count, int n, int turn, double special) {
    double[] sums = numbers(4 * count + 8, 0);
    double[] others = sums.clone();
    int[] at = IntStream.range(0, count).map(k -> 4 * (count - k)).toArray();
    double[][] x = new double[count + 2][];
    Arrays.setAll(x, k -> numbers(n, special));
    double[] z = numbers(n, special);
    CompiledKernels.plainSums().addProducts(sums, at, x, z, turn, n);
    vectors.addProducts(others, at, x, z, turn, n);
    assertArrayEquals(sums, others, count + " sums of " + n + " lanes from " + turn);
  }

  private double[] numbers(int n, double special) {
    double[] numbers = new double[n];
    Arrays.setAll(
        numbers,
        i ->
            random.nextDouble() < special
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : random.nextGaussian());
    return numbers;
  }

  @Test
  void kernelsHaveTheSameBits() throws ReflectiveOperationException {
    assertTrue(compare(KernelCorpus.programs()) > 1);
    assertTrue(compare(KernelCorpus.networks(0, 40)) > 30);
    assertTrue(compare(KernelCorpus.chunks()) > 0);
    compare(KernelCorpus.underflows());
    compare(KernelCorpus.random(0, 200));
  }

  private static int compare(Map<String, Program> programs) throws ReflectiveOperationException {
    LaneSums vectors = vectors();
    return programs.entrySet().stream()
        .mapToInt(each -> CompiledKernels.compare(each.getValue(), vectors, each.getKey()))
        .sum();
  }
}
