@NullMarked
package io.hindcast.smoke.redeploy;

import org.jspecify.annotations.NullMarked;
