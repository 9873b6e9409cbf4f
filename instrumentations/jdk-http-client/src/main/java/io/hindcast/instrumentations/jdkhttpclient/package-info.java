/** The HTTP client of the JDK, {@code java.net.http}. */
@NullMarked
package io.hindcast.instrumentations.jdkhttpclient;

import org.jspecify.annotations.NullMarked;
