package io.hindcast.smoke.shop.orders;

import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class CheckoutController {
  private static final Logger log = LoggerFactory.getLogger(CheckoutController.class);

  private final Checkout checkout;
  private final OrderTable orders;

  CheckoutController(Checkout checkout, OrderTable orders) {
    this.checkout = checkout;
    this.orders = orders;
  }

  @PostMapping("/checkout/{customer}")
  String checkout(@PathVariable String customer, @RequestParam String item)
      throws ExecutionException, InterruptedException {
    if (item.startsWith("broken-")) {
      // Nobody catches this one: it goes through the whole filter chain to Tomcat.
      throw new IllegalStateException(item + " cannot be sold");
    }
    Order order = checkout.place(customer, item);
    log.info("order {}: {} for {}, {} coins", order.id(), item, customer, order.total());
    return "order " + order.id();
  }

  @GetMapping("/orders/{id}")
  ResponseEntity<String> state(@PathVariable long id) {
    return ResponseEntity.of(orders.state(id));
  }
}
