@NullMarked
package io.hindcast.exporter.memory;

import org.jspecify.annotations.NullMarked;
