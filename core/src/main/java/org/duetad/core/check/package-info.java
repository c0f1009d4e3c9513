/** Checks of derivatives, for users' functions and rules as for the library's own. */
@NullMarked
package org.duetad.core.check;

import org.jspecify.annotations.NullMarked;
