@NullMarked
package io.hindcast.premain;

import org.jspecify.annotations.NullMarked;
