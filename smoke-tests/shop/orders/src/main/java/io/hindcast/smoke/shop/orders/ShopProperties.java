package io.hindcast.smoke.shop.orders;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the rest of the shop is. */
@ConfigurationProperties("shop")
record ShopProperties(URI warehouse, String kafka, String topic) {}
