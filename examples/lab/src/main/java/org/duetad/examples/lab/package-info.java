/**
 * The lab: experiments on the systems that courses teach differentiation with. Each uses the
 * libraries as a user would, and proves what it shows by numbers.
 */
@NullMarked
package org.duetad.examples.lab;

import org.jspecify.annotations.NullMarked;
