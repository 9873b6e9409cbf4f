/**
 * Weaves a module in a test's own JVM, as the agent would, and hands the test what was recorded.
 */
@NullMarked
package io.hindcast.instrumentations.testing;

import org.jspecify.annotations.NullMarked;
