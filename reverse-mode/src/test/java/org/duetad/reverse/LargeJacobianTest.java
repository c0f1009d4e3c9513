package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.rules.Activations;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * A layer that filters 32 x 32 pixels of 512 channels: its Jacobian has 2^38 elements, 2.2 TB; a
 * product with it takes a few times the 4 MB of its input.
 */
class LargeJacobianTest {

  private static final int PIXELS = 32 * 32;
  private static final int CHANNELS = 512;

  /** Pixels averaged with their neighbours, over the edge, then rectified. */
  private static Matrix layer(Matrix... x) {
    Matrix next = Matrix.concatRows(x[0].rows(1, PIXELS), x[0].rows(0, 1));
    return x[0].scale(0.75).plus(next.scale(0.25)).apply(Activations.RELU);
  }

  private static DMatrixRMaj image() {
    DMatrixRMaj image = new DMatrixRMaj(PIXELS, CHANNELS);
    for (int k = 0; k < image.data.length; k++) {
      image.data[k] = k % 7 - 3 + 1.0 / (k + 2);
    }
    return image;
  }

  /** Run in the small JVM: a pullback of ones, checked number by number. */
  public static void main(String... args) {
    MatrixVjp vjp = new ReverseMode().vjp(LargeJacobianTest::layer, image());
    DMatrixRMaj y = vjp.value();
    BitSet active = new BitSet();
    for (int k = 0; k < y.data.length; k++) {
      active.set(k, y.data[k] > 0);
      y.data[k] = 1;
    }
    double[] adjoint = vjp.pullback(y)[0].data;
    for (int k = 0; k < adjoint.length; k++) {
      int before = (k - CHANNELS + adjoint.length) % adjoint.length;
      double expected = (active.get(k) ? 0.75 : 0) + (active.get(before) ? 0.25 : 0);
      assertEquals(expected, adjoint[k]);
    }
    String refused =
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReverseMode().jacobian(LargeJacobianTest::layer, image()))
            .getMessage();
    System.out.print(refused);
  }

  @Test
  void isRefusedInFullAndMultipliedInASmallHeap() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeJacobianTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    assertTrue(
        printed.startsWith("jacobian: 524288 outputs by 524288 inputs take 2199.023 GB"), printed);
    assertTrue(printed.contains("jvp or vjp instead"), printed);
  }
}
