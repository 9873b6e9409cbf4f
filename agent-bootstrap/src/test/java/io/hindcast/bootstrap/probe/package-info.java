@NullMarked
package io.hindcast.bootstrap.probe;

import org.jspecify.annotations.NullMarked;
