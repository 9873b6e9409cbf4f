/** From premain to the isolated rest of the agent. */
@NullMarked
package io.hindcast.bootstrap.start;

import org.jspecify.annotations.NullMarked;
