/** The command line {@code duet}: its commands, and how they show what they found. */
@NullMarked
package org.duetad.examples.cli;

import org.jspecify.annotations.NullMarked;
