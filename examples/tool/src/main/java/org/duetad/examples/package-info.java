/** The entry point of the command line. */
@NullMarked
package org.duetad.examples;

import org.jspecify.annotations.NullMarked;
