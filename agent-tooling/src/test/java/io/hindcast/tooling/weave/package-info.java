@NullMarked
package io.hindcast.tooling.weave;

import org.jspecify.annotations.NullMarked;
