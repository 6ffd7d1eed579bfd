package dev.countersign.domain.posting;

/** An engine's own id of what it took, by which it is corrected and read there. */
public record EngineReference(String value) {
  @Override
  public String toString() {
    return value;
  }
}
