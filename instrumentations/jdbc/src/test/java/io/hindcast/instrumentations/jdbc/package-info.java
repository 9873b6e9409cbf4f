@NullMarked
package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.NullMarked;
