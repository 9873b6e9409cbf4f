/**
 * What all instrumentations want, worked out when the agent is built and read in one go when it
 * starts.
 */
@NullMarked
package io.hindcast.tooling.index;

import org.jspecify.annotations.NullMarked;
