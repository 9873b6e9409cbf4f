package io.hindcast.smoke.shop.orders;

record Order(long id, String customer, String item, int total) {}
