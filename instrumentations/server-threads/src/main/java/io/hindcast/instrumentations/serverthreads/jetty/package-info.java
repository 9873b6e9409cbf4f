/** Jetty from 10 on. */
@NullMarked
package io.hindcast.instrumentations.serverthreads.jetty;

import org.jspecify.annotations.NullMarked;
