package org.duetad.core.program;

/**
 * Turns of a loop. An operand of its body reads {@code slots_p + strides_p turn}, or if it has a
 * table, {@code slots_p + tables_q[turn]} with {@code q = tableOf_p}.
 *
 * @param turns how many turns there are
 * @param kindOf the kind of each instruction of the body
 * @param starts where the operands of each begin
 * @param slots the slot of each operand in the first turn
 * @param strides how far each moves in a turn; empty if there is one turn
 * @param tableOf the table of each, negative for those without; empty if there are none
 * @param tables how far operands are from those of the first turn, in each turn
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record RolledTurns(
    int turns,
    int[] kindOf,
    int[] starts,
    int[] slots,
    int[] strides,
    int[] tableOf,
    int[][] tables) {

  /** How many instructions a turn has. */
  int length() {
    return kindOf.length;
  }

  /** How many operands a turn has. */
  int operands() {
    return slots.length;
  }

  int slot(int operand, int turn) {
    if (turns == 1) {
      return slots[operand];
    }
    int table = tableOf.length == 0 ? -1 : tableOf[operand];
    return slots[operand] + (table < 0 ? strides[operand] * turn : tables[table][turn]);
  }

  /** Writes all turns, each instruction by itself. */
  void write(int[] kinds, int[] begins, int instruction, int[] all, int operand) {
    for (int turn = 0; turn < turns; turn++) {
      int k = instruction + turn * length();
      int at = operand + turn * operands();
      System.arraycopy(kindOf, 0, kinds, k, length());
      for (int place = 0; place < starts.length; place++) {
        begins[k + place] = at + starts[place];
      }
      write(turn, all, at);
    }
  }

  private void write(int turn, int[] all, int at) {
    if (turn == 0 || tableOf.length > 0) {
      for (int i = 0; i < slots.length; i++) {
        all[at + i] = slot(i, turn);
      }
    } else {
      for (int i = 0; i < slots.length; i++) {
        all[at + i] = slots[i] + strides[i] * turn;
      }
    }
  }

  /** How many numbers are kept. */
  long numbers() {
    return 2L * kindOf.length
        + slots.length
        + strides.length
        + tableOf.length
        + (long) tables.length * turns;
  }
}
