@NullMarked
package io.hindcast.tooling.match;

import org.jspecify.annotations.NullMarked;
