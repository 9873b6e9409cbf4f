package io.hindcast.smoke.shop.orders;

final class UnknownItemException extends RuntimeException {
  UnknownItemException(String item) {
    super("no such item: " + item);
  }
}
