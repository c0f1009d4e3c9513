/** The command line {@code duet}: its commands, and the presentation of their results. */
@NullMarked
package org.duetad.examples.cli;

import org.jspecify.annotations.NullMarked;
