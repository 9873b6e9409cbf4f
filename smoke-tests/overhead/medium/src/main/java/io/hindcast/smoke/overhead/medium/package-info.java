/** The application whose requests are measured: one of everything that all the agents see. */
@NullMarked
package io.hindcast.smoke.overhead.medium;

import org.jspecify.annotations.NullMarked;
