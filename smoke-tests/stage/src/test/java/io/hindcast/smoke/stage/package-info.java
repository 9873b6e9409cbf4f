@NullMarked
package io.hindcast.smoke.stage;

import org.jspecify.annotations.NullMarked;
