package dev.countersign.domain.posting;

/** What counts results of one kind: the terms' {@code meter}. */
public record Meter(String name) {
  @Override
  public String toString() {
    return name;
  }
}
