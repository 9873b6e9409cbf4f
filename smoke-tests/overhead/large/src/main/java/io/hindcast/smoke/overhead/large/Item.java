package io.hindcast.smoke.overhead.large;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
class Item {
  @Id @GeneratedValue private @Nullable Long id;
  private String name = "";

  protected Item() {}

  Item(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }
}
