package org.duetad.core.data;

/**
 * The numbers of a pass over all rows.
 *
 * @param pass what is computed
 * @param widths how many numbers there are of each kind
 * @param shared the inputs that all rows share
 * @param locals those of each row
 * @param maps receives the results of each row, row after row
 * @param jacobians receives the Jacobians of the rows
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, not compared.
record PassNumbers(
    RowPass pass,
    RowPass.Widths widths,
    double[] shared,
    RowInputs locals,
    double[] maps,
    JacobianTarget jacobians) {

  /** The same numbers, of a pass that computes values of another body. */
  PassNumbers values() {
    return new PassNumbers(RowPass.VALUE, widths, shared, locals, maps, jacobians);
  }

  /** Puts a result of some consecutive rows. */
  void put(int row, int k, double[] from, int at, int n) {
    int place = row * widths.maps() + k;
    for (int i = 0; i < n; i++) {
      maps[place] = from[at + i];
      place += widths.maps();
    }
  }
}
