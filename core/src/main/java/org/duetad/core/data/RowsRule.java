package org.duetad.core.data;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Primals;
import org.jspecify.annotations.Nullable;

/**
 * {@code (w, u_1, ..., u_N) ↦ (Σ s_i, z_1, ..., z_N)} with {@code (s_i, z_i) = body(w, u_i, r_i)}
 * for the rows r_i of a table. The pushforward is the same of the tangents of the body, the
 * pullback of its adjoints.
 */
class RowsRule extends GeneralRule {

  private final RecordedBody recorded;
  private final RowSource rows;

  RowsRule(RecordedBody recorded, RowSource rows) {
    super(recorded.name(), Arity.SOME);
    this.recorded = recorded;
    this.rows = rows;
  }

  RowsBody body() {
    return recorded.body();
  }

  RecordedBody recorded() {
    return recorded;
  }

  RowSource rows() {
    return rows;
  }

  private int rows(int perRow) {
    return perRow > 0 ? rows.count(name()) : 0;
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
            new RowInputs.Own(Arrays.copyOfRange(in, widths.shared(), in.length), widths.locals()),
            maps,
            JacobianTarget.NONE);
    double[] sums = rows.sums(recorded, numbers, p);
    double[] all = Arrays.copyOf(sums, sums.length + maps.length);
    System.arraycopy(maps, 0, all, sums.length, maps.length);
    return all;
  }

  /** The Jacobian of each row with respect to its variables. */
  void jacobians(RowInputs inputs, JacobianTarget target) {
    RowPass.Widths widths = RowPass.JACOBIAN.widths(body(), 0);
    double[] none = {};
    PassNumbers numbers = new PassNumbers(RowPass.JACOBIAN, widths, none, inputs, none, target);
    double[] unused = rows.sums(recorded, numbers, 0);
  }

  @Override
  public double[] value(double... x) {
    return pass(RowPass.VALUE, parameters(x.length), x);
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    int p = parameters(x.length);
    Group[] groups = {inputs(p), inputs(p)};
    if (Primals.areConstant(x) && Primals.areConstant(dx)) {
      double[] in = joined(groups, Primals.of(x), Primals.of(dx));
      return Scalar.of(pass(RowPass.TANGENT, p, in));
    }
    RowsRule tangent = new RowsRule(recorded.tangent(p), rows);
    return AtAnyScale.of(dx, v -> tangent.of(joined(groups, x, v)));
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    int p = parameters(x.length);
    Group[] groups = {inputs(p), outputs()};
    if (Primals.areConstant(x) && Primals.areConstant(yBar)) {
      return Scalar.of(pulled(p, joined(groups, Primals.of(x), Primals.of(yBar))));
    }
    AdjointRule adjoint = new AdjointRule(this, p);
    return AtAnyScale.of(yBar, w -> adjoint.of(joined(groups, x, w)));
  }

  /** The adjoints of the inputs, of which the seeds are given with them. */
  double[] pulled(int p, double[] in) {
    double[] all = pass(RowPass.PULLBACK, p, in);
    return Arrays.copyOfRange(all, body().sums(), all.length);
  }

  /** Row by row. */
  @Override
  public Scalar[] definition(Scalar... x) {
    RowsBody body = body();
    int p = parameters(x.length);
    Scalar[] y = new Scalar[body.sums() + body.maps() * rows(body.maps())];
    Arrays.fill(y, 0, body.sums(), Scalar.of(0.0));
    rows.forEachRow(
        name(),
        (row, data) -> {
          Scalar[] in = Arrays.copyOf(x, p + body.locals() + data.length);
          System.arraycopy(x, p + row * body.locals(), in, p, body.locals());
          System.arraycopy(Scalar.of(data), 0, in, p + body.locals(), data.length);
          Scalar[] of = body.f().apply(in);
          for (int j = 0; j < body.sums(); j++) {
            y[j] = y[j].add(of[j]);
          }
          System.arraycopy(of, body.sums(), y, body.sums() + row * body.maps(), body.maps());
        });
    return y;
  }

  /** Derivatives of a sum are the same rule whenever they are taken. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowsRule rule
        && rule.getClass() == getClass()
        && rule.recorded == recorded
        && rule.rows == rows;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(recorded);
  }
}
