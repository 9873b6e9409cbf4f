@NullMarked
package io.hindcast.instrumentations.executors;

import org.jspecify.annotations.NullMarked;
