/** The checker that the library uses on its own rules, for users' functions and rules. */
@NullMarked
package org.duetad.core.check;

import org.jspecify.annotations.NullMarked;
