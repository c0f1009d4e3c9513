/** Reports as pages: one HTML file that needs nothing else, with pictures and graphs in it. */
@NullMarked
package org.duetad.examples.page;

import org.jspecify.annotations.NullMarked;
