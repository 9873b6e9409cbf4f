/** The shop's back room: answers what is in stock, reserves what was ordered. */
@NullMarked
package io.hindcast.smoke.shop.warehouse;

import org.jspecify.annotations.NullMarked;
