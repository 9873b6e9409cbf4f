/** Tests. They run with the newest Netty 4.2 and 4.1, and with 4.1.0. */
@NullMarked
package io.hindcast.instrumentations.netty;

import org.jspecify.annotations.NullMarked;
