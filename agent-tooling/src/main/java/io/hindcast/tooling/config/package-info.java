/**
 * Options: their names, where values come from, what is allowed, what is said of a bad one, and how
 * some of them change while the application runs.
 */
@NullMarked
package io.hindcast.tooling.config;

import org.jspecify.annotations.NullMarked;
