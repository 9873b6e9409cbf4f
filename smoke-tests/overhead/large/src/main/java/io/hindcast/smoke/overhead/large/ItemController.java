package io.hindcast.smoke.overhead.large;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class ItemController {
  private final ItemRepository items;

  ItemController(ItemRepository items) {
    this.items = items;
    items.save(new Item("first"));
  }

  @GetMapping("/items/{item}")
  String page(@PathVariable int item, Model model) {
    model.addAttribute("item", item);
    model.addAttribute(
        "items", items.findByNameStartingWith("f").stream().map(Item::name).toList());
    return "items";
  }
}
