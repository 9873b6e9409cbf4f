/** A program that logs, and how each library is set up to show the ids of a request. */
@NullMarked
package io.hindcast.smoke.logging;

import org.jspecify.annotations.NullMarked;
