@NullMarked
package io.hindcast.tooling.index;

import org.jspecify.annotations.NullMarked;
