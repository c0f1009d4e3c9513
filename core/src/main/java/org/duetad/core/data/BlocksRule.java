package org.duetad.core.data;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Primals;
import org.ejml.data.DMatrixRMaj;

/**
 * {@code w ↦ Σ body(w, R)} over blocks R of rows that are matrices. Its pushforward and pullback
 * are the same of the tangents and adjoints of the body.
 */
final class BlocksRule extends GeneralRule {

  /** Larger than those of numbers, as each operation on a matrix takes about a microsecond more. */
  private static final int ROWS = 8 * PartialSum.ROWS;

  private final BlockBody body;
  private final int sums;
  private final LocalRows rows;
  private final BlockRecordings recordings;

  /** For the rows of whole blocks. */
  private final ConcurrentLinkedQueue<double[]> memory = new ConcurrentLinkedQueue<>();

  BlocksRule(String name, BlockBody body, int sums, LocalRows rows) {
    this(name, body, sums, rows, new BlockRecordings(name, body));
  }

  private BlocksRule(
      String name, BlockBody body, int sums, LocalRows rows, BlockRecordings recordings) {
    super(name, Arity.SOME);
    this.body = body;
    this.sums = sums;
    this.rows = rows;
    this.recordings = recordings;
  }

  LocalRows rows() {
    return rows;
  }

  BlocksRule with(LocalRows others) {
    return new BlocksRule(name(), body, sums, others, recordings);
  }

  private double[] total(BlockBody of, double[] in, int length) {
    Scalar[] numbers = Scalar.of(in);
    return Traversal.sums(
        rows.table(),
        ROWS,
        block -> evaluated(some -> Primals.of(of.apply(numbers, some)), block),
        rows.run(),
        length);
  }

  private double[] evaluated(Function<ConstantMatrix, double[]> of, Block block) {
    double[] unused = block.count() == ROWS ? memory.poll() : null;
    double[] numbers = unused == null ? new double[block.count() * block.columns()] : unused;
    try {
      return of.apply(matrix(block, 0, block.count(), numbers));
    } catch (RuntimeException e) {
      throw failure(of, block, e);
    } finally {
      if (block.count() == ROWS) {
        memory.add(numbers);
      }
    }
  }

  /** The failure of the first row that fails alone, or the given one. */
  private static RuntimeException failure(
      Function<ConstantMatrix, double[]> of, Block block, RuntimeException e) {
    for (int row = 0; row < block.count(); row++) {
      try {
        double[] unused = of.apply(matrix(block, row, 1, new double[block.columns()]));
      } catch (RuntimeException ofRow) {
        return new RowException(block.first() + row, ofRow);
      }
    }
    return e;
  }

  /** Rows as a matrix in given memory. */
  private static ConstantMatrix matrix(Block block, int from, int n, double[] numbers) {
    block.copyRows(from, n, numbers);
    return ConstantMatrix.borrowing(DMatrixRMaj.wrap(n, block.columns(), numbers));
  }

  @Override
  public double[] value(double... x) {
    return total(body, x, sums);
  }

  /** Value and adjoints of the parameters, in one pass. */
  double[] valueAndPullback(double[] x, double... yBar) {
    ConstantMatrix w = ConstantMatrix.owning(x.length, 1, x.clone());
    ConstantMatrix seed = ConstantMatrix.owning(yBar.length, 1, yBar.clone());
    return Traversal.sums(
        rows.table(), ROWS, block -> pulled(w, seed, block), rows.run(), sums + x.length);
  }

  private double[] pulled(ConstantMatrix w, ConstantMatrix yBar, Block block) {
    return evaluated(
        some -> {
          double[] known = recordings.pulled(w, yBar, some);
          if (known == null) {
            NestedVjp vjp = Nested.vjp(at -> body.apply(at, some), w.toScalars());
            return Primals.of(joined(vjp.value(), vjp.pullback(yBar.toScalars())));
          }
          if (block.first() == 0 && block.count() == some.numRows()) {
            recordings.check(known, w, some);
          }
          return known;
        },
        block);
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    String name = "tangent of " + name();
    return new BlocksRule(name, body.tangent(), sums, rows).applied(joined(x, dx));
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    if (Primals.areConstant(x) && Primals.areConstant(yBar)) {
      double[] all = valueAndPullback(Primals.of(x), Primals.of(yBar));
      return Scalar.of(Arrays.copyOfRange(all, sums, all.length));
    }
    String name = "adjoint of " + name();
    return new BlocksRule(name, body.adjoint(x.length), x.length, rows).applied(joined(x, yBar));
  }

  private Scalar[] applied(Scalar[] x) {
    return Primals.areConstant(x) ? Scalar.of(value(Primals.of(x))) : of(x);
  }

  private static Scalar[] joined(Scalar[] a, Scalar[] b) {
    return Stream.of(a, b).flatMap(Arrays::stream).toArray(Scalar[]::new);
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    Scalar[] total = new Scalar[sums];
    Arrays.fill(total, Scalar.of(0.0));
    BlockCursor cursor = rows.table().open(ROWS);
    for (Block block = cursor.next(); block != null; block = cursor.next()) {
      Scalar[] some =
          body.apply(
              x, matrix(block, 0, block.count(), new double[block.count() * block.columns()]));
      Arrays.setAll(total, i -> total[i].add(some[i]));
    }
    return total;
  }
}
