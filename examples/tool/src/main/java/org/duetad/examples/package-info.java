/** The command line's entry. */
@NullMarked
package org.duetad.examples;

import org.jspecify.annotations.NullMarked;
