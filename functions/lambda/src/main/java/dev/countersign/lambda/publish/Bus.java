package dev.countersign.lambda.publish;

import dev.countersign.forms.event.Published;
import java.util.List;

/** Where events go. */
@FunctionalInterface
public interface Bus {
  /** Puts them, in order as far as the bus keeps one; returns those it didn't take. */
  List<Published> put(List<Published> events);
}
