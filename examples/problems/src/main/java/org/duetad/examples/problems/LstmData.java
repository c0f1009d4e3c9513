package org.duetad.examples.problems;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;

/** An instance of the LSTM problem. */
public final class LstmData {

  private final int l;
  private final int c;
  private final int b;
  private final double[] parameters;
  private final double[] state;
  private final double[] sequence;

  /**
   * An instance; the arrays are copied.
   *
   * @param l the number of layers
   * @param c the number of characters
   * @param b the number of bits of a character
   * @param parameters the point of differentiation: main (l x 2 x 4 x b) and extra (3 x b)
   * @param state the initial state: for each layer hidden (b) and cell (b)
   * @param sequence the characters' bits, c x b
   * @throws IllegalArgumentException if a size does not fit
   */
  public LstmData(int l, int c, int b, double[] parameters, double[] state, double[] sequence) {
    Checks.atLeast("lstm", 1, "l", l, "b", b);
    Checks.atLeast("lstm", 2, "c", c);
    Checks.length("lstm", "parameters", parameters, 8L * l * b + 3L * b);
    Checks.length("lstm", "state", state, 2L * l * b);
    Checks.length("lstm", "sequence", sequence, (long) c * b);
    this.l = l;
    this.c = c;
    this.b = b;
    this.parameters = parameters.clone();
    this.state = state.clone();
    this.sequence = sequence.clone();
  }

  /**
   * A random instance with the distributions of ADBench's files: parameters and state uniform on
   * [0, 1), characters of ASCII text, most significant bit first.
   *
   * @param l the number of layers
   * @param c the number of characters
   * @param b the number of bits of a character
   * @param seed the seed; equal seeds give equal instances
   * @return the instance
   */
  public static LstmData generate(int l, int c, int b, long seed) {
    Checks.atLeast("lstm", 1, "l", l, "b", b);
    Checks.atLeast("lstm", 2, "c", c);
    int size = Checks.size("lstm", "parameters", 8L * l * b + 3L * b);
    double[] sequence = new double[Checks.size("lstm", "sequence", (long) c * b)];
    SplittableRandom random = new SplittableRandom(seed);
    double[] parameters = RandomArrays.uniform(random, size);
    double[] state = RandomArrays.uniform(random, 2 * l * b);
    for (int t = 0; t < c; t++) {
      int character = random.nextInt(6) == 0 ? ' ' : random.nextInt('a', 'z' + 1);
      for (int i = 0; i < Math.min(b, 7); i++) {
        sequence[t * b + b - 1 - i] = character >> i & 1;
      }
    }
    return new LstmData(l, c, b, parameters, state, sequence);
  }

  /**
   * Reads ADBench's format: {@code l c b}, main, extra, state, sequence.
   *
   * @param file the file
   * @return the instance
   * @throws java.io.UncheckedIOException if it cannot be read or has another format
   */
  public static LstmData read(Path file) {
    DataReader in = DataReader.blankSeparated(file);
    int l = in.whole("l", 1);
    int c = in.whole("c", 2);
    int b = in.whole("b", 1);
    double[] main = in.numbers("main", 8L * l * b);
    double[] extra = in.numbers("extra", 3L * b);
    double[] state = in.numbers("state", 2L * l * b);
    double[] sequence = in.numbers("sequence", (long) c * b);
    in.end();
    return new LstmData(l, c, b, MathArrays.concatenate(main, extra), state, sequence);
  }

  /** The number of set bits of each character. */
  double[] setBits() {
    double[] setBits = new double[c];
    Arrays.setAll(setBits, t -> Plain.sum(sequence, t * b, (t + 1) * b));
    return setBits;
  }

  /**
   * The number of layers.
   *
   * @return l
   */
  public int l() {
    return l;
  }

  /**
   * The number of characters.
   *
   * @return c
   */
  public int c() {
    return c;
  }

  /**
   * The number of bits of a character.
   *
   * @return b
   */
  public int b() {
    return b;
  }

  /**
   * The point of differentiation: main (l x 2 x 4 x b) and extra (3 x b). Returned without copying;
   * must not be modified.
   *
   * @return 8 l b + 3 b numbers
   */
  public double[] parameters() {
    return parameters;
  }

  /**
   * The initial state: for each layer hidden (b) and cell (b). Returned without copying; must not
   * be modified.
   *
   * @return 2 l b numbers
   */
  public double[] state() {
    return state;
  }

  /**
   * The characters' bits, c x b. Returned without copying; must not be modified.
   *
   * @return c b numbers
   */
  public double[] sequence() {
    return sequence;
  }
}
