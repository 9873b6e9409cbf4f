/** Whether the application's heap is nearly full, and what gives memory back then. */
@NullMarked
package io.hindcast.exporter.memory;

import org.jspecify.annotations.NullMarked;
