/** Tests. */
@NullMarked
package io.hindcast.bootstrap.log;

import org.jspecify.annotations.NullMarked;
