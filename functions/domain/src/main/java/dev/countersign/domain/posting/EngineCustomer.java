package dev.countersign.domain.posting;

/** A customer's id in an engine: {@code cus_1}. It is never blank. */
public record EngineCustomer(String value) {
  public EngineCustomer {
    if (value.isBlank()) {
      throw new IllegalArgumentException("EngineCustomer: blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
