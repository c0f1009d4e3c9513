package org.duetad.core.data;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Primals;

/**
 * {@code (w, u_1, ..., u_N) ↦ (Σ s_i, z_1, ..., z_N)} with {@code (s_i, z_i) = body(w, u_i, r_i)}
 * for the rows r_i of a table. The pushforward is the same of the tangents of the body, the
 * pullback of its adjoints.
 */
class RowsRule extends GeneralRule {

  private final RecordedBody recorded;
  private final RowTable table;
  private final RowRun run;

  RowsRule(RecordedBody recorded, RowTable table, RowRun run) {
    super(recorded.name(), Arity.SOME);
    this.recorded = recorded;
    this.table = table;
    this.run = run;
  }

  RowsBody body() {
    return recorded.body();
  }

  RecordedBody recorded() {
    return recorded;
  }

  RowTable table() {
    return table;
  }

  RowRun run() {
    return run;
  }

  /** How many rows have numbers of their own, if these are so many per row. */
  private int rows(int perRow) {
    if (perRow > 0 && table.count() < 0) {
      throw new UnsupportedOperationException(
          name() + ": results of each row need a table in memory; a supplier is for sums");
    }
    return perRow > 0 ? Math.toIntExact(table.count()) : 0;
  }

  /** How many parameters there are if there are so many operands. */
  int parameters(int operands) {
    return operands - body().locals() * rows(body().locals());
  }

  Group inputs(int p) {
    return new Group(p, body().locals());
  }

  private Group outputs() {
    return new Group(body().sums(), body().maps());
  }

  /** Groups of numbers as one: what is shared, then what belongs to each row. */
  Scalar[] joined(Group[] groups, Scalar[]... parts) {
    Scalar[] all = Arrays.stream(parts).flatMap(Arrays::stream).toArray(Scalar[]::new);
    int[] order = Group.order(rows(Group.joined(groups).locals()), groups);
    return Arrays.stream(order).mapToObj(i -> all[i]).toArray(Scalar[]::new);
  }

  double[] joined(Group[] groups, double[]... parts) {
    double[] all = Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    int[] order = Group.order(rows(Group.joined(groups).locals()), groups);
    return Arrays.stream(order).mapToDouble(i -> all[i]).toArray();
  }

  /** Runs a pass; the sums, then the results of each row. */
  double[] pass(RowPass pass, int p, double[] in) {
    RowPass.Widths widths = pass.widths(body(), p);
    double[] maps = new double[widths.maps() * rows(widths.maps())];
    PassNumbers numbers =
        new PassNumbers(
            pass,
            widths,
            Arrays.copyOf(in, widths.shared()),
            Arrays.copyOfRange(in, widths.shared(), in.length),
            maps);
    double[] sums = Traversal.sums(table, new BlockSums(recorded, numbers, p), run, widths.sums());
    double[] all = Arrays.copyOf(sums, sums.length + maps.length);
    System.arraycopy(maps, 0, all, sums.length, maps.length);
    return all;
  }

  @Override
  public double[] value(double... x) {
    return pass(RowPass.VALUE, parameters(x.length), x);
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    int p = parameters(x.length);
    Group[] groups = {inputs(p), inputs(p)};
    if (areConstant(x) && areConstant(dx)) {
      double[] in = joined(groups, Primals.of(x), Primals.of(dx));
      return Scalar.of(pass(RowPass.TANGENT, p, in));
    }
    return new RowsRule(recorded.tangent(p), table, run).of(joined(groups, x, dx));
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    int p = parameters(x.length);
    Group[] groups = {inputs(p), outputs()};
    if (areConstant(x) && areConstant(yBar)) {
      return Scalar.of(pulled(p, joined(groups, Primals.of(x), Primals.of(yBar))));
    }
    return new AdjointRule(this, p).of(joined(groups, x, yBar));
  }

  /** The adjoints of the inputs, of which the seeds are given with them. */
  double[] pulled(int p, double[] in) {
    double[] all = pass(RowPass.PULLBACK, p, in);
    return Arrays.copyOfRange(all, body().sums(), all.length);
  }

  static boolean areConstant(Scalar[] x) {
    return Arrays.stream(x).allMatch(Constant.class::isInstance);
  }

  /** Row by row. */
  @Override
  public Scalar[] definition(Scalar... x) {
    RowsBody body = body();
    int p = parameters(x.length);
    Scalar[] y = new Scalar[body.sums() + body.maps() * rows(body.maps())];
    Arrays.fill(y, 0, body.sums(), Scalar.of(0.0));
    BlockCursor cursor = table.open();
    for (Block block = cursor.next(); block != null; block = cursor.next()) {
      for (int i = 0; i < block.count(); i++) {
        int row = Math.toIntExact(block.first() + i);
        double[] data = new double[body.columns()];
        block.copy(i, 1, data, 0, 1);
        Scalar[] in = Arrays.copyOf(x, p + body.locals() + data.length);
        System.arraycopy(x, p + row * body.locals(), in, p, body.locals());
        System.arraycopy(Scalar.of(data), 0, in, p + body.locals(), data.length);
        Scalar[] of = body.f().apply(in);
        for (int j = 0; j < body.sums(); j++) {
          y[j] = y[j].add(of[j]);
        }
        System.arraycopy(of, body.sums(), y, body.sums() + row * body.maps(), body.maps());
      }
    }
    return y;
  }
}
