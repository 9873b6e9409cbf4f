@NullMarked
package io.hindcast.smoke.collector;

import org.jspecify.annotations.NullMarked;
