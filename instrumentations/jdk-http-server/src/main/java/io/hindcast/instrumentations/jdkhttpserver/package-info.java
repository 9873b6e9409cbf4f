/** The HTTP server of the JDK, {@code com.sun.net.httpserver}. */
@NullMarked
package io.hindcast.instrumentations.jdkhttpserver;

import org.jspecify.annotations.NullMarked;
