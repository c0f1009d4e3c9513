package org.duetad.examples.classics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.optimizers.Run;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Against the energies of Wales and Doye, and the closed form of the icosahedron. */
class LennardJonesTest {

  private static final double CONTACT = Math.pow(2, 1.0 / 6);

  private static ScalarFunction energy(double... x) {
    LennardJonesProblem problem = new LennardJonesProblem(x);
    return at -> problem.block(0).apply(at)[0];
  }

  @Test
  void twoAtomsAreInTheWell() {
    double[] x = {0, 0, 0, CONTACT, 0, 0};
    assertEquals(-1, energy(x).value(x), 1e-15);
    double[][] hessian = new ReverseMode().hessian(energy(x), x);
    assertEquals(72 / (CONTACT * CONTACT), hessian[0][0], 1e-12);
    assertEquals(0, hessian[1][1], 1e-12);
  }

  /**
   * {@code E(r) = 4 (A r⁻¹² - B r⁻⁶)} of an icosahedron of radius r with an atom in its centre: its
   * distances are r (12 times), s r (30), t r (30) and 2 r (6), s² = 2 - 2/√5, t² = 2 + 2/√5.
   */
  @Test
  void thirteenAtomsAreAnIcosahedron() {
    double s = 2 - 2 / Math.sqrt(5);
    double t = 2 + 2 / Math.sqrt(5);
    double b = 12 + 30 * Math.pow(s, -3) + 30 * Math.pow(t, -3) + 6 * Math.pow(4, -3);
    double a = 12 + 30 * Math.pow(s, -6) + 30 * Math.pow(t, -6) + 6 * Math.pow(4, -6);
    assertEquals(-44.326801, -b * b / a, 5e-7);
    double[] x = icosahedron(Math.pow(2 * a / b, 1.0 / 6));
    assertEquals(-b * b / a, energy(x).value(x), 1e-12);
    double[] gradient = new ReverseMode().gradient(energy(x), x);
    assertTrue(Arrays.stream(gradient).allMatch(g -> Math.abs(g) < 1e-11));
    double[][] hessian = new ReverseMode().hessian(energy(x), x);
    double[] curvatures = Matrix.of(hessian).symmetricEigenvalues().value().data.clone();
    Arrays.sort(curvatures);
    for (int i = 0; i < 39; i++) {
      // Moving and turning the whole cluster changes nothing.
      assertEquals(i < 6, Math.abs(curvatures[i]) < 1e-9, i + ": " + curvatures[i]);
      assertTrue(curvatures[i] > -1e-9);
    }
  }

  /** The centre, and (0, ±1, ±φ) and its rotations. */
  private static double[] icosahedron(double radius) {
    double golden = (1 + Math.sqrt(5)) / 2;
    double scale = radius / Math.sqrt(1 + golden * golden);
    List<double[]> atoms = new ArrayList<>();
    atoms.add(new double[3]);
    for (int k = 0; k < 12; k++) {
      double[] atom = new double[3];
      atom[(k / 4 + 1) % 3] = (k & 1) == 0 ? scale : -scale;
      atom[(k / 4 + 2) % 3] = (k & 2) == 0 ? scale * golden : -scale * golden;
      atoms.add(atom);
    }
    return atoms.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** The truncated octahedron of the face-centred cubic lattice, relaxed. */
  @Test
  void thirtyEightAtomsAreATruncatedOctahedron() {
    List<double[]> atoms = new ArrayList<>();
    for (int i = -2; i <= 2; i++) {
      for (int j = -2; j <= 2; j++) {
        for (int k = -2; k <= 2; k++) {
          if ((i + j + k) % 2 != 0 && i * i + j * j + k * k <= 5) {
            atoms.add(new double[] {i, j, k});
          }
        }
      }
    }
    assertEquals(38, atoms.size());
    double scale = CONTACT / Math.sqrt(2);
    double[] x = atoms.stream().flatMapToDouble(Arrays::stream).map(c -> scale * c).toArray();
    Run relaxed = Minimum.of(energy(x), x);
    assertEquals(-173.928427, relaxed.last().value(), 5e-7);
  }
}
