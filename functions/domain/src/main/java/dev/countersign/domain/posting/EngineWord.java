package dev.countersign.domain.posting;

/**
 * An engine's word for why it refuses: a code, never its free text, which may hold personal data.
 * What is longer than 100 characters is cut.
 */
public record EngineWord(String value) {
  private static final int LONGEST = 100;

  public EngineWord {
    value = value.length() <= LONGEST ? value : value.substring(0, LONGEST);
  }

  @Override
  public String toString() {
    return value;
  }
}
