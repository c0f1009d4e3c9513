/**
 * The lab: experiments on the systems that courses use to teach differentiation. Each uses the
 * libraries as a user would, and supports its claims by numbers.
 */
@NullMarked
package org.duetad.examples.lab;

import org.jspecify.annotations.NullMarked;
