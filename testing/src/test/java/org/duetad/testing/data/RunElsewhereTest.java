package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.BlockRunner;
import org.duetad.core.data.PartialSum;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.RowVectorFunction;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.SecondOrder;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Blocks are summed from bytes, as on another machine, in any order, in any number of parts. */
class RunElsewhereTest {

  private static final double[][] ROWS = SumFixture.rows(9000, 3, 5);
  private static final int BLOCKS = (ROWS.length + PartialSum.ROWS - 1) / PartialSum.ROWS;
  private static final double[] W = SumFixture.point(4, 1);
  private static final double[] V = SumFixture.point(4, 2);
  private static final RowVectorFunction RESIDUALS =
      (w, row) ->
          new Scalar[] {w[0].multiply(row[0]).sin().subtract(row[3]), w[3].multiply(row[1])};

  @SuppressWarnings("unchecked")
  private static <T extends Serializable> T copy(T object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static BlockRunner runner(int parts, long seed) {
    return (body, pass, parameters, in) -> {
      List<Integer> blocks = new ArrayList<>(IntStream.range(0, BLOCKS).boxed().toList());
      Collections.shuffle(blocks, new Random(seed));
      PartialSum total = new PartialSum();
      for (int part = 0; part < parts; part++) {
        PartialSum some = new PartialSum();
        for (int k = part; k < BLOCKS; k += parts) {
          int block = blocks.get(k);
          int from = block * PartialSum.ROWS;
          double[][] rows =
              Arrays.copyOfRange(ROWS, from, Math.min(ROWS.length, from + PartialSum.ROWS));
          some.add(block, copy(body).sums(pass, parameters, in, block, rows));
        }
        total.add(copy(some));
      }
      return total.total(BLOCKS, body.length(pass, parameters));
    };
  }

  @Test
  void theSameBits() {
    SumOverRows here = SumOverRows.of(SumFixture::huber, RowTable.of(ROWS));
    SumOverRows squaresHere = SumOverRows.ofSquares(RESIDUALS, 2, RowTable.of(ROWS));
    for (int parts : new int[] {1, 3, 100}) {
      SumOverRows there = SumOverRows.of(SumFixture::huber, 4, runner(parts, parts));
      assertEquals(here.value(W), there.value(W));
      assertSameBits(
          "gradient", here.valueAndGradient(W).gradient(), there.valueAndGradient(W).gradient());
      assertSameBits("hvp", here.hvp(W, V), there.hvp(W, V));
      SumOverRows squares = SumOverRows.ofSquares(RESIDUALS, 2, 4, runner(parts, parts));
      assertSameBits(
          "Gauss-Newton", squaresHere.gaussNewtonProduct(W, V), squares.gaussNewtonProduct(W, V));
      assertSameBits("hvp", squaresHere.hvp(W, V), squares.hvp(W, V));
    }
  }

  /** Derivatives of derivatives are passes, too. */
  @Test
  void thirdOrder() {
    SumOverRows there = SumOverRows.ofSquares(RESIDUALS, 2, 4, runner(2, 7));
    SumOverRows here = SumOverRows.ofSquares(RESIDUALS, 2, RowTable.of(ROWS));
    assertSameBits("third", third(here), third(there));
  }

  private static double[] third(ScalarFunction f) {
    Differentiator forward = new ForwardMode();
    ScalarFunction along = p -> forward.jvp(f.asVector(), p, Scalar.of(V)).tangent()[0];
    return SecondOrder.of(forward, new ReverseMode()).hvp(along, W, V);
  }

  @Test
  void missingAndDoubleBlocks() {
    PartialSum sum = new PartialSum();
    sum.add(0, new double[] {1});
    sum.add(2, new double[] {2});
    assertThrows(IllegalStateException.class, () -> sum.total(3, 1));
    PartialSum other = new PartialSum();
    other.add(1, new double[] {1});
    assertThrows(IllegalStateException.class, () -> other.add(1, new double[] {1}));
  }

  @Test
  void rowsAreElsewhere() {
    SumOverRows there = SumOverRows.of(SumFixture::logistic, 4, runner(1, 1));
    assertThrows(UnsupportedOperationException.class, () -> there.rows(0, 1));
  }
}
