package io.hindcast.smoke.shop.warehouse;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the rest of the shop is. */
@ConfigurationProperties("shop")
record ShopProperties(String kafka, String topic) {}
