/** Tests. */
@NullMarked
package io.hindcast.bootstrap.pool;

import org.jspecify.annotations.NullMarked;
