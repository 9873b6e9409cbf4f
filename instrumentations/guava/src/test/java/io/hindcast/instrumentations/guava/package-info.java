/** Tests. They run with the newest Guava and with 19. */
@NullMarked
package io.hindcast.instrumentations.guava;

import org.jspecify.annotations.NullMarked;
