/**
 * What programs consist of: the kinds of {@link org.duetad.core.program.instruction.Instruction},
 * and what a pass carries from one instruction to the next.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.program.instruction;
