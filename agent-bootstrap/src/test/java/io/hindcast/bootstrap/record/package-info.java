@NullMarked
package io.hindcast.bootstrap.record;

import org.jspecify.annotations.NullMarked;
