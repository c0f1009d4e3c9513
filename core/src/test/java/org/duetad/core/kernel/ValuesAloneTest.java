package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.joins.JoinedLoop;
import org.duetad.core.kernel.joins.LoopJoin;
import org.duetad.core.kernel.joins.PlainLoop;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopInterpreter;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.duetad.core.rules.Activations;
import org.junit.jupiter.api.Test;

/** Values that are not pulled back: loops are joined, and the bits are those of the function. */
class ValuesAloneTest {

  private static final int N = 40;

  private interface Cell {
    Scalar of(Scalar[] u, int i);
  }

  private static Scalar[] cells(Scalar[] u, Cell cell) {
    return IntStream.range(0, u.length).mapToObj(i -> cell.of(u, i)).toArray(Scalar[]::new);
  }

  private static Scalar at(Scalar[] u, int i) {
    return u[Math.floorMod(i, u.length)];
  }

  private static Scalar[] fluxes(Scalar[] u) {
    return cells(u, (v, i) -> at(v, i).square().multiply(at(v, i + 1)));
  }

  /** An update by the flux of a cell and the one before it. */
  private static Scalar[] upwind(Scalar... u) {
    Scalar[] flux = fluxes(u);
    return cells(u, (v, i) -> v[i].subtract(at(flux, i).subtract(at(flux, i - 1))));
  }

  /** Reads the flux of a later cell, too. */
  private static Scalar[] central(Scalar... u) {
    Scalar[] flux = fluxes(u);
    return cells(u, (v, i) -> v[i].subtract(at(flux, i + 1).subtract(at(flux, i - 1))));
  }

  private static Scalar[] thrice(Scalar... u) {
    return cells(central(u), (v, i) -> at(v, i - 1).add(at(v, i + 2)).multiply(0.5));
  }

  /** Each cell reads the last one of the first loop. */
  private static Scalar[] scaled(Scalar... u) {
    Scalar[] flux = fluxes(u);
    return cells(u, (v, i) -> v[i].multiply(flux[u.length - 1]));
  }

  private static Scalar[] backwards(Scalar... u) {
    Scalar[] flux = fluxes(u);
    return cells(u, (v, i) -> v[i].multiply(flux[u.length - 1 - i]));
  }

  private static double[] point() {
    return IntStream.range(0, N).mapToDouble(i -> 0.3 + Math.sin(i)).toArray();
  }

  private static Kernel compiled(VectorFunction f, List<LoopCode> codes) {
    Kernel kernel = Kernel.of(Program.record(f, point()));
    kernel
        .tier()
        .use(
            code -> {
              codes.add(code);
              return new LoopInterpreter(code);
            });
    return kernel;
  }

  /** The loops for values alone, with the bits of the function. */
  private static LoopCode code(VectorFunction f) {
    List<LoopCode> codes = new ArrayList<>();
    Kernel kernel = compiled(f, codes);
    KernelFrame frame = kernel.frame().forValues();
    double[] y = new double[kernel.outputs()];
    assertTrue(kernel.holds(point(), frame, y));
    double[] expected =
        Arrays.stream(f.apply(Scalar.of(point()))).mapToDouble(Scalar::value).toArray();
    assertEquals(Arrays.toString(expected), Arrays.toString(y));
    return codes.get(codes.size() - 1);
  }

  private static List<Statement> all(List<Statement> body) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : body) {
      all.add(statement);
      if (statement instanceof Statement.Block block) {
        all.addAll(all(block.body()));
      } else if (statement instanceof Statement.Loop loop) {
        all.addAll(all(loop.body()));
      }
    }
    return all;
  }

  private static List<Statement.Loop> longLoops(VectorFunction f) {
    return all(code(f).body()).stream()
        .filter(Statement.Loop.class::isInstance)
        .map(Statement.Loop.class::cast)
        .filter(loop -> loop.end() - loop.from() > N / 2)
        .toList();
  }

  private static List<Memory> written(VectorFunction f) {
    return all(longLoops(f).get(0).body()).stream()
        .filter(Statement.Write.class::isInstance)
        .map(statement -> ((Statement.Write) statement).memory())
        .toList();
  }

  /** A slope of an activation that is in another method than the activation. */
  private static Scalar[] slopesAfterMuch(Scalar... u) {
    return cells(
        u,
        (v, i) -> {
          Scalar y = v[i].sigmoid();
          Scalar much = y;
          for (int k = 0; k < 600; k++) {
            much = much.multiply(0.9).add(v[i]);
          }
          return Activations.SIGMOID.slope().at(v[i], y).multiply(much);
        });
  }

  @Test
  void slopesOfActivationsDoNotReadWhatIsKept() {
    assertEquals(1, longLoops(ValuesAloneTest::slopesAfterMuch).size());
  }

  @Test
  void anUpdateByFluxesIsOneLoopThatWritesTheOutputsOnly() {
    assertEquals(1, longLoops(ValuesAloneTest::upwind).size());
    assertEquals(List.of(Memory.ADJOINTS), written(ValuesAloneTest::upwind));
  }

  @Test
  void anUpdateThatReadsLaterFluxesIsBehind() {
    assertEquals(1, longLoops(ValuesAloneTest::central).size());
    assertEquals(1, longLoops(ValuesAloneTest::thrice).size());
    assertEquals(
        1, written(ValuesAloneTest::thrice).stream().filter(Memory.ADJOINTS::equals).count());
  }

  @Test
  void loopsThatReadWhatComesMuchLaterAreNotJoined() {
    assertEquals(2, longLoops(ValuesAloneTest::scaled).size());
    assertEquals(2, longLoops(ValuesAloneTest::backwards).size());
  }

  @Test
  void outputsMayBeInputsAndAnythingTwiceOrInAnotherOrder() {
    code(u -> new Scalar[] {u[3], u[0], u[3], Scalar.of(2)});
    code(u -> new Scalar[] {upwind(u)[5], u[0], upwind(u)[5]});
    code(
        u -> {
          Scalar[] next = upwind(u);
          return cells(next, (v, i) -> v[v.length - 1 - i]);
        });
    code(
        u -> {
          Scalar[] next = upwind(u);
          Scalar[] both = Arrays.copyOf(next, N + 1);
          both[N] = Scalar.sum(next);
          return both;
        });
  }

  /** Before the first output, counted back from turn to turn, is none. */
  @Test
  void allTurnsButTheLastMayBeOutputsInReverse() {
    for (int turns : new int[] {1, 2, 3, 11, N - 1}) {
      code(
          u -> {
            Scalar[] waves = cells(u, (v, i) -> v[i].sin());
            return IntStream.range(0, turns)
                .mapToObj(i -> waves[turns - 1 - i])
                .toArray(Scalar[]::new);
          });
    }
    code(
        u -> {
          Scalar[] waves = {u[0].sin(), u[1].sin()};
          return new Scalar[] {waves[0], upwind(u)[3]};
        });
  }

  /** The two first cells are a loop of their own, of which the second is no output. */
  @Test
  void outputsMayBeLeftOut() {
    for (int left : new int[] {0, 1, 2, N - 2}) {
      code(u -> without(left, central(u)));
      code(u -> without(left, thrice(u)));
    }
  }

  private static Scalar[] without(int left, Scalar[] of) {
    return IntStream.range(0, of.length)
        .filter(i -> i != left)
        .mapToObj(i -> of[i])
        .toArray(Scalar[]::new);
  }

  /** Also if nothing is computed. */
  @Test
  void thereIsAVariableForTheResult() {
    assertTrue(code(u -> u.clone()).locals() > LoopCode.RESULT);
  }

  @Test
  void aLoopThatReadsSectionsIsNotJoined() {
    Index.Affine at = Index.of(3);
    Index sections = new Index.Sections(0, List.of(20, N), List.of(at, at));
    Expression read = new Expression.Read(Memory.VALUES, sections);
    Statement write = new Statement.Write(Memory.VALUES, at, read);
    JoinedLoop first = JoinedLoop.of(new PlainLoop(0, N, List.of()));
    assertEquals(List.of(), LoopJoin.of(first, new PlainLoop(0, N, List.of(write))));
  }

  /** Loops over some of the cells, which read neighbours in earlier loops; the others are kept. */
  private static List<Scalar[]> chain(Random random, Scalar... u) {
    List<Scalar[]> all = new ArrayList<>(List.<Scalar[]>of(u));
    for (int k = 0; k < 2 + random.nextInt(4); k++) {
      Scalar[] latest = all.get(all.size() - 1);
      Scalar[] other = all.get(random.nextInt(all.size()));
      int[] move = random.ints(2, -4, 5).toArray();
      int from = random.nextInt(3) * random.nextInt(3);
      int end = N - random.nextInt(3) * random.nextInt(3);
      boolean isClamped = random.nextBoolean();
      Scalar[] next = latest.clone();
      for (int i = from; i < end; i++) {
        Scalar a = at(latest, isClamped ? Math.max(0, Math.min(N - 1, i + move[0])) : i + move[0]);
        next[i] = a.sin().add(at(other, i + move[1]).multiply(0.3));
      }
      all.add(next);
    }
    return all;
  }

  @Test
  void chainsOfLoopsHaveTheBitsOfTheFunction() {
    for (long seed = 0; seed < 200; seed++) {
      long of = seed;
      code(
          u -> {
            Random random = new Random(of);
            List<Scalar[]> all = chain(random, u);
            List<Scalar> outputs = new ArrayList<>();
            for (int k = 0; k < 2; k++) {
              Scalar[] some = all.get(all.size() - 1 - random.nextInt(2));
              List<Scalar> run =
                  Arrays.asList(some).subList(random.nextInt(4), N - random.nextInt(4));
              if (random.nextBoolean()) {
                run = new ArrayList<>(run);
                Collections.reverse(run);
              }
              outputs.addAll(run);
            }
            return outputs.toArray(Scalar[]::new);
          });
    }
  }

  @Test
  void anotherBranchIsDetected() {
    VectorFunction f = u -> u[0].isGreaterThan(0) ? upwind(u) : central(u);
    Kernel kernel = compiled(f, new ArrayList<>());
    KernelFrame frame = kernel.frame().forValues();
    double[] y = new double[N];
    assertTrue(kernel.holds(point(), frame, y));
    double[] other = point();
    other[0] = -1;
    assertFalse(kernel.holds(other, frame, y));
    assertTrue(kernel.holds(point(), frame, y));
  }

  /** The outputs are written before the comparison. */
  @Test
  void aStepInPlaceThatTakesAnotherBranchLeavesTheState() {
    VectorFunction f =
        u -> {
          Scalar[] next = upwind(u);
          return u[0].subtract(0.2).isGreaterThan(0) ? next : central(u);
        };
    Kernel kernel = compiled(f, new ArrayList<>());
    KernelFrame frame = kernel.frame().forValues();
    double[] u = point();
    assertTrue(kernel.holds(u, frame, u));
    assertEquals(Arrays.toString(f.value(point())), Arrays.toString(u));
    double[] other = point();
    other[0] = 0.1;
    other[N - 1] = -3;
    assertTrue(((VectorFunction) ValuesAloneTest::upwind).value(other)[0] > 0.2);
    double[] before = other.clone();
    assertFalse(kernel.holds(other, frame, other));
    assertEquals(Arrays.toString(before), Arrays.toString(other));
  }

  @Test
  void valuesOfAFrameForASweepAreKept() {
    Kernel kernel = compiled(ValuesAloneTest::upwind, new ArrayList<>());
    KernelFrame frame = kernel.frame();
    KernelFrame alone = frame.forValues();
    double[] y = new double[N];
    double[] ones = new double[N];
    Arrays.fill(ones, 1.0);
    kernel.evaluate(point(), frame, y);
    double[] expected = new double[N];
    kernel.pullback(frame, ones, expected);
    kernel.evaluate(new double[N], alone, y);
    double[] gradient = new double[N];
    kernel.pullback(frame, ones, gradient);
    assertEquals(Arrays.toString(expected), Arrays.toString(gradient));
  }
}
