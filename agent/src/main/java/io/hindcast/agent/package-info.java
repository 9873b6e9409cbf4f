/** Wires the parts of the agent together. Everything here is loaded by the isolated loader. */
@NullMarked
package io.hindcast.agent;

import org.jspecify.annotations.NullMarked;
