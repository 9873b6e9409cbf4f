/**
 * Tests. They run with the newest servers and with the oldest: Tomcat 10.1.1, Jetty 10, Undertow
 * 2.3.
 */
@NullMarked
package io.hindcast.instrumentations.serverthreads;

import org.jspecify.annotations.NullMarked;
