/** Options: their names, where values come from, what is allowed, and what is said of a bad one. */
@NullMarked
package io.hindcast.tooling.config;

import org.jspecify.annotations.NullMarked;
