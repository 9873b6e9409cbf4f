package io.hindcast.smoke.overhead.large;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ItemRepository extends JpaRepository<Item, Long> {
  List<Item> findByNameStartingWith(String start);
}
