package org.duetad.core.program;

/** Of which kind each instruction of a program is, and which slots it reads. */
interface InstructionNumbers {

  /** How many instructions there are. */
  int size();

  /** The kind of an instruction. */
  int kind(int k);

  /** How many operands the instructions before one have; also after the last. */
  int start(int k);

  /** The operand at a place among those of all instructions. */
  int operand(int place);

  /** Each number in an array; those of an array are not to be modified. */
  Flat flat();

  /**
   * One number after the other.
   *
   * @param kindOf the kind of each instruction
   * @param starts where the operands of each begin, and their number
   * @param operands the slots of all operands
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Flat(int[] kindOf, int[] starts, int[] operands) implements InstructionNumbers {

    @Override
    public int size() {
      return kindOf.length;
    }

    @Override
    public int kind(int k) {
      return kindOf[k];
    }

    @Override
    public int start(int k) {
      return starts[k];
    }

    @Override
    public int operand(int place) {
      return operands[place];
    }

    @Override
    public Flat flat() {
      return this;
    }
  }
}
