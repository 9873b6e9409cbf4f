/**
 * Tests over real pools of H2. {@link
 * io.hindcast.instrumentations.connectionpools.ConnectionPoolContract} holds for each of them.
 */
@NullMarked
package io.hindcast.instrumentations.connectionpools;

import org.jspecify.annotations.NullMarked;
