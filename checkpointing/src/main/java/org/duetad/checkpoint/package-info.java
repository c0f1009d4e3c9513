/**
 * Checkpointing: reverse mode over many steps in bounded memory. What it costs at best is here; no
 * schedule and no executor yet.
 */
@NullMarked
package org.duetad.checkpoint;

import org.jspecify.annotations.NullMarked;
