package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.lowering.Formulas;
import org.duetad.core.kernel.trial.KernelTier;
import org.duetad.core.kernel.trial.Pace;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.program.loops.LoopInterpreter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hot kernel is compiled, tried, and stays with what is faster. */
class KernelTierTest {

  private static final double[] X = {0.3, 0.9, 0.1};

  private final Kernel kernel = Kernel.of(Program.record(KernelTest::scanned, X));
  private final KernelFrame frame = kernel.frame();
  private final double[] expected = gradient();

  @AfterEach
  void relax() {
    System.clearProperty(KernelTier.STRICT);
  }

  /** Compiles at once, in the caller's thread. */
  private record Compiler(Function<LoopCode, LoopFunction> function) implements LoopCompiler {

    @Override
    public LoopFunction compile(LoopCode code) {
      return function.apply(code);
    }

    @Override
    public boolean inBackground(Runnable task) {
      task.run();
      return true;
    }

    @Override
    public Status status() {
      return new Status(0, 0);
    }
  }

  private double[] gradient() {
    double[] y = new double[1];
    double[] gradient = new double[X.length];
    kernel.evaluate(X, frame, y);
    kernel.pullback(frame, new double[] {1}, gradient);
    return gradient;
  }

  /** After ten calls what is likely to gain is tried, and the rest soon afterwards. */
  private void offer(KernelTier tier, LoopCompiler compiler) {
    tier.offer(compiler, this::time, new Pace(1, 1000, 10));
  }

  private void runUntilDecided() {
    for (int call = 0; call < 100_000 && !kernel.tier().isDecided(); call++) {
      assertArrayEquals(expected, gradient());
    }
    assertTrue(kernel.tier().isDecided());
    assertArrayEquals(expected, gradient());
  }

  @Test
  void whatIsSlowerIsNotUsed() {
    offer(kernel.tier(), new Compiler(code -> taking(500_000, new LoopInterpreter(code))));
    assertFalse(kernel.tier().isDecided());
    runUntilDecided();
    assertEquals(0, kernel.tier().compiledParts());
  }

  /** The clock goes on by a millisecond whenever it is read, and with what compiled parts take. */
  private long now;

  private long time() {
    now += 1_000_000;
    return now;
  }

  private LoopFunction taking(long more, LoopFunction function) {
    return (values, adjoints, kept, notes) -> {
      now += more;
      return function.run(values, adjoints, kept, notes);
    };
  }

  @Test
  void whatIsFasterIsUsed() {
    offer(kernel.tier(), new Compiler(code -> taking(-500_000, new LoopInterpreter(code))));
    runUntilDecided();
    assertEquals(1, kernel.tier().compiledParts());
  }

  /** Even if the call that makes the kernel hot is a mistake. */
  @Test
  void aPointOfAnotherLengthIsNoReasonToStayInterpreted() {
    offer(kernel.tier(), new Compiler(code -> taking(-500_000, new LoopInterpreter(code))));
    for (int call = 0; call < 100_000; call++) {
      assertThrows(
          IllegalArgumentException.class,
          () -> kernel.evaluate(new double[100], frame, new double[1]));
    }
    runUntilDecided();
    assertEquals(1, kernel.tier().compiledParts());
  }

  @Test
  void whatCannotBeCompiledStaysInterpreted() {
    offer(kernel.tier(), new Compiler(KernelTierTest::reject));
    runUntilDecided();
    assertEquals(0, kernel.tier().compiledParts());
  }

  private static LoopFunction reject(LoopCode code) {
    throw new VerifyError("of " + code.locals() + " variables");
  }

  @Test
  void aRejectedClassFailsTestsThatAreStrict() {
    System.setProperty(KernelTier.STRICT, "true");
    offer(kernel.tier(), new Compiler(KernelTierTest::reject));
    AssertionError error = assertThrows(AssertionError.class, () -> runUntilDecided());
    assertTrue(error.getCause() instanceof VerifyError);
  }

  /** The sum of squares of differences of neighbours, of which a gradient at once is rejected. */
  private KernelTier withRejectedGradient() {
    double[] x = IntStream.range(0, 40).mapToDouble(Math::sin).toArray();
    Program program = Program.record(KernelTierTest::squares, x);
    Kernel squares = Kernel.of(program);
    KernelFrame own = squares.frame();
    KernelTier tier = squares.tier();
    int[] functions = {0};
    offer(
        tier,
        new Compiler(
            code ->
                ++functions[0] == 1 ? reject(code) : taking(-500_000, new LoopInterpreter(code))));
    for (int call = 0; call < 100_000 && !tier.isDecided(); call++) {
      squares.evaluate(x, own, new double[1]);
    }
    assertEquals(3, functions[0]);
    return tier;
  }

  private static Scalar[] squares(Scalar... x) {
    Scalar[] apart = new Scalar[x.length - 1];
    Arrays.setAll(apart, i -> x[i + 1].subtract(x[i]));
    return new Scalar[] {Scalar.dot(apart, apart)};
  }

  /** Else the caller would run the trial. */
  @Test
  void constantsAreOfTheLibrary() {
    Program program = Program.record(x -> new Scalar[] {x[0].multiply(0.5).add(x[0])}, 0.3);
    assertTrue(FlatCode.of(program).all(Formulas::isOfLibrary));
  }

  @Test
  void compiledPartsStayWhereAGradientAtOnceIsRejected() {
    assertTrue(withRejectedGradient().compiledParts() > 0);
  }

  /** What is not right at a point costs little where no point is better. */
  @Test
  void aFailingFunctionForValuesAndPullbackIsTriedLessAndLess() {
    double[] x = IntStream.range(0, 40).mapToDouble(Math::sin).toArray();
    Kernel squares = Kernel.of(Program.record(KernelTierTest::squares, x));
    int[] compiled = {0};
    int[] runs = {0};
    LoopFunction failing =
        (values, adjoints, kept, notes) -> {
          runs[0]++;
          return Double.NaN;
        };
    squares.tier().use(code -> ++compiled[0] == 5 ? failing : new LoopInterpreter(code));
    KernelFrame own = squares.frame();
    double[][] seed = {{1}};
    for (int call = 0; call < 100; call++) {
      assertTrue(squares.pullback(x, own, new double[1], seed, new double[1][x.length]));
    }
    assertEquals(6, runs[0]);
  }

  @Test
  void aRejectedGradientFailsTestsThatAreStrict() {
    System.setProperty(KernelTier.STRICT, "true");
    assertThrows(AssertionError.class, this::withRejectedGradient);
  }

  @Test
  void aFullQueueIsTriedAgain() {
    int[] offers = {0};
    offer(
        kernel.tier(),
        new LoopCompiler() {
          @Override
          public LoopFunction compile(LoopCode code) {
            return reject(code);
          }

          @Override
          public boolean inBackground(Runnable task) {
            if (++offers[0] < 3) {
              return false;
            }
            task.run();
            return true;
          }

          @Override
          public Status status() {
            return new Status(0, 0);
          }
        });
    runUntilDecided();
    assertEquals(3, offers[0]);
  }

  /** As fast as others, or not. */
  private int vectorParts(long more) {
    double[] x = {0.3, 0.9, 0.1, 0.7, -0.4};
    Kernel regression = Kernel.of(Program.record(KernelCorpus::regression, x));
    KernelFrame own = regression.frame();
    double[] y = new double[1];
    double[] first = new double[x.length];
    double[] gradient = new double[x.length];
    regression.evaluate(x, own, y);
    regression.pullback(own, new double[] {1}, first);
    offer(regression.tier(), new VectorCompiler(more));
    for (int call = 0; call < 100_000 && !regression.tier().isDecided(); call++) {
      regression.evaluate(x, own, y);
      regression.pullback(own, new double[] {1}, gradient);
      assertArrayEquals(first, gradient);
    }
    assertTrue(regression.tier().isDecided());
    return regression.tier().vectorParts();
  }

  /** Rejects loops, and has sums over lanes that take longer by some time. */
  private final class VectorCompiler implements LoopCompiler {

    private final long more;

    VectorCompiler(long more) {
      this.more = more;
    }

    @Override
    public LoopFunction compile(LoopCode code) {
      return reject(code);
    }

    @Override
    public boolean inBackground(Runnable task) {
      task.run();
      return true;
    }

    @Override
    public Optional<LaneSums> sums(LaneSums plain) {
      return Optional.of(
          new LaneSums() {
            @Override
            public void addProducts(
                double[] sums, int[] at, double[][] x, double[] z, int turn, int n) {
              now += more;
              plain.addProducts(sums, at, x, z, turn, n);
            }

            @Override
            public void addChunk(double[] sums, int[] at, double[][] x, double[] z) {
              now += more;
              plain.addChunk(sums, at, x, z);
            }
          });
    }

    @Override
    public Status status() {
      return new Status(0, 0);
    }
  }

  @Test
  void sumsInVectorsAreUsedWhereTheyAreFaster() {
    assertEquals(1, vectorParts(-300_000));
    assertEquals(0, vectorParts(0));
    assertEquals(0, vectorParts(300_000));
  }
}
