package org.duetad.checkpoint.block;

/**
 * What identifies a use of a block. All uses are equal, as each calls the same function; where it
 * captured numbers, the function is a new one, which takes them as inputs.
 *
 * @param f the function
 * @param recomputation that of the block
 */
record BlockUse(Object f, Recomputation recomputation) {}
