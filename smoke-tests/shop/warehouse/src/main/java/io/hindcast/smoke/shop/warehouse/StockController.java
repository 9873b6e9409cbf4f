package io.hindcast.smoke.shop.warehouse;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class StockController {
  private final StockTable stock;

  StockController(StockTable stock) {
    this.stock = stock;
  }

  @GetMapping("/stock/{item}")
  ResponseEntity<String> quantity(@PathVariable String item) {
    if (item.startsWith("slow-")) {
      stock.countSlowly();
    }
    return ResponseEntity.of(stock.quantity(item).map(Object::toString));
  }
}
