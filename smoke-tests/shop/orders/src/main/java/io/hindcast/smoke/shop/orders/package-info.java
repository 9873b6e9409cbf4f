/** The shop's door: takes a checkout, writes it down, asks the warehouse, tells the topic. */
@NullMarked
package io.hindcast.smoke.shop.orders;

import org.jspecify.annotations.NullMarked;
