/** A server that deploys an application again and again. Knows nothing of tracing. */
@NullMarked
package io.hindcast.smoke.redeploy;

import org.jspecify.annotations.NullMarked;
